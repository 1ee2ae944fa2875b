"""Differences between two versions that were drawn at random, and what may be concluded from them.

Each difference is that of two independent shares: Newcombe's hybrid interval (1998, method 10), a score test, or
Fisher's exact test where a group is too small for that. Whoever looks at several differences finds one by chance more
often, so the chances are corrected together by Holm's method (1979). A difference is claimed only when both the
corrected test and the interval say so.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from letterkit.effect.detectable import smallest
from letterkit.effect.responses import What
from letterkit.effect.trials import Trial
from letterkit.errors import WrongCall
from letterkit.reports.shares import Share, share

LEVEL = 0.05
_LEAST_EXPECTED = 5  # below it the score test is not to be trusted (Cochran 1954)

Verdict = Literal["higher", "lower", "none", "too_small"]


@dataclass(frozen=True, slots=True)
class Difference:
    """The share of b minus that of a lies between ``low`` and ``high``, as fractions of 1.

    ``smallest`` is the difference that these numbers would probably have shown (None: no difference at all).
    ``chance`` is corrected for all looks together, ``raw_chance`` is not. ``flattered``: a difference claimed at
    numbers that would mostly miss one like it, or one that counts; it is probably smaller than it looks.
    """

    stage: str
    what: What
    a: Share
    b: Share
    low: float
    high: float
    raw_chance: float
    chance: float = 1.0
    smallest: float | None = None
    verdict: Verdict = "too_small"
    flattered: bool = False

    @property
    def size(self) -> float:
        return self.b.part - self.a.part


def compare(trials: Sequence[Trial], whats: Sequence[What], *, matters: float) -> tuple[tuple[Difference, ...], ...]:
    """The differences of each trial; none for a trial that may not be compared.

    matters: the difference that counts for the reader, as a fraction of 1. Groups that would probably not have shown it
    are too small to say that there is none.
    """
    raw = [[_raw(trial, what) for what in whats] if trial.refusal is None else [] for trial in trials]
    family = [difference for some in raw for difference in some]
    chances = iter(corrected([difference.raw_chance for difference in family]))
    return tuple(tuple(_judged(difference, next(chances), len(family), matters) for difference in some) for some in raw)


def _raw(trial: Trial, what: What) -> Difference:
    a = share(sum(what in unit.did for unit in trial.a), len(trial.a))
    b = share(sum(what in unit.did for unit in trial.b), len(trial.b))
    low, high = interval(a, b)
    return Difference(trial.stage, what, a, b, low, high, chance_of(a, b))


def _judged(difference: Difference, chance: float, looks: int, matters: float) -> Difference:
    base = (difference.a.count + difference.b.count + 0.5) / (
        difference.a.of + difference.b.of + 1
    )  # never quite 0 or 1
    least = smallest(base, difference.a.of, difference.b.of, level=LEVEL / looks)
    verdict = _verdict(difference, chance, least, matters)
    missed = least is None or least > min(matters, abs(difference.size))
    claimed = verdict in ("higher", "lower")
    return replace(difference, chance=chance, smallest=least, verdict=verdict, flattered=claimed and missed)


def _verdict(difference: Difference, chance: float, least: float | None, matters: float) -> Verdict:
    if chance < LEVEL and difference.low > 0:
        return "higher"
    if chance < LEVEL and difference.high < 0:
        return "lower"
    return "none" if least is not None and least <= matters else "too_small"


def interval(a: Share, b: Share) -> tuple[float, float]:
    """Newcombe's bounds of the share of ``b`` minus that of ``a``, at 95%."""
    try:
        from statsmodels.stats.proportion import confint_proportions_2indep  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise WrongCall("needs_extra", file="statistiek", extra="research") from error
    low, high = confint_proportions_2indep(b.count, b.of, a.count, a.of, method="newcomb", compare="diff", alpha=LEVEL)
    return float(low), float(high)


def chance_of(a: Share, b: Share) -> float:
    """The chance of a difference like this, or a larger one, when the texts work equally well."""
    did, of = a.count + b.count, a.of + b.of
    if did in (0, of):
        return 1.0
    if min(did, of - did) * min(a.of, b.of) / of < _LEAST_EXPECTED:
        from scipy.stats import fisher_exact  # noqa: PLC0415 - an extra

        table = [[b.count, b.of - b.count], [a.count, a.of - a.count]]
        return float(fisher_exact(table).pvalue)
    from statsmodels.stats.proportion import test_proportions_2indep  # noqa: PLC0415 - as above

    return float(test_proportions_2indep(b.count, b.of, a.count, a.of, compare="diff", method="score").pvalue)


def corrected(chances: Sequence[float]) -> list[float]:
    """Holm's correction over all chances together: the smallest times their number, the next times one less, and so on.

    No result is below the one before it. Written here, because statsmodels collects garbage at each call.
    """
    adjusted, least = [0.0] * len(chances), 0.0
    for rank, at in enumerate(sorted(range(len(chances)), key=lambda at: chances[at])):
        least = max(least, min(1.0, (len(chances) - rank) * chances[at]))
        adjusted[at] = least
    return adjusted
