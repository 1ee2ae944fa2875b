"""Whether a sentence says that a thing does not happen, clause by clause: "Er komt geen deurwaarder bij u langs"."""

import re
from collections.abc import Collection

from letterkit import language
from letterkit.lint.reading.clause import records


def denied(text: str, patterns: Collection[re.Pattern[str]]) -> bool:
    """Whether every clause in which one of the patterns stands is a statement that denies.

    "Betaalt u niet, dan komt er een deurwaarder" denies in another clause, and as a condition.
    """
    named = [
        clause
        for part in language.analyse(text).sentences
        for clause in records(part, _no_roles)
        for words in (" ".join(one.lower for one in part.tokens[clause.start : clause.stop]),)
        if any(pattern.search(words) for pattern in patterns)
    ]
    return bool(named) and all(one.denied and one.mood == "statement" for one in named)


def _no_roles(word: str) -> tuple[str, ...]:
    del word
    return ()
