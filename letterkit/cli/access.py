"""``letterkit access``: everything about one customer, to give to that customer."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import click

from letterkit.batch.box import is_elsewhere, open_box
from letterkit.batch.customers import Customers
from letterkit.batch.ledger import Receipt
from letterkit.batch.outbox import Outbox, ReadOnly
from letterkit.cli.commands import HELP
from letterkit.cli.ledger_place import evidence_of, place_is_there
from letterkit.cli.options import creditor_option, creditor_path
from letterkit.dutch import clock, dates
from letterkit.errors import LedgerTrouble, LetterkitError, WrongCall
from letterkit.evaluation import open_runs
from letterkit.evidence import access as gathered
from letterkit.evidence import retention
from letterkit.texts import say


@click.command(help=HELP["access"])
@click.argument("case", metavar="ZAAK")
@click.argument("runs", nargs=-1, required=True, metavar="RUN...")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Map voor het overzicht en de berichten.")
@creditor_option
def access(case: str, runs: tuple[str, ...], *, out: Path, creditor: Path | None) -> int:
    all_records = [records for run in runs if not (records := _of(run, case)).is_empty]
    if not all_records:
        raise WrongCall("access_nothing", case=case)
    box = Outbox(out)
    for records in all_records:
        for name, content in records.files.items():
            box.place(f"{records.run}/{name}", content)
    box.place("inzage.json", gathered.as_json(case, all_records))
    day = dates.printed_digits(clock.today())
    box.place("inzage.html", gathered.as_page(case, day, all_records, _terms(creditor)))
    click.echo(say("privacy.access_done", out=out, count=sum(len(records.messages) for records in all_records)))
    return 0


def _of(run: str, case: str) -> gathered.OfRun:
    if not place_is_there(run):
        raise WrongCall("file_missing", file=run)
    if is_elsewhere(run):
        return gathered.of_run(open_box(run), (run.rpartition("/")[2], ""), case, Customers(run), _receipts(run))
    past = open_runs([Path(run)])[0]
    about = past.name, dates.printed_digits(past.day)
    return gathered.of_run(ReadOnly(Path(run)), about, case, Customers(run), _receipts(run))


def _receipts(run: str) -> Iterator[Receipt]:
    """What a ledger knows; nothing when it is gone."""
    try:
        with closing(evidence_of(run, None)) as evidence:
            yield from list(evidence.receipts())
    except (LedgerTrouble, WrongCall):
        return


def _terms(creditor: Path | None) -> dict[str, str]:
    try:
        base = creditor_path(creditor, Path("creditor.yaml")).resolve().parent
        return {stage: f"{term.years} jaar ({term.source})" for stage, term in retention.terms(base).items()}
    except LetterkitError:
        return {}
