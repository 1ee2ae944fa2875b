"""The figures of law as lines: single ones, tables by date, and a warning for what nobody will know soon."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from letterkit.dutch.amounts import printed
from letterkit.dutch.dates import printed_digits
from letterkit.errors import CannotRender
from letterkit.law import bkr, collection_fee, credit_charge, days
from letterkit.law.figure import Figure, Table
from letterkit.law.settings import Settings, shipped_settings
from letterkit.law.tables import Tables
from letterkit.sectors import MUNICIPALITY, Sector, sectors
from letterkit.templating.formats import opsomming
from letterkit.texts import say

_OF_NOTICES = ("notice_costs_low", "notice_costs_high")
"""Tables that only a sector of public law asks anything of."""


def singles(settings: Settings, *, only_open: bool) -> Iterator[str]:
    """One block of lines a figure, the creditor's own ones marked; then how many there are."""
    for name in settings.names():
        figure: Figure[Any] = getattr(settings, name)
        if not (only_open and figure.confirmed):
            own = say("law.figure.own") if figure != getattr(shipped_settings(), name) else ""
            yield say("law.figure.line", name=name, value=figure.value, own=own)
            yield from _source(figure)
    doubtful = sum(1 for _ in settings.open_points())
    yield say("law.figure.total", total=len(settings.names()), open=doubtful)


def tables(settings: Settings, day: date) -> Iterator[str]:
    """Every table, row by row, and the highest credit charge that follows from two of them."""
    yield from _bands()
    for name in Tables.model_fields:
        yield from _table(name, getattr(settings.tables, name), getattr(shipped_settings().tables, name))
    yield from _highest_charge(day, settings)
    yield from ("", say("law.table.equated_days"))
    yield ", ".join(printed_digits(equated_day) for equated_day in days.equated_days())
    yield from _source(next(iter(days.equated_days().values())))
    yield from ("", say("law.table.sectors"))
    for sector in sectors().values():
        yield say(
            "law.table.sector",
            sector=sector.name,
            on=say("law.table.used" if sector.fourteen_days.value else "law.table.not_used"),
        )
        yield from _source(sector.fourteen_days)
        yield from _duties(sector)
        yield from _notice_costs(sector, settings, day)
        if sector.consumer_credit and not bkr.notice_days_are_read(settings):
            yield say("law.table.bkr_days")


def _notice_costs(sector: Sector, settings: Settings, day: date) -> Iterator[str]:
    """That a notice with costs is held, for a sector of public law on a day of which nobody gave the amount."""
    ends = [getattr(settings.tables, name).unknown_from for name in _OF_NOTICES]
    unknown = min((end for end in ends if end and end <= day), default=None)
    if unknown and not sector.private_law.value:
        yield say("law.table.notice_costs", day=printed_digits(unknown))


def _duties(sector: Sector) -> Iterator[str]:
    if sector.municipality:
        data = [say(f"municipality.{name}") for name in sector.municipality.value]
        yield say("law.table.duty", name=MUNICIPALITY, duty=say("law.table.municipality", data=opsomming(data)))
        yield from _source(sector.municipality)
    for name, duty in sector.duties.items():
        yield say("law.table.duty", name=name, duty=duty.value)
        yield from _source(duty)
    if sector.unconfirmed:
        sold = all(duty.sold_credit for duty in sector.unconfirmed.values())
        held = say("law.table.sold_credit" if sold else "law.table.here")
        yield say("law.table.sector_held", duties=", ".join(sector.unconfirmed), here=held)


def unknown_soon(settings: Settings, today: date) -> Iterator[str]:
    """A warning for each table whose next figure is not there while its last one ends within a month; for the costs of
    a notice only when the creditor keeps them: others never ask any.
    """
    for name in Tables.model_fields:
        table: Table[Any] = getattr(settings.tables, name)
        if name in _OF_NOTICES and table == getattr(shipped_settings().tables, name):
            continue
        if table.unknown_from and table.unknown_soon(today):
            yield say("law.table.unknown_soon", title=table.title, day=printed_digits(table.unknown_from), name=name)


def _bands() -> Iterator[str]:
    for row in collection_fee.staffel().rows:
        yield from ("", say("law.table.fee", since=printed_digits(row.since)))
        for band in row.value.bands:
            width = say("law.table.next", width=printed(band.width)) if band.width else say("law.table.rest")
            yield say("law.table.band", width=width, percent=_number(band.percent))
        yield say("law.table.ends", least=printed(row.value.least), most=printed(row.value.most))
        yield from _source(row)


def _table(name: str, table: Table[Any], shipped: Table[Any]) -> Iterator[str]:
    yield from ("", say("law.table.title", title=table.title, name=name))
    for row in table.rows:
        own = "" if row in shipped.rows else say("law.figure.own")
        yield say("law.table.row", since=printed_digits(row.since), value=_number(row.value), own=own)
        yield from _source(row)
    if table.unknown_from:
        yield say("law.table.unknown", day=printed_digits(table.unknown_from))


def _highest_charge(day: date, settings: Settings) -> Iterator[str]:
    try:
        highest = credit_charge.highest(day, day, settings)
    except CannotRender as error:
        yield say(f"errors.{error.code}", **error.values)
    else:
        yield say("law.table.highest_charge", day=printed_digits(day), percent=_number(highest.value))


def _source(figure: Figure[Any]) -> Iterator[str]:
    yield say("law.figure.source", source=figure.source)
    if not figure.confirmed:
        yield say("law.figure.doubt", note=figure.note)


def _number(value: object) -> str:
    return f"{value:f}".replace(".", ",") if not isinstance(value, int) else str(value)
