"""``letterkit batch``: a night's messages."""

import tempfile
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import click
from click.core import ParameterSource

from letterkit.batch import Counts, Order, rehearse, run
from letterkit.batch.box import is_elsewhere, open_box
from letterkit.batch.choices import SIZE, Choices
from letterkit.batch.chunk import chunks
from letterkit.batch.executors import Executor, Here, Processes
from letterkit.batch.executors.cluster import Cluster
from letterkit.batch.file_names import PER_FOLDER
from letterkit.batch.identity import identity
from letterkit.batch.ledger import URL, Ledger, Run, events, is_own, own_ledger, started
from letterkit.batch.sample import Draw, survey
from letterkit.case_file.address import is_url
from letterkit.cli.batch_ledger import earlier_run, ledger_of, opened, out_of
from letterkit.cli.batch_night import absolute, night_of, with_creditor
from letterkit.cli.batch_proof import proof_of, signing_of, with_seed
from letterkit.cli.batch_source import Source
from letterkit.cli.commands import HELP
from letterkit.cli.environment import from_environment
from letterkit.cli.export_options import echo_notes, export_options
from letterkit.cli.law_figures import unknown_soon
from letterkit.cli.limits import limit_options, limits, not_as_expected
from letterkit.cli.options import (
    LEDGER_VARIABLE,
    RUN_KEY_VARIABLE,
    by_option,
    creditor_option,
    today_option,
)
from letterkit.cli.run_report import report
from letterkit.cli.watching.options import Wanted, watch, watch_options
from letterkit.cli.watching.watch import About, Watch
from letterkit.errors import NotAsExpected
from letterkit.texts import say


