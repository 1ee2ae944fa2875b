"""``letterkit evaluate``: what past runs did, as a page and as tables for the audit."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import click

from letterkit.batch.outbox import Outbox
from letterkit.cli.commands import HELP
from letterkit.cli.ledger_place import evidence_of
from letterkit.cli.options import creditor_option, creditor_path
from letterkit.creditor_file import load
from letterkit.errors import LedgerTrouble, WrongCall
from letterkit.evaluation import ARREARS_DAYS, HELD_DAYS, READ, PastRun, Stand, load_register, open_runs, page, tables
from letterkit.evaluation import evaluate as evaluated
from letterkit.texts import say

PAGE = "evaluation.html"


@click.command(help=HELP["evaluate"])
@click.argument("runs", nargs=-1, required=True, metavar="MAP...", type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Map voor de pagina en de tabellen.")
@click.option(
    "--held-days",
    type=click.IntRange(0, 365),
    default=HELD_DAYS,
    show_default=True,
    help="Na zoveel dagen wacht een aangehouden zaak te lang.",
)
@click.option(
    "--arrears-days",
    type=click.IntRange(1),
    default=ARREARS_DAYS,
    show_default=True,
    help="Na zoveel dagen is een klant te lang achter.",
)
@click.option(
    "--read",
    type=click.IntRange(0),
    default=READ,
    show_default=True,
    help="Hoeveel berichten per run teruggelezen worden.",
)
@creditor_option
@click.option("--register", type=click.Path(path_type=Path), help="Wat u zelf bijhoudt: partners, training, vrijgaven.")
@click.option("--strict", is_flag=True, help="Eindig met code 1 als er iets te bekijken is.")
def evaluate(
    runs: tuple[Path, ...],
    *,
    out: Path,
    held_days: int,
    arrears_days: int,
    read: int,
    creditor: Path | None,
    register: Path | None,
    strict: bool,
) -> int:
    """Write the evaluation; 1 with ``strict`` when there is something to look at."""
    past = open_runs(runs)
    if any(out.resolve().is_relative_to(run.folder.resolve()) for run in past):
        raise WrongCall("evaluation_out_is_run", path=str(out))
    own = load_register(register) if register else None
    stages = load(creditor_path(creditor, runs[0])).stages
    evaluation = evaluated(
        past,
        held_days=held_days,
        arrears_days=arrears_days,
        read=read,
        register=own,
        stages=stages,
        stands=tuple(stand for run in past for stand in _stands(run)),
    )
    box, sheets = Outbox(out), tables(evaluation)
    for name, content in sheets.items():
        box.place(name, content)
    box.place(PAGE, page(evaluation).encode())
    click.echo(
        say(
            "evaluation.found",
            unequal=len(evaluation.comparison.unequal),
            waiting=len(evaluation.waiting),
            lacking=len(evaluation.offers.lacking),
        )
    )
    click.echo(say("evaluation.done", path=out, count=len(sheets)))
    return 1 if strict and not evaluation.fine else 0


def _stands(run: PastRun) -> Iterator[Stand]:
    """What the ledger of a run says of its messages; nothing when that ledger is elsewhere or gone."""
    try:
        with closing(evidence_of(str(run.folder), None)) as evidence:
            counts = sorted(evidence.states().items())
    except (LedgerTrouble, WrongCall):
        return
    yield from (Stand(run.name, channel, state, count) for (channel, state), count in counts)
