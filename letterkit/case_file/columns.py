"""From the names of the columns to a plan: which field of a case each column holds."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from letterkit.case_file import cells, combined, known, nested_record
from letterkit.case_file.column import Column, place_of
from letterkit.case_file.known import ITEM, Match
from letterkit.case_file.layout import Layout
from letterkit.case_file.nested_record import Place
from letterkit.case_file.row_plan import Plan, is_filled
from letterkit.dutch.invisible import visible
from letterkit.errors import Unreadable

_MOST_COLUMNS = 4_000
_OF_AN_INVOICE = (".factuurnummer", ".factuurdatum")
"""Columns that nearly every export has and that hardly any message needs: nobody has to say what they are."""


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
    matched = _matches(names, layout, file)
    if not matched:
        raise Unreadable("columns_none", file=file)
    _refuse_unknown(names, matched, file, layout)
    _refuse_twice(matched, file)
    fixed = [(match, value) for path, value in layout.fixed.items() if (match := known.match(path, layout))]
    matches = [match for _, match in matched]
    _refuse_missing([*matches, *(match for match, _ in fixed)], file, layout)
    # A due date of the export's own goes before one that is worked out, so it comes after it.
    in_order = sorted(matched, key=lambda pair: pair[1].field.path != combined.INVOICE_DAY)
    chosen = tuple(Column.of(i, match, layout) for i, match in in_order)
    unnamed = tuple(i for i, name in enumerate(names) if not name)
    always = tuple(_fixed(fixed, {match.name for match in matches}, file))
    shape = nested_record.shape([*(column.place for column in chosen), *(place for place, _ in always)])
    return Plan(chosen, tuple(names), unnamed, shape, tuple(value for _, value in always))


def _fixed(fixed: Iterable[tuple[Match, str]], columns: set[str], file: str) -> Iterator[tuple[Place, Any]]:
    """Values that are the same for every row. Raises ``Unreadable`` for one that cannot be read, or is a column too."""
    for match, given in fixed:
        if match.name in columns:
            raise Unreadable("fixed_and_column", file=file, field=match.name)
        try:
            yield place_of(match), cells.value(match.field.kind, given)
        except ValueError as error:
            raise Unreadable("fixed_wrong", file=file, field=match.name) from error


def known_names(header: Sequence[object], layout: Layout) -> int:
    """How many of these names mean something: shows which delimiter a file uses, and on which row the names stand."""
    own = {same_name(name) for name in layout.columns.values()}
    return sum(1 for name in map(str, filter(is_filled, header)) if same_name(name) in own or known.match(name, layout))


def _matches(names: list[str], layout: Layout, file: str) -> list[tuple[int, Match]]:
    """Column and field. A column may be mapped to more fields, such as an invoice number that is the reference too."""
    matched: list[tuple[int, Match]] = []
    positions = {same_name(name): i for i, name in enumerate(names) if name}
    for path, name in layout.columns.items():
        match = known.match(path, layout)
        if match is None:
            raise Unreadable("column_field_unknown", file=file, field=path)
        if same_name(name) not in positions:
            raise Unreadable("column_mapped_missing", file=file, field=path)
        matched.append((positions[same_name(name)], match))
    mapped, taken = {match.name for _, match in matched}, {i for i, _ in matched}
    for i, name in enumerate(names):
        match = known.match(name, layout) if i not in taken else None
        if match and match.name not in mapped:
            matched.append((i, match))
    return sorted(matched, key=lambda pair: pair[0])


def same_name(name: str) -> str:
    """The name of a column as names are compared: without capitals, and spaces as one."""
    return " ".join(visible(str(name)).casefold().split())


def _refuse_unknown(names: list[str], matched: Sequence[tuple[int, Match]], file: str, layout: Layout) -> None:
    mapped = bool(layout.columns)
    passed, taken = {match.name for _, match in matched}, {i for i, _ in matched}
    unknown = [(i, name, known.nearest(name, layout)) for i, name in enumerate(names) if name and i not in taken]
    if mapped:
        unknown = [
            (i, name, near)
            for i, name, near in unknown
            if near and near not in passed and not near.endswith(_OF_AN_INVOICE)
        ]
    if unknown:
        shown = ", ".join(_suggestion(*column) for column in unknown[:10])
        raise Unreadable("columns_unknown", file=file, columns=shown)


def _suggestion(index: int, name: str, near: str | None) -> str:
    shown = "".join(c for c in name if c.isprintable())[:40]
    return f"'{shown}' (kolom {index + 1}" + (f"; bedoelt u {near}?)" if near else ")")


def _refuse_twice(matched: Sequence[tuple[int, Match]], file: str) -> None:
    seen: dict[str, int] = {}
    for i, match in matched:
        # A list in one column and its items in columns of their own are the same values twice.
        whole = match.name.rpartition(".")[0] if match.field.path[-1] == ITEM else match.name
        for name in {match.name, whole} & seen.keys():
            raise Unreadable("column_twice", file=file, field=name, columns=f"{seen[name] + 1} en {i + 1}")
        seen[match.name] = i


def _refuse_missing(matched: Iterable[Match], file: str, layout: Layout) -> None:
    there = {match.field.name() for match in matched}
    there |= {combined.MEANS.get(match.field.path, "") for match in matched}
    every = (*known.fields(), *known.own_fields(layout))
    missing = [field.name() for field in every if field.needed and field.name() not in there]
    if missing:
        raise Unreadable("columns_missing", file=file, columns=", ".join(missing))
