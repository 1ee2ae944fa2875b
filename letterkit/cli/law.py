"""``letterkit law``: every figure of law that counts for a creditor, where it comes from and what is not certain."""

from pathlib import Path

import click

from letterkit.cli.options import creditor_option
from letterkit.creditor_file import load
from letterkit.law.figure import Figure
from letterkit.law.settings import Settings, shipped_settings
from letterkit.texts import say


@click.command(help="Toon de cijfers uit wet en regels waar letterkit mee rekent: waarde, bron, en wat niet zeker is.")
@creditor_option
@click.option("--open", "only_open", is_flag=True, help="Alleen wat niet zeker is.")
def law(creditor: Path | None, *, only_open: bool) -> None:
    """One block of lines a figure; the creditor's own ones are marked."""
    settings = load(creditor).law if creditor else shipped_settings()
    names = [name for name in Settings.model_fields if not only_open or not getattr(settings, name).confirmed]
    for name in names:
        figure: Figure[object] = getattr(settings, name)
        own = figure != getattr(shipped_settings(), name)
        click.echo(say("law.figure.line", name=name, value=figure.value, own=say("law.figure.own") if own else ""))
        click.echo(say("law.figure.source", source=figure.source))
        if not figure.confirmed:
            click.echo(say("law.figure.doubt", note=figure.note))
    doubtful = sum(1 for _ in settings.open_points())
    click.echo(say("law.figure.total", total=len(Settings.model_fields), open=doubtful))
