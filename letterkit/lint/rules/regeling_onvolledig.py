"""An arrangement is offered or confirmed without amount, dates or end."""

from collections.abc import Iterator

from letterkit.dutch import amounts
from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import AFM
from letterkit.lint.placeholders import FIELD
from letterkit.lint.reading.missing_location import missing
from letterkit.lint.reading.patterns import any_of
from letterkit.lint.reading.payment import DATE
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="regeling-onvolledig",
    category="completeness",
    level=None,
    message=(
        "Bij de regeling ontbreekt: {lacking}. De lezer moet weten wat hij wanneer betaalt en wanneer hij klaar is."
    ),
    why="Een afspraak werkt als allebei precies weten wat er is afgesproken.",
    source=f"{AFM}, hoofdstuk 3, uitgangspunt 3",
    wrong=("@stage regeling_bevestiging\n«U betaalt voortaan elke maand.»",),
    right=(
        (
            "@stage regeling_bevestiging\nU betaalt € 40 per maand, voor het eerst op 1 februari 2027. Dat doet "
            "u 6 keer. De laatste "
            "betaling is op 1 juli 2027."
        ),
    ),
)

_END = any_of(
    r"\b(?:laatste (?:betaling|termijn|keer)|tot en met|klaar|einde|einddatum|\d+ (?:keer|maanden|termijnen)|"
    r"in \d+|\w+ termijnen)\b"
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    if any(document.found(FIELD)):
        return
    lacking = []
    if not amounts.any_in(document.text):
        lacking.append("het bedrag per keer")
    if not document.has(DATE):
        lacking.append("de eerste datum")
    if not (_END.search(document.lower) or _dated_rows(document) > 1):
        lacking.append("wanneer het klaar is")
    if lacking:
        yield missing(document, lacking=", ".join(lacking))


def _dated_rows(document: Document) -> int:
    """A table of days tells by itself when the last payment is."""
    return sum(sentence.kind == "cell" and bool(DATE.search(sentence.text.lower())) for sentence in document.sentences)
