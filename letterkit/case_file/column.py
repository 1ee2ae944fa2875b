"""One column: which field of a case its cells hold, and what each cell says."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Self

from letterkit.case_file import cells, combined
from letterkit.case_file.cells import Kind
from letterkit.case_file.known import ITEM, Match
from letterkit.case_file.layout import Layout
from letterkit.case_file.nested_record import Place
from letterkit.case_file.usual_values import NOTHING
from letterkit.dutch.invisible import visible

_LONGEST_WORD = 40
_LONGEST_NOTHING = max(map(len, NOTHING))
_STARTS_OF_NOTHING = frozenset(sign for word in NOTHING for sign in (word[0], word[0].upper(), " ", "\t"))
_REMEMBERED = 2_000
_SAYS_NO_NAME: frozenset[Kind] = frozenset({"money", "day", "yes_no", "whole", "choice", "form_of_address", "country"})
"""Kinds of which a column repeats its cells, and which tell of nobody in particular."""
_AS_IT_IS = re.compile(r"[!-\"$-*,-<>-~](?:[ -*,-~]{0,500}[!-*,-~])?").fullmatch
"""A text in which no program left anything of its own: nothing at the ends, no error or formula, no number with E+."""


@dataclass(frozen=True, slots=True)
class Column:
    """``place`` is the path in the record, with item numbers as ints. ``change``: what a value becomes."""

    index: int
    match: Match
    place: Place
    own: Mapping[str, str]
    change: Callable[[Any], Any] | None = None
    remembers: bool = False
    is_text: bool = False
    remembered: dict[str, Any] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, index: int, match: Match, layout: Layout) -> Self:
        """The column of a match."""
        change: Callable[[Any], Any] | None = combined.COLUMNS.get(match.field.path)
        if match.field.path == combined.INVOICE_DAY:
            change = partial(combined.due, days=layout.days_to_pay)
        own, kind = layout.ours(_plain_name(match)), match.field.kind
        return cls(
            index,
            match,
            place_of(match),
            own,
            change,
            remembers=kind in _SAYS_NO_NAME,
            is_text=kind == "text" and change is None and not own,
        )

    def value(self, cell: object) -> Any:
        """What the cell says, or None when it says nothing. Raises ``ValueError(code)``."""
        if not isinstance(cell, str):
            return self._read(cell)
        if self.is_text and _AS_IT_IS(cell) and (len(cell) > _LONGEST_NOTHING or cell.casefold() not in NOTHING):
            return cell
        if not self.remembers:
            return self._read(cell)
        if cell not in self.remembered:
            if len(self.remembered) >= _REMEMBERED:
                return self._read(cell)
            self.remembered[cell] = self._read(cell)
        return self.remembered[cell]

    def _read(self, cell: object) -> Any:
        # Of a million cells few are a word of the creditor's own or one for nothing, so the cheapest tests come first.
        if isinstance(cell, str) and (
            len(cell) <= _LONGEST_WORD
            if self.own
            else len(cell) <= _LONGEST_NOTHING and (cell[:1] in _STARTS_OF_NOTHING or not cell.isascii())
        ):
            small = visible(cell).strip().casefold()
            if (given := self.own.get(small)) is not None:
                cell = given
            elif small in NOTHING and self.match.field.may_say_nothing:
                return None
        value = cells.value(self.match.field.kind, cell)
        return value if value is None or self.change is None else self.change(value)


def place_of(match: Match) -> Place:
    """Where the value of a match stands in the record."""
    numbers = iter(match.numbers)
    return tuple(next(numbers, 1) if part == ITEM else part for part in match.field.path)


def _plain_name(match: Match) -> str:
    """The name of a field without item numbers, as ``waarden`` in creditor.yaml has it."""
    return ".".join(part for part in match.field.path if part != ITEM)
