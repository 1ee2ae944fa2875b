"""The smallest difference between two shares that groups of this size will probably show."""

from letterkit.errors import WrongCall

POWER = 0.8
"""The usual chance to find a difference that is there (Cohen 1988)."""
_EDGE = 1e-6  # a share of exactly 0 or 1 has no spread to reckon with


def smallest(base: float, of_a: int, of_b: int, *, level: float) -> float | None:
    """The difference, as a fraction of 1, that a test at ``level`` detects with probability ``POWER``.

    base: the share without the change. Of a rise and a fall the smaller is given; None when no difference
    can be detected.
    """
    try:
        from scipy.optimize import brentq  # noqa: PLC0415 - an extra
        from statsmodels.stats.proportion import power_proportions_2indep  # noqa: PLC0415
    except ImportError as error:
        raise WrongCall("needs_extra", file="statistiek", extra="research") from error

    def short(difference: float) -> float:
        """How much power is short of what is wanted."""
        power = power_proportions_2indep(
            difference, base, nobs1=of_b, ratio=of_a / of_b, alpha=level, return_results=False
        )
        return POWER - float(power)

    down, up = (-1, base - _EDGE), (1, 1 - base - _EDGE)
    for sign, room in (down, up) if base <= 0.5 else (up, down):
        if room > _EDGE and short(sign * room) < 0:
            return abs(float(brentq(short, sign * 1e-9, sign * room, xtol=1e-6)))
    return None
