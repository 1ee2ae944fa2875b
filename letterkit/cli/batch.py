"""``letterkit batch``: a night's messages."""

import json
import signal
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, partial
from pathlib import Path

import click

from letterkit.batch import Counts, Order, rehearse, run
from letterkit.batch.box import is_elsewhere, open_box
from letterkit.batch.chunk import SIZE, chunks
from letterkit.batch.executors import Executor, Here, Processes
from letterkit.batch.executors.cluster import Cluster
from letterkit.batch.identity import desk_key, identity
from letterkit.batch.ledger import Ledger, Run, address, own_ledger, started
from letterkit.batch.sample import Draw, survey
from letterkit.batch.split import Split
from letterkit.case_file import Found, find
from letterkit.cli.desk import open_desk
from letterkit.cli.options import creditor_option, creditor_path, today_option
from letterkit.cli.progress import Bar
from letterkit.cli.run_report import report
from letterkit.errors import WrongCall
from letterkit.journey import stages
from letterkit.pipeline import Desk
from letterkit.texts import say


@dataclass(frozen=True, slots=True)
class _Input:
    """Where the cases come from, and which of them."""

    cases: str
    query: str | None
    columns: dict[str, str]
    limit: int | None
    chosen: frozenset[int] | None = None

    def found(self) -> Iterator[Found]:
        for count, one in enumerate(find(self.cases, self.columns, query=self.query)):
            if self.limit is not None and count >= self.limit:
                return
            if self.chosen is None or one.number in self.chosen:
                yield one


@click.command(help="Maak alle berichten van een bestand met zaken. Dezelfde opdracht gaat verder waar het werk bleef.")
@click.argument("cases", metavar="ZAKEN")
@click.option("--out", required=True, help="Map voor alles wat gemaakt wordt, of een adres zoals s3://emmer/map.")
@creditor_option
@today_option
@click.option("--query", help="De vraag aan de database, als ZAKEN het adres van een database is.")
@click.option("--ledger", help="Logboek dat runs delen: een bestand of postgresql://… Standaard: run.sqlite in de map.")
@click.option("--workers", type=click.IntRange(1, 256), default=1, show_default=True, help="Aantal werkprocessen.")
@click.option("--chunk", type=click.IntRange(1, 10_000), default=SIZE, show_default=True, help="Aantal zaken per deel.")
@click.option("--dask", metavar="ADRES", help="Werk op een Dask-cluster, zoals tcp://planner:8786.")
@click.option("--only-stage", metavar="FASE", help="Maak alleen berichten van deze fase.")
@click.option("--limit", type=click.IntRange(1), help="Lees alleen de eerste zaken.")
@click.option("--sample", type=click.IntRange(1), help="Maak een steekproef om te bekijken, over alle soorten tekst.")
@click.option(
    "--print", "sheets", type=click.IntRange(1), metavar="VELLEN", help="Maak ook drukbestanden, op postcode."
)
@click.option("--duplex", is_flag=True, help="Drukbestanden voor twee kanten: elke brief begint op een voorkant.")
@click.option(
    "--split",
    "other",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="MAP",
    help="Schrijf een deel van de zaken met de sjablonen in deze map, door loting, om versies te vergelijken.",
)
@click.option(
    "--split-share", "share", type=click.IntRange(1, 99), default=50, show_default=True, help="Welk deel, in procenten."
)
@click.option("--split-seed", "seed", default="1", show_default=True, help="Een ander woord of getal loot opnieuw.")
@click.option("--dry-run", is_flag=True, help="Doe alles, maar schrijf niets.")
@click.option("--strict", is_flag=True, help="Eindig met code 1 als er zaken zijn om te bekijken of te verbeteren.")
def batch(
    cases: str,
    *,
    out: str,
    creditor: Path | None,
    today: date,
    query: str | None,
    ledger: str | None,
    workers: int,
    chunk: int,
    dask: str | None,
    only_stage: str | None,
    limit: int | None,
    sample: int | None,
    sheets: int | None,
    duplex: bool,
    other: Path | None,
    share: int,
    seed: str,
    dry_run: bool,
    strict: bool,
) -> int:
    if only_stage and only_stage not in stages():
        raise WrongCall("unknown_stage", stage=only_stage, known=", ".join(stages()))
    if is_elsewhere(out) and not ledger and not dry_run:
        raise WrongCall("ledger_needed")
    path = creditor_path(creditor, Path(cases))
    _desk.cache_clear()
    desk = _desk(path)
    source = _Input(cases, query, dict(desk.creditor.kolommen), limit)
    next(source.found(), None)  # a file that cannot be read is told before anything is made
    key = desk_key(path, desk)
    split = Split(partial(_desk, path, other), seed, share / 100) if other else None
    if split:
        key += desk_key(path, split.open_desk())
    order = Order(partial(_desk, path), today, out, key, only_stage, not dry_run, chunk, sheets, duplex, split)
    choices = (query or "", only_stage or "", limit or "", sample or "", chunk, sheets or "", duplex)
    drawn = json.dumps(split.told) if split else ""
    with ExitStack() as stack:
        stack.enter_context(_sigterm_stops())
        executor = stack.enter_context(_executor(workers, dask))
        if sample:
            source = replace(source, chosen=_drawn(source, order, executor, sample))
        whole = identity(cases, key=key, today=today, choices=(*choices, drawn))
        one = Run(whole, _place(out, ledger, sample), today, drawn)
        bar = stack.enter_context(Bar(cases, limit=limit, sample=sample))
        if dry_run:
            counts = _rehearsed(source, order, one, ledger=ledger, executor=executor, bar=bar)
        else:
            open_box(out)
            book = _ledger(out, None if sample else ledger, one, stack)
            counts = run(source.found(), order, book, executor, progress=bar.step)
    report(counts, out, dry_run=dry_run)
    return 1 if strict and (counts.held or counts.rejected) else 0


