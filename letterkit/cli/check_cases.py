"""``letterkit check-cases``: read and validate a case file, show what is wrong, and propose how to read it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import click

from letterkit import journey, money_gate, texts
from letterkit.batch import summary
from letterkit.case_file import Layout, Notes, Row, read
from letterkit.case_file.suggesting import Proposal, ShownColumn, Table, look, propose, shown
from letterkit.cli import error_boundary
from letterkit.cli.commands import HELP
from letterkit.cli.expected_holds import WAITS, ExpectedHolds
from letterkit.cli.export_options import chosen_layout, echo_notes, export_options
from letterkit.cli.options import creditor_option, creditor_path, today_option
from letterkit.cli.trial import Trial
from letterkit.creditor import Creditor
from letterkit.creditor_file import load
from letterkit.dutch import dates
from letterkit.errors import CaseInvalid, Problem, Unreadable
from letterkit.pipeline import HoldReason
from letterkit.reports.case_check import CaseCheck, Reason

_SHOWN_ROWS = 3


@click.command("check-cases", help=HELP["check-cases"])
@click.argument("cases", metavar="ZAKEN")
@creditor_option
@click.option("--query", help="De vraag aan de database, als ZAKEN het adres van een database is.")
@click.option("--suggest", is_flag=True, help="Doe een voorstel voor creditor.yaml, en controleer de zaken daarmee.")
@click.option("--html", "page", type=click.Path(path_type=Path, dir_okay=False), help="Schrijf alles ook als pagina.")
@click.option(
    "--rows",
    type=click.IntRange(0, 20),
    help="Laat van zoveel rijen zien wat elke kolom wordt. Standaard: 3 bij --suggest en --html, anders 0.",
)
@today_option
@export_options
def check_cases(
    cases: str,
    *,
    creditor: Path | None,
    query: str | None,
    suggest: bool,
    page: Path | None,
    rows: int | None,
    letters: str | None,
    row_per_instalment: bool,
    as_of: date | None,
    today: date,
) -> int:
    settings = creditor_path(creditor, Path(cases))
    owner = load(settings)
    export = chosen_layout(owner, letters, row_per_instalment=row_per_instalment, as_of=as_of)
    count = rows if rows is not None else _SHOWN_ROWS if suggest or page else 0
    table = look(cases, export, query=query) if suggest or count else None
    proposal = propose(table, export) if suggest and table else None
    if suggest:
        _echo_proposal(proposal, cases)
    if proposal:
        export = proposal.layout(export, as_of=today.isoformat())  # only to try it out
    columns = _shown(table, export, cases, count)
    _echo_columns(columns, err=suggest)  # the proposal alone is standard output, so that it can be kept as a file
    tally = _checked(cases, export, query, ExpectedHolds(owner, today, Trial(settings, owner, today)), err=suggest)
    if page:
        _write(page, _page(cases, tally, columns, proposal))
    return CaseInvalid.exit_code if tally.problems else 0


@dataclass(slots=True)
class _Found:
    """What reading showed: counts, and every problem with its row."""

    rows: int = 0
    wrong: int = 0
    dropped: int = 0
    for_a_person: int = 0
    waiting: int = 0
    problems: list[tuple[int, Problem]] = field(default_factory=list)
    reasons: dict[tuple[str, str, str, str], int] = field(default_factory=dict)
    notes: Notes = field(default_factory=Notes)

    def count(self, kind: str, where: str, wrong: str, expected: str = "") -> None:
        key = kind, where, wrong, expected
        self.reasons[key] = self.reasons.get(key, 0) + 1

    def ranked(self) -> tuple[Reason, ...]:
        """The reasons, those that are there most first."""
        ordered = sorted(self.reasons.items(), key=lambda reason: (-reason[1], reason[0]))
        return tuple(Reason(*key, count) for key, count in ordered)


def _checked(cases: str, export: Layout, query: str | None, holds: ExpectedHolds, *, err: bool) -> _Found:
    """Read all cases, and say each problem on a line of its own."""
    tally = _Found()
    for row in read(cases, export, query=query, notes=tally.notes):
        problems = (*row.problems, *_of_money(row, holds.creditor))
        tally.rows += 1
        tally.wrong += bool(problems)
        for problem in problems:
            click.echo(_line(row, problem), err=err)
            tally.problems.append((row.number, problem))
            tally.count("wrong", *_words(problem))
        right = row.case is not None and not problems
        held, fallen = holds.of(row.case, row.questions) if right and row.case else (_asked(row), ())
        dropped = (*row.dropped, *map(summary.dropped_channel, fallen))
        tally.dropped += bool(dropped)
        for problem in dropped:
            click.echo(_line(row, problem) + " " + texts.say("check_cases.dropped"), err=err)
            tally.count("dropped", *_words(problem))
        waits = any(reason.code == WAITS for reason in held)
        tally.for_a_person += right and bool(held) and not waits
        tally.waiting += waits
        for reason in held:
            why, kind = summary.why(reason), "waits" if waits else "question"
            click.echo(texts.say(f"check_cases.{kind}", row=row.number, case=row.case_id, why=why), err=err)
            tally.count(kind, "", why)
        for reason in _foreseen(row, holds.creditor, held) if right else ():
            why = summary.why(reason)
            click.echo(texts.say("check_cases.question", row=row.number, case=row.case_id, why=why), err=err)
            tally.count("question", "", why)
    echo_notes(tally.notes, err=err)
    if fault := holds.trial.fault:
        click.echo(texts.say("check_cases.no_trial", sentence=error_boundary.sentence(fault)), err=err)
    for line in _summary(tally):
        click.echo(line, err=err)
    if sum(tally.reasons.values()) > 1:
        click.echo(texts.say("check_cases.per_reason"), err=err)
        for counted in tally.ranked():
            click.echo(counted.line, err=err)
    return tally


def _asked(row: Row) -> tuple[HoldReason, ...]:
    """What other rows gave a person to look at."""
    return tuple(map(HoldReason, row.questions))


def _summary(tally: _Found) -> Iterator[str]:
    right, count = tally.rows - tally.wrong, len(tally.problems)
    yield texts.say("check_cases.summary", rows=tally.rows, right=right, wrong=tally.wrong, problems=count)
    for code in ("dropped", "for_a_person", "waiting"):
        if rows := getattr(tally, code):
            yield texts.say(f"check_cases.some_{code}", rows=rows)


def _of_money(row: Row, owner: Creditor) -> Iterator[Problem]:
    """What the money gate would hold, in the sentences of a run's held.csv."""
    for fault in money_gate.in_case(row.case, owner) if row.case else ():
        values = {name: dates.as_read(value) for name, value in fault.values}
        why, do = (texts.say(f"gate.{fault.code}.{part}", **values) for part in ("why", "do"))
        yield Problem(fault.field, "money_gate", {"why": why, "do": do})


