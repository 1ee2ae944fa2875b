"""``letterkit lint``: judge templates and finished texts."""

import gc
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

import click

from letterkit.cli.commands import HELP
from letterkit.cli.nearest import creditor_of
from letterkit.cli.options import today_option
from letterkit.cli.produced import judged
from letterkit.errors import Unreadable, WrongCall
from letterkit.facts import Known
from letterkit.forking import may_fork
from letterkit.lint import LEVELS, Linter, Report
from letterkit.lint.baseline import Baseline
from letterkit.lint.coverage import UnreadFile
from letterkit.lint.document import Document
from letterkit.lint.inputs import SUFFIXES, files_to_read, flat, parse, passed_over, read
from letterkit.lint.inputs.deadline import deadline
from letterkit.message import CHANNELS, Channel
from letterkit.reports.plain_text import printable
from letterkit.texts import say

_FORMATS = ("text", "json", "sarif", "junit", "github", "html", "docx")
_OPENED = ("sarif", "github")  # read by programs that open the file of a finding
_TEMPLATE = ".md.j2"
_SELDOM = 50_000  # objects: the word tables stay, and looking for garbage among them costs a sixth of a cold start
_UNREAD = 2  # the exit code when a file was not read, whatever was found in the others
_BROKEN = 4  # the exit code when no message can be made with a template, as in every other command
_SHARE = 32  # files a process judges before it takes more; with fewer, starting a process costs more than it gains


