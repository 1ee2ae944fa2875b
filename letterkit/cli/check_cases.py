"""``letterkit check-cases``: read and validate a case file, and show all that is wrong with it."""

from collections.abc import Iterator
from pathlib import Path

import click

from letterkit import texts
from letterkit.case import case_key
from letterkit.case_file import Row, read
from letterkit.cli.options import creditor_option, creditor_path
from letterkit.creditor_file import load
from letterkit.errors import CaseInvalid, Problem


@click.command(
    "check-cases", help="Controleer een bestand met zaken: elke fout, met rij, veld en wat er wel moet staan."
)
@click.argument("cases", metavar="ZAKEN")
@creditor_option
@click.option("--query", help="De vraag aan de database, als ZAKEN het adres van een database is.")
def check_cases(cases: str, *, creditor: Path | None, query: str | None) -> int:
    columns = load(creditor_path(creditor, Path(cases))).kolommen
    rows = wrong = found = 0
    for row, problems in _checked(read(cases, columns, query=query)):
        rows += 1
        wrong += bool(problems)
        found += len(problems)
        for problem in problems:
            click.echo(_line(row, problem))
    click.echo(texts.say("check_cases.summary", rows=rows, right=rows - wrong, wrong=wrong, problems=found))
    return CaseInvalid.exit_code if found else 0


def _checked(rows: Iterator[Row]) -> Iterator[tuple[Row, tuple[Problem, ...]]]:
    """Each row with its problems, also the one that only shows over rows: a case that is there twice."""
    seen: set[str] = set()
    for row in rows:
        key = case_key(row.case_id)
        again = (Problem("zaaknummer", "case_twice"),) if key in seen else ()
        if key:
            seen.add(key)
        yield row, row.problems + again


def _line(row: Row, problem: Problem) -> str:
    wrong, expected = texts.problem(problem)
    field = problem.field or texts.say("check_cases.whole_row")
    case_id = row.case_id or texts.say("check_cases.no_id")
    return texts.say("check_cases.line", row=row.number, case=case_id, field=field, wrong=wrong, expected=expected)
