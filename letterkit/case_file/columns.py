"""From the names of the columns to a plan, and with that plan from the cells of a row to a nested record."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Self

from letterkit.case_file import cells, combined, known
from letterkit.case_file.cells import Kind
from letterkit.case_file.known import ITEM, Match
from letterkit.case_file.layout import Layout
from letterkit.case_file.rows import InputRow
from letterkit.case_file.usual_values import NOTHING
from letterkit.dutch.invisible import visible
from letterkit.errors import Problem, Unreadable

_MOST_COLUMNS = 4_000
_LONGEST_WORD = 40
_LONGEST_NOTHING = max(map(len, NOTHING))
_STARTS_OF_NOTHING = frozenset(sign for word in NOTHING for sign in (word[0], word[0].upper(), " ", "\t"))
_REMEMBERED = 2_000
_SAYS_NO_NAME: frozenset[Kind] = frozenset({"money", "day", "yes_no", "whole", "choice", "form_of_address", "country"})
"""Kinds of which a column repeats its cells, and which tell of nobody in particular."""
_TOTAL = re.compile(r"(?:sub|eind)?tota(?:al|len)\b|(?:sub|grand )?total\b|aantal\b|einde\b|som\b", re.IGNORECASE)
_OF_A_CASE = frozenset({"zaaknummer", "klant.achternaam", "klant.naam"})

Key = str | int


@dataclass(frozen=True, slots=True)
class Column:
    """``place`` is the path in the record, with item numbers as ints. ``change``: what a value becomes."""

    index: int
    match: Match
    place: tuple[Key, ...]
    own: Mapping[str, str]
    change: Callable[[Any], Any] | None = None
    remembers: bool = False
    remembered: dict[str, Any] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, index: int, match: Match, layout: Layout) -> Self:
        """The column of a match."""
        change: Callable[[Any], Any] | None = combined.COLUMNS.get(match.field.path)
        if match.field.path == combined.INVOICE_DAY:
            change = partial(combined.due, days=layout.days_to_pay)
        words = layout.ours(_plain_name(match))
        return cls(index, match, _place(match), words, change, match.field.kind in _SAYS_NO_NAME)

    def value(self, cell: object) -> Any:
        """What the cell says, or None when it says nothing. Raises ``ValueError(code)``."""
        if not self.remembers or not isinstance(cell, str):
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


_OF_AN_INVOICE = (".factuurnummer", ".factuurdatum")
"""Columns that nearly every export has and that hardly any message needs: nobody has to say what they are."""


@dataclass(frozen=True, slots=True)
class Plan:
    """``names`` stand on top. ``fixed``: places in the record with the value that every row has there."""

    columns: tuple[Column, ...]
    names: tuple[str, ...]
    unnamed: tuple[int, ...]
    shape: "_Part"
    fixed: tuple[tuple[tuple[Key, ...], Any], ...] = ()

    @property
    def of_case_number(self) -> int:
        """Where the column with the case number stands. Raises ``Unreadable`` when no column has it."""
        found = next((column.index for column in self.columns if column.match.name == "zaaknummer"), None)
        if found is None:
            raise Unreadable("keys_no_column")
        return found

    def left_out(self, row: Sequence[object]) -> str | None:
        """Why a row is no case (a code below ``notes`` in the texts): it adds up, or has the names once more."""
        if begins_as_total(row):
            return "total" if self._is_total(row) else None
        first = self.columns[0].index
        return "names_again" if first < len(row) and row[first] == self.names[first] and self._has_names(row) else None

    def _has_names(self, row: Sequence[object]) -> bool:
        used = [column.index for column in self.columns]
        return all(at < len(row) and str(row[at] or "").strip() == self.names[at] for at in used)

    def _is_total(self, row: Sequence[object]) -> bool:
        """Whether a row adds up the rows above it: it begins with such a word, and has no case number and no name."""
        if not begins_as_total(row):
            return False
        start = next((at for at, cell in enumerate(row) if _filled(cell)), 0)
        telling = [column.index for column in self.columns if column.match.name in _OF_A_CASE]
        return not any(at < len(row) and _filled(row[at]) for at in telling if at != start)

    def row(self, number: int, row: Sequence[object]) -> InputRow:
        """The record of one row. A cell that cannot be read becomes a problem and is left out of the record."""
        record: dict[Key, Any] = {}
        problems = [
            Problem("", "cell_without_header", {"column": i + 1})
            for i in self.unnamed
            if i < len(row) and _filled(row[i])
        ]
        last = len(row)
        for column in self.columns:
            if column.index >= last:
                continue
            try:
                value = column.value(row[column.index])
            except ValueError as error:
                problems.append(Problem(column.match.name, str(error)))
                continue
            if value is not None:
                _put(record, column.place, value)
        for place, value in self.fixed:
            _put(record, place, value)
        numbers: dict[str, tuple[int, ...]] = {}
        tidy = _tidied(record, self.shape, numbers)
        return InputRow(number, tidy, tuple(problems), numbers)


def begins_as_total(row: Sequence[object]) -> bool:
    """Whether the first cell that holds anything is a word such as "Totaal"."""
    first = row[0] if row and _filled(row[0]) else next((cell for cell in row if _filled(cell)), None)
    return isinstance(first, str) and bool(_TOTAL.match(first.strip()))


def plan(header: Sequence[object], layout: Layout, *, file: str) -> Plan:
    """What each column means. Raises ``Unreadable`` when the columns cannot be trusted.

    With columns of the creditor's own, other columns are skipped, unless their name looks so much like a field of
    letterkit that it must be a slip: a misspelt ``signalen.overleden`` may never be missed.
    """
    names = ["" if name is None else str(name).strip() for name in header]
    while names and not names[-1]:
        names.pop()
    if len(names) > _MOST_COLUMNS:
        raise Unreadable("columns_too_many", file=file, columns=len(names), limit=_MOST_COLUMNS)
    found = _matches(names, layout, file)
    if not found:
        raise Unreadable("columns_none", file=file)
    _refuse_unknown(names, found, file, layout)
    _refuse_twice(found, file)
    fixed = [(match, value) for path, value in layout.fixed.items() if (match := known.match(path, layout))]
    matches = [match for _, match in found]
    _refuse_missing([*matches, *(match for match, _ in fixed)], file, layout)
    # A due date of the export's own goes before one that is worked out, so it comes after it.
    in_order = sorted(found, key=lambda one: one[1].field.path != combined.INVOICE_DAY)
    chosen = tuple(Column.of(i, match, layout) for i, match in in_order)
    unnamed = tuple(i for i, name in enumerate(names) if not name)
    always = tuple(_fixed(fixed, {match.name for match in matches}, file))
    shape = _shape([*(column.place for column in chosen), *(place for place, _ in always)])
    return Plan(chosen, tuple(names), unnamed, shape, always)


def _fixed(fixed: Iterable[tuple[Match, str]], columns: set[str], file: str) -> Iterator[tuple[tuple[Key, ...], Any]]:
    """Values that are the same for every row. Raises ``Unreadable`` for one that cannot be read, or is a column too."""
    for match, given in fixed:
        if match.name in columns:
            raise Unreadable("fixed_and_column", file=file, field=match.name)
        try:
            yield _place(match), cells.value(match.field.kind, given)
        except ValueError as error:
            raise Unreadable("fixed_wrong", file=file, field=match.name) from error


def known_names(header: Sequence[object], layout: Layout) -> int:
    """How many of these names mean something: shows which delimiter a file uses, and on which row the names stand."""
    own = {same_name(name) for name in layout.columns.values()}
    return sum(1 for name in map(str, filter(_filled, header)) if same_name(name) in own or known.match(name, layout))


def _matches(names: list[str], layout: Layout, file: str) -> list[tuple[int, Match]]:
    """Column and field. A column may be mapped to more fields, such as an invoice number that is the reference too."""
    found: list[tuple[int, Match]] = []
    positions = {same_name(name): i for i, name in enumerate(names) if name}
    for path, name in layout.columns.items():
        match = known.match(path, layout)
        if match is None:
            raise Unreadable("column_field_unknown", file=file, field=path)
        if same_name(name) not in positions:
            raise Unreadable("column_mapped_missing", file=file, field=path)
        found.append((positions[same_name(name)], match))
    mapped, taken = {match.name for _, match in found}, {i for i, _ in found}
    for i, name in enumerate(names):
        match = known.match(name, layout) if i not in taken else None
        if match and match.name not in mapped:
            found.append((i, match))
    return sorted(found, key=lambda one: one[0])


def same_name(name: str) -> str:
    """The name of a column as names are compared: without capitals, and spaces as one."""
    return " ".join(visible(str(name)).casefold().split())


def _refuse_unknown(names: list[str], found: Sequence[tuple[int, Match]], file: str, layout: Layout) -> None:
    mapped = bool(layout.columns)
    passed, taken = {match.name for _, match in found}, {i for i, _ in found}
    unknown = [(i, name, known.nearest(name, layout)) for i, name in enumerate(names) if name and i not in taken]
    unknown = [one for one in unknown if one[2] not in passed or not mapped]
    unknown = [one for one in unknown if not (mapped and one[2] and one[2].endswith(_OF_AN_INVOICE))]
    wrong = [(i, name, near) for i, name, near in unknown if near or not mapped]
    if wrong:
        raise Unreadable("columns_unknown", file=file, columns=", ".join(_suggestion(*one) for one in wrong[:10]))


def _suggestion(index: int, name: str, near: str | None) -> str:
    shown = "".join(c for c in name if c.isprintable())[:40]
    return f"'{shown}' (kolom {index + 1}" + (f"; bedoelt u {near}?)" if near else ")")


def _refuse_twice(found: Sequence[tuple[int, Match]], file: str) -> None:
    seen: dict[str, int] = {}
    for i, match in found:
        # A list in one column and its items in columns of their own are the same values twice.
        whole = match.name.rpartition(".")[0] if match.field.path[-1] == ITEM else match.name
        for name in {match.name, whole} & seen.keys():
            raise Unreadable("column_twice", file=file, field=name, columns=f"{seen[name] + 1} en {i + 1}")
        seen[match.name] = i


def _refuse_missing(found: Iterable[Match], file: str, layout: Layout) -> None:
    there = {match.field.name() for match in found}
    there |= {combined.MEANS.get(match.field.path, "") for match in found}
    every = (*known.fields(), *known.own_fields(layout))
    missing = [field.name() for field in every if field.needed and field.name() not in there]
    if missing:
        raise Unreadable("columns_missing", file=file, columns=", ".join(missing))


def _place(match: Match) -> tuple[Key, ...]:
    numbers = iter(match.numbers)
    return tuple(next(numbers, 1) if part == ITEM else part for part in match.field.path)


def _plain_name(match: Match) -> str:
    """The name of a field without item numbers, as ``waarden`` in creditor.yaml has it."""
    return ".".join(part for part in match.field.path if part != ITEM)


def _filled(cell: object) -> bool:
    return cell is not None and bool(str(cell).strip())


def _put(record: dict[Key, Any], place: tuple[Key, ...], value: Any) -> None:
    *parts, name = place
    for key in parts:
        if key not in record:
            record[key] = {}
        record = record[key]
    if isinstance(value, dict):
        record.update(value)
    else:
        record[name] = value


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the record that columns fill. ``group``: it may be absent as a whole. ``plain``: it, and all in it,
    stays as it was filled.
    """

    path: tuple[str, ...]
    parts: dict[Key, "_Part"]
    group: bool
    is_list: bool
    plain: bool


