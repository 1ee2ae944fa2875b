"""From the names of the columns to a plan, and with that plan from the cells of a row to a nested record."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from letterkit.case_file import cells, known
from letterkit.case_file.known import ITEM, Match
from letterkit.case_file.rows import Found
from letterkit.errors import Problem, Unreadable

_MOST_COLUMNS = 4_000

Key = str | int


@dataclass(frozen=True, slots=True)
class Column:
    """``place`` is the path in the record, with item numbers as ints."""

    index: int
    match: Match
    place: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    columns: tuple[Column, ...]
    width: int
    unnamed: tuple[int, ...]

    def found(self, number: int, row: Sequence[object]) -> Found:
        """The record of one row. A cell that cannot be read becomes a problem and is left out of the record."""
        record: dict[Key, Any] = {}
        problems = [
            Problem("", "cell_without_header", {"column": i + 1})
            for i in self.unnamed
            if i < len(row) and _filled(row[i])
        ]
        for column in self.columns:
            try:
                value = cells.value(column.match.field.kind, row[column.index]) if column.index < len(row) else None
            except ValueError as error:
                problems.append(Problem(column.match.name, str(error)))
                continue
            if value is not None:
                _put(record, column.place, value)
        numbers: dict[str, tuple[int, ...]] = {}
        tidy = _tidied(record, (), numbers)
        return Found(number, tidy, tuple(problems), numbers)


def plan(header: Sequence[object], columns: Mapping[str, str] | None, *, file: str) -> Plan:
    """What each column means. Raises ``Unreadable`` when the columns cannot be trusted.

    ``columns`` maps a letterkit field to the export's own name for it. With it, other columns are skipped, unless
    their name looks so much like a field of letterkit that it must be a slip: a misspelt ``signalen.overleden`` may
    never be missed.
    """
    names = ["" if name is None else str(name).strip() for name in header]
    while names and not names[-1]:
        names.pop()
    if len(names) > _MOST_COLUMNS:
        raise Unreadable("columns_too_many", file=file, columns=len(names), limit=_MOST_COLUMNS)
    found = _matches(names, columns or {}, file)
    if not found:
        raise Unreadable("columns_none", file=file)
    _refuse_unknown(names, found, file, mapped=bool(columns))
    _refuse_twice(found, file)
    _refuse_missing(found.values(), file)
    chosen = tuple(Column(i, m, _place(m)) for i, m in found.items())
    return Plan(chosen, len(names), tuple(i for i, name in enumerate(names) if not name))


def known_names(header: Sequence[str], columns: Mapping[str, str] | None) -> int:
    """How many of these names mean something: shows which delimiter a file uses."""
    own = {_same(name) for name in (columns or {}).values()}
    return sum(1 for name in header if _same(name) in own or known.match(name))


def _matches(names: list[str], columns: Mapping[str, str], file: str) -> dict[int, Match]:
    found: dict[int, Match] = {}
    positions = {_same(name): i for i, name in enumerate(names) if name}
    for field, name in columns.items():
        match = known.match(field)
        if match is None:
            raise Unreadable("column_field_unknown", file=file, field=field)
        if _same(name) not in positions:
            raise Unreadable("column_mapped_missing", file=file, field=field)
        found[positions[_same(name)]] = match
    mapped = {match.name for match in found.values()}
    for i, name in enumerate(names):
        match = known.match(name) if i not in found else None
        if match and match.name not in mapped:
            found[i] = match
    return dict(sorted(found.items()))


def _same(name: str) -> str:
    return " ".join(str(name).casefold().split())


def _refuse_unknown(names: list[str], found: Mapping[int, Match], file: str, *, mapped: bool) -> None:
    passed = {match.name for match in found.values()}
    unknown = [(i, name, known.nearest(name)) for i, name in enumerate(names) if name and i not in found]
    unknown = [one for one in unknown if one[2] not in passed or not mapped]
    wrong = [(i, name, near) for i, name, near in unknown if near or not mapped]
    if wrong:
        raise Unreadable("columns_unknown", file=file, columns=", ".join(_suggestion(*one) for one in wrong[:10]))


def _suggestion(index: int, name: str, near: str | None) -> str:
    shown = "".join(c for c in name if c.isprintable())[:40]
    return f"'{shown}' (kolom {index + 1}" + (f"; bedoelt u {near}?)" if near else ")")


def _refuse_twice(found: Mapping[int, Match], file: str) -> None:
    seen: dict[str, int] = {}
    for i, match in found.items():
        # A list in one column and its items in columns of their own are the same values twice.
        whole = match.name.rpartition(".")[0] if match.field.path[-1] == ITEM else match.name
        for name in {match.name, whole} & seen.keys():
            raise Unreadable("column_twice", file=file, field=name, columns=f"{seen[name] + 1} en {i + 1}")
        seen[match.name] = i


def _refuse_missing(found: Iterable[Match], file: str) -> None:
    there = {match.field for match in found}
    missing = [field.name() for field in known.fields() if field.needed and field not in there]
    if missing:
        raise Unreadable("columns_missing", file=file, columns=", ".join(missing))


def _place(match: Match) -> tuple[Key, ...]:
    numbers = iter(match.numbers)
    return tuple(next(numbers, 1) if part == ITEM else part for part in match.field.path)


def _filled(cell: object) -> bool:
    return cell is not None and bool(str(cell).strip())


def _put(record: dict[Key, Any], place: tuple[Key, ...], value: Any) -> None:
    for key in place[:-1]:
        record = record.setdefault(key, {})
    record[place[-1]] = value


def _tidied(part: Any, path: tuple[str, ...], numbers: dict[str, tuple[int, ...]]) -> Any:
    """Items by number become lists; a part that may be absent and holds nothing but defaults is left out."""
    if not isinstance(part, dict):
        return part
    inside = {key: _tidied(value, (*path, _step(key)), numbers) for key, value in part.items()}
    inside = {key: value for key, value in inside.items() if value is not None}
    if any(isinstance(key, int) for key in part):
        order = sorted(key for key in inside if isinstance(key, int))
        numbers[".".join(path)] = tuple(order)
        return [inside[key] for key in order]
    return None if path in known.groups() and _only_defaults(inside, path) else inside


def _step(key: Key) -> str:
    return ITEM if isinstance(key, int) else key


def _only_defaults(inside: Mapping[Key, Any], path: tuple[str, ...]) -> bool:
    return all(value == known.default((*path, str(key))) for key, value in inside.items())
