"""Whether a sentence says that a thing does not happen, clause by clause: "Er komt geen deurwaarder bij u langs"."""

from collections.abc import Callable

from letterkit import language
from letterkit.lint.reading.clause import records


def denied(text: str, names: Callable[[str], bool]) -> bool:
    """Whether every clause whose lower-case words ``names`` the thing is a statement that denies.

    "Betaalt u niet, dan komt er een deurwaarder" denies in another clause, and as a condition.
    """
    named = [
        clause
        for part in language.analyse(text).sentences
        for clause in records(part, _no_roles)
        if names(" ".join(one.lower for one in part.tokens[clause.start : clause.stop]))
    ]
    return bool(named) and all(one.denied and one.mood == "statement" for one in named)


def _no_roles(word: str) -> tuple[str, ...]:
    del word
    return ()
