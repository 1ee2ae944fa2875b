"""From the values of a row, in the order of its columns, to a nested record as in JSON.

Items by number become lists; a part that may be absent and holds nothing but defaults is left out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import eq
from typing import Any, Final

from letterkit.case_file import known
from letterkit.case_file.known import ITEM

Key = str | int
Place = tuple[Key, ...]
Numbers = dict[str, tuple[int, ...]]
"""For each list of the record, which number each item had in the names of the columns."""


class _LeftOut:
    """There were values, and all of them were defaults of a part that may be absent."""


_LEFT_OUT: Final = _LeftOut()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the record. ``values``: key -> which value of the row it has. ``may_be_absent`` as a whole."""

    path: tuple[str, ...]
    values: tuple[tuple[Key, int], ...]
    parts: tuple[tuple[Key, "Part"], ...]
    defaults: Mapping[Key, Any]
    may_be_absent: bool
    is_list: bool

    def record(self, values: Sequence[Any], numbers: Numbers) -> dict[str, Any]:
        """The record of a row; ``numbers`` gets those of its lists."""
        whole = _filled(self, values, numbers)
        return whole if isinstance(whole, dict) else {}


def _filled(part: Part, values: Sequence[Any], numbers: Numbers) -> Any:
    """The part, ``_LEFT_OUT``, or None where no column had a value."""
    inside: dict[Key, Any] = {}
    for key, at in part.values:
        if (value := values[at]) is not None:
            if isinstance(value, dict):
                inside.update(value)
            else:
                inside[key] = value
    empty = not inside
    for key, deeper in part.parts:
        if (value := _filled(deeper, values, numbers)) is not None:
            empty = False
            if value is not _LEFT_OUT:
                inside[key] = value
    if empty:
        return None
    if part.is_list:
        order = sorted(key for key in inside if isinstance(key, int))
        numbers[".".join(part.path)] = tuple(order)
        return [inside[key] for key in order]
    only_defaults = part.may_be_absent and all(map(eq, inside.values(), map(part.defaults.get, inside)))
    return _LEFT_OUT if only_defaults else inside


def shape(places: Iterable[Place]) -> Part:
    """The parts of a record whose values, in this order, go to these places."""
    return _part((), tuple((place, at) for at, place in enumerate(places)))


def _part(path: tuple[str, ...], places: Sequence[tuple[Place, int]]) -> Part:
    deeper: dict[Key, list[tuple[Place, int]]] = {}
    for (key, *below), at in places:
        if below:
            deeper.setdefault(key, []).append((tuple(below), at))
    return Part(
        path,
        tuple((place[0], at) for place, at in places if len(place) == 1),
        tuple((key, _part((*path, ITEM if isinstance(key, int) else key), inside)) for key, inside in deeper.items()),
        {field.path[-1]: field.default for field in known.fields() if field.path[:-1] == path},
        path in known.groups(),
        any(isinstance(place[0], int) for place, _ in places),
    )
