"""Measurements in a text file, as the node exporter of Prometheus reads them (``--metrics-file``).

The file is replaced as a whole, so that nobody reads half of it. Labels are few and known beforehand.
"""

import os
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from letterkit import __version__
from letterkit.batch import Counts
from letterkit.batch.progress import Step
from letterkit.cli.watching.watch import About, Standing

_EVERY = 15.0  # seconds
_READABLE = 0o644  # whoever gathers measurements is somebody else; nothing here is personal
Samples = Mapping[str, float]
"""Labels as they are written ("" for none) -> value."""


class MetricsFile:
    """Written when the run begins, every quarter of a minute, and when it ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._about = About("", "", dry_run=False)
        self._counts = Counts()
        self._alarms: list[str] | None = None
        self._begun, self._ended, self._code, self._written = time.time(), 0.0, -1, 0.0

    def begin(self, about: About, standing: Standing) -> None:
        self._about, self._counts = about, standing.counts
        self._write(standing)

    def step(self, step: Step, standing: Standing) -> None:
        if time.monotonic() - self._written >= _EVERY:
            self._write(standing)

    def end(self, counts: Counts, alarms: list[str], standing: Standing) -> None:
        self._counts, self._alarms = counts, alarms

    def close(self, code: int, error: str, standing: Standing) -> None:
        self._code, self._ended = code, time.time()
        self._write(standing)

    def _write(self, standing: Standing) -> None:
        text = "".join(line + "\n" for line in self._lines(standing))
        partial = self._path.with_name(f"{self._path.name}.{os.getpid()}.part")
        try:
            partial.write_text(text, encoding="utf-8")
            partial.chmod(_READABLE)
            partial.replace(self._path)
        finally:
            partial.unlink(missing_ok=True)
        self._written = time.monotonic()

    def _lines(self, standing: Standing) -> Iterator[str]:
        counts = self._counts
        yield from _metric("info", "The run that this file is about.", {self._info: 1})
        yield from _metric("start_time_seconds", "When this call began (Unix time).", {"": self._begun})
        yield from _metric("duration_seconds", "How long this call took until now.", {"": standing.seconds})
        ends = {_label("outcome", name): getattr(counts, name) for name in ("produced", "held", "rejected")}
        yield from _metric("rows", "Rows by how they ended.", ends)
        yield from _metric("rows_needing_person", "Held rows that ask a person.", {"": counts.needs_person})
        messages = {_label("channel", name): count for name, count in sorted(counts.channels.items())}
        yield from _metric("messages", "Messages by channel.", messages)
        if self._alarms is not None:
            alarms = {_label("alarm", word): 1 for word in self._alarms}
            yield from _metric("alarms", "What is not as expected.", alarms)
        if self._ended:
            yield from _metric("end_time_seconds", "When this call ended (Unix time).", {"": self._ended})
            yield from _metric("exit_code", "The exit code of this call.", {"": self._code})

    @property
    def _info(self) -> str:
        about = self._about
        return f'{{run="{about.run}",today="{about.today}",version="{__version__}",dry_run="{int(about.dry_run)}"}}'


def _metric(name: str, description: str, samples: Samples) -> Iterator[str]:
    if samples:
        yield f"# HELP letterkit_run_{name} {description}"
        yield f"# TYPE letterkit_run_{name} gauge"
        yield from (f"letterkit_run_{name}{labels} {round(value, 3)}" for labels, value in samples.items())


def _label(name: str, value: str) -> str:
    """A label with a code of ours: letters, figures and ``_`` only."""
    return f'{{{name}="{value}"}}'
