"""``letterkit werkbank``: write, see and compare the texts of a workspace in a browser."""

import importlib.util
from datetime import date
from pathlib import Path

import click

from letterkit.cli.commands import HELP
from letterkit.cli.nearest import creditor_of
from letterkit.cli.options import Day
from letterkit.errors import WrongCall

_NEEDED = ("starlette", "uvicorn", "sse_starlette", "watchfiles", "dulwich", "python_multipart", "authlib", "argon2")


@click.command(help=HELP["werkbank"])
@click.argument("folder", type=click.Path(path_type=Path), default=Path(), metavar="[MAP]")
@click.option("--port", type=click.IntRange(0, 65535), default=0, show_default=True, help="Poort; 0 is een vrije.")
@click.option("--no-browser", is_flag=True, help="Open geen browser; het adres staat op het scherm.")
@click.option(
    "--team",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help="Voor een team, achter de proxy van uw organisatie: het bestand met adres, aanmelden en rollen.",
)
@click.option("--today", type=Day(), default=None, help="De dag van elk bericht. Standaard: de dag die het is.")
def werkbank(folder: Path, *, port: int, no_browser: bool, team: Path | None, today: date | None) -> int:
    """Answer the browser until somebody stops it."""
    if any(importlib.util.find_spec(name) is None for name in _NEEDED):
        raise WrongCall("werkbank_missing")
    creditor = creditor_of([folder])
    if creditor is None:
        raise WrongCall("werkbank_no_folder", path=folder.absolute())
    if team is not None:
        return _for_team(creditor, team, today)
    from letterkit.werkbank.desk import Desk  # noqa: PLC0415 - an extra, and the whole engine
    from letterkit.werkbank.serving import listening, serve  # noqa: PLC0415

    with listening(port) as own:
        serve(Desk(creditor, today), own, show=click.echo, browser=not no_browser)
    return 0


def _for_team(creditor: Path, file: Path, today: date | None) -> int:
    from letterkit.werkbank.desk import Desk  # noqa: PLC0415 - an extra, and the whole engine
    from letterkit.werkbank.serving import listening, serve_team  # noqa: PLC0415
    from letterkit.werkbank.team.config import read  # noqa: PLC0415

    team = read(file)
    with listening(team.luister.poort, team.luister.host) as own:
        serve_team(Desk(creditor, today), own, team, show=click.echo)
    return 0
