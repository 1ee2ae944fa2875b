"""``letterkit evidence``: a pack of one customer, that anybody can check."""

import os
import subprocess
import sys
from importlib.resources import as_file, files
from pathlib import Path

import click

from letterkit.cli.commands import HELP
from letterkit.cli.options import creditor_option, creditor_path
from letterkit.cli.trusted import trust_option
from letterkit.errors import WrongCall


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
        from letterkit.cli.evidence_again import reproduced  # noqa: PLC0415 - it makes messages: a second of imports

        return reproduced(Path(words[1]), creditor_path(creditor, Path("creditor.yaml")), wheel)
    if len(words) != 1 or run is None or out is None:
        raise WrongCall("evidence_call")
    from letterkit.cli.evidence_pack import made  # noqa: PLC0415 - checking a pack needs nothing of it

    return made(words[0], run, out, cases=cases, creditor=creditor)


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
