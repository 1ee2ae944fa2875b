"""``letterkit variants``: the texts in another form or language, beside the Dutch they were written from."""

from datetime import date
from pathlib import Path

import click

from letterkit import branches, locales
from letterkit import variants as room
from letterkit.cli.commands import HELP
from letterkit.cli.nearest import creditor_of
from letterkit.cli.options import today_option
from letterkit.drafts import texts
from letterkit.errors import WrongCall
from letterkit.lint import Report
from letterkit.stages import strays
from letterkit.texts import say
from letterkit.variants import Hint, Variant
from letterkit.variants.folder import Key
from letterkit.workspace import Workspace, load_workspace, with_folders

_TEXTS = click.argument("keys", nargs=-1, metavar="[FASE/KANAAL]...")
_NAME = click.argument("name", metavar="VARIANT")


@click.group(help=HELP["variants"])
def variants() -> None:
    """List, begin, check, mark."""


@variants.command("list", help="Toon elke tekst in elke variant, en wat er nog aan te doen is.")
@today_option
def listed(*, today: date) -> int:
    workspace = _workspace(today)
    stages, behind = workspace.creditor.stages, False
    for name in room.names(workspace.base):
        variant = room.read(workspace.base, stages, name)
        for text in variant.texts(stages):
            found = [hint for file in variant.files_of(text) for hint in room.hints(variant, file)]
            behind = behind or any(hint.level == "error" for hint in found)
            row = {"variant": name, "name": locales.called(name), "text": f"{text[0]}/{text[1]}"}
            click.echo(say("variants.row", **row, state=_state(found)))
    if not room.names(workspace.base):
        click.echo(say("variants.none"))
    return int(behind)


@variants.command(help="Begin een variant, of meer teksten erin: met de Nederlandse woorden, om te herschrijven.")
@_NAME
@_TEXTS
@today_option
def begin(name: str, keys: tuple[str, ...], *, today: date) -> int:
    workspace = _workspace(today)
    new = room.begin(workspace.base, workspace.creditor.stages, name, map(_key, keys))
    for file in new:
        click.echo(say("variants.begun", file=f"templates/{name}/{file}"))
    if not new:
        click.echo(say("variants.nothing_new"))
    return 0


@variants.command(help="Beoordeel een variant: wat achter is, wat anders is dan in het Nederlands, en de taal zelf.")
@_NAME
@_TEXTS
@today_option
def check(name: str, keys: tuple[str, ...], *, today: date) -> int:
    """Exit 1 when something must change; a language that the linter does not read is said to be not judged."""
    workspace = _workspace(today)
    variant = room.read(workspace.base, workspace.creditor.stages, name)
    wanted = _wanted(variant, workspace, keys)
    wrong = False
    for file in dict.fromkeys(file for text in wanted for file in variant.files_of(text)):
        for hint in room.hints(variant, file):
            wrong = wrong or hint.level == "error"
            _show(f"templates/{name}/{file}", hint)
    reports = _reports(workspace, variant, wanted)
    for report in reports:
        for finding in report.findings:
            wrong = wrong or finding.level == "error"
            place = f"templates/{name}/{finding.template or report.document.path}"
            level = say(f"variants.level.{'error' if finding.level == 'error' else 'warning'}")
            click.echo(say("variants.line", file=place, line=finding.line, level=level, sentence=finding.message))
    if variant.is_dutch:
        counts = [finding.level for report in reports for finding in report.findings]
        click.echo(say("variants.judged", errors=counts.count("error"), warnings=counts.count("warning")))
    else:
        click.echo(say("variants.not_judged", language=locales.called(name)))
    return int(wrong)


@variants.command(help="Zeg dat teksten weer gelijk zijn met het Nederlands van nu, met hun delen.")
@_NAME
@_TEXTS
@today_option
def done(name: str, keys: tuple[str, ...], *, today: date) -> int:
    workspace = _workspace(today)
    variant = room.read(workspace.base, workspace.creditor.stages, name)
    for file in dict.fromkeys(file for text in _wanted(variant, workspace, keys) for file in variant.files_of(text)):
        room.mark(variant, file)
        click.echo(say("variants.marked", file=f"templates/{name}/{file}"))
    return 0


def _workspace(today: date) -> Workspace:
    creditor = creditor_of([Path()])
    if creditor is None:
        raise WrongCall("werkbank_no_folder", path=Path().absolute())
    return with_folders(load_workspace(creditor), today=today)


def _key(text: str) -> Key:
    stage, _, channel = text.removesuffix(strays.TEMPLATE).partition("/")
    return stage, channel


def _wanted(variant: Variant, workspace: Workspace, keys: tuple[str, ...]) -> tuple[Key, ...]:
    there = variant.texts(workspace.creditor.stages)
    for key in map(_key, keys):
        if key not in there:
            raise WrongCall("draft_unknown", name="/".join(key))
    return tuple(map(_key, keys)) or there


def _reports(workspace: Workspace, variant: Variant, wanted: tuple[Key, ...]) -> tuple[Report, ...]:
    """Every distinct message of these texts, judged as far as the linter reads the language."""
    own = room.opened(workspace, variant)
    names = [f"{stage}/{channel}{strays.TEMPLATE}" for stage, channel in wanted]
    if not names:
        return ()
    judged = branches.judge_templates(own, branches.sample_cases(own), today=texts.latest(own), only=names)
    return judged.reports


def _show(file: str, hint: Hint) -> None:
    level = say(f"variants.level.{hint.level}")
    click.echo(say("variants.line", file=file, line=hint.line, level=level, sentence=hint.sentence))
    if hint.kind == "behind":
        for sign, text in (("was", hint.was), ("now", hint.now)):
            if text:
                click.echo(say(f"variants.{sign}", text=text))


def _state(found: list[Hint]) -> str:
    for state, kinds in (("behind", {"behind"}), ("unwritten", {"unwritten"}), ("wrong", None)):
        count = sum(kinds is None or hint.kind in kinds for hint in found)
        if count:
            return say(f"variants.state.{state}", count=count)
    return say("variants.state.fine")
