"""``letterkit render``: one or a few cases to files, to look at."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from letterkit import variants
from letterkit.batch.outbox import Outbox
from letterkit.batch.summary import dropped_channel, what_to_do, why
from letterkit.batch.work import write
from letterkit.case import Case
from letterkit.case_file import Layout, Notes, read
from letterkit.cli.commands import HELP
from letterkit.cli.export_options import chosen_layout, echo_notes, export_options
from letterkit.cli.options import creditor_option, creditor_path, today_option
from letterkit.errors import CaseInvalid, Problem, WrongCall
from letterkit.message import CHANNELS, Channel, Message
from letterkit.pipeline import drafted, process
from letterkit.texts import problem as problem_words
from letterkit.texts import say
from letterkit.workspace import load_workspace

_DRAFTS = "concepten"


@click.command(help=HELP["render"])
@click.argument("cases", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="ZAKEN...")
@click.option("--stage", default=None, help="Kies zelf de fase. Standaard: de fase die bij de zaak past.")
@click.option(
    "--draft",
    is_flag=True,
    help="Met --stage: alleen de brief, ook als die niet weg mag, met CONCEPT over elke bladzijde.",
)
@click.option("--variant", default=None, help="In een andere vorm of taal, zoals nl-je of en.")
@click.option("--channel", "channels", multiple=True, type=click.Choice(CHANNELS), help="Alleen dit kanaal.")
@creditor_option
@today_option
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Map voor de berichten.")
@export_options
def render(
    cases: tuple[Path, ...],
    *,
    stage: str | None,
    draft: bool,
    variant: str | None,
    channels: tuple[Channel, ...],
    creditor: Path | None,
    today: date,
    out: Path,
    letters: str | None,
    row_per_instalment: bool,
    as_of: date | None,
) -> int:
    if draft and stage is None:
        raise WrongCall("draft_needs_stage")
    workspace = load_workspace(creditor_path(creditor, cases[0]))
    shown = variants.read(workspace.base, workspace.creditor.stages, variant) if variant else None
    workspace = variants.opened(workspace, shown) if shown else workspace
    export = chosen_layout(workspace.creditor, letters, row_per_instalment=row_per_instalment, as_of=as_of)
    outbox = Outbox(out)
    held, unfinished = False, set[str]()
    for case in (case for path in cases for case in _cases(path, export)):
        outcome = process(case, workspace, today, stage=stage, channels=channels)
        for reason in outcome.held:
            held = True
            line = say("run.held_line", case=outcome.case_id, why=why(reason), do=what_to_do(reason))
            click.echo(line, err=True)
        for problem in map(dropped_channel, outcome.dropped):
            click.echo(_dropped_line(outcome.case_id, problem), err=True)
        if draft and stage:
            name = f"{_DRAFTS}/{case.zaaknummer}.pdf"
            click.echo(outbox.place(name, drafted(case, workspace, stage, today, stamp=say("letter.draft"))))
            continue
        for rendered in outcome.rendered:
            click.echo(write(outbox, rendered, workspace.creditor.law))
            if shown:
                unfinished |= set(_unfinished(shown, rendered.message))
    for line in sorted(unfinished):
        click.echo(line, err=True)
    return 1 if held or unfinished else 0


def _unfinished(variant: variants.Variant, message: Message) -> Iterator[str]:
    """What is still to be done to a text of a variant before it may be used."""
    for file in variant.files_of((message.stage, message.channel)):
        count = sum(hint.level == "error" for hint in variants.hints(variant, file))
        if count:
            yield say("variants.unfinished", file=f"templates/{variant.name}/{file}", count=count)


def _cases(path: Path, export: Layout) -> list[Case]:
    """All cases of a file; the first row that is wrong stops everything, because a person is looking on."""
    cases, notes = [], Notes()
    for row in read(path, export, notes=notes):
        if row.case is None:
            raise CaseInvalid("case_invalid_in_row", row=row.number, file=str(path), problems=row.problems)
        cases.append(row.case)
        for problem in row.dropped:
            click.echo(_dropped_line(row.case_id, problem), err=True)
    echo_notes(notes, err=True)
    return cases


def _dropped_line(case_id: str, problem: Problem) -> str:
    wrong, expected = problem_words(problem)
    return say("run.dropped_line", case=case_id, field=problem.field, wrong=wrong, expected=expected)
