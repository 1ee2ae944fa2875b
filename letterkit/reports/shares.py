"""Shares with the room for chance around them: so many of so many, and between what bounds the real share may lie.

Wilson's interval at 95%: it stays between 0 and 1 and keeps its promise at small numbers (Wilson 1927; Brown, Cai and
DasGupta 2001, "Interval Estimation for a Binomial Proportion").
"""

from dataclasses import dataclass

from letterkit.errors import WrongCall


@dataclass(frozen=True, slots=True)
class Share:
    """``count`` of ``of``; ``low`` and ``high`` are the bounds of the interval, all as fractions of 1."""

    count: int
    of: int
    low: float
    high: float

    @property
    def part(self) -> float:
        return self.count / self.of


def share(count: int, of: int) -> Share:
    """The share with its interval; ``of`` is at least 1. Raises ``WrongCall`` without the extra ``research``."""
    try:
        from statsmodels.stats.proportion import proportion_confint  # noqa: PLC0415 - an extra: only who counts has it
    except ImportError as error:
        raise WrongCall("needs_extra", file="statistiek", extra="research") from error
    low, high = proportion_confint(count, of, alpha=0.05, method="wilson")
    return Share(count, of, max(0.0, float(low)), min(1.0, float(high)))


def percent(part: float) -> str:
    """``0.125`` as ``12,5%``."""
    return f"{100 * part:.1f}%".replace(".", ",")


def points(difference: float) -> str:
    """``-0.051`` as ``−5,1`` with a real minus sign: a difference between two shares, in percentage points."""
    shown = f"{100 * difference:+.1f}".replace(".", ",").replace("-", "\u2212")
    return shown[1:] if shown[1:] == "0,0" else shown
