"""``letterkit papers``: the log and the comments of a workspace as JSON lines, and whether nobody changed them."""

from pathlib import Path

import click

from letterkit.cli.commands import HELP
from letterkit.cli.nearest import creditor_of
from letterkit.drafts.papers.log import Log, broken
from letterkit.drafts.papers.store import FILE, Papers
from letterkit.errors import LedgerTrouble, WrongCall


@click.command(help=HELP["papers"])
@click.argument("folder", type=click.Path(path_type=Path), default=Path(), metavar="[MAP]")
@click.option("--head", default="", help="Het kenmerk van een regel dat u eerder opschreef: staat die er nog?")
def papers(folder: Path, *, head: str) -> int:
    """Every entry of the log, then a check of all of them. Exit code 6 when somebody changed anything."""
    creditor = creditor_of([folder])
    path = creditor.parent / FILE if creditor else None
    if creditor is None or path is None or not path.is_file():
        raise WrongCall("papers_none", path=folder.absolute())
    entries = Log(Papers(creditor.parent)).entries()
    for entry in entries:
        click.echo(entry.line())
    if number := broken(entries):
        raise LedgerTrouble("papers_changed", path=path, number=number)
    if head and head not in {entry.hash for entry in entries}:
        raise LedgerTrouble("papers_cut", path=path, head=head)
    return 0
