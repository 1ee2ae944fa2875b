"""What was arranged with customers, and whether arrears came back: relapse says more than money that came in
(AFM 2021, sections 3.4 and 4.4).
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

from letterkit.evaluation.runs import Decided, PastRun
from letterkit.evaluation.tally import band
from letterkit.stages import Stages

OFFERED = "regeling_aanbod"
AGREED = ("regeling_bevestiging", "betaalpauze_bevestiging", "schuldhulp_pauze", "finale_kwijting")
BROKEN = "regeling_gemist"
FOLLOWED_DAYS = 365
SIGNAL, HELPED = "problematische_schuld", "schuldhulp_pauze"
_SITUATION = ("dagen_te_laat", "open_termijnen", "eerder_gemist")


@dataclass(frozen=True, slots=True)
class Solutions:
    """Numbers of customers. ``kinds``: by stage of the message that offered or confirmed a solution.

    ``agreed``: customers with a confirmed solution. Of them ``broken`` missed a term later, and ``relapsed`` got new
    arrears that began within a year after the confirmation. ``days``: from the first run to the last.
    situations: by situation (``_SITUATION`` in bands) and stage, so that like situations can be laid side by side.
    signalled: customers held because of signs of problem debt, ``referred`` of whom got debt help later;
    ``unsignalled`` got debt help without that sign before.
    """

    kinds: Counter[str]
    situations: Counter[tuple[str, ...]]
    agreed: int
    broken: int
    relapsed: int
    days: int
    signalled: int
    referred: int
    unsignalled: int


@dataclass(slots=True)
class Following:
    """Follows customers over the runs, which come in the order of their day."""

    stages: Stages
    situations: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    agreed: dict[str, date] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    relapsed: set[str] = field(default_factory=set)
    signalled: dict[str, date] = field(default_factory=dict)
    helped: dict[str, date] = field(default_factory=dict)

    def take(self, run: PastRun, decided: Decided) -> None:
        """Look at one case of one run."""
        if SIGNAL in decided.reasons:
            self.signalled.setdefault(decided.case_id, run.day)
        if decided.produced:
            self._message(run.day, decided)

    def _message(self, day: date, decided: Decided) -> None:
        since = self.agreed.get(decided.case_id)
        if since and day > since and decided.stage == BROKEN:
            self.broken.add(decided.case_id)
        if since and day > since and self._is_new(decided, day, since):
            self.relapsed.add(decided.case_id)
        if decided.stage in (OFFERED, *AGREED):
            self.situations[decided.case_id, decided.stage] = _situation(decided)
        if decided.stage in AGREED:
            self.agreed.setdefault(decided.case_id, day)
        if decided.stage == HELPED:
            self.helped.setdefault(decided.case_id, day)

    def _is_new(self, decided: Decided, day: date, agreed: date) -> bool:
        """Whether this message is about arrears that began after the agreement."""
        stage = self.stages.get(decided.stage)
        if stage is None or stage.trigger != "arrears":
            return False
        try:
            began = date.fromisoformat(decided.period)
        except ValueError:
            return False
        return agreed < began and day <= agreed + timedelta(days=FOLLOWED_DAYS)

    def result(self, days: int) -> Solutions:
        """What became of the customers; ``days`` from the first run to the last."""
        signalled, helped = self.signalled, self.helped
        return Solutions(
            kinds=Counter(stage for _, stage in self.situations),
            situations=Counter((*situation, stage) for (_, stage), situation in self.situations.items()),
            agreed=len(self.agreed),
            broken=len(self.broken),
            relapsed=len(self.relapsed),
            days=days,
            signalled=len(signalled),
            referred=sum(case_id in helped and day <= helped[case_id] for case_id, day in signalled.items()),
            unsignalled=sum(case_id not in signalled or day < signalled[case_id] for case_id, day in helped.items()),
        )


def _situation(decided: Decided) -> tuple[str, ...]:
    known = dict(decided.variables)
    return tuple(band(name, known.get(name, "")) for name in _SITUATION)
