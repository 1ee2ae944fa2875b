"""``letterkit approve``: a reviewer releases what was proposed."""

from pathlib import Path

import click

from letterkit.approval import chain
from letterkit.approval.deciding import decide
from letterkit.approval.roles import REVIEWERS
from letterkit.approval.standing import open_texts
from letterkit.cli.approval_options import key_given, key_option, workspace_of
from letterkit.cli.commands import HELP
from letterkit.cli.options import creditor_option
from letterkit.dutch import clock, dates
from letterkit.texts import say

number_argument = click.argument("number", metavar="NUMMER", type=click.IntRange(1))
role_option = click.option("--as", "role", required=True, type=click.Choice(REVIEWERS), help="In welke rol u tekent.")


@click.command(help=HELP["approve"])
@number_argument
@role_option
@click.option("--remark", default="", help="Wat u erbij wilt zeggen; het blijft bij de vrijgave staan.")
@creditor_option
@key_option
def approve(number: int, *, role: str, remark: str, creditor: Path | None, key: str) -> int:
    """0 when all texts of the proposal are released, 1 when others must sign too."""
    today = clock.today()
    workspace = workspace_of(creditor, today)
    person, proposal = decide(workspace, number, key_given(key), role, today=today, approved=True, remark=remark)
    click.echo(say("approval.approved", name=person.naam, number=number, role=role))
    roles = chain.must_hold(workspace.base, today)
    open_ = open_texts(proposal, roles, workspace.creditor.stages, today)
    if open_:
        names = sorted({role for lacking in open_.values() for role in lacking})
        click.echo(say("approval.open", texts=len(open_), roles=", ".join(names)))
        return 1
    first, last = map(dates.printed_digits, proposal.days)
    click.echo(say("approval.complete", number=number, first=first, last=last))
    return 0
