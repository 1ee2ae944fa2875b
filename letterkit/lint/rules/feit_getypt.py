"""A fact typed into a template, where a field of the case or the creditor belongs."""

from collections.abc import Iterator

from letterkit.facts import Fact, public
from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import EERLIJK
from letterkit.lint.rule import Options, Rule
from letterkit.lint.stated_facts import typed

RULE = Rule(
    id="feit-getypt",
    category="template",
    level="error",
    message=("Dit staat vast in het sjabloon: {text}. Zet er het veld {field} voor in de plaats."),
    why=("Een getypt bedrag, nummer of een getypte dag klopt bij één zaak en bij geen andere."),
    source=EERLIJK,
    wrong=(
        ("@typed\nWilt u «€ 195» betalen?"),
        ("@typed\nMaak het over naar «NL91 ABNA 0417 1643 00»."),
        ("@typed\nBetaal vóór «12 mei 2026»."),
        ("@typed\nBel «020 123 45 67»."),
        ("@typed\nMail «hulp@snelincasso.nl»."),
    ),
    right=(
        ("@typed\nDaarna komt er € 40 aan incassokosten bij."),
        ("@typed\nBel Geldfit: 0800-8115, of kijk op geldfit.nl."),
        ("Wilt u € 195 betalen?"),
    ),
)

_FIELDS = {
    "amount": "{{ betaling.bedrag | euro }}",
    "iban": "{{ betaling.iban }}",
    "reference": "{{ betaling.kenmerk }}",
    "phone": "{{ schuldeiser.telefoon }}",
    "day": "{{ betaling.uiterlijk | datum }}",
    "email": "{{ schuldeiser.email }}",
    "domain": "{{ schuldeiser.website }}",
}
_LEGAL = {"amount": frozenset({"0", "4000"})}  # € 40: the least of the scale for collection costs


def check(document: Document, *, options: Options) -> Iterator[Span]:
    if not document.pieces:
        return
    last = 0
    for fact in typed(document):
        field = _FIELDS.get(fact.kind)
        if field and fact.start >= last and not _may_stand(fact) and _in_template(document, fact):
            last = fact.end
            yield Span(fact.start, fact.end, {"field": field})


def _may_stand(fact: Fact) -> bool:
    """Figures of the law, and the numbers and sites of public help."""
    if fact.kind == "phone":
        return fact.value in public.phones()
    if fact.kind == "domain":
        return any(fact.value == domain or fact.value.endswith(f".{domain}") for domain in public.domains())
    return fact.value in _LEGAL.get(fact.kind, ())


def _in_template(document: Document, fact: Fact) -> bool:
    """Whether a template, and no data, holds the characters."""
    return any(piece.start <= fact.start < piece.end and not piece.data for piece in document.pieces)
