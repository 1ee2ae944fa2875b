"""``letterkit lint``: judge templates and finished texts."""

import gc
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from letterkit.cli.commands import HELP
from letterkit.cli.lint_output import FORMATS, as_form, keep_baseline, name_unread, write, write_word
from letterkit.cli.lint_templates import is_template, of_templates
from letterkit.cli.lint_texts import Judging, of_texts
from letterkit.cli.nearest import creditor_of
from letterkit.cli.options import today_option
from letterkit.errors import WrongCall
from letterkit.lint import LEVELS, Report
from letterkit.lint.baseline import Baseline
from letterkit.lint.coverage import UnreadFile
from letterkit.message import CHANNELS, Channel

_SELDOM = 50_000  # objects: the word tables stay, and looking for garbage among them costs a sixth of a cold start
_UNREAD = 2  # the exit code when a file was not read, whatever was found in the others
_BROKEN = 4  # the exit code when no message can be made with a template, as in every other command


@click.command(help=HELP["lint"])
@click.argument("paths", nargs=-1, metavar="PAD...", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--templates", is_flag=True, help="Controleer alle sjablonen, over al hun takken. Map: PAD.")
@click.option("--series", is_flag=True, help="Lees alles na elkaar: berichten van één klant (PAD), of alle fasen.")
@click.option("--stage", help="Fase van deze teksten, zoals aanmaning.")
@click.option("--channel", type=click.Choice(CHANNELS), help="Kanaal van deze teksten.")
@click.option("--creditor", type=click.Path(path_type=Path), help="creditor.yaml met eigen keuzes en domeinen.")
@click.option("--case", "case_file", type=click.Path(path_type=Path), help="Bestand met de zaak van deze ene tekst.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="Vorm.")
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
    judging = Judging(channel=channel, stage=stage, creditor=creditor, case=case_file, today=today)
    if series:
        from letterkit.cli import series as in_order  # noqa: PLC0415 - the rules over a series, which one file does without

        reports = in_order.reports(paths, creditor=creditor or creditor_of(paths), today=today)
        unread: list[UnreadFile] = []
    elif templates or any(map(is_template, paths)):
        reports, unread = of_templates(paths, judging, form=form, only=templates, cached=not no_cache)
    elif paths:
        reports, unread = of_texts(paths, judging)
    else:
        raise WrongCall("lint_no_path")
    if not reports and not unread:
        raise WrongCall("lint_nothing", path=", ".join(map(str, paths)) or ".")
    if write_baseline:
        keep_baseline(reports, write_baseline)
        name_unread(unread)
        return _UNREAD if unread else 0
    if baseline:
        reports = Baseline.read(baseline).part(reports)
    if form == "docx":
        write_word(paths, reports, output)
    else:
        write(as_form(form, reports, unread, output=output, day=today, reviewer=reviewer), output)
    if not reports or output or form != "text":
        name_unread(unread)
    return _UNREAD if unread else _exit_code(reports, fail_on)


def _exit_code(reports: Sequence[Report], fail_on: str) -> int:
    if any(finding.rule == "sjabloon-fout" for report in reports for finding in report.findings):
        return _BROKEN
    failing = {"never": (), "error": LEVELS[:1], "warning": LEVELS[:2]}[fail_on]
    return int(any(report.count(level) for report in reports for level in failing))
