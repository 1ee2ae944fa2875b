"""Widths of table columns: as narrow as the text allows, so that the eye finds the amount beside its description."""

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
    """Every column its longest word, the rest in proportion; where even that is too much, all in proportion."""
    narrowest = sum(longest for longest, _ in needs)
    if narrowest >= room:
        return [longest * room / narrowest for longest, _ in needs]
    share = (room - narrowest) / sum(widest - longest for longest, widest in needs)
    return [longest + (widest - longest) * share for longest, widest in needs]
