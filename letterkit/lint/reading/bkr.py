"""The register of credits (BKR) in a text: where it is named first, and what the reader still has to know about it."""

from letterkit.lint.document import Document, Sentence
from letterkit.lint.reading.denial import denied
from letterkit.lint.reading.patterns import any_of
from letterkit.lint.reading.payment import DATE, TERM

_BKR = any_of(r"\bbkr\b", r"\bbureau krediet\s?registratie\b", r"\bnegatieve registratie\b")
_NEEDED = {
    "wat het betekent": any_of(
        (
            r"\b(?:moeilijk\w*|lastig\w*|geen|niet|lager\w*)\b.{0,80}\b(?:lening|lenen|hypotheek|krediet|"
            r"abonnement|telefoon|huis)\b"
        ),
        r"\b(?:lening|lenen|hypotheek|krediet|abonnement)\b.{0,80}\b(?:moeilijk\w*|lastig\w*|geen|niet)\b",
    ),
    "hoe de lezer het voorkomt": any_of(
        (
            r"\bvoorkom\w*|\bmelden (?:we|wij) (?:\w+ )?(?:niets|niet)\b|\bniet (?:aan)?gemeld\b|"
            r"\bgeen (?:melding|registratie)\b|\bnog tijd\b"
        ),
        r"\bdan (?:\w+ ){0,4}niet\b",
    ),
}


def named(text: str) -> bool:
    """Whether these words name it."""
    return bool(_BKR.search(text.lower()))


def first_named(document: Document) -> Sentence | None:
    """The first sentence that names it, unless that says that nothing is registered."""
    if not document.has(_BKR):
        return None
    first = next((sentence for sentence in document.sentences if named(sentence.text)), None)
    return None if first is None or denied(first.text, named) else first


def lacking(document: Document, first: Sentence) -> list[str]:
    """What is not explained around the sentence that names it first, in Dutch."""
    near = document.lower[max(0, first.start - 300) : first.end + 700]
    missing = [name for name, pattern in _NEEDED.items() if not pattern.search(near)]
    return missing if DATE.search(near) or TERM.search(near) else [*missing, "wanneer u meldt"]
