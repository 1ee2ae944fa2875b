"""``letterkit evidence``: a pack of one customer, that anybody can check."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from importlib.resources import as_file, files
from pathlib import Path

import click

from letterkit.batch.box import is_elsewhere, open_box
from letterkit.batch.choices import Choices
from letterkit.batch.customers import Customers
from letterkit.batch.outbox import ReadOnly
from letterkit.case import Case
from letterkit.case_file import read
from letterkit.case_file.address import is_url
from letterkit.cli.commands import HELP
from letterkit.cli.evidence_again import reproduced
from letterkit.cli.ledger_place import evidence_of
from letterkit.cli.options import creditor_option, creditor_path
from letterkit.cli.trusted import trust_option
from letterkit.creditor_file import load
from letterkit.errors import LedgerTrouble, LetterkitError, WrongCall
from letterkit.evidence.pack import House, packed
from letterkit.texts import say


@click.command(help=HELP["evidence"])
@click.argument("words", nargs=-1, required=True, metavar="ZAAK | verify PAKKET | reproduce PAKKET")
@click.option("--run", type=str, help="De map van de run.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Het zip-bestand.")
@click.option("--cases", help="Het zakenbestand van toen. Standaard: dat van de run, als het er nog is.")
@click.option("--wheel", type=click.Path(path_type=Path, dir_okay=False), help="Met reproduce: de letterkit van toen.")
@creditor_option
@trust_option
def evidence(
    words: tuple[str, ...],
    *,
    run: str | None,
    out: Path | None,
    cases: str | None,
    wheel: Path | None,
    creditor: Path | None,
    trust: Path | None,
) -> int:
    """``verify`` is the program that goes along in every pack; ``reproduce`` makes the messages once more."""
    if words[0] == "verify" and len(words) == 2:
        return _checked(Path(words[1]), trust)
    if words[0] == "reproduce" and len(words) == 2:
        return reproduced(Path(words[1]), creditor_path(creditor, Path("creditor.yaml")), wheel)
    if len(words) != 1 or run is None or out is None:
        raise WrongCall("evidence_call")
    box = open_box(run) if is_elsewhere(run) else ReadOnly(Path(run))
    chosen = _choices(run)
    known = Path(chosen.creditor) if chosen else Path("creditor.yaml")
    path = creditor or (known if known.is_file() else creditor_path(None, known))
    house = House(load(path), path.resolve().parent)
    content = packed(box, Customers(run), house, words[0], _cases(cases or (chosen.cases if chosen else "")))
    part = out.with_name(f".{out.name}.part")
    try:
        part.touch(mode=0o600)
        part.write_bytes(content)
        part.replace(out)
    except OSError as error:
        raise LedgerTrouble("output_unwritable", path=str(out), reason=error.strerror or "") from error
    click.echo(say("evidence.done", out=out, size=len(content) // 1024 + 1))
    return 0


def _checked(pack: Path, trust: Path | None) -> int:
    """Run the checker as anybody else would."""
    with as_file(files("letterkit.evidence").joinpath("checker")) as folder:
        more = ["--trust", str(trust)] if trust else []
        command = [sys.executable, str(folder / "verify.py"), str(pack), *more]
        done = subprocess.run(  # noqa: S603 - our own program
            command, check=False, capture_output=True, text=True, env={**os.environ, "PYTHONIOENCODING": "utf-8"}
        )
    click.echo(done.stdout, nl=False)
    return done.returncode


def _choices(run: str) -> Choices | None:
    """What the run was asked, where its ledger still is."""
    try:
        with closing(evidence_of(run, None)) as source:
            return Choices.of(source.run.choices) if source.run.choices else None
    except (LedgerTrouble, WrongCall):
        return None


def _cases(place: str) -> Iterator[Case]:
    """The records of then, as far as they can be read."""
    if place and not is_url(place) and Path(place).is_file():
        try:
            yield from (row.case for row in read(Path(place)) if row.case)
        except LetterkitError:
            return
