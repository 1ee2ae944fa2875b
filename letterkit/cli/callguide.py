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
from letterkit.cli.commands import HELP
from letterkit.cli.options import creditor_option, creditor_path, today_option
from letterkit.creditor_file import layout
from letterkit.errors import CaseInvalid, WrongCall
from letterkit.pipeline import HoldReason
from letterkit.texts import say
from letterkit.workspace import Workspace, load_workspace


@click.command(help=HELP["callguide"])
@click.argument("cases", type=click.Path(path_type=Path), metavar="ZAKEN")
@click.option("--case", "wanted", metavar="ZAAKNUMMER", help="Alleen deze zaak.")
@click.option("--stage", metavar="FASE", help="Over welk bericht u belt. Zonder: het nieuwste dat de klant kreeg.")
@creditor_option
@today_option
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Map voor de bladzijden.")
def callguide(
    cases: Path, *, wanted: str | None, stage: str | None, creditor: Path | None, today: date, out: Path
) -> int:
    workspace = load_workspace(creditor_path(creditor, cases))
    if stage:
        workspace.creditor.stages.known(stage)
    outbox, held, any_case = Outbox(out), False, False
    for row in read(cases, layout(workspace.creditor)):
        if wanted not in (None, row.case_id):
            continue
        if row.case is None:
            raise CaseInvalid("case_invalid_in_row", row=row.number, file=str(cases), problems=row.problems)
        any_case = True
        held = _guide(row.case, workspace, stage, today=today, outbox=outbox) or held
    if not any_case:
        raise WrongCall("callguide_no_case", case=wanted or "", file=str(cases))
    return 1 if held else 0


def _guide(case: Case, workspace: Workspace, wanted: str | None, *, today: date, outbox: Outbox) -> bool:
    """Write one page; true when nobody may call this customer, and why goes to standard error."""
    stage = wanted or stage_of(case, workspace.creditor, today)
    decision = journey.for_stage(case, workspace.creditor, stage, today)
    for code in no_call(case, workspace.creditor, decision, today):
        reason = HoldReason(code)
        line = say("callguide.held_line", case=case.zaaknummer, why=why(reason), do=what_to_do(reason))
        click.echo(line, err=True)
        return True
    page = as_page(case, workspace, stage, today)
    path = outbox.place(f"{case.zaaknummer}-{stage}.html", page.encode())
    click.echo(say("callguide.written", path=path))
    return False
