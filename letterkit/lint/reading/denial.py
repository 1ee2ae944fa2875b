"""Whether a sentence says that a thing does not happen, clause by clause: "Er komt geen deurwaarder bij u langs"."""

from collections.abc import Callable

from letterkit import language
from letterkit.lint.reading.clause import DENYING, records

_DENYING = DENYING - {"zonder"}  # "zonder nadere aankondiging" denies the notice alone


def denied(text: str, names: Callable[[str], bool]) -> bool:
    """Whether every clause whose lower-case words ``names`` the thing is a statement that denies.

    "Betaalt u niet, dan komt er een deurwaarder" denies in another clause, and as a condition.
    """
    denials = [
        clause.mood == "statement" and not _DENYING.isdisjoint(words)
        for part in language.analyse(text).sentences
        for clause in records(part, _no_roles)
        for words in ([token.lower for token in part.tokens[clause.start : clause.stop]],)
        if names(" ".join(words))
    ]
    return bool(denials) and all(denials)


def _no_roles(word: str) -> tuple[str, ...]:
    del word
    return ()
