"""``letterkit verify``: is everything a run made still there, and as it was made?"""

from contextlib import closing
from pathlib import Path

import click

from letterkit.batch.box import is_elsewhere, open_box
from letterkit.batch.ledger import Evidence
from letterkit.batch.verify import Tally
from letterkit.batch.verify import verify as faults
from letterkit.cli.batch_ledger import LEDGER_VARIABLE
from letterkit.cli.commands import HELP
from letterkit.cli.ledger_place import evidence_of
from letterkit.errors import LedgerTrouble, WrongCall
from letterkit.texts import say

_MOST_SHOWN = 50


@click.command(help=HELP["verify"])
@click.argument("out", metavar="MAP")
@click.option(
    "--ledger", envvar=LEDGER_VARIABLE, help="Het logboek van de run. Standaard: dat wat in de map vermeld staat."
)
def verify(out: str, *, ledger: str | None) -> int:
    if not is_elsewhere(out) and not Path(out).is_dir():
        raise WrongCall("file_missing", file=out)
    with closing(evidence_of(out, ledger)) as evidence:
        return _judged(out, evidence)


def _judged(out: str, evidence: Evidence) -> int:
    tally, count = Tally(), 0
    for fault in faults(open_box(out), evidence, tally):
        count += 1
        if count <= _MOST_SHOWN:
            click.echo(say(f"verify.fault.{fault.code}", **fault.values))
    if count > _MOST_SHOWN:
        click.echo(say("verify.more", count=count - _MOST_SHOWN))
    if count:
        click.echo(say("verify.faults", count=count))
        return LedgerTrouble.exit_code
    _told(evidence, tally)
    return 0


def _told(evidence: Evidence, tally: Tally) -> None:
    if evidence.state == "released":
        click.echo(say("verify.released"))
    else:
        click.echo(say("verify.fine", messages=tally.messages, files=tally.files))
    for event in evidence.events:
        if event.kind in ("closed", "released"):
            case = say("ledger.of_case", case=event.case_id) if event.case_id else ""
            what = say(f"ledger.event.{event.kind}")
            click.echo(
                say("ledger.line", moment=event.moment, what=what + case, who=event.operator, reason=event.reason)
            )
    if count := sum(1 for _ in evidence.receipts()):
        click.echo(say("verify.receipts", count=count))
    click.echo(say("verify.head", head=evidence.head))
