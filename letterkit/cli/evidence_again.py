"""``letterkit evidence reproduce``: the messages of a pack once more, with texts, letterkit and data of then.

It needs what no pack holds: the secret of the creditor, and the objects of the release (``vrijgave/objecten``).
"""

import json
import os
import subprocess
import sys
import tempfile
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import click

from letterkit.approval.remade import workspace_of
from letterkit.approval.store import Store
from letterkit.batch.work import as_bytes
from letterkit.case import Case
from letterkit.errors import LetterkitError, WrongCall
from letterkit.message import Mark
from letterkit.pipeline import CaseInProgress, advance
from letterkit.sealing.envelope import digest
from letterkit.texts import say
from letterkit.workspace import Workspace, load_workspace


def reproduced(pack: Path, creditor: Path, wheel: Path | None) -> int:
    """0 when every message comes out as it was, byte for byte. ``wheel``: the letterkit of then."""
    if wheel is not None:
        return _with_wheel(pack, creditor, wheel)
    try:
        with zipfile.ZipFile(pack) as archive:
            content = {name: archive.read(name) for name in archive.namelist()}
    except (OSError, zipfile.BadZipFile) as error:
        raise WrongCall("evidence_reproduce", file=pack, lacking="het pakket zelf") from error
    if "zaak.json" not in content:
        raise WrongCall("evidence_reproduce", file=pack, lacking="zaak.json (de gegevens van de klant)")
    proof, run = json.loads(content["bewijs.json"]), json.loads(content["run.json"])
    same = True
    for message in proof["berichten"]:
        right = _again(message, content, run, load_workspace(creditor))
        same = same and right
        click.echo(say("evidence.same" if right else "evidence.other", name=message["bestand"]))
    return 0 if same else 1


def _again(message: dict[str, Any], content: dict[str, bytes], run: dict[str, Any], now: Workspace) -> bool:
    line = json.loads(message["regel"])
    store = Store(now.base)
    if not message["uitgave"]:
        raise WrongCall("evidence_reproduce", file=message["bestand"], lacking="de vrijgave")
    objects = store.objects(store.proposal(int(message["uitgave"])))
    case = Case.model_validate_json(content["zaak.json"])
    with workspace_of(objects, now) as then:
        if then is None:
            lacking = "een letterkit die dit kan lezen (--wheel)"
            raise WrongCall("evidence_reproduce", file=message["bestand"], lacking=lacking)
        mark = Mark(line["document"], run["run"][:16], line["release"])
        going = CaseInProgress(case, then, date.fromisoformat(run["today"]), marking=lambda _stage, _channel: mark)
        try:
            advance([going])
        except LetterkitError:
            return False
        produced = going.outcome.rendered if going.outcome else ()
        rebuilt = [as_bytes(each, then.creditor.law) for each in produced if each.message.channel == line["channel"]]
        return [digest(each) for each in rebuilt] == [line["sha256"]]


def _with_wheel(pack: Path, creditor: Path, wheel: Path) -> int:
    """The same, by the letterkit in a wheel, with the libraries that are here."""
    with tempfile.TemporaryDirectory(prefix="letterkit-") as folder:
        try:
            with zipfile.ZipFile(wheel) as archive:
                archive.extractall(folder)
        except (OSError, zipfile.BadZipFile) as error:
            raise WrongCall("evidence_reproduce", file=pack, lacking=str(wheel)) from error
        command = [sys.executable, "-m", "letterkit", "evidence", "reproduce", str(pack.absolute())]
        done = subprocess.run(  # noqa: S603 - the letterkit that was named
            [*command, "--creditor", str(creditor.absolute())],
            check=False, capture_output=True, text=True, cwd=folder,
            env={**os.environ, "PYTHONPATH": folder, "PYTHONIOENCODING": "utf-8"},
        )  # fmt: skip
    click.echo(done.stdout, nl=False)
    click.echo(done.stderr, nl=False, err=True)
    return done.returncode
