"""``letterkit refuse``: a reviewer says why a proposal may not go."""

from pathlib import Path

import click

from letterkit.approval.deciding import decide
from letterkit.cli.approval_options import key_given, key_option, workspace_of
from letterkit.cli.approve import number_argument, role_option
from letterkit.cli.commands import HELP
from letterkit.cli.options import creditor_option
from letterkit.dutch import clock
from letterkit.texts import say


@click.command(help=HELP["refuse"])
@number_argument
@role_option
@click.option("--remark", required=True, help="Waarom niet: wat moet er anders?")
@creditor_option
@key_option
def refuse(number: int, *, role: str, remark: str, creditor: Path | None, key: str) -> int:
    today = clock.today()
    workspace = workspace_of(creditor, today)
    person, _ = decide(workspace, number, key_given(key), role, today=today, approved=False, remark=remark)
    click.echo(say("approval.refused", name=person.naam, number=number, remark=remark))
    return 0
