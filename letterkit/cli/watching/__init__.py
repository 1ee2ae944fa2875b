"""Who watches a run from outside: a terminal, a log, a file of measurements, spans. None of them ever stops a run.

Every watcher has the same four moments (``Watcher``); ``Watch`` tells them all. Nothing of any case is told: numbers,
codes, durations and the id of the run.
"""

from letterkit.cli.watching.watch import About, Watch, Watcher

__all__ = ["About", "Watch", "Watcher"]