@click.command(help=HELP["lint"])
@click.argument("paths", nargs=-1, metavar="PAD...", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--templates", is_flag=True, help="Controleer alle sjablonen, over al hun takken. Map: PAD.")
@click.option("--series", is_flag=True, help="Lees alles na elkaar: berichten van één klant (PAD), of alle fasen.")
@click.option("--stage", help="Fase van deze teksten, zoals aanmaning.")
@click.option("--channel", type=click.Choice(CHANNELS), help="Kanaal van deze teksten.")
@click.option("--creditor", type=click.Path(path_type=Path), help="creditor.yaml met eigen keuzes en domeinen.")
@click.option("--case", "case_file", type=click.Path(path_type=Path), help="Bestand met de zaak van deze ene tekst.")
@click.option("--format", "form", type=click.Choice(_FORMATS), default="text", show_default=True, help="Vorm.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Schrijf naar dit bestand.")
@click.option(
    "--fail-on",
    type=click.Choice(("error", "warning", "never")),
    default="error",
    show_default=True,
    help="Vanaf welk niveau de opdracht met code 1 eindigt.",
)
@click.option("--baseline", type=click.Path(path_type=Path), help="Beginstand: alleen nieuwe bevindingen tellen.")
@click.option("--write-baseline", type=click.Path(path_type=Path), help="Schrijf de bevindingen van nu als beginstand.")
@click.option("--reviewer", default="", envvar="LETTERKIT_BY", help="Wie de teksten beoordeelt, voor het rapport.")
@click.option("--no-cache", is_flag=True, help="Beoordeel alles opnieuw, ook sjablonen die niet zijn veranderd.")
@today_option
def lint(
    paths: tuple[Path, ...],
    *,
    templates: bool,
    series: bool,
    stage: str | None,
    channel: Channel | None,
    creditor: Path | None,
    case_file: Path | None,
    form: str,
    output: Path | None,
    fail_on: str,
    baseline: Path | None,
    write_baseline: Path | None,
    no_cache: bool,
    reviewer: str,
    today: date,
) -> int:
    """Judge every path; 2 when a file was not read, 4 for a broken template, 1 when a finding reaches ``fail_on``."""
    gc.set_threshold(_SELDOM, 50, 50)
    judging = _Judging(channel=channel, stage=stage, creditor=creditor, case=case_file, today=today)
    if series:
        from letterkit.cli import series as in_order  # noqa: PLC0415 - the rules over a series, which one file does without

        reports = in_order.reports(paths, creditor=creditor or creditor_of(paths), today=today)
        unread: list[UnreadFile] = []
    elif templates or any(map(_is_template, paths)):
        reports, unread = _of_templates(paths, judging, form=form, only=templates, cached=not no_cache)
    elif paths:
        reports, unread = _reports(paths, judging)
    else:
        raise WrongCall("lint_no_path")
    if not reports and not unread:
        raise WrongCall("lint_nothing", path=", ".join(map(str, paths)) or ".")
    if write_baseline:
        _keep(reports, write_baseline)
        _complain(unread)
        return _UNREAD if unread else 0
    if baseline:
        reports = Baseline.read(baseline).part(reports)
    if form == "docx":
        _write_word(paths, reports, output)
    else:
        _write(_written(form, reports, unread, output=output, day=today, reviewer=reviewer), output)
    if not reports or output or form != "text":
        _complain(unread)
    return _UNREAD if unread else _exit_code(reports, fail_on)


@dataclass(frozen=True, slots=True)
class _Judging:
    """How finished texts are judged, as it was asked; the creditor of their workspace when none is given."""

    channel: Channel | None
    stage: str | None
    creditor: Path | None
    case: Path | None
    today: date

    def of(self, paths: Sequence[Path]) -> "_Judging":
        return self if self.creditor else replace(self, creditor=creditor_of(paths))


def _of_templates(
    paths: Sequence[Path], judging: _Judging, *, form: str, only: bool, cached: bool
) -> tuple[list[Report], list[UnreadFile]]:
    """The reports of templates and, unless they are asked for ``only``, of the finished texts beside them."""
    from letterkit.cli import branches  # noqa: PLC0415 - templates bring Jinja, pydantic and the renderers: a second

    templated = list(paths) if only else [path for path in paths if _is_template(path)]
    reports = branches.reports(templated, creditor=judging.creditor, today=judging.today, cached=cached)
    if form in _OPENED:
        reports = branches.at_their_files(reports, templated)
    texts = [] if only else _beside(paths, templated)
    if not texts:
        return reports, []
    more, unread = _reports(texts, judging)
    return [*reports, *more], unread


def _keep(reports: Sequence[Report], file: Path) -> None:
    """Write the findings of now as the baseline."""
    kept = Baseline.of(reports)
    _write(kept.text(), file)
    click.echo(say("lint.baseline_written", count=kept.known.total(), file=file), err=True)


def _is_template(path: Path) -> bool:
    """Whether this is a template, or a folder with templates somewhere in it."""
    return path.name.endswith(_TEMPLATE) or (path.is_dir() and any(path.rglob(f"*{_TEMPLATE}")))


def _beside(paths: Sequence[Path], templated: Sequence[Path]) -> list[Path]:
    """The finished texts in these paths that lie outside the folders with templates in them."""
    files = [path for path in templated if path.is_dir()]
    roots = {file.parent.parent for path in files for file in path.rglob(f"*{_TEMPLATE}")}
    texts = [file for path in files for file in files_to_read([path]) if roots.isdisjoint(file.parents)]
    return [*(path for path in paths if path not in templated), *texts]


def _reports(paths: Sequence[Path], judging: _Judging) -> tuple[list[Report], list[UnreadFile]]:
    """The reports of all files that can be read, and the files that cannot: no file costs another its report."""
    judge = partial(_judge, judging=judging.of(paths))
    files, unread = _files(paths)
    shares = [files[at : at + _SHARE] for at in range(0, len(files), _SHARE)]
    workers = min(len(shares), os.cpu_count() or 1)
    if workers < 2 or not may_fork():
        outcomes = judge(files)
    else:
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - a tenth of a second that one file need not pay

        with ProcessPoolExecutor(workers) as pool:
            outcomes = [outcome for share in pool.map(judge, shares) for outcome in share]
    return (
        [outcome for outcome in outcomes if isinstance(outcome, Report)],
        [*(outcome for outcome in outcomes if isinstance(outcome, UnreadFile)), *unread],
    )


def _files(paths: Sequence[Path]) -> tuple[list[Path], list[UnreadFile]]:
    """All files to read in these paths, and those that nobody here can read; a hyphen is standard input."""
    files: list[Path] = []
    unread: list[UnreadFile] = []
    for path in paths:
        if str(path) == "-":
            files.append(path)
        elif path.exists():
            files += files_to_read([path])
            unread += [_strange(file) for file in passed_over(path)] if path.is_dir() else []
        else:
            unread.append(UnreadFile(str(path), "file_missing", {"file": str(path)}))
    return list(dict.fromkeys(files)), unread


def _strange(path: Path) -> UnreadFile:
    return UnreadFile(str(path), "lint_suffix", {"file": str(path), "known": ", ".join(sorted(SUFFIXES))})


def _judge(files: Sequence[Path], *, judging: _Judging) -> list[Report | UnreadFile]:
    """Judge some files, in this process or in one of several."""
    linter = _linter(judging.creditor, judging.today)
    if judging.case:
        from letterkit.lint.case_facts import case_at, with_case  # noqa: PLC0415 - pydantic, which most texts do without

        linter.known = with_case(linter.known or Known(), case_at(judging.case))
    return [outcome for path in files for outcome in _outcomes(linter, path, judging.channel, judging.stage)]


def _outcomes(linter: Linter, path: Path, channel: Channel | None, stage: str | None) -> list[Report | UnreadFile]:
    """The reports of one file and all it encloses, or why there are none."""
    try:
        with deadline(str(path)):
            document = _document(path, channel, stage)
            return [judged(linter, each) for each in flat(document)]
    except (Unreadable, WrongCall) as error:
        if error.code == "unknown_stage":  # the call is wrong, not the file
            raise
        return [UnreadFile(str(path), error.code, error.values)]


def _document(path: Path, channel: Channel | None, stage: str | None) -> Document:
    if str(path) == "-":
        return parse(sys.stdin.buffer.read(), path="-", channel=channel, stage=stage)
    return read(path, channel=channel, stage=stage)


def _linter(creditor: Path | None, today: date) -> Linter:
    """A linter; the readers behind a creditor file take a second to import, so only when there is one."""
    if creditor is None:
        return Linter(today=today)
    from letterkit.lint.creditor_settings import linter_for  # noqa: PLC0415 - a second, as the docstring says

    return linter_for(creditor, today)


def _written(
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
            from letterkit.reports.lint_junit import as_junit as write  # noqa: PLC0415
        case "github":
            from letterkit.reports.lint_github import as_github as write  # noqa: PLC0415
        case _:
            from letterkit.reports.lint_text import as_text  # noqa: PLC0415

            return as_text(reports, unread, colour=output is None and sys.stdout.isatty())
    return write(reports, unread)


def _for_programs(form: str, reports: Sequence[Report], unread: Sequence[UnreadFile]) -> str:
    """JSON or SARIF, with the norms that each rule serves."""
    from letterkit.norms import by_rule  # noqa: PLC0415 - only some forms name them
    from letterkit.reports.lint_json import as_json  # noqa: PLC0415
    from letterkit.reports.lint_sarif import as_sarif  # noqa: PLC0415

    return (as_json if form == "json" else as_sarif)(reports, unread, norms=by_rule())


def _write_word(paths: Sequence[Path], reports: Sequence[Report], output: Path | None) -> None:
    """The one Word document that was judged, with its findings as comments, under another name."""
    words = output is not None and len(paths) == len(reports) == 1 and paths[0].suffix.lower() == ".docx"
    if not words or output is None or (output.exists() and output.samefile(paths[0])):
        raise WrongCall("lint_docx")
    from letterkit.reports.lint_docx import as_docx  # noqa: PLC0415 - only here is Word written

    _write_bytes(as_docx(reports[0], paths[0].read_bytes()), output)


def _page(reports: Sequence[Report], unread: Sequence[UnreadFile], today: date, reviewer: str) -> str:
    """The page for a reviewer, with the norms that each rule serves."""
    from letterkit.norms import by_rule  # noqa: PLC0415 - only some forms name them
    from letterkit.reports.lint_html import as_html  # noqa: PLC0415

    return as_html(reports, unread, day=today, reviewer=reviewer, norms=by_rule())


def _write(text: str, output: Path | None) -> None:
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


def _complain(unread: Sequence[UnreadFile]) -> None:
    for file in unread:
        click.echo(printable(file.sentence), err=True)


def _exit_code(reports: Sequence[Report], fail_on: str) -> int:
    if any(finding.rule == "sjabloon-fout" for report in reports for finding in report.findings):
        return _BROKEN
    failing = {"never": (), "error": LEVELS[:1], "warning": LEVELS[:2]}[fail_on]
    return int(any(report.count(level) for report in reports for level in failing))
