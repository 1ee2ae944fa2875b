"""How the export of a call is laid out, and what was left out or taken for granted while it was read."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import click

from letterkit.case_file import Layout, Notes
from letterkit.cli.options import Day
from letterkit.creditor import Creditor
from letterkit.creditor_file import layout
from letterkit.dutch import encodings
from letterkit.errors import WrongCall
from letterkit.texts import say

_letters = click.option(
    "--letters", metavar="LETTERS", help="Letters van een tekstbestand, zoals dos of mac. Standaard: uit creditor.yaml."
)
_row_per_instalment = click.option(
    "--row-per-instalment",
    is_flag=True,
    help="Rijen met één zaaknummer zijn één zaak. Standaard: uit creditor.yaml.",
)


_as_of = click.option(
    "--as-of", type=Day(), help="Op welke dag de gegevens van deze export klopten, als die dag er zelf niet in staat."
)


def export_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """How the export is laid out, when that is not as creditor.yaml says."""
    return _letters(_row_per_instalment(_as_of(command)))


def chosen_layout(creditor: Creditor, letters: str | None, *, row_per_instalment: bool, as_of: date | None) -> Layout:
    """The creditor's own layout with what the call says instead. Raises ``WrongCall`` for letters that are none."""
    own = layout(creditor)
    encoding = encodings.named(letters) if letters else own.encoding
    if encoding is None:
        raise WrongCall("letters_unknown", letters=letters)
    fixed = {**own.fixed, "stand_op": as_of.isoformat()} if as_of else own.fixed
    by_row = row_per_instalment or own.row_per_instalment
    return replace(own, encoding=encoding, row_per_instalment=by_row, fixed=fixed)


def echo_notes(notes: Notes, *, err: bool = False) -> None:
    """Print each note on a line of its own."""
    for code, values in notes.printed():
        click.echo(say(f"notes.{code}", **values), err=err)
