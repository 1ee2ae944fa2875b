"""The decision of one day. Days are never the only variable: earlier messages, arrangements, pauses, what happened and
what the law says decide as well (SRCM 6, part 4, "zorgvuldig"). What was looked at is recorded, so that equal treatment
can be shown.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, cached_property

from letterkit.case import Case
from letterkit.creditor import Creditor
from letterkit.errors import WrongCall
from letterkit.journey import hooks
from letterkit.journey.reach import channels
from letterkit.journey.stages import Stage, ladder, stages
from letterkit.journey.waiting import rest_until
from letterkit.message import Channel

Variables = dict[str, str | int | bool]


@dataclass(frozen=True, slots=True)
class Decision:
    """What to send today.

    ``stage`` is None when nothing is to be sent; ``reason`` then says why (key below ``gate`` in the texts) and
    ``next_day`` from when there may be something. ``variables`` holds all that was looked at, without personal data.
    ``amount`` is what the message asks for, in euros (None: it asks for nothing); ``due`` the day before which.
    ``period`` names the spell or event this is about: within one period the same stage is never sent twice.
    """

    stage: str | None
    period: str
    channels: tuple[Channel, ...]
    due: date | None
    amount: Decimal | None
    variables: Variables
    reason: str = ""
    next_day: date | None = None

    @property
    def hard(self) -> bool:
        """Whether the stage has consequences for the customer."""
        return self.stage is not None and stages()[self.stage].hard

    @property
    def asks(self) -> bool:
        """Whether the message asks for money."""
        return self.amount is not None


def decide(case: Case, creditor: Creditor, today: date) -> Decision:
    """The stage that fits ``case`` on ``today``."""
    look = _Look(case, creditor, today)
    for stage, day in look.events:
        return look.send(stage, day.isoformat())
    if (until := look.paused_until()) is not None:
        return look.nothing("paused", until + timedelta(days=1))
    plan = case.regeling
    if not case.achterstand.totaal:
        return look.nothing("nothing_open")
    if plan and plan.status == "gemist" and plan.gemiste_datum:
        already = look.sent_since("regeling_gemist", plan.gemiste_datum)
        return look.nothing("already_sent") if already else look.send("regeling_gemist", plan.gemiste_datum.isoformat())
    if plan and plan.status in ("lopend", "nieuw"):
        return look.nothing("plan_is_kept")
    if promised := look.promised():
        return look.nothing(*promised)
    return look.next_rung()


def for_stage(case: Case, creditor: Creditor, stage: str, today: date) -> Decision:
    """The decision when a person chose the stage. Raises ``WrongCall`` for an unknown stage or one that lacks data."""
    if stage not in stages():
        raise WrongCall("unknown_stage", stage=stage, known=", ".join(stages()))
    needed = stages()[stage].needs
    if needed and getattr(case, needed) is None:
        raise WrongCall("stage_needs", stage=stage, field=needed, case=case.zaaknummer)
    decision = _Look(case, creditor, today).send(stage, today.isoformat())
    if decision.amount is None and stages()[stage].asks != "nothing" and stages()[stage].trigger != "event":
        raise WrongCall("stage_nothing_open", stage=stage, case=case.zaaknummer)
    return decision


@cache
def _of_events() -> tuple[tuple[str, Stage], ...]:
    return tuple((name, stage) for name, stage in stages().items() if stage.trigger == "event")


@dataclass(frozen=True)
class _Look:
    """One case on one day."""

    case: Case
    creditor: Creditor
    today: date

    @cached_property
    def events(self) -> list[tuple[str, date]]:
        """Stages for things that happened and that no message told yet, oldest first."""
        days = ((name, self._happened(stage)) for name, stage in _of_events())
        found = [(name, day) for name, day in days if day and day <= self.today and not self.sent_since(name, day)]
        return sorted(found, key=lambda event: event[1])

    def _happened(self, stage: Stage) -> date | None:
        if stage.needs == "regeling":
            plan = self.case.regeling
            return plan.startdatum if plan and plan.status == "nieuw" else None
        event = getattr(self.case, stage.needs or "", None)
        return event.datum if event else None

    def paused_until(self) -> date | None:
        """The last day of a pause that holds today."""
        ends = []
        if (pause := self.case.pauze) and pause.wat == "alles" and pause.van <= self.today:
            ends.append(pause.tot)
        if help_ := self.case.schuldhulp:
            ends.append(rest_until(help_, self.creditor.law))
        return max((end for end in ends if end >= self.today), default=None)

    def promised(self) -> tuple[str, date] | None:
        """What an earlier message gave the customer time for, and the first day after it."""
        offer, hand_over = self.case.voorstel, self.case.overdracht
        if offer and self.today < offer.antwoord_voor and self.sent_since("regeling_aanbod", offer.datum):
            return "offer_open", offer.antwoord_voor
        oldest = self.case.achterstand.oudste_vervaldatum
        if hand_over and oldest and self.today < hand_over.datum and self.sent_since("overdracht_incasso", oldest):
            return "hand_over_announced", hand_over.datum
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
        done = max((list(rungs).index(stage) for _, stage in sent if stage in rungs), default=-1)
        for stage in list(rungs)[done + 1 :]:
            first_day = oldest + timedelta(days=rungs[stage].vanaf_dag)
            if sent:
                wait = rungs[stage].wachten
                if stages()[stage].hard:  # not before the last message's own term is over
                    wait = max(wait, self.creditor.betalen.termijn_dagen)
                first_day = max(first_day, sent[-1][0] + timedelta(days=wait))
            obstacle = hooks.check(stage, self.case, self.creditor, self.today)
            if obstacle == hooks.SKIP:
                continue
            if self.today < first_day:
                return self.nothing("not_yet", first_day)
            return (
                self.nothing(obstacle, hooks.next_window(stage, self.case, self.creditor))
                if obstacle
                else self.send(stage)
            )
        return self.nothing("ladder_ends")

    @cached_property
    def sent(self) -> list[tuple[date, str]]:
        """Messages of this spell of arrears, oldest first."""
        since = self.case.achterstand.oudste_vervaldatum
        return sorted((m.datum, m.fase) for m in self.case.eerdere_berichten if since and m.datum >= since)

    def send(self, stage: str, period: str = "") -> Decision:
        amount = self._asked(stages()[stage])
        return Decision(
            stage=stage,
            period=period or self._period(),
            channels=channels(self.case, stages()[stage]),
            due=self._due(stage) if amount else None,
            amount=amount,
            variables=self._variables(),
        )

    def _due(self, stage: str) -> date:
        """A mark and a hand-over have a day of their own; other stages give the creditor's usual time."""
        case = self.case
        if stage == "bkr_vooraankondiging" and case.bkr and case.bkr.melddatum:
            return case.bkr.melddatum
        if stage == "overdracht_incasso" and case.overdracht:
            return case.overdracht.datum
        return self.today + timedelta(days=self.creditor.betalen.termijn_dagen)

    def nothing(self, reason: str, next_day: date | None = None) -> Decision:
        return Decision(None, self._period(), (), None, None, self._variables(), reason, next_day)

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

    def _variables(self) -> Variables:
        oldest, plan, sent = self.case.achterstand.oudste_vervaldatum, self.case.regeling, self.sent
        mark, hand_over = self.case.bkr, self.case.overdracht
        return {
            "dagen_te_laat": (self.today - oldest).days if oldest else 0,
            "open_termijnen": len(self.case.achterstand.termijnen),
            "vorige_fase": sent[-1][1] if sent else "",
            "regeling": plan.status if plan else "",
            "eerder_gemist": plan.eerder_gemist if plan else 0,
            "oplossing_aangeboden": hooks.solution_offered(self.case),
            "contracten_achter": len({t.contract for t in self.case.achterstand.termijnen if t.contract}),
            "dagen_na_vorige": (self.today - sent[-1][0]).days if sent else 0,
            "gebeurtenis": " ".join(stage for stage, _ in self.events),
            "pauze": self.paused_until() is not None,
            "zakelijk": bool(self.case.klant.bedrijfsnaam),
            "dagen_tot_melding": (mark.melddatum - self.today).days if mark and mark.melddatum else "",
            "bkr_gemeld": bool(mark and mark.gemeld),
            "dagen_tot_overdracht": (hand_over.datum - self.today).days if hand_over else "",
            "opeising": self.case.opeising is not None,
        }
