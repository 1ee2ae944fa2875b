"""What the customer and the creditor do while the days go by, each with its day: the switches of ``simulate``."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from letterkit import fields
from letterkit.case.record import Signalen
from letterkit.dutch import amounts
from letterkit.errors import WrongCall

Takes = Literal["nothing", "amount", "day", "signal", "name"]
SIGNALS = tuple(name for name, field in Signalen.model_fields.items() if field.annotation is bool)
DEBT_HELP = "schuldhulp"
"""The one signal that is a day in the case record; it begins with ``debt_help`` and can be cleared as the others."""
_CENT, _MOST = Decimal("0.01"), Decimal("9999999.99")
_LONGEST_NAME = 120
_MISSING: Mapping[Takes, str] = {
    "amount": "simulate_missing_amount",
    "day": "simulate_missing_day",
    "signal": "simulate_missing_signal",
    "name": "simulate_missing_name",
}


@dataclass(frozen=True, slots=True)
class Kind:
    """``takes``: what may follow the day and a colon. ``must``: it has to. ``ahead``: known from the first day."""

    takes: Takes = "nothing"
    must: bool = False
    ahead: bool = False


EVENTS: Mapping[str, Kind] = {
    "bkr": Kind(ahead=True),
    "hands_over": Kind("name", ahead=True),
    "calls": Kind("signal"),
    "signal": Kind("signal", must=True),
    "clears": Kind("signal", must=True),
    "debt_help": Kind("day"),
    "complains": Kind("day"),
    "pauses": Kind("day"),
    "offers": Kind("amount"),
    "ends_plan": Kind(),
    "arranges": Kind("amount"),
    "breaks_plan": Kind(),
    "pays": Kind("amount"),
    "forgives": Kind(),
    "calls_in": Kind("amount", must=True),
}
"""All happenings by name. On one day they come in this order."""
BY_CREDITOR = frozenset(
    {"bkr", "hands_over", "signal", "clears", "pauses", "offers", "ends_plan", "arranges", "forgives", "calls_in"}
)
"""What the creditor does, alone or together with the customer; what is known ahead as well."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happens. What came after the colon is in the field of its kind."""

    name: str
    day: date
    amount: Decimal | None = None
    until: date | None = None
    signal: str | None = None
    other: str | None = None

    @property
    def option(self) -> str:
        """The switch as it is typed."""
        return option(self.name)


def option(name: str) -> str:
    """``pays`` as ``--pays``."""
    return f"--{name.replace('_', '-')}"


def parse(name: str, text: str) -> Event:
    """Read ``2027-01-10`` or ``2027-01-10:50,00``.

    Raises ``WrongCall``: ``simulate_day``, ``simulate_extra``, ``simulate_amount``, ``simulate_signal``,
    ``simulate_name``, ``simulate_period`` or ``simulate_missing_…``, each with ``option``.
    """
    kind, typed = EVENTS[name], option(name)
    head, colon, rest = text.strip().partition(":")
    day, rest = parse_day(head, typed), rest.strip()
    if colon and kind.takes == "nothing":
        raise WrongCall("simulate_extra", option=typed)
    if not rest:
        if kind.must or colon:
            raise WrongCall(_MISSING[kind.takes], option=typed, day=day.isoformat())
        return Event(name, day)
    match kind.takes:
        case "amount":
            return Event(name, day, amount=parse_amount(rest, typed))
        case "day":
            return Event(name, day, until=_later(rest, day, typed))
        case "signal":
            return Event(name, day, signal=_signal(rest, name))
        case _:
            return Event(name, day, other=_name(rest, typed))


def scheduled(events: tuple[Event, ...], first: date) -> list[tuple[date, Event]]:
    """The events with the day on which each becomes known, by that day; on one day in the order of ``EVENTS``.

    What is known ahead is known from the ``first`` day; a second of its kind on the day after the one before.
    """
    order, known = list(EVENTS), dict.fromkeys(EVENTS, first)
    entries = []
    for event in sorted(events, key=lambda event: event.day):
        entries.append((known[event.name] if EVENTS[event.name].ahead else event.day, event))
        known[event.name] = event.day + timedelta(days=1)
    return sorted(entries, key=lambda entry: (entry[0], order.index(entry[1].name)))


def parse_day(text: str, typed: str) -> date:
    """A day as ``2027-01-10``. Raises ``WrongCall("simulate_day")`` with ``option``."""
    try:
        return fields.day(text)
    except ValueError as error:
        raise WrongCall("simulate_day", option=typed) from error


def _later(text: str, day: date, typed: str) -> date:
    until = parse_day(text, typed)
    if until < day:
        raise WrongCall("simulate_period", option=typed)
    return until


def parse_amount(text: str, typed: str, *, least: Decimal = _CENT) -> Decimal:
    """An amount as Dutch people type it (``1.250,50``) or as machines write it (``1250.50``).

    Raises ``WrongCall("simulate_amount")`` with ``option``, also below ``least``.
    """
    try:
        amount = amounts.read(text)
    except ValueError as error:
        raise WrongCall("simulate_amount", option=typed) from error
    if not least <= amount <= _MOST or amount != amount.quantize(_CENT):
        raise WrongCall("simulate_amount", option=typed)
    return amount.quantize(_CENT)


def _signal(text: str, name: str) -> str:
    known = (*SIGNALS, DEBT_HELP) if name == "clears" else SIGNALS
    if text not in known:
        raise WrongCall("simulate_signal", option=option(name), known=", ".join(known))
    return text


def _name(text: str, typed: str) -> str:
    try:
        name = fields.one_line(text)
    except ValueError as error:
        raise WrongCall("simulate_name", option=typed) from error
    if len(name) > _LONGEST_NAME:
        raise WrongCall("simulate_name", option=typed)
    return name
