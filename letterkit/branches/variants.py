"""Records that differ from a rich one in a single field: present or absent, every choice, one item or several.

A branch of a template asks for one or two such fields; starting from a rich record and from a bare one, each condition
is met and not met at least once.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

Model = TypeVar("Model", bound=BaseModel)
Path = tuple[str, ...]
Mend = Callable[[dict[str, Any]], None]


def rich(records: Sequence[Model]) -> Model:
    """One record with every optional field filled that any of ``records`` fills, as far as they go together."""
    best = max(records, key=_filled)
    for other in records:
        for name in type(best).model_fields:
            if _is_empty(getattr(best, name)) and not _is_empty(getattr(other, name)):
                best = _with(best, (name,), getattr(other, name)) or best
    return best


def plainest(records: Sequence[Model]) -> Model:
    """The record with the fewest optional fields filled and the shortest lists."""
    return min(records, key=lambda record: (_filled(record), len(record.model_dump_json())))


def bare(record: Model) -> Model:
    """The same record with every optional field empty that can be."""
    for path, _, default in _fields(record):
        record = _with(record, path, default) or record
    return record


def variants(record: Model, *, fill: Mapping[str, object], mend: Mend = lambda tree: None) -> Iterator[Model]:
    """``record`` itself, and one variant for each other value of each optional field.

    fill: a value, or several in a tuple, for fields that are empty in ``record``, by dotted name. mend: sets right
    what must agree with the changed value. What does not validate is left out.
    """
    yield record
    dates = tuple(sorted(set(_dates(record.model_dump()))))
    for path, annotation, default in _fields(record):
        filled = fill.get(".".join(path))
        for value in (default, *_choices(annotation, dates), *(filled if isinstance(filled, tuple) else (filled,))):
            changed = _with(record, path, value, mend)
            if changed is not None and changed != record:
                yield changed
    for path, items in _lists(record):
        others = ((*items, *items)[:count] if items else () for count in (0, 1, 2))
        for value in (*others, *_emptied(items)):
            changed = _with(record, path, value, mend)
            if changed is not None and changed != record:
                yield changed


def _fields(record: BaseModel, above: Path = ()) -> Iterator[tuple[Path, Any, object]]:
    """Path, type and default (the present value where a field must be given) of every field, in nested parts too."""
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        default = value if field.is_required() else field.get_default(call_default_factory=True)
        yield (*above, name), field.annotation, default
        if isinstance(value, BaseModel):
            yield from _fields(value, (*above, name))


def _lists(record: BaseModel, above: Path = ()) -> Iterator[tuple[Path, tuple[object, ...]]]:
    for name in type(record).model_fields:
        value = getattr(record, name)
        if isinstance(value, tuple):
            yield (*above, name), value
        elif isinstance(value, BaseModel):
            yield from _lists(value, (*above, name))


def _emptied(items: tuple[object, ...]) -> Iterator[tuple[object, ...]]:
    """The same items without one of their optional fields."""
    if items and isinstance(items[0], BaseModel):
        for path, _, default in _fields(items[0]):
            yield tuple(_with(item, path, default) or item for item in items if isinstance(item, BaseModel))


def _choices(annotation: Any, dates: tuple[date, ...]) -> tuple[object, ...]:
    """Values worth trying: every value of a choice, yes and no, a small and a large number, the days of the record."""
    choices: list[object] = []
    for kind in _types(annotation):
        if get_origin(kind) is Literal:
            choices += get_args(kind)
        elif kind is bool:
            choices += [True, False]
        elif kind is int:
            choices += [1, 60]
        elif kind is date:
            choices += dates
    return tuple(choices)


def _types(annotation: Any) -> Iterator[Any]:
    """The type itself and, for a choice of types or one with conditions, the types in it."""
    yield annotation
    if get_origin(annotation) is not Literal:
        for part in get_args(annotation):
            yield from _types(part)


def _dates(value: object) -> Iterator[date]:
    """Every day that stands anywhere in a record."""
    if isinstance(value, date):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _dates(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _dates(item)


def _with(record: Model, path: Path, value: object, mend: Mend = lambda tree: None) -> Model | None:
    """The record with one value changed, None when it is no valid record then; itself when it had that value."""
    before, tree = record.model_dump(), record.model_dump()
    place = tree
    for name in path[:-1]:
        if not isinstance(place.get(name), dict):
            return None
        place = place[name]
    place[path[-1]] = _plain(value)
    try:
        mend(tree)
        return record if tree == before else type(record).model_validate(tree)
    except (ValidationError, ValueError, KeyError, TypeError):
        return None


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(_plain(item) for item in value)
    return value.model_dump() if isinstance(value, BaseModel) else value


def _filled(record: BaseModel) -> int:
    return sum(not _is_empty(getattr(record, path[0])) for path, _, _ in _fields(record))


def _is_empty(value: object) -> bool:
    return value in (None, "", ())
