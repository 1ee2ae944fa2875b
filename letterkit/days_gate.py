"""Whether the days that a message looks forward to still lie ahead when its reader has it.

A confirmation whose first payment fell before the letter arrived makes somebody late who kept to what was agreed, and
an answer "vóór" a day that is over cannot be given. The days of a hand-over, a report, a call-in and the end of a
supply have terms of their own in ``journey.hooks``.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from letterkit.case import Case
from letterkit.journey import Decision
from letterkit.money_gate import CaseFault

_ONE = timedelta(days=1)
_ON: dict[str, tuple[str, ...]] = {
    "regeling": ("startdatum", "evaluatie_op"),
    "voorstel": ("startdatum",),
    "pauze": ("tot",),
    "schuldhulp": ("tot",),
}
"""By the part of the case that a message is about: days that may be the day of arrival itself, but none before it."""
_BEFORE: dict[str, tuple[str, ...]] = {"voorstel": ("antwoord_voor",), "klacht": ("antwoord_voor",)}
"""Days before which something happens: at least one whole day is left after arrival."""


def in_message(case: Case, decision: Decision, today: date) -> tuple[CaseFault, ...]:
    """What is over already in the message of ``decision`` when it arrives; empty for one that promises no day."""
    kind = decision.kind
    if kind is None or not kind.needs or kind.trigger == "missed_plan":
        return ()
    arrival = decision.calendar.delivered if decision.calendar else today
    return tuple(_over(case, kind.needs, arrival))


def _over(case: Case, name: str, arrival: date) -> Iterator[CaseFault]:
    part = getattr(case, name, None)
    if part is None or getattr(part, "status", "nieuw") != "nieuw":
        return
    for fields, first in ((_ON.get(name, ()), arrival), (_BEFORE.get(name, ()), arrival + _ONE)):
        for field in fields:
            day: date | None = getattr(part, field)
            if day and day < first:
                code = "eerste_betaling_voorbij" if (name, field) == ("regeling", "startdatum") else "dag_voorbij"
                days = {"day": day, "arrival": arrival, "first": first}
                values = (("field", f"{name}.{field}"), *((key, value.isoformat()) for key, value in days.items()))
                yield CaseFault(code, f"{name}.{field}", values)
