"""``letterkit schema``: the fields of a case or of creditor.yaml, as JSON Schema or as a table to read."""

import json

import click

from letterkit.reports.field_tables import MODELS, json_schema, markdown_table


@click.command(help="Laat zien welke velden een zaak (case) of creditor.yaml (creditor) heeft, als JSON Schema.")
@click.argument("name", type=click.Choice(sorted(MODELS)), metavar="case|creditor")
@click.option("--table", is_flag=True, help="Als tabel om te lezen (Markdown).")
def schema(name: str, *, table: bool) -> None:
    click.echo(markdown_table(name) if table else json.dumps(json_schema(name), ensure_ascii=False, indent=2))
