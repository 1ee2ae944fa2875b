"""``letterkit erase``: one customer out of runs; the proof of all others holds."""

from datetime import date
from pathlib import Path

import click

from letterkit.approval import chain, holds
from letterkit.approval.roles import Roles
from letterkit.batch.erasing import Wish
from letterkit.batch.erasing import erase as erased
from letterkit.cli.approval_options import key_given, key_option
from letterkit.cli.commands import HELP
from letterkit.cli.ledger_place import place_is_there, place_of, run_of
from letterkit.cli.options import creditor_option, creditor_path
from letterkit.dutch import clock, dates
from letterkit.errors import WrongCall
from letterkit.sealing import keys
from letterkit.texts import say
from letterkit.workspace import Workspace, load_workspace

_MAY = frozenset({"beheer", "compliance"})


@click.command(help=HELP["erase"])
@click.argument("case", metavar="ZAAK")
@click.argument("runs", nargs=-1, required=True, metavar="RUN...")
@click.option("--reason", required=True, help="De grond, zonder gegevens van de klant, zoals: verzoek, AVG artikel 17.")
@creditor_option
@key_option
def erase(case: str, runs: tuple[str, ...], *, reason: str, creditor: Path | None, key: str) -> int:
    """1 when no run had anything of this customer."""
    today = clock.today()
    workspace = load_workspace(creditor_path(creditor, Path("creditor.yaml")))
    _refuse_held(workspace, case, today)
    roles = chain.must_hold(workspace.base, today)
    signer, text = keys.load(key_given(key), roles.keys)
    wish = Wish(reason, _allowed(roles, text, today), signer)
    total = 0
    for given in runs:
        url, evidence = run_of(given, None)
        evidence.close()
        place = given if place_is_there(given) else place_of(evidence)
        count = erased(place, url, evidence.run, case, wish)
        total += count
        click.echo(say("privacy.erased", run=given, count=count))
    click.echo(say("privacy.elsewhere"), err=True)
    return 0 if total else 1


def _refuse_held(workspace: Workspace, case: str, today: date) -> None:
    if standing := holds.standing(workspace.base, workspace.secret, case, today):
        until = dates.printed_digits(date.fromisoformat(standing.until))
        raise WrongCall("erase_held", reason=standing.reason, day=until)


def _allowed(roles: Roles, key: str, today: date) -> str:
    owner = roles.owner(key)
    if owner is None or roles.revoked(key, today):
        raise WrongCall("key_revoked")
    if not _MAY & set(owner.rollen):
        raise WrongCall("role_missing", name=owner.naam, role="compliance")
    return owner.naam
