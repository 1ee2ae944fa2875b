"""What a finding offers to put in the place of the words that it marks."""

from letterkit.lint.findings import Finding


def replacements(finding: Finding) -> tuple[str, ...]:
    """The suggestions that can stand where the marked words stand, with their capital; none for other advice."""
    if finding.advice != "vervang":
        return ()
    return tuple(_like(finding.text, one) for one in finding.suggestions)


def _like(marked: str, suggestion: str) -> str:
    """The suggestion with a capital when the marked words begin with one and have no other: the start of a sentence."""
    first, rest = marked[:1], marked[1:]
    opens = first.isupper() and rest == rest.lower()
    return suggestion[:1].upper() + suggestion[1:] if opens else suggestion
