"""Options and words that the commands of approval share."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from letterkit.cli.options import creditor_path
from letterkit.errors import WrongCall
from letterkit.texts import say

if TYPE_CHECKING:
    from letterkit.approval.standing import Why
    from letterkit.workspace import Workspace

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
    from letterkit.workspace import load_workspace, with_folders  # noqa: PLC0415 - not to show the help of a command

    path = creditor_path(creditor, Path("creditor.yaml"))
    folders = [templates] if templates else []
    workspace = with_folders(load_workspace(path), *folders, today=today)
    workspace.templates.check()
    return workspace


def because(why: tuple[Why, str]) -> str:
    """Why a text does not hold, in words."""
    return say(f"approval.why.{why[0]}", roles=why[1])
