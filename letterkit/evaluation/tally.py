"""How cases ended: by run, by stage, by reason, and by each variable that decided."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from statistics import median

from letterkit.evaluation.runs import Decided, PastRun, Value

FIRST = "herinnering"
_BANDS = {"open_termijnen": (0, 1, 2, 3, 4), "eerder_gemist": (0, 1, 2)}
_DAYS = (0, 7, 14, 30, 60, 90)


@dataclass(slots=True)
class Tally:
    """Counts of cases. A case that was held for two reasons counts in both.

    first_days: for every first reminder, how many days after the oldest due date it was made.
    """

    stages: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    reasons: Counter[str] = field(default_factory=Counter)
    variables: defaultdict[str, defaultdict[str, Counter[str]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(Counter))
    )
    first_days: list[int] = field(default_factory=list)

    def take(self, _run: PastRun, decided: Decided) -> None:
        """Count one case of one run."""
        self.stages[decided.stage][decided.ended] += 1
        self.reasons.update(set(decided.reasons))
        known = dict(decided.variables)
        for name, value in known.items():
            self.variables[name][band(name, value)][decided.ended] += 1
        days = known.get("dagen_te_laat")
        if decided.produced and decided.stage == FIRST and isinstance(days, int):
            self.first_days.append(days)

    @property
    def median_first(self) -> float | None:
        """Median number of days from the oldest due date to the first reminder."""
        return median(self.first_days) if self.first_days else None


def band(name: str, value: Value) -> str:
    """The value as it is shown: numbers in bands, so that a table stays short and points at nobody."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, str):
        return value.replace("_", " ") or "–"
    edges = _BANDS.get(name, _DAYS)
    below = [edge for edge in edges if edge <= value]
    if not below:
        return f"< {edges[0]}"
    start, above = below[-1], [edge for edge in edges if edge > value]
    if not above:
        return f"{start}+"
    return str(start) if above[0] == start + 1 else f"{start} – {above[0] - 1}"
