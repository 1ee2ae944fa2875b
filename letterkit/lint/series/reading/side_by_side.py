"""Which messages of one moment to lay beside one another."""

from collections.abc import Iterator

from letterkit.lint.series.conflict import Series


def beside(series: Series) -> Iterator[tuple[int, int]]:
    """Pairs of step numbers: the longest message of each moment, and every other one of that moment."""
    for moment in series.moments:
        base = max(moment, key=lambda at: (series.steps[at].document.words, -at))
        yield from ((base, at) for at in moment if at != base)
