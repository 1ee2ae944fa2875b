"""The smallest difference between two shares that groups of this size will probably show."""

from letterkit.errors import WrongCall

POWER = 0.8
"""The usual chance to find a difference that is there (Cohen 1988)."""
_EDGE = 1e-6  # a share of exactly 0 or 1 has no spread to reckon with


def smallest(base: float, of_a: int, of_b: int, *, level: float) -> float | None:
    """The difference, as a fraction of 1, that is found with a chance of ``POWER`` at ``level``.

    base: the share without the change. The easier of up and down is given, which is away from a half while there is
    room; None when no difference at all would show.
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
