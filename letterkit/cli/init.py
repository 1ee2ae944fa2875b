"""``letterkit init``: a workspace to start from, with a secret of its own."""

import os
import secrets
import shutil
import tempfile
from datetime import date
from pathlib import Path

import click

from letterkit import resources, stages
from letterkit.cli import sample_cases
from letterkit.cli.commands import HELP
from letterkit.cli.options import Day
from letterkit.dutch import clock
from letterkit.errors import WrongCall
from letterkit.texts import say

_SECRET = "betaalgeheim"  # noqa: S105 - the name of a file
_SECRET_BYTES = 48
_LEFT_OUT = ("levels.yaml", "callguide.yaml", "panel.yaml", "tells.yaml", "sample.json")


@click.command(help=HELP["init"])
@click.argument("folder", type=click.Path(path_type=Path), metavar="MAP")
@click.option(
    "--today", type=Day(), default=clock.today, help="De dag waarop de voorbeeldzaken spelen. Standaard: vandaag."
)
def init(folder: Path, today: date) -> None:
    """Everything is made beside the new folder and then moved, so that a half workspace never exists."""
    if os.path.lexists(folder) and not (folder.is_dir() and not folder.is_symlink() and not any(folder.iterdir())):
        raise WrongCall("workspace_exists", path=folder)
    try:
        folder.absolute().parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.absolute().parent, prefix=".letterkit-") as scratch:
            fresh = Path(scratch) / "workspace"
            _fill(fresh, today)
            fresh.replace(folder)
    except OSError as error:
        raise WrongCall("output_unwritable", path=folder, reason=error.strerror or "onbekend") from error
    click.echo(say("init.done", path=folder))


def _fill(fresh: Path, today: date) -> None:
    samples = resources.samples_dir()
    _copy_templates(stages.own_folder(fresh))
    settings = (samples / "creditor.yaml").read_text(encoding="utf-8")
    own = _without_what_is_invented(settings).replace(say("init.demo_note"), say("init.own_note"))
    (fresh / "creditor.yaml").write_text(own, encoding="utf-8")
    shutil.copyfile(samples / "logo.svg", fresh / "logo.svg")
    (fresh / "zaken.csv").write_text(sample_cases.exported_on(today), encoding="utf-8", newline="")
    (fresh / ".gitignore").write_text(f"/{_SECRET}\n", encoding="utf-8")
    _write_secret(fresh / _SECRET)


def _without_what_is_invented(settings: str) -> str:
    """The sample's own figures of law nobody read: a new workspace gets the place to write them in instead."""
    parts = settings.split("\n\n")
    return "\n\n".join(say("init.own_law") if part.startswith(say("init.demo_law")) else part for part in parts)


def _copy_templates(own: Path) -> None:
    """The texts, and what each stage sends; its other parts stay those of letterkit until someone wants his own."""
    files = stages.shipped().files
    for name in files.names:
        if not name.endswith(_LEFT_OUT) and (source := files.path(name)):
            (own / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, own / name)


def _write_secret(path: Path) -> None:
    """Only the owner may read it, from the first moment it exists."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(_SECRET_BYTES) + "\n")
