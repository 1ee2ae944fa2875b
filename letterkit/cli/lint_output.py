"""Write the reports of ``letterkit lint``: in one of its forms, as comments in a Word document, as a baseline."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from letterkit.errors import WrongCall
from letterkit.lint import Report
from letterkit.lint.baseline import Baseline, Term
from letterkit.lint.coverage import UnreadFile
from letterkit.reports.plain_text import printable
from letterkit.texts import say

FORMATS = ("text", "json", "sarif", "junit", "github", "html", "docx")


def as_form(
    form: str,
    reports: Sequence[Report],
    unread: Sequence[UnreadFile],
    *,
    output: Path | None,
    day: date,
    reviewer: str,
) -> str:
    """The reports in one of the forms, of which each brings its own library."""
    match form:
        case "html":
            return _page(reports, unread, day, reviewer)
        case "json" | "sarif":
            return _for_programs(form, reports, unread)
        case "junit":
            from letterkit.reports.lint_junit import as_junit  # noqa: PLC0415

            return as_junit(reports, unread, day=day)
        case "github":
            from letterkit.reports.lint_github import as_github  # noqa: PLC0415

            return as_github(reports, unread)
        case _:
            from letterkit.reports.lint_text import as_text  # noqa: PLC0415

            return as_text(reports, unread, colour=output is None and sys.stdout.isatty())


def _page(reports: Sequence[Report], unread: Sequence[UnreadFile], today: date, reviewer: str) -> str:
    """The page for a reviewer, with the norms that each rule serves."""
    from letterkit.norms import by_rule  # noqa: PLC0415 - only some forms name them
    from letterkit.reports.lint_html import as_html  # noqa: PLC0415

    return as_html(reports, unread, day=today, reviewer=reviewer, norms=by_rule())


def _for_programs(form: str, reports: Sequence[Report], unread: Sequence[UnreadFile]) -> str:
    """JSON or SARIF, with the norms that each rule serves."""
    from letterkit.norms import by_rule  # noqa: PLC0415 - only some forms name them
    from letterkit.reports.lint_json import as_json  # noqa: PLC0415
    from letterkit.reports.lint_sarif import as_sarif  # noqa: PLC0415

    return (as_json if form == "json" else as_sarif)(reports, unread, norms=by_rule())


def keep_baseline(reports: Sequence[Report], file: Path, term: Term, today: date) -> None:
    """Write the findings of now as the baseline. Raises ``WrongCall`` without an owner, a reason or an end day."""
    if not term.holds(today):
        raise WrongCall("lint_baseline_term")
    baseline = Baseline.of(reports, term)
    write(baseline.text(), file)
    click.echo(say("lint.baseline_written", count=baseline.known.total(), file=file), err=True)


def without_known(reports: list[Report], file: Path, today: date) -> list[Report]:
    """The reports without what a baseline holds; one that is over, or nobody's, holds nothing and is named."""
    known = Baseline.read(file)
    if known.term.holds(today):
        return known.part(reports)
    click.echo(say("lint.baseline_over" if known.term.until else "lint.baseline_nobodys", file=file), err=True)
    return reports


def write_word(paths: Sequence[Path], reports: Sequence[Report], output: Path | None) -> None:
    """The one Word document that was judged, with its findings as comments, under another name."""
    words = output is not None and len(paths) == len(reports) == 1 and paths[0].suffix.lower() == ".docx"
    if not words or output is None or (output.exists() and output.samefile(paths[0])):
        raise WrongCall("lint_docx")
    from letterkit.reports.lint_docx import as_docx  # noqa: PLC0415 - only here is Word written

    _write_bytes(as_docx(reports[0], paths[0].read_bytes()), output)


def write(text: str, output: Path | None) -> None:
    """To standard output, or under a temporary name and then moved, so that no half file is left.

    A report quotes letters, so only its maker may read the file.
    """
    if output is None:
        click.echo(text, nl=False)
        return
    _write_bytes(text.encode("utf-8", "replace"), output)


def _write_bytes(data: bytes, output: Path) -> None:
    part = output.with_name(output.name + ".part")
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    part.write_bytes(data)
    part.replace(output)


def name_unread(unread: Sequence[UnreadFile]) -> None:
    """Why each file was not read, on standard error."""
    for file in unread:
        click.echo(printable(file.sentence), err=True)
