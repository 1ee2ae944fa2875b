"""The case while the days go by, with the little that the record itself does not hold."""

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from letterkit.case import Case
from letterkit.case.events import Ontvangst
from letterkit.law.settings import Settings, shipped_settings
from letterkit.simulation.instalments import less


@dataclass(frozen=True, slots=True)
class CaseState:
    """``asked``: what the last message asked for. ``breaks_from``: from this day a term of the arrangement is missed.

    ``calls``: days on which an employee is to call about a message of a stage. ``law``: the figures of law that hold.
    ``interest``: whether the creditor asks it; ``part_of_cent``: what of it is less than a cent yet.
    """

    case: Case
    asked: Decimal | None = None
    breaks_from: date | None = None
    calls: tuple[tuple[date, str], ...] = ()
    law: Settings = field(default_factory=shipped_settings)
    interest: bool = False
    part_of_cent: Decimal = Decimal(0)

    def with_case(self, **parts: Any) -> "CaseState":
        """The same state with parts of the record changed; the record is validated as when it is read."""
        return replace(self, case=changed(self.case, **parts))

    @property
    def plan_is_kept(self) -> bool:
        plan = self.case.regeling
        return plan is not None and plan.status in ("nieuw", "lopend")


def changed(case: Case, **parts: Any) -> Case:
    """The record with some of its parts changed, validated as when it is read."""
    return Case.model_validate({**dict(case), **parts})


def signalled(case: Case, name: str, *, on: bool | date | None) -> Case:
    """The record with one signal set or cleared."""
    return changed(case, signalen=case.signalen.model_copy(update={name: on}))


def paid(case: Case, day: date, amount: Decimal) -> Case:
    """The record after a payment came in; an announced payment is then no longer on its way."""
    received = Ontvangst(datum=day, bedrag=amount)
    case = changed(case, achterstand=less(case.achterstand, amount), ontvangen=received)
    return signalled(case, "betaling_onderweg", on=False) if case.signalen.betaling_onderweg else case
