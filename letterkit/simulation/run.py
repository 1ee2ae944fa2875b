"""The days, one after the other: what falls due, what people do, and what the same pipeline as a night's run makes."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal

from pydantic import ValidationError

from letterkit import journey
from letterkit.case import EerderBericht, Termijn
from letterkit.errors import CaseInvalid, WrongCall
from letterkit.law import quiet_hours
from letterkit.pipeline import Outcome, process
from letterkit.problems import problems
from letterkit.simulation import accrual, arrangement, changes, daily
from letterkit.simulation.case_state import CaseState
from letterkit.simulation.counterfactuals import counterfactuals
from letterkit.simulation.ending import shortened
from letterkit.simulation.events import BY_CREDITOR, Event, scheduled
from letterkit.simulation.instalments import coming
from letterkit.simulation.start import Start
from letterkit.simulation.timeline import Assumed, Day, Entry, Fact, QuietPeriod, Sent, Timeline
from letterkit.workspace import Workspace

_ONE = timedelta(days=1)
_MOST_EARLIER = 200  # messages that fit in a case record
_WAITS = frozenset({"not_yet", "plan_is_kept", "paused", "nothing_open", "bkr_too_early"})
"""Reasons for which nobody has to do anything."""
_IN_THE_WAY = frozenset({"lint", "cannot_render"})


def simulate(
    start: Start,
    workspace: Workspace,
    *,
    until: date,
    events: tuple[Event, ...] = (),
    monthly: Decimal | None = None,
) -> Timeline:
    """Run the days from ``start.day`` up to and including ``until``; earlier when all is paid and nothing is to come.

    ``monthly``: what falls due each month in euros, None when the contract asks for nothing more.
    Raises ``WrongCall`` when something happens on a day outside the simulation, or cannot happen on its day;
    ``CaseInvalid`` when the record cannot hold what comes of it; ``SourceInvalid`` when a template is wrong.
    """
    for event in events:
        if not start.day <= event.day <= until:
            between = {"first": start.day.isoformat(), "last": until.isoformat()}
            raise WrongCall("simulate_day_outside", option=event.option, day=event.day.isoformat(), **between)
    terms = coming(start.case, start.day, until, monthly)
    interest = accrual.asked(start.recorded, workspace.creditor)
    state = CaseState(start.case, law=workspace.creditor.law, interest=interest)
    run = _Run(workspace, state, scheduled(events, start.day), terms, start.day)
    run.entries += [daily.missed(start.case, term) for term in start.case.achterstand.termijnen]
    try:
        run.all_days(start.day, until)
    except ValidationError as error:  # such as a total beyond what a record holds
        raise CaseInvalid(case=start.case.zaaknummer, problems=problems(error)) from error
    last = run.days[-1].day
    return Timeline(
        case_id=start.case.zaaknummer,
        creditor=workspace.creditor.naam,
        sector=workspace.creditor.sector,
        first=start.day,
        last=last,
        entries=shortened(tuple(run.entries), last),
        days=tuple(run.days),
        assumed=_assumed(start, monthly, interest=interest),
    )


def _assumed(start: Start, monthly: Decimal | None, *, interest: bool) -> tuple[Assumed, ...]:
    fields = tuple(name for name in start.left_out if not (interest and name == "achterstand.rente"))
    left_out: tuple[Assumed, ...] = (("left_out", {"fields": fields}),) if fields else ()
    grows: Assumed = ("interest" if interest else "no_interest", {})
    return (*left_out, ("monthly", {"amount": monthly}) if monthly else ("no_monthly", {}), grows)


@dataclass
class _Run:
    """A simulation under way: the state of the case and the entries so far."""

    workspace: Workspace
    state: CaseState
    events: list[tuple[date, Event]]
    instalments: tuple[Termijn, ...]
    first: date
    entries: list[Entry] = field(default_factory=list)
    days: list[Day] = field(default_factory=list)
    over: bool = False
    stuck: tuple[int, Outcome] | None = None  # how much had happened when a message could not be made

    def all_days(self, today: date, until: date) -> None:
        """Every day up to and including ``until``, or until there is nothing left to come."""
        while today <= until and not self.over:
            self.live(today)
            today += _ONE

    def live(self, today: date) -> None:
        """One day, from the morning's post to the night's run."""
        self.state = replace(self.state, case=self.state.case.model_copy(update={"stand_op": today}))
        creditor = self.workspace.creditor
        due = [term for term in self.instalments if term.vervaldatum == today]
        if today > self.first and self.state.interest and daily.runs_on(self.state, creditor, today):
            self.state = accrual.grown(self.state, creditor, today)
        self._add(daily.fallen_due(self.state, creditor, due, today))
        self._add(daily.term_of_plan(self.state, today))
        self._add(daily.complaint(self.state, today))
        self._add(daily.mark(self.state, creditor, today))
        self._add(daily.hand_over(self.state, creditor, today))
        while self.events and self.events[0][0] == today:
            self._happens(self.events.pop(0)[1], today)
        self._add(daily.calls(self.state, creditor, today))
        if quiet_hours.first_on(today, creditor.law).date() != today:
            self._rest_day(today)
        else:
            self._night(today)

    def _add(self, day_change: daily.DayChange) -> None:
        self.state = day_change[0]
        self.entries += day_change[1]

    def _happens(self, event: Event, today: date) -> None:
        self.state, values = changes.apply(self.state, event)
        who = "u" if event.name in BY_CREDITOR else "klant"
        self.entries.append(Fact(today, event.name, who, {"on": event.day, **values}))

    def _rest_day(self, today: date) -> None:
        """No message may reach a customer today."""
        if self.entries and isinstance(last := self.entries[-1], QuietPeriod):
            self.entries[-1] = replace(last, last=today)
        self.days.append(Day(today, None, (), self.state.case.achterstand.totaal, quiet=True))

    def _night(self, today: date) -> None:
        outcome = self._outcome(today)
        codes = tuple(reason.code for reason in outcome.held)
        sent = outcome.decision.stage if outcome.rendered else None
        if sent:
            self._send(today, sent, outcome)
        else:
            self._quiet_period(
                QuietPeriod(today, today, outcome.decision, outcome.held, waits=_WAITS.issuperset(codes))
            )
        self.days.append(Day(today, sent, codes, self.state.case.achterstand.totaal))
        if codes == ("nothing_open",) and not self.events:
            self.over = True
            self.entries.append(Fact(today, "over", "traject", {}))

    def _outcome(self, today: date) -> Outcome:
        """What the pipeline makes of the case today; what could not be made is tried again only after a change."""
        so_far = sum(not isinstance(entry, QuietPeriod) for entry in self.entries)
        if self.stuck and self.stuck[0] == so_far:
            again = journey.decide(self.state.case, self.workspace.creditor, today)
            if again.stage == self.stuck[1].decision.stage:
                return self.stuck[1]
        outcome = process(self.state.case, self.workspace, today)
        blocked = not _IN_THE_WAY.isdisjoint(reason.code for reason in outcome.held)
        self.stuck = (so_far, outcome) if blocked else None
        return outcome

    def _send(self, today: date, stage: str, outcome: Outcome) -> None:
        """Record what went out as an earlier message of the case, with the call that it may ask for."""
        kind, case = self.workspace.creditor.stages[stage], self.state.case
        call = journey.call(outcome.decision, today, self.workspace.creditor.law)
        if call and call.task.when == "before":
            self.entries.append(daily.to_call(case, "before", stage, today))
        stopped = (
            counterfactuals(case, self.workspace.creditor, stage, today)
            if kind.trigger not in ("event", "request")
            else ()
        )
        self.entries.append(Sent(today, stage, outcome.decision, outcome.rendered, stopped))
        channels = [rendered.message.channel for rendered in outcome.rendered]
        sent = tuple(EerderBericht(fase=stage, datum=today, kanaal=channel) for channel in channels)
        state = self.state.with_case(eerdere_berichten=(*case.eerdere_berichten, *sent)[-_MOST_EARLIER:])
        if stage == "regeling_bevestiging" and case.regeling and case.regeling.status == "nieuw":
            state = replace(state, case=arrangement.with_status(state.case, "lopend"))
        if call and call.task.when == "after":
            state = replace(state, calls=(*state.calls, (call.moment.date(), stage)))
        self.state = replace(state, asked=outcome.decision.amount or state.asked)

    def _quiet_period(self, quiet_period: QuietPeriod) -> None:
        """A day like the one before makes the quiet period longer; an entry in between begins a new one."""
        last = self.entries[-1] if self.entries else None
        if isinstance(last, QuietPeriod) and last.reasons == quiet_period.reasons:
            self.entries[-1] = replace(last, last=quiet_period.last)
        else:
            self.entries.append(quiet_period)
