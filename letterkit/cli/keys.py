"""``letterkit keys``: a key to sign with."""

from pathlib import Path

import click

from letterkit.cli.commands import HELP
from letterkit.sealing import keys as made
from letterkit.texts import say


@click.command(help=HELP["keys"])
@click.argument("file", metavar="BESTAND", type=click.Path(path_type=Path, dir_okay=False))
def keys(file: Path) -> int:
    public = made.new(file)
    click.echo(say("approval.key_made", file=file), err=True)
    click.echo(say("approval.key_public"), err=True)
    click.echo(public)
    return 0