def _shape(places: Iterable[tuple[Key, ...]], path: tuple[str, ...] = ()) -> _Part:
    """The parts of a record that has values at these places."""
    inside: dict[Key, list[tuple[Key, ...]]] = {}
    for key, *rest in places:
        inside.setdefault(key, [])
        if rest:
            inside[key].append(tuple(rest))
    parts = {key: _shape(deeper, (*path, _step(key))) for key, deeper in inside.items() if deeper}
    group, is_list = path in known.groups(), any(isinstance(key, int) for key in inside)
    return _Part(path, parts, group, is_list, not group and not is_list and all(part.plain for part in parts.values()))


def _tidied(record: dict[Key, Any], part: _Part, numbers: dict[str, tuple[int, ...]]) -> Any:
    """Items by number become lists; a part that may be absent and holds nothing but defaults is left out."""
    inside: dict[Key, Any] = {}
    for key, value in record.items():
        deeper = part.parts.get(key)
        tidy = value if deeper is None or deeper.plain else _tidied(value, deeper, numbers)
        if tidy is not None:
            inside[key] = tidy
    if part.is_list:
        order = sorted(key for key in inside if isinstance(key, int))
        numbers[".".join(part.path)] = tuple(order)
        return [inside[key] for key in order]
    return None if part.group and _only_defaults(inside, part.path) else inside


def _step(key: Key) -> str:
    return ITEM if isinstance(key, int) else key


def _only_defaults(inside: Mapping[Key, Any], path: tuple[str, ...]) -> bool:
    return all(value == known.default((*path, str(key))) for key, value in inside.items())
