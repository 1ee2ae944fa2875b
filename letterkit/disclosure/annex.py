"""Annex I as data: four columns of figures, what is missing from them, and what to know before publishing."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from letterkit.disclosure.clauses import Clause
from letterkit.disclosure.institution import Institution, Validatie
from letterkit.disclosure.outcome import Outcome
from letterkit.disclosure.published import Reading

COLUMNS = 4

Standing = Literal["validated", "self_reported", "draft", "absent", "later"]


@dataclass(frozen=True, slots=True)
class Column:
    """One of the four columns of Annex I. ``reading``: of its PAR figures, None when it is not given.

    ``standing``: ``draft`` is a year that still has to be validated, ``absent`` one that should be there and is not,
    ``later`` one that is still to come.
    """

    number: int
    year: int
    standing: Standing
    outcomes: Mapping[str, Outcome]
    validation: Validatie | None = None
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """A figure that is not there, with the line of the institution file where it would belong."""

    year: int
    clause: Clause
    outcome: Outcome
    line: int


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the provider should know before publishing: key below ``disclosure.notice`` and its values."""

    code: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Annex I, complete. ``readings``: PAR30 and PAR90 of the reporting year in every reading."""

    institution: Institution
    source: Path
    year: int
    reading: Reading
    draft: bool
    columns: tuple[Column, ...]
    readings: Mapping[Reading, tuple[Outcome, Outcome]]
    gaps: tuple[Gap, ...]
    notices: tuple[Notice, ...]

    @property
    def current(self) -> Column:
        return next(column for column in self.columns if column.year == self.year)
