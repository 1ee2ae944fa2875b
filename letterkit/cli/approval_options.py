"""Options and words that the commands of approval share."""

from datetime import date
from pathlib import Path

import click

from letterkit.approval.standing import Why
from letterkit.cli.options import creditor_path
from letterkit.errors import WrongCall
from letterkit.texts import say
from letterkit.workspace import Workspace, load_workspace, with_folders

KEY_VARIABLE = "LETTERKIT_KEY"
key_option = click.option(
    "--key", envvar=KEY_VARIABLE, default="", help="Uw sleutel: een PEM-bestand, of het adres van een sleutelkluis."
)


def key_given(key: str) -> str:
    if not key:
        raise WrongCall("key_missing")
    return key


def workspace_of(creditor: Path | None, today: date, templates: Path | None = None) -> Workspace:
    """The workspace to release, its exceptions judged by their end day. ``templates``: a folder that goes before."""
    path = creditor_path(creditor, Path("creditor.yaml"))
    folders = [templates] if templates else []
    workspace = with_folders(load_workspace(path), *folders, today=today)
    workspace.templates.check()
    return workspace


def because(why: tuple[Why, str]) -> str:
    """Why a text does not hold, in words."""
    return say(f"approval.why.{why[0]}", roles=why[1])
