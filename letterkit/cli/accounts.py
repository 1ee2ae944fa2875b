"""``letterkit accounts``: people who log in to the werkbank of a team with a password of their own."""

import importlib.util
import sys
from pathlib import Path

import click

from letterkit.cli.commands import HELP
from letterkit.errors import WrongCall
from letterkit.texts import say

_ROLES = ("lezer", "schrijver", "beoordelaar", "beheerder")


@click.command(help=HELP["accounts"])
@click.argument("file", metavar="BESTAND", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("who", metavar="[AANMELDNAAM]", default="")
@click.option("--name", default="", help="De naam die collega's zien. Standaard: de aanmeldnaam.")
@click.option("--role", type=click.Choice(_ROLES), default="lezer", show_default=True, help="Wat iemand mag.")
@click.option("--remove", is_flag=True, help="Haal het account weg; wie is aangemeld, is dat dan niet meer.")
def accounts(file: Path, who: str, *, name: str, role: str, remove: bool) -> int:
    """Without a name to log in with: the accounts there are. The password is asked, or read from standard input."""
    if importlib.util.find_spec("argon2") is None:
        raise WrongCall("werkbank_missing")
    from letterkit.werkbank.team import accounts as kept  # noqa: PLC0415 - an extra

    if not who:
        for account in kept.read(file):
            click.echo(say("werkbank.accounts.line", who=account.wie, name=account.naam, role=account.rol))
    elif remove:
        kept.remove(file, who)
    else:
        kept.put(file, who, name or who, role, _password())
        click.echo(say("werkbank.accounts.made", who=who, file=file), err=True)
    return 0


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    return str(click.prompt(say("werkbank.login.password"), hide_input=True, confirmation_prompt=True))
