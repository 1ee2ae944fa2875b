"""``letterkit schema``: the fields of a case or of creditor.yaml, as JSON Schema or as a table to read."""

import json
from pathlib import Path

import click

from letterkit.cli.commands import HELP
from letterkit.creditor_file import load
from letterkit.reports.field_tables import MODELS, json_schema, markdown_table


@click.command(help=HELP["schema"])
@click.argument("name", type=click.Choice(sorted(MODELS)), metavar="case|creditor")
@click.option("--table", is_flag=True, help="Als tabel om te lezen (Markdown).")
@click.option("--creditor", type=click.Path(path_type=Path), help="creditor.yaml met eigen velden van uw zaken.")
def schema(name: str, *, table: bool, creditor: Path | None) -> None:
    owner = load(creditor) if creditor else None
    text = markdown_table(name, owner) if table else json.dumps(json_schema(name, owner), ensure_ascii=False, indent=2)
    click.echo(text)
