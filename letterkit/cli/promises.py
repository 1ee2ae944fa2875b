"""``letterkit promises``: what the texts promise in the creditor's name, where, and whether it is on."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import click

from letterkit.cli.commands import HELP
from letterkit.cli.options import creditor_option, creditor_path
from letterkit.promises import Beloften
from letterkit.templating import promised
from letterkit.texts import say
from letterkit.workspace import Workspace, load_workspace


@click.command(help=HELP["promises"])
@creditor_option
def promises(creditor: Path | None) -> None:
    """One block a promise, in the order of the settings."""
    workspace = load_workspace(creditor_path(creditor, Path()))
    for line in _lines(workspace):
        click.echo(line)


def _lines(workspace: Workspace) -> Iterator[str]:
    chosen = workspace.creditor.beloften
    places = _places(workspace)
    for name, field in Beloften.model_fields.items():
        state = say("promises.kept" if getattr(chosen, name) else "promises.left_out")
        yield say("promises.head", name=click.style(name, bold=True), state=state, about=field.description or "")
        for sentence, messages in places[name].items():
            yield say("promises.sentence", sentence=sentence, places=", ".join(dict.fromkeys(messages)))
        if not places[name]:
            yield say("promises.nowhere")


def _places(workspace: Workspace) -> dict[str, dict[str, list[str]]]:
    """Promise -> sentence -> the messages that hold it, as ``stage/channel``."""
    places: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for promise in promised.promises(workspace.templates.folders):
        places[promise.name][promise.sentence].append(f"{promise.stage}/{promise.channel}")
    return places
