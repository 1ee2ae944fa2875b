"""What follows from the law for amounts and days, as lines with what is not certain below them."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import get_args

from letterkit.dutch.amounts import printed
from letterkit.dutch.dates import printed_digits, printed_short
from letterkit.law import bkr, calendar, collection_fee, instalment_cap
from letterkit.law.rounding import Rounding
from letterkit.law.settings import Settings
from letterkit.law.statutory_interest import interest
from letterkit.texts import say


def fee(terms: list[Decimal], day: date, *, declared: bool, settings: Settings) -> Iterator[str]:
    """The fee of one 14-day letter over the terms, and of a letter for each, when that differs."""
    vat = collection_fee.VatDeclaration(taxed_service=declared, cannot_reclaim=declared, declared_in_letter=declared)
    charge = instalment_cap.letter_fee(terms, day, vat=vat, settings=settings)
    yield say("law.fee.principal", principal=printed(charge.principal if len(terms) == 1 else sum(terms, Decimal(0))))
    yield say("law.fee.letter", fee=printed(charge.total))
    if charge.vat:
        yield say("law.fee.vat", vat=printed(charge.vat))
    if len(terms) > 1:
        apart = _apart(terms, day, settings)
        yield say("law.fee.apart", fees=", ".join(map(printed, apart)), total=printed(sum(apart, Decimal(0))))
    yield from _doubts(charge.notes)


def _apart(terms: list[Decimal], day: date, settings: Settings) -> list[Decimal]:
    """The fee of each term when each had its own letter, all within one period of the cap."""
    ledger, fees = instalment_cap.Ledger(), []
    for term in terms:
        charge = instalment_cap.fee(ledger, "", term, day, settings=settings).total
        if charge and instalment_cap.applies(term, day, settings):
            ledger = ledger.add(instalment_cap.Charge("", day, charge), settings)
        fees.append(charge)
    return fees


def interest_over(principal: Decimal, start: date, end: date, settings: Settings) -> Iterator[str]:
    """The interest, part by part."""
    accrued = interest(principal, start, end, settings=settings)
    for part in accrued.parts:
        yield say(
            "law.interest.part",
            start=printed_digits(part.start),
            end=printed_digits(part.end),
            days=(part.end - part.start).days,
            percent=f"{part.percent:f}".replace(".", ","),
            principal=printed(part.principal),
            amount=printed(Rounding.DOWN.to_cents(part.amount)),
        )
    yield say(
        "law.interest.total",
        start=printed_digits(start),
        end=printed_digits(end),
        total=printed(accrued.total),
    )
    yield from _doubts(accrued.notes)


def letter(posted: date, delivered: date | None, settings: Settings) -> Iterator[str]:
    """The calendar of a 14-day letter."""
    dates = calendar.of_letter(posted, delivered=delivered, settings=settings)
    for name, day in dates.by_name.items():
        yield say(f"law.letter.{name}", day=printed_short(day))
    yield from _doubts(dates.notes)


def bkr_days(unpaid: date, settings: Settings) -> Iterator[str]:
    """For each kind of credit: when it is reported, when the customer must hear of it, how long it can be seen."""
    notes: list[str] = []
    for credit in get_args(bkr.Credit):
        report = bkr.report_day(unpaid, credit, settings)
        window = bkr.announcement_window(report, settings)
        notes += window.notes
        yield say(f"law.bkr.{credit}")
        yield say("law.bkr.announce", first=printed_digits(window.first_day), last=printed_digits(window.last_day))
        yield say("law.bkr.report", day=printed_digits(report))
        yield say("law.bkr.visible", day=printed_digits(bkr.visible_until(report, settings)))
    yield from _doubts(dict.fromkeys(notes))


def _doubts(notes: Iterable[str]) -> Iterator[str]:
    return (say("law.figure.doubt", note=note) for note in notes)
