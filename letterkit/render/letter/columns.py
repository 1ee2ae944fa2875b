"""Widths of table columns: as narrow as the text allows, so that the eye finds the amount beside its description."""

from collections.abc import Sequence
from functools import lru_cache

GAP = 18.0  # points between two columns
Needs = tuple[tuple[float, float], ...]
_COMFORTABLE = 0.66  # of the width at hand: narrower than this a table looks lost


@lru_cache(maxsize=1024)
def columns(x: float, width: float, needs: Needs) -> tuple[tuple[float, float], ...]:
    """Left edge and width of each column. ``needs``: narrowest and natural width of each, in points."""
    room = width - GAP * (len(needs) - 1)
    natural = sum(widest for _, widest in needs)
    if natural <= room:
        widths = [widest for _, widest in needs]
        widths[0] += max(0.0, min(width * _COMFORTABLE - GAP * (len(needs) - 1), room) - natural)
    else:
        widths = _squeezed(room, needs)
    placed = []
    for column in widths:
        placed.append((x, column))
        x += column + GAP
    return tuple(placed)


def _squeezed(room: float, needs: Needs) -> list[float]:
    """The widest columns give way, so that an amount or a date stays on its line beside a long description.

    They are broken between words; only when their longest words do not fit either are those cut.
    """
    highs = [widest for _, widest in needs]
    shares = _levelled(room, [0.0] * len(needs), highs)
    lows = [share if share == widest else longest for share, (longest, widest) in zip(shares, needs, strict=True)]
    return shares if sum(lows) >= room else _levelled(room, lows, highs)


def _levelled(room: float, lows: Sequence[float], highs: Sequence[float]) -> list[float]:
    """Every column as wide as one level, but no narrower than its low and no wider than its high; ``room`` together."""

    def widths(level: float) -> list[float]:
        return [min(max(level, low), high) for low, high in zip(lows, highs, strict=True)]

    # The sum of the widths rises with the level, in a straight line between two of these points.
    points = sorted({*lows, *highs})
    above = next((point for point in points if sum(widths(point)) >= room), points[-1])
    below = max((point for point in points if point < above), default=above)
    low, high = sum(widths(below)), sum(widths(above))
    return widths(below + (above - below) * (room - low) / (high - low) if high > low else above)
