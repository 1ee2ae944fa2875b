"""``letterkit signals``: the cases that go to the municipality, with what was done before, and those that may not."""

from collections import Counter
from datetime import date
from pathlib import Path

import click

from letterkit import texts
from letterkit.case_file import Notes, read
from letterkit.cli.commands import HELP
from letterkit.cli.export_options import chosen_layout, echo_notes, export_options
from letterkit.cli.options import creditor_option, own_creditor_path, today_option
from letterkit.errors import CaseInvalid, Problem
from letterkit.signals import Given, Judge, Known, Verdict, files, once, write
from letterkit.texts import say
from letterkit.workspace import load_workspace


@click.command(help=HELP["signals"])
@click.argument("cases", metavar="ZAKEN")
@creditor_option
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Map voor de bestanden. Nieuw of leeg.")
@click.option("--query", help="De vraag aan de database, als ZAKEN het adres van een database is.")
@today_option
@export_options
def signals(
    cases: str,
    *,
    creditor: Path | None,
    out: Path,
    query: str | None,
    today: date,
    letters: str | None,
    row_per_instalment: bool,
    as_of: date | None,
) -> int:
    """3 when a row is wrong: the other cases are done."""
    place = own_creditor_path(creditor, cases)
    workspace = load_workspace(place)
    judge, notes = Judge(workspace, today), Notes()
    layout = chosen_layout(workspace.creditor, letters, row_per_instalment=row_per_instalment, as_of=as_of)
    with once.alone(place.parent):
        known = Known(place.parent)
        if (before := files.written(out)) is not None:
            click.echo(say("signals.written_before", new=known.add(before), path=out))
            return 0
        verdicts: list[Verdict] = []
        wrong = 0
        for row in read(cases, layout, query=query, notes=notes):
            wrong += row.case is None
            for problem in row.problems:
                click.echo(_line(row.number, row.case_id, problem), err=True)
            if row.case:
                went = known.before(row.case)
                verdicts.append(Verdict(row.case, why_not="given_before") if went else judge.verdict(row.case))
        echo_notes(notes, err=True)
        given = [Given.of(verdict.case, today) for verdict in verdicts if not verdict.why_not]
        municipalities = write(out, verdicts, judge.data, workspace.creditor.stages, given)
        known.add(given)
    click.echo(say("signals.done", given=len(given), municipalities=municipalities, path=out))
    for code, count in sorted(Counter(verdict.why_not for verdict in verdicts if verdict.why_not).items()):
        click.echo(say("signals.reason", count=count, why=say(f"signals.why_not.{code}")))
    if wrong:
        click.echo(say("signals.wrong_rows", count=wrong), err=True)
    return CaseInvalid.exit_code if wrong else 0


def _line(row: int, case_id: str, problem: Problem) -> str:
    wrong, expected = texts.problem(problem)
    values = {"case": case_id or say("check_cases.no_id"), "field": problem.field or say("check_cases.whole_row")}
    return say("check_cases.line", row=row, wrong=wrong, expected=expected, **values)
