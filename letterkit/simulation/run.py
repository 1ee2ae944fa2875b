"""The days, one after the other: what falls due, what people do, and what the same pipeline as a night's run makes."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal

from pydantic import ValidationError

from letterkit import journey
from letterkit.case import EerderBericht, Termijn
from letterkit.errors import CaseInvalid, WrongCall
from letterkit.journey import stages
from letterkit.law import quiet_hours
from letterkit.pipeline import Desk, Outcome, process
from letterkit.problems import problems
from letterkit.simulation import arrangement, changes, daily
from letterkit.simulation.ending import shortened
from letterkit.simulation.happenings import BY_CREDITOR, Happening, scheduled
from letterkit.simulation.instalments import coming
from letterkit.simulation.life import Life
from letterkit.simulation.start import Start
from letterkit.simulation.stops import stops
from letterkit.simulation.track import Assumed, Day, Entry, Fact, Sent, Spell, Track

_ONE = timedelta(days=1)
_MOST_EARLIER = 200  # messages that fit in a case record
_WAITS = frozenset({"not_yet", "plan_is_kept", "paused", "nothing_open", "bkr_too_early"})
"""Reasons for which nobody has to do anything."""
_IN_THE_WAY = frozenset({"lint", "cannot_render"})


def simulate(
    start: Start, desk: Desk, *, until: date, happenings: tuple[Happening, ...] = (), monthly: Decimal | None = None
) -> Track:
    """Run the days from ``start.day`` up to and including ``until``; earlier when all is paid and nothing is to come.

    ``monthly``: what falls due each month in euros, None when the contract asks for nothing more.
    Raises ``WrongCall`` when something happens on a day outside the simulation, or cannot happen on its day;
    ``CaseInvalid`` when the record cannot hold what comes of it; ``SourceInvalid`` when a template is wrong.
    """
    for one in happenings:
        if not start.day <= one.day <= until:
            between = {"first": start.day.isoformat(), "last": until.isoformat()}
            raise WrongCall("simulate_day_outside", option=one.option, day=one.day.isoformat(), **between)
    terms = coming(start.case, start.day, until, monthly)
    run = _Run(desk, Life(start.case, law=desk.creditor.law), scheduled(happenings, start.day), terms)
    run.entries += [daily.missed(start.case, term) for term in start.case.achterstand.termijnen]
    try:
        run.all_days(start.day, until)
    except ValidationError as error:  # such as a total beyond what a record holds
        raise CaseInvalid(case=start.case.zaaknummer, problems=problems(error)) from error
    last = run.days[-1].day
    return Track(
        case_id=start.case.zaaknummer,
        creditor=desk.creditor.naam,
        sector=desk.creditor.sector,
        first=start.day,
        last=last,
        entries=shortened(tuple(run.entries), last),
        days=tuple(run.days),
        assumed=_assumed(start, monthly),
    )


def _assumed(start: Start, monthly: Decimal | None) -> tuple[Assumed, ...]:
    left_out: tuple[Assumed, ...] = (("left_out", {"fields": start.left_out}),) if start.left_out else ()
    return (*left_out, ("monthly", {"amount": monthly}) if monthly else ("no_monthly", {}))


@dataclass
class _Run:
    """The life of a case while it runs."""

    desk: Desk
    life: Life
    happenings: list[tuple[date, Happening]]
    instalments: tuple[Termijn, ...]
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
        self.life = replace(self.life, case=self.life.case.model_copy(update={"stand_op": today}))
        creditor = self.desk.creditor
        due = [term for term in self.instalments if term.vervaldatum == today]
        self._told(daily.fallen_due(self.life, creditor, due, today))
        self._told(daily.term_of_plan(self.life, today))
        self._told(daily.complaint(self.life, today))
        self._told(daily.mark(self.life, creditor, today))
        self._told(daily.hand_over(self.life, creditor, today))
        while self.happenings and self.happenings[0][0] == today:
            self._happens(self.happenings.pop(0)[1], today)
        self._told(daily.calls(self.life, creditor, today))
        if quiet_hours.first_on(today, creditor.law).date() != today:
            self._rest_day(today)
        else:
            self._night(today)

    def _told(self, told: daily.Told) -> None:
        self.life = told[0]
        self.entries += told[1]

    def _happens(self, one: Happening, today: date) -> None:
        self.life, told = changes.apply(self.life, one)
        who = "u" if one.name in BY_CREDITOR else "klant"
        self.entries.append(Fact(today, one.name, who, {"on": one.day, **told}))

    def _rest_day(self, today: date) -> None:
        """No message may reach a customer today."""
        if self.entries and isinstance(last := self.entries[-1], Spell):
            self.entries[-1] = replace(last, last=today)
        self.days.append(Day(today, None, (), self.life.case.achterstand.totaal, quiet=True))

    def _night(self, today: date) -> None:
        outcome = self._outcome(today)
        codes = tuple(reason.code for reason in outcome.held)
        sent = outcome.decision.stage if outcome.rendered else None
        if sent:
            self._send(today, sent, outcome)
        else:
            self._spell(Spell(today, today, outcome.decision, outcome.held, waits=_WAITS.issuperset(codes)))
        self.days.append(Day(today, sent, codes, self.life.case.achterstand.totaal))
        if codes == ("nothing_open",) and not self.happenings:
            self.over = True
            self.entries.append(Fact(today, "over", "traject", {}))

    def _outcome(self, today: date) -> Outcome:
        """A message that could not be made is tried again only when something has changed."""
        so_far = sum(not isinstance(entry, Spell) for entry in self.entries)
        if self.stuck and self.stuck[0] == so_far:
            again = journey.decide(self.life.case, self.desk.creditor, today)
            if again.stage == self.stuck[1].decision.stage:
                return self.stuck[1]
        outcome = process(self.life.case, self.desk, today)
        blocked = not _IN_THE_WAY.isdisjoint(reason.code for reason in outcome.held)
        self.stuck = (so_far, outcome) if blocked else None
        return outcome

    def _send(self, today: date, stage: str, outcome: Outcome) -> None:
        """What went out is an earlier message from now on, and may bring a call."""
        kind, case = stages()[stage], self.life.case
        call = journey.call(outcome.decision, today, self.desk.creditor.law)
        if call and kind.call == "before":
            self.entries.append(daily.to_call(case, "before", stage, today))
        stopped = stops(case, self.desk.creditor, stage, today) if kind.trigger != "event" else ()
        self.entries.append(Sent(today, stage, outcome.decision, outcome.rendered, stopped))
        channels = [one.message.channel for one in outcome.rendered]
        sent = tuple(EerderBericht(fase=stage, datum=today, kanaal=channel) for channel in channels)
        life = self.life.with_case(eerdere_berichten=(*case.eerdere_berichten, *sent)[-_MOST_EARLIER:])
        if stage == "regeling_bevestiging" and case.regeling and case.regeling.status == "nieuw":
            life = replace(life, case=arrangement.with_status(life.case, "lopend"))
        if call and kind.call == "after":
            life = replace(life, calls=(*life.calls, (call.moment.date(), stage)))
        self.life = replace(life, asked=outcome.decision.amount or life.asked)

    def _spell(self, spell: Spell) -> None:
        """A day like the one before makes the spell longer; what happens in between begins a new one."""
        last = self.entries[-1] if self.entries else None
        if isinstance(last, Spell) and last.reasons == spell.reasons:
            self.entries[-1] = replace(last, last=spell.last)
        else:
            self.entries.append(spell)
