"""``letterkit releases``: what holds on a day, who signed it, and what ends soon."""

from datetime import date, timedelta
from pathlib import Path

import click

from letterkit.approval import chain
from letterkit.approval.roles import read
from letterkit.approval.standing import gate, signed
from letterkit.approval.store import Store
from letterkit.cli.approval_options import because, workspace_of
from letterkit.cli.commands import HELP
from letterkit.cli.options import Day, creditor_option
from letterkit.dutch import clock, dates
from letterkit.texts import say

_SOON = 30  # days: enough to have the texts read again
_SHOWN = 12  # characters of a release's hash


@click.command(help=HELP["releases"])
@click.option("--on", "day", type=Day(), default=clock.today, help="Op welke dag. Standaard: vandaag.")
@creditor_option
def releases(day: date, *, creditor: Path | None) -> int:
    """0 when every text holds on that day, 1 when one does not."""
    workspace = workspace_of(creditor, day)
    if read(workspace.base) is None:
        click.echo(say("approval.no_roles"))
        return 0
    state, roles = gate(workspace, day, day), chain.current(workspace.base, day)
    by_release = {proposal.release: proposal for proposal in Store(workspace.base).proposals()}
    click.echo(say("approval.on_day", day=dates.printed_digits(day)))
    soon = 0
    for text in workspace.templates.folders.names():
        name = "/".join(text)
        if text in state.held:
            click.echo(say("approval.text_held", text=name, why=because(state.held[text])))
            continue
        proposal = by_release[state.released[text]]
        names = (
            ", ".join(f"{signature.name} ({signature.role})" for signature in signed(proposal, roles, day).values())
            if roles
            else ""
        )
        last = proposal.days[1]
        soon += last <= day + timedelta(days=_SOON)
        values = {
            "text": name,
            "release": proposal.release[:_SHOWN],
            "last": dates.printed_digits(last),
            "names": names,
        }
        click.echo(say("approval.text_holds", **values))
    click.echo(say("approval.total", released=len(state.released), total=len(state.released) + len(state.held)))
    if soon:
        click.echo(say("approval.ends_soon", count=soon, days=_SOON))
    return 1 if state.held else 0
