"""``letterkit sent``: what became of the messages of a run, written in its ledger."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import click

from letterkit.batch.box import open_box
from letterkit.batch.ledger import Receipts
from letterkit.cli.commands import HELP
from letterkit.cli.ledger_place import place_of, run_of
from letterkit.cli.options import LEDGER_VARIABLE
from letterkit.errors import Unreadable
from letterkit.sending import Entry, Reported, entries, read
from letterkit.texts import say

_MOST_SHOWN = 50


@click.command(help=HELP["sent"])
@click.argument("run", metavar="RUN")
@click.argument("receipts", metavar="BESTAND", type=click.Path(path_type=Path))
@click.option("--ledger", "address", envvar=LEDGER_VARIABLE, help="Het logboek. Standaard: dat van de run.")
def sent(run: str, receipts: Path, *, address: str | None) -> int:
    """Write receipts down; 1 when a line of the file is wrong."""
    url, evidence = run_of(run, address)
    with closing(evidence):
        messages = list(entries(open_box(place_of(evidence)), evidence))
    reported = _read(receipts, messages)
    with Receipts(url, evidence.run) as book:
        new = book.add(reported.right)
    for number, code in reported.wrong[:_MOST_SHOWN]:
        click.echo(say("sent.line", number=number, sentence=say(f"sent.wrong.{code}")), err=True)
    click.echo(say("sent.done", new=new, known=len(reported.right) - new, wrong=len(reported.wrong)))
    return 1 if reported.wrong else 0


def _read(path: Path, messages: list[Entry]) -> Reported:
    try:
        with path.open("rb") as file:
            return read(file, messages, datetime.now(UTC))
    except FileNotFoundError as error:
        raise Unreadable("file_missing", file=str(path)) from error
    except OSError as error:
        raise Unreadable("file_unreadable", file=str(path), reason=error.strerror or "") from error
