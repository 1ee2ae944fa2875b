"""What a finding offers to put in the place of the words that it marks."""

import re

from letterkit.lint.findings import Finding

_ADVICE = re.compile(r"…|\.\.\.|[<>\[\]()]")  # a hole to fill or a choice, which no text can have in it
_MORE_WORDS = 3  # that marked words may have more than what is to stand there


def replacements(finding: Finding) -> tuple[str, ...]:
    """The suggestions that can stand where the marked words stand, with their capital."""
    return tuple(_like(finding.text, one) for one in finding.suggestions if _fits(finding, one))


def _fits(finding: Finding, suggestion: str) -> bool:
    """Whether a suggestion can stand in the place of all the words that are marked.

    "dient het bedrag per omgaande te" is marked from verb to verb; "moet" in its place would lose what lies between.
    """
    short = len(finding.text.split()) <= len(suggestion.split()) + _MORE_WORDS
    return short and not _ADVICE.search(suggestion)


def _like(marked: str, suggestion: str) -> str:
    """The suggestion with a capital when the marked words begin with one and have no other: the start of a sentence."""
    first, rest = marked[:1], marked[1:]
    opens = first.isupper() and rest == rest.lower() and len(marked) > 1
    return suggestion[:1].upper() + suggestion[1:] if opens else suggestion
