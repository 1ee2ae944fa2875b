"""``letterkit compare``: what changes for customers between two versions of the texts."""

from datetime import date
from pathlib import Path

import click

from letterkit.cli.commands import HELP
from letterkit.cli.nearest import creditor_of
from letterkit.cli.options import today_option
from letterkit.drafts.as_compared import as_page, as_text
from letterkit.drafts.releases import Key
from letterkit.drafts.releases import compare as changes_of
from letterkit.errors import WrongCall
from letterkit.message import CHANNELS
from letterkit.workspace import Workspace, load_workspace, with_folders


@click.command(help=HELP["compare"])
@click.argument("old", type=click.Path(path_type=Path), metavar="OUD")
@click.argument("new", type=click.Path(path_type=Path), metavar="NIEUW")
@click.option(
    "--text", "texts", multiple=True, metavar="FASE/KANAAL", help="Alleen deze tekst, zoals aanmaning/letter."
)
@click.option("--customer", default="", help="Alleen deze proefklant, zoals Geldzorgen. Standaard: allemaal.")
@click.option("--format", "form", type=click.Choice(("text", "html")), default="text", show_default=True, help="Vorm.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Schrijf naar dit bestand.")
@today_option
def compare(
    old: Path, new: Path, *, texts: tuple[str, ...], customer: str, form: str, output: Path | None, today: date
) -> int:
    """0 when nothing changes for any customer, 1 when something does."""
    before, after = _workspace(old, today), _workspace(new, today)
    only = [_key(text, before, after) for text in texts]
    changes = list(changes_of(before, after, today, only=only, customer=customer))
    comparison = as_page(changes, str(old), str(new)) if form == "html" else as_text(changes)
    if output is None:
        click.echo(comparison, nl=False)
    else:
        part = output.with_name(f"{output.name}.part")
        part.write_text(comparison, encoding="utf-8")
        part.replace(output)
    return 1 if changes else 0


def _workspace(path: Path, today: date) -> Workspace:
    creditor = path if path.is_file() else creditor_of([path])
    if creditor is None or not path.exists():
        raise WrongCall("compare_no_folder", path=path)
    return with_folders(load_workspace(creditor), today=today)


def _key(text: str, *workspaces: Workspace) -> Key:
    stage, _, channel = text.removesuffix(".md.j2").partition("/")
    if channel not in CHANNELS or not any(workspace.templates.folders.has(stage, channel) for workspace in workspaces):
        raise WrongCall("compare_text_unknown", text=text)
    return stage, channel
