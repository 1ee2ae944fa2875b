"""``letterkit norms``: what the source documents ask, what does it, and which test proves that."""

from pathlib import Path

import click

from letterkit.cli.commands import HELP
from letterkit.errors import WrongCall
from letterkit.norms import STATUSES, as_csv, as_html, as_json, as_text, find

_TEXTS = {"text": as_text, "json": as_json, "html": as_html}


@click.command(help=HELP["norms"])
@click.argument("norm", required=False, metavar="[NORM]")
@click.option("--format", "form", type=click.Choice((*_TEXTS, "csv")), default="text", show_default=True, help="Vorm.")
@click.option("--status", type=click.Choice(STATUSES), default="alle", show_default=True, help="Alleen deze normen.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Schrijf naar dit bestand.")
def norms(norm: str | None, *, form: str, status: str, output: Path | None) -> None:
    """Show one norm in full, those whose id begins so, or all."""
    chosen = find(norm, status)
    content = as_csv(chosen) if form == "csv" else _TEXTS[form](chosen).encode()
    if output is None:
        click.echo(content, nl=False)
        return
    try:
        output.write_bytes(content)
    except OSError as error:
        raise WrongCall("output_unwritable", path=output, reason=error.strerror or "onbekend") from error
