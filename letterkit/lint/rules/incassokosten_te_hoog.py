"""Collection costs above what the decree allows, with VAT that is not declared, or above the cap on instalments."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from letterkit.dutch import amounts
from letterkit.lint.document import Document
from letterkit.lint.findings import Level, Span
from letterkit.lint.norms import BIK
from letterkit.lint.reading.fourteen import Fourteen, fourteen
from letterkit.lint.rule import Options, Rule

_SAID = {
    "too_high": "Over {principal} mag u hoogstens {allowed} incassokosten vragen.",
    "vat": "Over {principal} mag u {allowed} incassokosten vragen. Btw mag er alleen bij als de brief zegt dat u een "
    "dienst met btw gebruikt, dat u die btw niet kunt verrekenen, en dat de kosten daarom hoger zijn.",
    "cap": "Voor termijnen die u samen in één brief zet, rekent letterkit hoogstens {allowed}: lees artikel 2a na.",
    "rounded": "Over {principal} zijn de incassokosten een deel van een cent meer dan {allowed}. Rond naar beneden.",
}
RULE = Rule(
    id="incassokosten-te-hoog",
    category="completeness",
    law=True,
    level=None,
    message="{said} Hier staat {text}.",
    why="De wet geeft een vaste staffel: 15% over de eerste € 2.500, met een minimum van € 40. Hoger mag niet.",
    source=BIK,
    compares_amounts=True,
    wrong=(
        (
            "@stage veertiendagenbrief\nU moet nog € 300 betalen. Betaal binnen vijftien dagen nadat deze brief "
            "bij u is bezorgd. Daarna betaalt u «€ 75» incassokosten."
        ),
        (
            "@stage veertiendagenbrief\nU moet nog € 100 betalen. Betaal binnen vijftien dagen nadat deze brief "
            "bij u is bezorgd. Daarna betaalt u «€ 48,40» incassokosten."
        ),
        (
            "@stage veertiendagenbrief\nU moet nog 3 x € 150 betalen, samen € 450. Betaal binnen vijftien dagen nadat "
            "deze brief bij u is bezorgd. Daarna betaalt u «€ 67,50» incassokosten."
        ),
        (
            "@stage veertiendagenbrief\nU moet nog € 7.777,77 betalen. Betaal binnen vijftien dagen nadat deze "
            "brief bij u is bezorgd. Daarna betaalt u «€ 763,89» incassokosten."
        ),
    ),
    right=(
        (
            "@stage veertiendagenbrief\nU moet nog € 300 betalen. Betaal binnen vijftien dagen nadat deze brief "
            "bij u is bezorgd. Daarna betaalt u € 45 incassokosten."
        ),
        (
            "@stage veertiendagenbrief\nU moet nog € 1.234,56 betalen. Betaal binnen vijftien dagen nadat deze "
            "brief bij u is bezorgd. Daarna betaalt u € 185,18 incassokosten."
        ),
        (
            "@stage veertiendagenbrief\nU moet nog € 100 betalen. Betaal binnen vijftien dagen nadat deze brief "
            "bij u is bezorgd. Daarna betaalt u € 48,40 incassokosten. Wij gebruiken een incassobedrijf dat btw "
            "rekent. Die btw kunnen wij niet verrekenen. Daarom zijn de kosten hoger."
        ),
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    letter = fourteen(document)
    if letter.applies and letter.principals and letter.fee and (excess := _excess(letter, document)):
        reason, allowed = excess
        values = {"principal": amounts.printed_cents(sum(letter.principals)), "allowed": amounts.printed(allowed)}
        ceiling: Level | None = None if reason in ("too_high", "vat") else "warning"
        yield Span(*letter.fee_span, {"said": _SAID[reason].format_map(values)}, at_most=ceiling)


def _excess(letter: Fourteen, document: Document) -> tuple[str, Decimal] | None:
    """Why the fee is too high, and what is allowed. A letter without a day is judged by the newest figures."""
    from letterkit.law import collection_fee, instalment_cap  # noqa: PLC0415  # pydantic: only such a letter needs it
    from letterkit.law.rounding import Rounding  # noqa: PLC0415

    asked, claims = Decimal(letter.fee or 0) / 100, [Decimal(principal) / 100 for principal in letter.principals]
    day, law = letter.day or date.max, document.law
    vat = collection_fee.VatDeclaration(taxed_service=True, cannot_reclaim=True, declared_in_letter=letter.vat_declared)
    fee = collection_fee.fee(claims, day, vat=vat, settings=law)
    highest = collection_fee.fee(claims, day, vat=vat, rounding=Rounding.HALF_UP, settings=law)
    if asked > highest.total:
        with_vat = collection_fee.fee(
            claims, day, vat=replace(vat, declared_in_letter=True), rounding=Rounding.HALF_UP, settings=law
        )
        return ("vat" if asked <= with_vat.total else "too_high"), fee.total
    if asked > fee.total:
        return "rounded", fee.total
    capped = instalment_cap.letter_fee(claims, day, vat=vat, settings=law)
    return ("cap", capped.total) if asked > capped.total else None
