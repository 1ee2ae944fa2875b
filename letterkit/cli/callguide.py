"""``letterkit callguide``: a page for the employee who calls, one for each case."""

from datetime import date
from pathlib import Path

import click

from letterkit import journey
from letterkit.batch.outbox import Outbox
from letterkit.batch.summary import what_to_do, why
from letterkit.callguide import as_page, no_call, stage_of
from letterkit.case import Case
from letterkit.case_file import read
from letterkit.cli.desk import open_desk
from letterkit.cli.options import creditor_option, creditor_path, today_option
from letterkit.errors import CaseInvalid, WrongCall
from letterkit.journey import stages
from letterkit.pipeline import Desk, Reason
from letterkit.texts import say


@click.command(help="Maak een gids voor wie een klant belt: een bladzijde per zaak, om af te drukken of te bekijken.")
@click.argument("cases", type=click.Path(path_type=Path), metavar="ZAKEN")
@click.option("--case", "wanted", metavar="ZAAKNUMMER", help="Alleen deze zaak.")
@click.option("--stage", metavar="FASE", help="Over welk bericht u belt. Zonder: het nieuwste dat de klant kreeg.")
@creditor_option
@today_option
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Map voor de bladzijden.")
def callguide(
    cases: Path, *, wanted: str | None, stage: str | None, creditor: Path | None, today: date, out: Path
) -> int:
    if stage and stage not in stages():
        raise WrongCall("unknown_stage", stage=stage, known=", ".join(stages()))
    desk = open_desk(creditor_path(creditor, cases))
    outbox, held, found = Outbox(out), False, False
    for row in read(cases, dict(desk.creditor.kolommen)):
        if wanted not in (None, row.case_id):
            continue
        if row.case is None:
            raise CaseInvalid("case_invalid_in_row", row=row.number, file=str(cases), problems=row.problems)
        found = True
        held = _guide(row.case, desk, stage, today=today, outbox=outbox) or held
    if not found:
        raise WrongCall("callguide_no_case", case=wanted or "", file=str(cases))
    return 1 if held else 0


def _guide(case: Case, desk: Desk, wanted: str | None, *, today: date, outbox: Outbox) -> bool:
    """Write one page; true when nobody may call this customer, and why goes to standard error."""
    stage = wanted or stage_of(case, desk.creditor, today)
    decision = journey.for_stage(case, desk.creditor, stage, today)
    for code in no_call(case, desk.creditor, decision, today):
        reason = Reason(code)
        told = say("callguide.held_line", case=case.zaaknummer, why=why(reason), do=what_to_do(reason))
        click.echo(told, err=True)
        return True
    page = as_page(case, desk, stage, today)
    path = outbox.place(f"{case.zaaknummer}-{stage}.html", page.encode())
    click.echo(say("callguide.written", path=path))
    return False
