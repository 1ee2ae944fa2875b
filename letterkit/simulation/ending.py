"""Fold the end of a timeline, where only the arrears still grow, into one entry instead of one a month."""

from datetime import date
from decimal import Decimal
from typing import cast

from letterkit.simulation.timeline import Entry, Fact, QuietPeriod

_FEWEST = 2  # a tail with fewer instalments is kept as it is


def shortened(entries: tuple[Entry, ...], last: date) -> tuple[Entry, ...]:
    """The entries by day, with the tail in which nothing changes as one quiet period and one fact."""
    ordered = sorted(entries, key=lambda entry: entry.day)  # stable: on one day the order of events stays
    tail = len(ordered)
    reasons = None
    while tail:
        entry = ordered[tail - 1]
        if isinstance(entry, QuietPeriod) and not entry.waits and reasons in (None, entry.reasons):
            reasons = entry.reasons
        elif not (isinstance(entry, Fact) and entry.name == "missed"):
            break
        tail -= 1
    start = next((at for at in range(tail, len(ordered)) if isinstance(ordered[at], QuietPeriod)), len(ordered))
    missed = [entry for entry in ordered[start:] if isinstance(entry, Fact)]
    if len(missed) < _FEWEST:
        return tuple(ordered)
    first = cast("QuietPeriod", ordered[start])
    values = {"last": last, "count": len(missed), "open": cast("Decimal", missed[-1].values["open"])}
    return (*ordered[:start], QuietPeriod(first.day, last, first.decision, first.reasons, waits=False),
            Fact(last, "standstill", "traject", values))  # fmt: skip
