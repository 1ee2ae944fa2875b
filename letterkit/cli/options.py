"""Options that several commands share."""

from datetime import date
from pathlib import Path

import click

from letterkit import resources


class Day(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.5 on only
    """A day as ``2026-12-31``."""

    name = "dag"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail("verwacht een dag zoals 2026-12-31", param, ctx)


today_option = click.option(
    "--today", type=Day(), default=date.today, help="De dag waarop het bericht gemaakt wordt. Standaard: vandaag."
)
creditor_option = click.option(
    "--creditor",
    type=click.Path(path_type=Path),
    default=None,
    help="Het bestand creditor.yaml. Standaard: naast de zaken, anders de voorbeeldschuldeiser.",
)


def creditor_path(given: Path | None, cases: Path) -> Path:
    """The creditor file: as given, or beside the cases, or in the working folder, or the sample."""
    places = [given] if given else [cases.parent / "creditor.yaml", Path("creditor.yaml")]
    return next(
        (path for path in places if path and (given or path.is_file())), resources.samples_dir() / "creditor.yaml"
    )