def _foreseen(row: Row, owner: Creditor, held: Sequence[HoldReason]) -> Iterator[HoldReason]:
    """What will hold a hand-over or call-in that is planned in the case, beside what holds it today."""
    obstacle = journey.foreseen(row.case, owner) if row.case else None
    if obstacle and obstacle.code not in {reason.code for reason in held}:
        yield HoldReason(obstacle.code)


def _words(problem: Problem) -> tuple[str, str, str]:
    return problem.field or texts.say("check_cases.whole_row"), *texts.problem(problem)


def _line(row: Row, problem: Problem) -> str:
    where, wrong, expected = _words(problem)
    case_id = row.case_id or texts.say("check_cases.no_id")
    return texts.say("check_cases.line", row=row.number, case=case_id, field=where, wrong=wrong, expected=expected)


def _echo_proposal(proposal: Proposal | None, cases: str) -> None:
    """The settings, with what a person must look at as comments: a creditor.yaml takes it as it is."""
    for line in _proposed(proposal, cases):
        click.echo(line)


def _proposed(proposal: Proposal | None, cases: str, *, with_words: bool = True) -> Iterator[str]:
    """The lines; ``with_words``: also words of the export that letterkit does not know."""
    name = "".join(sign for sign in Path(cases).name if sign.isprintable())
    if proposal is None:
        yield "# " + texts.say("suggest.no_table", file=name)
        return
    settings = list(proposal.yaml(with_words=with_words))
    yield "# " + texts.say("suggest.title", file=name)
    yield "# " + texts.say("suggest.what_to_do" if settings else "suggest.nothing")
    yield from ("# " + texts.say(f"suggest.{code}", **values) for code, values in proposal.remarks)
    yield from settings


def _shown(table: Table | None, export: Layout, cases: str, rows: int) -> tuple[ShownColumn, ...]:
    """What the columns become; nothing for a table whose columns cannot be trusted, which reading says."""
    try:
        return shown(table, export, file=cases, rows=rows) if table and rows else ()
    except Unreadable:
        return ()


def _echo_columns(columns: tuple[ShownColumn, ...], *, err: bool) -> None:
    if columns:
        click.echo(texts.say("check_cases.rows_shown", count=len(columns[0].cells)), err=err)
    for column in columns:
        code = "column" if column.fields else "column_unused"
        click.echo(texts.say(f"check_cases.{code}", name=column.name, fields=", ".join(column.fields)), err=err)
        for cell, became in column.cells:
            code = "cell" if column.fields else "cell_unused"
            click.echo(texts.say(f"check_cases.{code}", cell=cell, became=became), err=err)


def _page(cases: str, tally: _Found, columns: tuple[ShownColumn, ...], proposal: Proposal | None) -> str:
    notes = tuple(texts.say(f"notes.{code}", **values) for code, values in tally.notes.printed())
    return CaseCheck(
        file="".join(sign for sign in Path(cases).name if sign.isprintable()),
        summary=tuple(_summary(tally)),
        notes=notes,
        columns=columns,
        reasons=tally.ranked(),
        problems=tuple((number, *_words(problem)) for number, problem in tally.problems),
        proposal=tuple(_proposed(proposal, cases, with_words=bool(columns))) if proposal else (),
    ).html()


def _write(path: Path, text: str) -> None:
    """Under a temporary name first, for its maker alone: the page may show customers."""
    part = path.with_name(f"{path.name}.part")
    try:
        part.unlink(missing_ok=True)
        part.touch(mode=0o600)
        part.write_text(text, encoding="utf-8", newline="\n")
        part.replace(path)
    except OSError as error:
        raise Unreadable("output_unwritable", path=str(path.parent), reason=error.strerror or "") from error
    click.echo(texts.say("check_cases.page_written", file=path), err=True)
