"""A pack of one customer, from a run and the workspace that it was made with."""

from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import click

from letterkit.batch.box import is_elsewhere, open_box
from letterkit.batch.choices import Choices
from letterkit.batch.customers import Customers
from letterkit.batch.outbox import ReadOnly
from letterkit.batch.place import mark_of
from letterkit.case import Case
from letterkit.case_file import of_case
from letterkit.case_file.address import is_url
from letterkit.cli.export_options import chosen_layout
from letterkit.cli.options import creditor_path
from letterkit.creditor import Creditor
from letterkit.creditor_file import load
from letterkit.dutch import clock
from letterkit.errors import LedgerTrouble, LetterkitError, WrongCall
from letterkit.evidence.pack import House, packed
from letterkit.texts import say


def made(case: str, run: str, out: Path, *, cases: str | None, creditor: Path | None) -> int:
    """Write the pack. ``cases``, ``creditor``: None for those of the run."""
    box = open_box(run) if is_elsewhere(run) else ReadOnly(Path(run))
    chosen = _choices(run)
    known = Path(chosen.creditor) if chosen else Path("creditor.yaml")
    path = creditor or (known if known.is_file() else creditor_path(None, known))
    house = House(load(path), path.resolve().parent)
    content = packed(box, Customers(run), house, case, _record(cases, chosen, house.creditor))
    part = out.with_name(f".{out.name}.part")
    try:
        part.touch(mode=0o600)
        part.write_bytes(content)
        part.replace(out)
    except OSError as error:
        raise LedgerTrouble("output_unwritable", path=str(out), reason=error.strerror or "") from error
    click.echo(say("evidence.done", out=out, size=len(content) // 1024 + 1))
    return 0


def _choices(run: str) -> Choices | None:
    """What the run was asked, by its mark, or where its ledger still is."""
    mark = mark_of(run)
    if mark and mark.choices:
        return Choices.of(mark.choices)
    from letterkit.cli.ledger_place import evidence_of  # noqa: PLC0415 - a database: only for places marked before

    try:
        with closing(evidence_of(run, None)) as source:
            return Choices.of(source.run.choices) if source.run.choices else None
    except (LedgerTrouble, WrongCall):
        return None


def _record(given: str | None, chosen: Choices | None, creditor: Creditor) -> Callable[[str], Case | None]:
    """Finds the record of then by its case, as far as it can be read: laid out as the run was told."""
    place = given or (chosen.cases if chosen else "")
    asked = chosen or Choices("", "", clock.today())
    as_of = date.fromisoformat(asked.as_of) if asked.as_of else None
    by_row = asked.row_per_instalment
    layout = chosen_layout(creditor, asked.letters or None, row_per_instalment=by_row, as_of=as_of)

    def found(case_id: str) -> Case | None:
        if not place or is_url(place) or not Path(place).is_file():
            return None
        try:
            return of_case(Path(place), layout, case_id)
        except LetterkitError:
            return None

    return found
