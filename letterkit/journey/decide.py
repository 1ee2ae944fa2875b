"""The decision of one day. Days are never the only variable: earlier messages, arrangements, pauses, what happened and
what the law says decide as well (SRCM 6, part 4, "zorgvuldig"). What was looked at is recorded, so that equal treatment
can be shown.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any

from letterkit.case import Case, EerderBericht, Regeling
from letterkit.creditor import Creditor
from letterkit.errors import WrongCall
from letterkit.journey import hooks, measures, term
from letterkit.journey.decision import Decision, Variables
from letterkit.journey.ladders import ladder
from letterkit.journey.obstacle import Obstacle
from letterkit.journey.reach import channels, reachable
from letterkit.journey.waiting import rest_until
from letterkit.law.calendar import Calendar
from letterkit.message import Channel
from letterkit.stages.model import Stage

_OTHER = "anders"
"""Stands in the variables for an earlier message of no stage of ours: that name is free text, so it may be anything."""


def decide(case: Case, creditor: Creditor, today: date) -> Decision:
    """The stage that fits ``case`` on ``today``."""
    look = Look(case, creditor, today)
    for stage, day in look.events:
        return look.send(stage, day.isoformat())
    if look.asks_for_no_stage():
        return look.nothing("unknown_request")
    if (until := look.paused_until()) is not None:
        return look.nothing("paused", until + timedelta(days=1))
    plan = case.regeling
    if not case.achterstand.totaal:
        return look.nothing("nothing_open")
    if plan and plan.status == "gemist" and plan.gemiste_datum:
        return look.after_missed_term(plan.gemiste_datum)
    if plan and plan.status in ("lopend", "nieuw"):
        return look.nothing("plan_is_kept")
    if promised := look.promised():
        return look.nothing(*promised)
    return look.next_rung()


def for_stage(case: Case, creditor: Creditor, stage: str, today: date) -> Decision:
    """The decision when a person chose the stage. Raises ``WrongCall`` for an unknown stage or one that lacks data."""
    return Look(case, creditor, today).for_stage(stage)


def obstacle(case: Case, creditor: Creditor, stage: str, today: date) -> Obstacle | None:
    """Why the law keeps ``stage`` from going to this customer today, also when a person chose it; None when nothing."""
    return Look(case, creditor, today).obstacle(stage)


def _happened(event: Any) -> date | None:
    """When that came about of which a part of a case tells."""
    if not isinstance(event, Regeling):
        return event.datum  # type: ignore[no-any-return]
    return (event.afgesproken_op or event.startdatum) if event.status == "nieuw" else None


@dataclass(frozen=True)
class Look:
    """One case on one day; for whoever asks about several stages, what is the same for each is looked up once."""

    case: Case
    creditor: Creditor
    today: date

    def for_stage(self, stage: str) -> Decision:
        """The decision when a person chose the stage. Raises ``WrongCall`` as the function ``for_stage`` does."""
        kind = self.creditor.stages.known(stage)
        needed = kind.needs
        if needed and getattr(self.case, needed) is None:
            raise WrongCall("stage_needs", stage=stage, field=needed, case=self.case.zaaknummer)
        decision = self.send(stage, self.today.isoformat())
        if decision.amount is None and kind.asks != "nothing" and kind.trigger != "event":
            raise WrongCall("stage_nothing_open", stage=stage, case=self.case.zaaknummer)
        return decision

    @cached_property
    def events(self) -> list[tuple[str, date]]:
        """Stages for things that happened, or were asked for, and that no message told yet, oldest first."""
        case, stages = self.case, self.creditor.stages
        parts = [(name, event) for name, part in stages.of_event if (event := getattr(case, part)) is not None]
        days = [(name, day) for name, event in parts if (day := _happened(event))]
        if (asked := case.bericht) and self._may_be_asked(asked.fase):
            days.append((asked.fase, asked.datum))
        happened = [(name, day) for name, day in days if day <= self.today and not self.sent_since(name, day)]
        return sorted(happened, key=lambda event: event[1])

    @cached_property
    def able(self) -> tuple[Channel, ...]:
        """The channels on which this customer can be reached."""
        return reachable(self.case)

    def _may_be_asked(self, stage: str) -> bool:
        """Whether a case may ask for this stage now; one that asks for money waits for the end of a pause."""
        kind = self.creditor.stages.get(stage)
        return kind is not None and kind.trigger == "request" and (kind.asks == "nothing" or not self.paused_until())

    def asks_for_no_stage(self) -> bool:
        """Whether the case asks, from today on, for a message that no case may ask for."""
        asked = self.case.bericht
        if asked is None or asked.datum > self.today:
            return False
        kind = self.creditor.stages.get(asked.fase)
        return kind is None or kind.trigger != "request"

    def after_missed_term(self, day: date) -> Decision:
        """The first message about a missed term of the arrangement that was not sent since."""
        for stage in self.creditor.stages.of_trigger.get("missed_plan", ()):
            if not self.sent_since(stage, day):
                return self.send(stage, day.isoformat())
        return self.nothing("already_sent")

    def paused_until(self) -> date | None:
        """The last day of a pause that holds today."""
        ends = []
        if (pause := self.case.pauze) and pause.wat == "alles" and pause.van <= self.today:
            ends.append(pause.tot)
        if help_ := self.case.schuldhulp:
            ends.append(rest_until(help_, self.creditor.law))
        return max([end for end in ends if end >= self.today], default=None)

    def promised(self) -> tuple[str, date] | None:
        """What an earlier message gave the customer time for, and the first day after it."""
        offer, hand_over = self.case.voorstel, self.case.overdracht
        if offer and self.today < offer.antwoord_voor and self.sent_since("regeling_aanbod", offer.datum):
            return "offer_open", offer.antwoord_voor
        oldest = self.case.achterstand.oudste_vervaldatum
        if hand_over and oldest and self.today < hand_over.datum and self.sent_since("overdracht_incasso", oldest):
            return "hand_over_announced", hand_over.datum
        supply = self.case.levering
        if supply and oldest and self.today < supply.einde_op and self.sent_since("einde_levering", oldest):
            return "end_of_supply_announced", supply.einde_op
        return None

    def sent_since(self, stage: str, day: date) -> bool:
        return any(m.fase == stage and m.datum >= day for m in self.case.eerdere_berichten)

    def next_rung(self) -> Decision:
        """The first stage of the ladder that was not sent yet and applies to this case."""
        oldest = self.case.achterstand.oudste_vervaldatum
        if oldest is None:
            return self.nothing("nothing_open")
        rungs = ladder(self.creditor)
        sent = self.sent
        done = max((list(rungs).index(m.fase) for m in sent if m.fase in rungs), default=-1)
        for stage in list(rungs)[done + 1 :]:
            first_day = oldest + timedelta(days=rungs[stage].vanaf_dag)
            if sent:
                waited = sent[-1].datum + timedelta(days=rungs[stage].wachten)
                first_day = max(first_day, waited, self._terms_over(hard=self.creditor.stages[stage].hard))
            obstacle = self.obstacle(stage)
            if obstacle and obstacle.skip:
                continue
            if self.today < first_day:
                return self.nothing("not_yet", first_day)
            return self.nothing(obstacle.code, obstacle.day) if obstacle else self.send(stage)
        return self.nothing("ladder_ends")

    def obstacle(self, stage: str) -> Obstacle | None:
        """What the law of a stage has against it today."""
        reached = channels(self.case, self.creditor.stages[stage], self.able)
        return hooks.check(hooks.Asked(stage, self.case, self.creditor, reached, self.today))

    @cached_property
    def sent(self) -> list[EerderBericht]:
        """Messages of this spell of arrears, oldest first."""
        since = self.case.achterstand.oudste_vervaldatum
        messages = [m for m in self.case.eerdere_berichten if since and m.datum >= since]
        return sorted(messages, key=lambda m: (m.datum, m.fase))

    def _terms_over(self, *, hard: bool) -> date:
        """The first day on which no earlier message still gives time to pay.

        Before a stage with consequences the last message counts too when it asked for nothing or is of another system.
        """
        last = self.sent[-1].datum
        counted = [m for m in self.sent if self._gave_time(m.fase) or (hard and m.datum == last)]
        ends = [term.of_message(m.fase, self.creditor, (m.kanaal,), m.datum).fee_from for m in counted]
        return max(ends, default=last)

    def _gave_time(self, stage: str) -> bool:
        kind = self.creditor.stages.get(stage)
        return kind is not None and (kind.asks != "nothing" or term.required(stage, self.creditor))

    def send(self, stage: str, period: str = "") -> Decision:
        kind = self.creditor.stages[stage]
        amount, reached = self._asked(kind), channels(self.case, kind, self.able)
        calendar = term.of_message(stage, self.creditor, reached, self.today)
        return Decision(
            stage=stage,
            period=period or self._period(),
            channels=reached,
            due=self._due(kind, calendar) if amount else None,
            amount=amount,
            variables=self._variables,
            kind=kind,
            calendar=calendar,
        )

    def _due(self, kind: Stage, calendar: Calendar) -> date:
        """Some stages have a day of their own in the case; for others the term that the message gives decides."""
        if kind.due is None:
            return calendar.fee_from
        part, _, name = kind.due.partition(".")
        day: date | None = getattr(getattr(self.case, part), name, None)
        return day or calendar.fee_from

    def nothing(self, reason: str, next_day: date | None = None) -> Decision:
        return Decision(None, self._period(), (), None, None, self._variables, reason, next_day)

    def _period(self) -> str:
        return (self.case.achterstand.oudste_vervaldatum or self.case.stand_op).isoformat()

    def _asked(self, stage: Stage) -> Decimal | None:
        """A plan asks for one of its terms, a call-in for the whole credit, other stages for all that is open."""
        total, plan, call_in = self.case.achterstand.totaal, self.case.regeling, self.case.opeising
        match stage.asks:
            case "nothing":
                return None
            case "plan" if plan and plan.incassodag and stage.trigger == "event":
                return None  # the creditor collects the terms itself
            case "plan" if plan:
                return min(plan.bedrag, total) or None
            case "all_credit" if call_in:
                return total + call_in.restschuld
            case _:
                return total or None

    def _known(self, stage: str) -> str:
        return stage if stage in self.creditor.stages else _OTHER

    @cached_property
    def _variables(self) -> Variables:
        oldest, plan, sent = self.case.achterstand.oudste_vervaldatum, self.case.regeling, self.sent
        mark, hand_over = self.case.bkr, self.case.overdracht
        return {
            "dagen_te_laat": (self.today - oldest).days if oldest else 0,
            "open_termijnen": len(self.case.achterstand.termijnen),
            "vorige_fase": self._known(sent[-1].fase) if sent else "",
            "regeling": plan.status if plan else "",
            "eerder_gemist": plan.eerder_gemist if plan else 0,
            "oplossing_aangeboden": bool(offers := measures.offers(self.case, self.today)),
            "maatregelen": "; ".join(map(str, offers)),
            "contracten_achter": len({t.contract for t in self.case.achterstand.termijnen if t.contract}),
            "dagen_na_vorige": (self.today - sent[-1].datum).days if sent else 0,
            "gebeurtenis": " ".join(stage for stage, _ in self.events),
            "pauze": self.paused_until() is not None,
            "zakelijk": bool(self.case.klant.bedrijfsnaam),
            "dagen_tot_melding": (mark.melddatum - self.today).days if mark and mark.melddatum else "",
            "bkr_gemeld": bool(mark and mark.gemeld),
            "dagen_tot_overdracht": (hand_over.datum - self.today).days if hand_over else "",
            "opeising": self.case.opeising is not None,
        }
