"""Options that several commands share."""

from datetime import date
from pathlib import Path

import click

from letterkit import resources
from letterkit.dutch import clock
from letterkit.errors import WrongCall


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
    "--today", type=Day(), default=clock.today, help="De dag waarop het bericht gemaakt wordt. Standaard: vandaag."
)
creditor_option = click.option(
    "--creditor",
    type=click.Path(path_type=Path),
    default=None,
    help="Het bestand creditor.yaml. Standaard: naast de zaken of in deze map; bij de voorbeelden hun eigen.",
)
LEDGER_VARIABLE = "LETTERKIT_LEDGER"
"""Stands for ``--ledger`` in every command, so that the password of a database need not stand in one."""
RUN_KEY_VARIABLE = "LETTERKIT_RUN_KEY"
by_option = click.option("--by", "operator", envvar="LETTERKIT_BY", default="", help="Wie dit doet, voor het logboek.")


def creditor_path(given: Path | None, cases: Path) -> Path:
    """The creditor file: as given, or beside the cases, or in the working folder, or the sample."""
    return given or _creditor_file(cases) or _SAMPLE


def own_creditor_path(given: Path | None, cases: str) -> Path:
    """The creditor whose letters these are. The sample creditor writes to the people of the samples alone.

    Raises ``WrongCall`` when there is none, with the places that were looked at.
    """
    chosen = given or _creditor_file(Path(cases))
    if chosen is None and not is_sample(Path(cases)):
        raise WrongCall(
            "no_creditor", places=" en ".join(dict.fromkeys(str(path.absolute()) for path in _places(Path(cases))))
        )
    return chosen or _SAMPLE


def is_sample(path: Path) -> bool:
    """Whether a file is one of the samples that come with letterkit."""
    return path.resolve().is_relative_to(resources.samples_dir().resolve())


_SAMPLE = resources.samples_dir() / "creditor.yaml"


def _places(cases: Path) -> tuple[Path, ...]:
    return cases.parent / "creditor.yaml", Path("creditor.yaml")


def _creditor_file(cases: Path) -> Path | None:
    return next((path for path in _places(cases) if path.is_file()), None)
