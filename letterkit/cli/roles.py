"""``letterkit roles``: the keepers sign rollen.yaml."""

from pathlib import Path

import click

from letterkit.approval import chain
from letterkit.cli.approval_options import key_given, key_option
from letterkit.cli.commands import HELP
from letterkit.cli.options import creditor_option, creditor_path
from letterkit.dutch import clock
from letterkit.texts import say


@click.group(help=HELP["roles"])
def roles() -> None:
    """The group alone does nothing."""


@roles.command(help="Teken rollen.yaml zoals het er staat. Code 1: er moeten nog anderen tekenen.")
@creditor_option
@key_option
def sign(creditor: Path | None, key: str) -> int:
    base = creditor_path(creditor, Path("creditor.yaml")).resolve().parent
    person, missing = chain.sign(base, key_given(key), clock.today())
    click.echo(say("approval.roles_signed", name=person.naam))
    click.echo(say("approval.roles_missing", count=missing) if missing else say("approval.roles_hold"))
    return 1 if missing else 0
