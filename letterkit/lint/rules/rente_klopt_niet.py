"""Interest over a period that is not what amount, days and rate come to."""

from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal

from letterkit.dutch.amounts import printed
from letterkit.dutch.dates import printed_digits
from letterkit.errors import CannotRender
from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import RENTE
from letterkit.lint.reading.interest import StatedInterest, speaks_of_a_period, stated_interest
from letterkit.lint.rule import Options, Rule
from letterkit.lint.stated_facts import finished


def _may_find(wording: Document) -> bool:
    """Never in a message that a template filled in: whatever is put there is what is known."""
    return finished(wording) and speaks_of_a_period(wording)


RULE = Rule(
    id="rente-klopt-niet",
    category="facts",
    law=True,
    level="error",
    message="Deze rente klopt niet: over {principal} van {start} tot {end} is het {right}{rate}. Reken na.",
    why="Rente is een vaste som van bedrag, dagen en percentage. Een cent te veel is al meer dan mag.",
    source=RENTE,
    compares_amounts=True,
    may_find=_may_find,
    wrong=(
        "Over € 1.000 is de wettelijke rente van 1 december 2025 tot 1 februari 2026 «€ 9,00».",
        "Over € 500 betaalt u 6% rente per jaar, van 4 november 2025 tot en met 31 december 2025. Dat is «€ 5,00».",
        "U moet nog € 250 betalen. Daarover is de wettelijke rente van 1 maart 2026 tot 1 september 2026 «€ 10,00».",
        "Rente: 4% over € 800 van 1 januari 2026 tot en met 30 juni 2026: «€ 16,00»",
        "Over € 1.000 is de wettelijke rente van 6% van 1 februari 2026 tot 1 maart 2026 «€ 4,60».",
    ),
    right=(
        "Over € 1.000 is de wettelijke rente van 1 december 2025 tot 1 februari 2026 € 8,49.",
        "Over € 500 betaalt u 6% rente per jaar, van 4 november 2025 tot en met 31 december 2025. Dat is € 4,76.",
        "Over € 500 betaalt u 6% rente per jaar, van 4 november 2025 tot en met 31 december 2025. Dat is € 4,77.",
        "U moet nog € 250 betalen. Daarover is de wettelijke rente van 1 maart 2026 tot 1 september 2026 € 5,04.",
        "Over € 1.000 rekenen wij van 1 januari 2026 tot 1 maart 2026 geen rente.",
        "Over € 1.000 betaalt u 1% rente per maand, van 1 januari 2026 tot 1 maart 2026: € 20,00.",
        "Uw lening van € 1.000 loopt van 1 januari 2026 tot 1 maart 2026. De rente is 4%.",
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    if not finished(document) or "rente" not in document.lower:
        return
    for stated in stated_interest(document):
        with suppress(CannotRender):  # the rate of some day is not known
            right = _right(stated, document)
            if Decimal(stated.cents) / 100 not in right:
                values = {"principal": printed(stated.principal), "right": printed(right[0])}
                days = {"start": printed_digits(stated.start), "end": printed_digits(stated.end)}
                rate = " (wettelijke rente)" if stated.statutory else ""
                yield Span(*stated.place, {**values, **days, "rate": rate})


def _right(stated: StatedInterest, document: Document) -> tuple[Decimal, ...]:
    """What the interest may be: to the cent, rounded down or half up; at a rate of a contract also without interest
    over interest, which only the law adds after a year (6:119 BW).
    """
    from letterkit.law import statutory_interest as law  # noqa: PLC0415  # pydantic: only such a text needs it
    from letterkit.law.rounding import Rounding  # noqa: PLC0415

    ways = (Rounding.DOWN, Rounding.HALF_UP)
    period = (stated.principal, stated.start, stated.end)
    if stated.statutory or stated.percent is None:
        return tuple(law.interest(*period, rounding=way, settings=document.law).total for way in ways)
    simple = stated.principal * stated.percent * (stated.end - stated.start).days / 36500
    compound = [law.at_rate(*period, stated.percent, rounding=way).total for way in ways]
    return (*compound, *(way.to_cents(simple) for way in ways))