@lru_cache(maxsize=2)
def _desk(path: Path, other: Path | None = None) -> Desk:
    """One desk a version in this process, also when it does the work itself."""
    return open_desk(path, other)


def _place(out: str, ledger: str | None, sample: int | None) -> str:
    """What the ledger calls the output: "." when it lies in there itself."""
    if not ledger or sample:
        return "."
    return out if is_elsewhere(out) else str(Path(out).resolve())


def _ledger(out: str, shared: str | None, one: Run, stack: ExitStack) -> Ledger:
    """The ledger of the run. That of a sample elsewhere is thrown away: nobody was written to."""
    if shared:
        return stack.enter_context(Ledger(address(shared), one))
    folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="letterkit-")) if is_elsewhere(out) else out
    return stack.enter_context(Ledger(own_ledger(Path(folder)), one))


def _executor(workers: int, dask: str | None) -> Executor:
    if dask:
        return Cluster(dask)
    return Processes(workers) if workers > 1 else Here()


def _drawn(source: _Input, order: Order, executor: Executor, size: int) -> frozenset[int]:
    draw = Draw(size)
    for _, surveyed in executor.each(partial(survey, order), chunks(source.found(), order.chunk)):
        draw.look(surveyed)
    chosen = draw.chosen()
    click.echo(say("run.sampled", count=len(chosen)), err=True)
    return chosen


def _rehearsed(source: _Input, order: Order, one: Run, *, ledger: str | None, executor: Executor, bar: Bar) -> Counts:
    """A dry run: the ledger of the run is thrown away; a shared one is only read."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="letterkit-"))
        scratch = stack.enter_context(Ledger(own_ledger(Path(folder)), one))
        known = ledger and started(address(ledger))
        history = stack.enter_context(Ledger(address(ledger), one, alone=False)) if ledger and known else None
        return rehearse(source.found(), order, scratch, history, executor, progress=bar.step)


@contextmanager
def _sigterm_stops() -> Iterator[None]:
    """SIGTERM ends a run as Ctrl-C does: at once, and the same command goes on."""
    if threading.current_thread() is not threading.main_thread() or sys.platform == "win32":
        yield
        return
    before = signal.signal(signal.SIGTERM, _stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _stop(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt
