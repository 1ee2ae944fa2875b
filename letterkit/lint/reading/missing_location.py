"""Where to show what is missing: at the sentence after which it belongs."""

from letterkit.lint.document import PROSE, WORDED, Document, once
from letterkit.lint.findings import Span
from letterkit.lint.reading.payment import payment


@once
def missing_location(document: Document) -> tuple[int, int]:
    """The first sentence that says what is owed, else the first sentence or heading; the start of an empty text."""
    requested = payment(document).asked
    for sentence in (*(sentence for sentence in requested if sentence.kind in PROSE), *requested):
        return sentence.start, sentence.end
    for sentence in document.sentences:
        if sentence.kind in WORDED:
            return sentence.start, sentence.end
    return 0, 0


def missing(document: Document, **values: object) -> Span:
    """A place for something the whole document lacks."""
    return Span(*missing_location(document), values=values)
