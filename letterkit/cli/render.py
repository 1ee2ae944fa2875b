"""``letterkit render``: one or a few cases to files, to look at."""

from datetime import date
from pathlib import Path

import click

from letterkit.batch.outbox import Outbox
from letterkit.batch.summary import what_to_do, why
from letterkit.batch.work import write
from letterkit.case import Case
from letterkit.case_file import read
from letterkit.cli.desk import open_desk
from letterkit.cli.options import creditor_option, creditor_path, today_option
from letterkit.errors import CaseInvalid
from letterkit.message import CHANNELS, Channel
from letterkit.pipeline import process
from letterkit.texts import say


@click.command(help="Maak de berichten van één of een paar zaken.")
@click.argument("cases", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="ZAKEN...")
@click.option("--stage", default=None, help="Kies zelf de fase. Standaard: de fase die bij de zaak past.")
@click.option("--channel", "channels", multiple=True, type=click.Choice(CHANNELS), help="Alleen dit kanaal.")
@creditor_option
@today_option
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Map voor de berichten.")
def render(
    cases: tuple[Path, ...],
    *,
    stage: str | None,
    channels: tuple[Channel, ...],
    creditor: Path | None,
    today: date,
    out: Path,
) -> int:
    desk = open_desk(creditor_path(creditor, cases[0]))
    outbox = Outbox(out)
    held = False
    for path in cases:
        for case in _cases(path, dict(desk.creditor.kolommen)):
            outcome = process(case, desk, today, stage=stage, channels=channels)
            for reason in outcome.held:
                held = True
                line = say("run.held_line", case=outcome.case_id, why=why(reason), do=what_to_do(reason))
                click.echo(line, err=True)
            for rendered in outcome.rendered:
                click.echo(write(outbox, rendered, desk.creditor.law))
    return 1 if held else 0


def _cases(path: Path, columns: dict[str, str]) -> list[Case]:
    """All cases of a file; the first row that is wrong stops everything, because a person is looking on."""
    found = []
    for row in read(path, columns):
        if row.case is None:
            raise CaseInvalid("case_invalid_in_row", row=row.number, file=str(path), problems=row.problems)
        found.append(row.case)
    return found
