"""``letterkit panel``: try a message on people, and tell what they understood."""

from datetime import date
from pathlib import Path

import click
from dateutil.relativedelta import relativedelta

from letterkit.batch.outbox import Outbox
from letterkit.case import Case
from letterkit.case_file import read as read_cases
from letterkit.channels import MOST_COMPLETE
from letterkit.cli.commands import HELP
from letterkit.cli.options import Day, creditor_option, creditor_path
from letterkit.creditor_file import layout
from letterkit.errors import CaseInvalid, WrongCall
from letterkit.message import CHANNELS, Channel
from letterkit.panel import results
from letterkit.panel import tally as tallies
from letterkit.panel.columns import printed_version
from letterkit.panel.pack import Plan, pack
from letterkit.panel.questions import names as question_names
from letterkit.panel.report import Known, fault_rows, report
from letterkit.panel.sample import day_after, sample_case
from letterkit.templating.formats import datum
from letterkit.texts import say
from letterkit.workspace import Workspace, load_workspace, with_folders

_SUFFIX = ".md.j2"
_MOST_SHOWN = 50


@click.group(help=HELP["panel"])
def panel() -> None:
    pass


@panel.command("new", help="Maak een pakket: bericht, toestemming, vragen, antwoorden en een leeg resultaatbestand.")
@click.argument("template", metavar="SJABLOON")
@creditor_option
@click.option("--case", "case_file", type=click.Path(path_type=Path), help="Een eigen verzonnen zaak.")
@click.option("--today", type=Day(), default=None, help="De dag op het bericht. Standaard: de dag na de stand.")
@click.option(
    "--participants", type=click.IntRange(1, 500), default=tallies.ENOUGH, show_default=True, help="Aantal deelnemers."
)
@click.option(
    "--keep-months", type=click.IntRange(1, 24), default=3, show_default=True, help="Hoelang antwoorden blijven."
)
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Map voor het pakket.")
def new(
    template: str,
    *,
    creditor: Path | None,
    case_file: Path | None,
    today: date | None,
    participants: int,
    keep_months: int,
    out: Path,
) -> int:
    workspace = load_workspace(creditor_path(creditor, case_file or _workspace(template)))
    workspace, stage, channel = _template(template, workspace)
    case = _own_case(case_file, workspace) if case_file else sample_case(stage, workspace.creditor, today)
    day = today or day_after(case)
    plan = Plan(stage, channel, day, day + relativedelta(months=keep_months), participants)
    prepared = pack(case, workspace, plan)
    outbox = Outbox(out)
    for name, content in prepared.files.items():
        outbox.place(name, content)
    click.echo(say("panel.made", count=len(prepared.files), path=out))
    if today is None:
        click.echo(say("panel.no_case_today", day=datum(day)), err=True)
    if case_file:
        click.echo(say("panel.own_case"), err=True)
    if prepared.lint_errors:
        click.echo(say("panel.lint_errors", count=prepared.lint_errors), err=True)
    return 0


@panel.command("report", help="Maak het verslag van ingevulde resultaatbestanden.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="RESULTATEN...")
@creditor_option
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Map voor het verslag.")
def panel_report(files: tuple[Path, ...], *, creditor: Path | None, out: Path) -> int:
    """1 when something in the files does not count."""
    workspace = load_workspace(creditor_path(creditor, files[0]))
    questions = question_names(workspace.creditor.stages)
    entries, faults = results.read(files, questions)
    for row in list(fault_rows(faults))[:_MOST_SHOWN]:
        names = ("file", "row", "column", "wrong", "expected")
        click.echo(say("panel.fault.line", **dict(zip(names, row, strict=True))), err=True)
    if not entries:
        raise WrongCall("panel_nothing", files=", ".join(path.name for path in files))
    versions = tallies.tally(entries, questions)
    outbox = Outbox(out)
    files_made = report(versions, faults, lambda template, version: _known(workspace, template, version), questions)
    for name, content in files_made.items():
        outbox.place(name, content)
    click.echo(say("panel.report.done", path=out, participants=len(entries), versions=len(versions)))
    for tallied in versions:
        if tallied.small:
            version = say("panel.report.version", template=tallied.template, version=printed_version(tallied.version))
            warning = say("panel.report.small", count=tallied.participants, enough=tallies.ENOUGH)
            click.echo(f"{version}: {warning}")
    if faults:
        click.echo(say("panel.report.bad", count=len(faults)), err=True)
    return int(bool(faults))


def _workspace(template: str) -> Path:
    """A path beside the creditor file: ``templates`` for a file such as ``templates/nl/herinnering/letter.md.j2``."""
    path = Path(template).resolve()
    return path.parents[2] if path.name.endswith(_SUFFIX) and len(path.parents) > 2 else path


def _template(given: str, workspace: Workspace) -> tuple[Workspace, str, Channel]:
    """Stage and channel of ``herinnering``, ``herinnering/email`` or a template file, which goes before others."""
    path = Path(given)
    name = path.name.removesuffix(_SUFFIX)
    if path.name.endswith(_SUFFIX) and path.is_file():
        workspace = with_folders(workspace, path.resolve().parent.parent)
        stage = path.resolve().parent.name
    else:
        stage, _, name = given.removesuffix(_SUFFIX).partition("/")
    channel = next((known for known in CHANNELS if known == (name or MOST_COMPLETE)), None)
    if channel is None or not workspace.templates.folders.has(stage, channel):
        raise WrongCall("panel_template_unknown", template=given)
    return workspace, stage, channel


def _own_case(path: Path, workspace: Workspace) -> Case:
    rows = list(read_cases(path, layout(workspace.creditor)))
    if len(rows) != 1:
        raise WrongCall("panel_one_case", file=str(path), count=len(rows))
    if rows[0].case is None:
        raise CaseInvalid("case_invalid_in_row", row=rows[0].number, file=str(path), problems=rows[0].problems)
    return rows[0].case


def _known(workspace: Workspace, template: str, version: str) -> Known:
    stage, _, name = template.partition("/")
    channel = next((known for known in CHANNELS if known == name), None)
    if channel is None or not workspace.templates.folders.has(stage, channel):
        return "unknown"
    return "current" if workspace.templates.get(stage, channel).version == version else "other"
