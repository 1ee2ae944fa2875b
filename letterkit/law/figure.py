"""A figure of law: the value, where it comes from, and whether that is certain. Tables hold figures by date.

Values that are not confirmed always carry a Dutch note for the people who review and operate: code may use such a
value, but never without saying so.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, Generic, Self, TypeVar

import yaml
from dateutil.relativedelta import relativedelta
from pydantic import BaseModel, ConfigDict, Field, model_validator

from letterkit.dutch import dates
from letterkit.errors import CannotRender

T = TypeVar("T")


class Figure(BaseModel, Generic[T]):
    """One value with its source. ``note`` says in Dutch what is not certain; without confirmation it is required."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    value: T
    source: str = Field(min_length=3)
    confirmed: bool
    note: str = ""

    @model_validator(mode="after")
    def _doubt_is_said(self) -> Self:
        if not self.confirmed and not self.note:
            raise ValueError("note_missing")
        return self


class Row(Figure[T], Generic[T]):
    """A figure that holds from a day on, until the next row."""

    since: date


class Table(BaseModel, Generic[T]):
    """Figures by date, oldest first. ``months``: how long a row is sure to hold: so often it is set."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str = Field(min_length=3)
    months: int | None = Field(None, ge=1)
    rows: tuple[Row[T], ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _oldest_first(self) -> Self:
        days = [row.since for row in self.rows]
        if days != sorted(set(days)):
            raise ValueError("rows_out_of_order")
        return self

    @cached_property
    def unknown_from(self) -> date | None:
        """The first day for which nobody has set the figure yet; None when the last row just goes on."""
        return self.rows[-1].since + relativedelta(months=self.months) if self.months else None

    def unknown_soon(self, today: date) -> bool:
        """Whether ``today`` lies in the last month before ``unknown_from``, or after it."""
        return self.unknown_from is not None and today >= self.unknown_from - relativedelta(months=1)

    def on(self, day: date) -> Row[T]:
        """The row that holds on ``day``. Raises ``CannotRender("law_figure_unknown")`` before or after the table."""
        if day < self.rows[0].since or (self.unknown_from and day >= self.unknown_from):
            raise CannotRender("law_figure_unknown", title=self.title, day=dates.printed_digits(day))
        return next(row for row in reversed(self.rows) if row.since <= day)

    def spans(self, start: date, end: date) -> Iterator[tuple[date, date, Row[T]]]:
        """The parts of ``start`` up to, not including, ``end`` in which one row holds. Raises as ``on`` does."""
        while start < end:
            row = self.on(start)
            stop = min((later.since for later in self.rows if start < later.since < end), default=end)
            if self.unknown_from and start < self.unknown_from < stop:
                stop = self.unknown_from
            yield start, stop, row
            start = stop


def notes(*figures: Figure[Any]) -> tuple[str, ...]:
    """The notes of all figures that are not confirmed, each once, in order."""
    return tuple(dict.fromkeys(figure.note for figure in figures if not figure.confirmed))


@cache
def shipped(name: str) -> Any:
    """The content of a data file beside this module, read once: leave it as it is."""
    return yaml.safe_load(files(__package__).joinpath(f"{name}.yaml").read_text(encoding="utf-8"))
