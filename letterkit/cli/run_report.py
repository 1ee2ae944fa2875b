"""What a run tells its operator at the end, as a table in Dutch."""

from collections import Counter

import click

from letterkit.batch import Counts
from letterkit.channels import RECORDS
from letterkit.texts import keys, say


def report(counts: Counts, out: str, *, dry_run: bool, door: str = "") -> None:
    """Print the counts: how rows ended, on which channels, in which stages, and why cases wait for a person."""
    for name in ("read", "produced", "held", "rejected", "messages"):
        _row(say(f"run.{name}"), getattr(counts, name))
    if counts.dropped:
        _row(say("run.dropped"), counts.dropped)
    for name, channel in RECORDS.items():
        if counts.channels[name]:
            _row(say("run.part", label=channel.plural), counts.channels[name])
    if counts.stages:
        click.echo(say("run.stages"))
    for stage, count in _most_first(counts.stages):
        _row(say("run.part", label=stage.replace("_", " ")), count)
    if counts.held_because:
        click.echo(say("run.held_because"))
    for code, count in _most_first(counts.held_because):
        short = f"run.because.{code}"
        click.echo(say("run.why", label=say(short if short in keys(short) else f"gate.{code}.why"), count=count))
    _proof(counts, door)
    click.echo(say("run.dry_run") if dry_run else say("run.where", out=out))


def _proof(counts: Counts, door: str) -> None:
    """What keeps a run from being proven, or from being as it was approved."""
    if door:
        click.secho(say("approval.door", reason=door), fg="red", bold=True)
    if counts.unproven:
        click.echo(say(f"approval.unproven.{counts.unproven}"), err=True)


def _most_first(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _row(label: str, count: int) -> None:
    click.echo(say("run.table_row", label=label, count=count))
