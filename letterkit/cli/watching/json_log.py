"""The log as lines of JSON on standard error, for journald, Loki and the like (``--log-format json``).

    run_started     run, today, dry_run, letterkit
    chunk_done      run, chunk, rows, seconds, and of its rows: produced, held, rejected, messages
    chunk_known     run, chunk, rows: an earlier call did it
    heartbeat       run, rows_done, rows_per_second, seconds, seconds_since_chunk
    run_ended       run, the counts of the whole run, held_by_code, channels, alarms, seconds
    run_failed      run, error (a code), seconds
    call_ended      run, exit_code, seconds

Every line has ``timestamp`` (UTC, ISO 8601) and ``level``. Nothing of any case stands in it, and no path or address.
"""

import sys
from typing import Any

import structlog

from letterkit import __version__
from letterkit.batch import Counts, machine_words
from letterkit.batch.progress import Step
from letterkit.cli.watching.watch import About, Standing

_PLACES = 3


class JsonLog:
    """One logger for one call."""

    def __init__(self) -> None:
        self._log: Any = structlog.wrap_logger(
            structlog.PrintLogger(sys.stderr),
            processors=[
                structlog.processors.add_log_level,
                structlog.processors.TimeStamper(fmt="iso", utc=True),
                structlog.processors.JSONRenderer(),
            ],
        )
        self._before = 0.0

    def begin(self, about: About, standing: Standing) -> None:
        self._log = self._log.bind(run=about.run)
        self._log.info("run_started", today=about.today, dry_run=about.dry_run, letterkit=__version__)

    def step(self, step: Step, standing: Standing) -> None:
        seconds, self._before = standing.seconds - self._before, standing.seconds
        if step.counts is None:
            self._log.info("chunk_known", chunk=step.chunk, rows=step.rows)
            return
        self._log.info(
            "chunk_done", chunk=step.chunk, rows=step.rows, seconds=round(seconds, _PLACES), **_ends(step.counts)
        )

    def beat(self, standing: Standing, still: float) -> None:
        self._log.info(
            "heartbeat",
            rows_done=standing.rows,
            rows_per_second=round(standing.rows / max(0.001, standing.seconds)),
            seconds=round(standing.seconds),
            seconds_since_chunk=round(still),
        )

    def end(self, counts: Counts, alarms: list[str], standing: Standing) -> None:
        write = self._log.warning if alarms else self._log.info
        write(
            "run_ended",
            read=counts.read,
            **_ends(counts),
            needs_person=counts.needs_person,
            dropped=counts.dropped,
            channels=dict(sorted(counts.channels.items())),
            held_by_code=dict(sorted((machine_words.code(name), n) for name, n in counts.held_because.items())),
            alarms=alarms,
            seconds=round(standing.seconds, _PLACES),
        )

    def close(self, code: int, error: str, standing: Standing) -> None:
        seconds = round(standing.seconds, _PLACES)
        if error:
            self._log.error("run_failed", error=error, seconds=seconds)
        self._log.info("call_ended", exit_code=code, seconds=seconds)


def _ends(counts: Counts) -> dict[str, int]:
    return {name: getattr(counts, name) for name in ("produced", "held", "rejected", "messages")}
