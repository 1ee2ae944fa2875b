"""``letterkit lint``: judge templates and finished texts."""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path

import click

from letterkit.cli.options import today_option
from letterkit.errors import WrongCall
from letterkit.lint import LEVELS, Linter, Report
from letterkit.lint.baseline import Baseline
from letterkit.lint.inputs import found, parse, read
from letterkit.message import CHANNELS, Channel
from letterkit.texts import say

_FORMATS = ("text", "json", "sarif", "junit", "github", "html")
_TEMPLATE = ".md.j2"
_SELDOM = 50_000  # objects: the word tables stay, and looking for garbage among them costs a sixth of a cold start
_SHARE = 32  # files a process judges before it takes more; with fewer, starting a process costs more than it gains


@click.command(help="Controleer brieven, e-mails en berichten: woorden, toon, oplossing, betalen en duidelijkheid.")
@click.argument("paths", nargs=-1, metavar="PAD...", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--templates", is_flag=True, help="Controleer alle sjablonen, over al hun takken. Map: PAD.")
@click.option("--series", is_flag=True, help="Lees alles na elkaar: berichten van één klant (PAD), of alle fasen.")
@click.option("--stage", help="Fase van deze teksten, zoals aanmaning.")
@click.option("--channel", type=click.Choice(CHANNELS), help="Kanaal van deze teksten.")
@click.option("--creditor", type=click.Path(path_type=Path), help="creditor.yaml met eigen keuzes en domeinen.")
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
@today_option
def lint(
    paths: tuple[Path, ...],
    *,
    templates: bool,
    series: bool,
    stage: str | None,
    channel: Channel | None,
    creditor: Path | None,
    form: str,
    output: Path | None,
    fail_on: str,
    baseline: Path | None,
    write_baseline: Path | None,
    today: date,
) -> int:
    """Judge every path; 1 when a finding reaches ``fail_on``."""
    gc.set_threshold(_SELDOM, 50, 50)
    if series:
        reports: list[Report] = import_module("letterkit.cli.series").reports(paths, creditor=creditor, today=today)
    elif templates or any(_is_template(path) for path in paths):
        branches = import_module("letterkit.cli.branches")
        reports = branches.reports(paths, creditor=creditor, today=today)
    elif paths:
        reports = _reports(paths, channel=channel, stage=stage, creditor=creditor, today=today)
    else:
        raise WrongCall("lint_no_path")
    if write_baseline:
        kept = Baseline.of(reports)
        _write(kept.text(), write_baseline)
        click.echo(say("lint.baseline_written", count=kept.known.total(), file=write_baseline), err=True)
        return 0
    if baseline:
        reports = Baseline.read(baseline).part(reports)
    _write(_written(form, reports, colour=output is None and sys.stdout.isatty()), output)
    return _exit_code(reports, fail_on)


def _is_template(path: Path) -> bool:
    """Whether this is a template, or a folder with templates in folders of their stage."""
    return path.name.endswith(_TEMPLATE) or (path.is_dir() and any(path.glob(f"*/*{_TEMPLATE}")))


def _reports(
    paths: Sequence[Path], *, channel: Channel | None, stage: str | None, creditor: Path | None, today: date
) -> list[Report]:
    judge = partial(_judge, channel=channel, stage=stage, creditor=creditor, today=today)
    files = [one for path in paths for one in ([path] if str(path) == "-" else found([path]))]
    shares = [files[at : at + _SHARE] for at in range(0, len(files), _SHARE)]
    workers = min(len(shares), os.cpu_count() or 1)
    if workers < 2:
        return judge(files)
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - a tenth of a second that one file need not pay

    with ProcessPoolExecutor(workers) as pool:
        return [report for share in pool.map(judge, shares) for report in share]


def _judge(
    files: Sequence[Path], *, channel: Channel | None, stage: str | None, creditor: Path | None, today: date
) -> list[Report]:
    """Judge some files, in this process or in one of several; a hyphen is standard input."""
    linter = _linter(creditor, today)
    reports = []
    for path in files:
        if str(path) == "-":
            document = parse(sys.stdin.buffer.read(), path="-", channel=channel, stage=stage)
        else:
            document = read(path, channel=channel, stage=stage)
        reports.append(linter.judge(document))
    return reports


def _linter(creditor: Path | None, today: date) -> Linter:
    """A linter; the readers behind a creditor file take a second to import, so only when there is one."""
    if creditor is None:
        return Linter(today=today)
    linter: Linter = import_module("letterkit.cli.linting").linter_for(creditor, today)
    return linter


def _written(form: str, reports: Sequence[Report], *, colour: bool) -> str:
    module = import_module(f"letterkit.reports.lint_{form}")
    writer: Callable[..., str] = getattr(module, f"as_{form}")
    return writer(reports, colour=colour) if form == "text" else writer(reports)


def _write(text: str, output: Path | None) -> None:
    """To standard output, or under a temporary name and then moved, so that no half file is left."""
    if output is None:
        click.echo(text, nl=False)
        return
    part = output.with_name(output.name + ".part")
    part.write_text(text, encoding="utf-8", newline="\n")
    part.replace(output)


def _exit_code(reports: Sequence[Report], fail_on: str) -> int:
    failing = {"never": (), "error": LEVELS[:1], "warning": LEVELS[:2]}[fail_on]
    return int(any(report.count(level) for report in reports for level in failing))
