"""``letterkit verify``: is everything a run made still there, and as it was made?"""

from contextlib import closing
from pathlib import Path

import click

from letterkit.batch.box import is_elsewhere, open_box
from letterkit.batch.ledger import Evidence, address, own_ledger
from letterkit.batch.verify import Tally
from letterkit.batch.verify import verify as faults
from letterkit.errors import LedgerTrouble, WrongCall
from letterkit.texts import say

_MOST_SHOWN = 50


@click.command(help="Controleer of bestanden, manifest en logboek van een run kloppen: niets veranderd, weg of dubbel.")
@click.argument("out", metavar="MAP")
@click.option("--ledger", help="Het logboek, als de run er een deelde. Standaard: run.sqlite in de map.")
def verify(out: str, *, ledger: str | None) -> int:
    if is_elsewhere(out) and not ledger:
        raise WrongCall("ledger_needed")
    if not is_elsewhere(out) and not Path(out).is_dir():
        raise WrongCall("file_missing", file=out)
    tally, count = Tally(), 0
    place = "." if not ledger else out if is_elsewhere(out) else str(Path(out).resolve())
    with closing(Evidence(address(ledger) if ledger else own_ledger(Path(out)), place)) as evidence:
        for fault in faults(open_box(out), evidence, tally):
            count += 1
            if count <= _MOST_SHOWN:
                click.echo(say(f"verify.fault.{fault.code}", **fault.values))
        if count > _MOST_SHOWN:
            click.echo(say("verify.more", count=count - _MOST_SHOWN))
        if count:
            click.echo(say("verify.faults", count=count))
            return LedgerTrouble.exit_code
        click.echo(say("verify.fine", messages=tally.messages, files=tally.files))
        click.echo(say("verify.head", head=evidence.head))
    return 0
