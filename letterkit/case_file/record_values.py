"""The words of a record, such as JSON has them, that exports write where letterkit has one of its own.

Forms of address, countries, and yes or no are read as in a cell of a table; what cannot be read stays as it is, and the
validation names it. Names, numbers and amounts are typed in a record, so nothing is made of those.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from letterkit.case_file import cells, known
from letterkit.case_file.cells import Kind
from letterkit.case_file.known import ITEM
from letterkit.case_file.layout import Layout

_KINDS: frozenset[Kind] = frozenset({"form_of_address", "country", "yes_no"})


def understood(record: Mapping[str, Any] | None, layout: Layout) -> Mapping[str, Any] | None:
    """The record with the creditor's own words (``waarden``) and the usual ones as letterkit has them."""
    for path, kind in _paths():
        part: Any = record
        for key in path[:-1]:
            part = part.get(key) if isinstance(part, Mapping) else None
        given = part.get(path[-1]) if isinstance(part, Mapping) else None
        if record is not None and isinstance(given, str):
            record = _with(record, path, _meant(given, kind, layout.ours(".".join(path))))
    return record


@cache
def _paths() -> tuple[tuple[tuple[str, ...], Kind], ...]:
    return tuple(
        (field.path, field.kind) for field in known.fields() if field.kind in _KINDS and ITEM not in field.path
    )


def _meant(given: str, kind: Kind, own: Mapping[str, str]) -> Any:
    word = own.get(given.strip().casefold(), given)
    try:
        return cells.value(kind, word) if word.strip() else given
    except ValueError:
        return given


def _with(record: Mapping[str, Any], path: tuple[str, ...], value: Any) -> dict[str, Any]:
    name, *deeper = path
    return {**record, name: _with(record[name], tuple(deeper), value) if deeper else value}