@from_environment("LETTERKIT_BATCH")
@click.command(help=HELP["batch"])
@click.argument("cases", metavar="ZAKEN", required=False)
@click.option("--out", help="Map voor alles wat gemaakt wordt, of een adres zoals s3://emmer/map.")
@click.option("--resume", metavar="MAP", help="Ga verder met de run in deze map, met de dag en keuzes van toen.")
@creditor_option
@today_option
@click.option("--query", help="De vraag aan de database, als ZAKEN het adres van een database is.")
@click.option(
    "--ledger",
    envvar=LEDGER_VARIABLE,
    help="Logboek dat runs delen: een bestand of postgresql://… Standaard: naast creditor.yaml.",
)
@click.option("--workers", type=click.IntRange(1, 256), default=1, show_default=True, help="Aantal werkprocessen.")
@click.option("--chunk", type=click.IntRange(1, 10_000), default=SIZE, show_default=True, help="Aantal zaken per deel.")
@click.option("--dask", metavar="ADRES", help="Werk op een Dask-cluster, zoals tcp://planner:8786.")
@click.option("--only-stage", metavar="FASE", help="Maak alleen berichten van deze fase.")
@click.option(
    "--keys",
    metavar="VAN..TOT",
    help="Alleen de zaken met een nummer vanaf VAN en voor TOT: zo delen meer machines een nacht.",
)
@click.option(
    "--per-folder",
    type=click.IntRange(0, 1_000_000),
    default=PER_FOLDER,
    show_default=True,
    help="Bij meer zaken dan dit komen de bestanden in submappen van zoveel zaken. 0: nooit submappen.",
)
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
@click.option(
    "--without-approval",
    metavar="REDEN",
    help="Nooddeur: verstuur ook teksten die niet zijn vrijgegeven. De reden staat rood in elk verslag.",
)
@click.option(
    "--run-key", envvar=RUN_KEY_VARIABLE, help="De sleutel die de run ondertekent (runsleutels in rollen.yaml)."
)
@click.option("--dry-run", is_flag=True, help="Doe alles, maar schrijf niets.")
@click.option("--strict", is_flag=True, help="Eindig met code 1 als er zaken zijn om te bekijken of te verbeteren.")
@export_options
@limit_options
@watch_options
@by_option
@click.pass_context
def batch(
    context: click.Context,
    *,
    cases: str | None,
    out: str | None,
    resume: str | None,
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
    most_held: str | None,
    expected: str | None,
    fail_on: str | None,
    letters: str | None,
    row_per_instalment: bool,
    as_of: date | None,
    keys: str | None,
    per_folder: int,
    without_approval: str | None,
    run_key: str | None,
    log_format: str,
    every: int,
    metrics: Path | None,
    spans: bool,
    operator: str,
) -> int:
    asked = Choices(
        cases=absolute(cases or ""),
        creditor=absolute(str(creditor or "")),
        today=today,
        query=query or "",
        only_stage=only_stage or "",
        limit=limit or 0,
        sample=sample or 0,
        chunk=chunk,
        sheets=sheets or 0,
        duplex=duplex,
        other=absolute(str(other or "")),
        share=share,
        seed=seed,
        letters=letters or "",
        row_per_instalment=row_per_instalment,
        as_of=as_of.isoformat() if as_of else "",
        per_folder=per_folder,
        keys=keys or "",
        without_approval=(without_approval or "").strip(),
    )
    given = frozenset(name for name in context.params if context.get_parameter_source(name) in _GIVEN)
    place = out_of(out, resume)
    earlier = None if dry_run else earlier_run(place, ledger, needed=resume is not None)
    choices = with_creditor(asked.filled(earlier.choices, given) if earlier else asked)
    bounds = limits(most_held, expected, fail_on)
    night = night_of(choices, place, None if earlier else bounds)
    choices = night.choices
    with ExitStack() as stack:
        # A run that stopped again and again may have met a row that ends its process: only another outlives that.
        executor = stack.enter_context(_executor(workers, dask, apart=bool(earlier and earlier.resumed)))
        executor.bring(night.bundles)
        source = night.source
        if choices.sample:
            source = replace(source, chosen=_drawn(source, night.order, executor, choices.sample))
        url = ledger_of(choices, place, ledger, earlier, own=night.own_ledger)
        one = Run(
            identity(night.input, key=night.order.key, today=choices.today, choices=choices.hashed(night.drawn)),
            "." if url is None or is_own(url, place) else place if is_elsewhere(place) else str(Path(place).resolve()),
            choices.today,
            night.drawn,
            choices.kept,
            operator,
            night.order.key,
            choices.without_approval,
        )
        proof = proof_of(night.order, one.id, door=choices.without_approval)
        signing = signing_of(night.order, run_key or "") if proof and not dry_run else None
        about = About(one.id[:12], choices.today.isoformat(), dry_run=dry_run)
        seen = stack.enter_context(watch(Wanted(log_format, every, metrics, spans), about, choices))
        if dry_run:
            order = with_seed(replace(night.order, keeps=False), proof, None)
            counts = _rehearsed(source, order, one, url=url, executor=executor, seen=seen)
            words = bounds.of(counts)
        else:
            one = replace(one, roles=proof.roles[0] if proof else 0)
            book = stack.enter_context(opened(url, place, one, hides=proof is not None))
            check = night.input.check if not is_url(choices.cases) else lambda: None
            order = with_seed(night.order, proof, open_box(place))
            counts = run(
                source.rows(),
                order,
                book,
                executor,
                progress=seen.step,
                unchanged=check,
                alarms=bounds.of,
                signing=signing,
            )
            words = events.alarms(book.events())
        code = 1 if strict and (counts.held or counts.rejected) else 0
        seen.end(counts, words, code=NotAsExpected.exit_code if words else code)
    echo_notes(source.notes)
    report(counts, place, dry_run=dry_run, door=choices.without_approval)
    for line in unknown_soon(night.law, choices.today):
        click.echo(line)
    if words:
        raise not_as_expected(words, made=not dry_run)
    return code


_GIVEN = (ParameterSource.COMMANDLINE, ParameterSource.ENVIRONMENT)


def _executor(workers: int, dask: str | None, *, apart: bool) -> Executor:
    if dask:
        return Cluster(dask)
    return Processes(workers) if workers > 1 or apart else Here()


def _drawn(source: Source, order: Order, executor: Executor, size: int) -> frozenset[int]:
    draw = Draw(size)
    for _, surveyed in executor.each(partial(survey, order), chunks(source.rows(), order.chunk)):
        draw.look(surveyed)
    chosen = draw.chosen()
    click.echo(say("run.sampled", count=len(chosen)), err=True)
    return chosen


def _rehearsed(source: Source, order: Order, one: Run, *, url: URL | None, executor: Executor, seen: Watch) -> Counts:
    """A dry run: the ledger of the run is thrown away; a shared one is only read."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="letterkit-"))
        scratch = stack.enter_context(Ledger(own_ledger(Path(folder)), replace(one, place=".")))
        history = stack.enter_context(Ledger(url, one, alone=False)) if url is not None and started(url) else None
        return rehearse(source.rows(), order, scratch, history, executor, progress=seen.step)
