"""The options that say who watches a run."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from letterkit.batch.choices import Choices
from letterkit.cli.watching import heartbeat
from letterkit.cli.watching.bar import Bar
from letterkit.cli.watching.heartbeat import Heartbeat
from letterkit.cli.watching.metrics import MetricsFile
from letterkit.cli.watching.spans import Spans
from letterkit.cli.watching.watch import About, Watch, Watcher
from letterkit.errors import WrongCall


@dataclass(frozen=True, slots=True)
class Wanted:
    """``every``: seconds between two signs of life (0: none). ``metrics``: the file of measurements."""

    log_format: str
    every: int
    metrics: Path | None
    spans: bool


def watch_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--log-format``, ``--heartbeat``, ``--metrics-file`` and ``--spans``."""
    options = (
        click.option(
            "--log-format",
            type=click.Choice(["text", "json"]),
            default="text",
            show_default=True,
            help="Hoe letterkit vertelt hoe ver de run is: voor mensen, of als regels JSON.",
        ),
        click.option(
            "--heartbeat",
            "every",
            type=click.IntRange(0, 3_600),
            default=heartbeat.EVERY,
            show_default=True,
            help="Zoveel seconden tussen twee levenstekens, als er geen scherm is. 0: geen.",
        ),
        click.option(
            "--metrics-file",
            "metrics",
            type=click.Path(path_type=Path, dir_okay=False),
            help="Schrijf metingen voor Prometheus in dit bestand.",
        ),
        click.option("--spans", is_flag=True, help="Stuur spans naar OpenTelemetry (letterkit[telemetry])."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def watch(wanted: Wanted, about: About, choices: Choices) -> Watch:
    """Everyone who is asked for. Raises ``WrongCall`` when a file cannot be written, or an extra is not there."""
    return Watch(about, _watchers(wanted, choices))


def _watchers(wanted: Wanted, choices: Choices) -> Iterator[Watcher]:
    if wanted.log_format == "json":
        from letterkit.cli.watching.json_log import JsonLog  # noqa: PLC0415 - only who asks for it waits for it

        log = JsonLog()
        yield log
        yield Heartbeat(wanted.every, log.beat)
    elif sys.stderr.isatty():
        yield Bar(choices.cases, limit=choices.limit or None, sample=choices.sample or None)
    else:
        yield Heartbeat(wanted.every, heartbeat.line)
    if wanted.metrics:
        if not wanted.metrics.absolute().parent.is_dir():
            raise WrongCall("metrics_folder", path=str(wanted.metrics.absolute().parent))
        yield MetricsFile(wanted.metrics)
    if wanted.spans:
        yield Spans()
