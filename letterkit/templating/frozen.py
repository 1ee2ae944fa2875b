"""Parts of a record as plain frozen values: what a template reads has fields and properties, and no methods.

A view is made in no time and reads a field when a template asks for it: most templates ask for few.
"""

from collections.abc import Callable
from dataclasses import FrozenInstanceError
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, cast

from pydantic import BaseModel

from letterkit.templating.known_fields import item_type, members

P = TypeVar("P", bound=BaseModel | None)


class View:
    """Base of all views: each declared name of a part is a property, that gives a plain value or another view."""

    __slots__ = ("_part",)

    def __init__(self, part: BaseModel) -> None:
        object.__setattr__(self, "_part", part)

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError(name)


def frozen(part: P) -> P:
    """A view of ``part``; None stays None.

    It answers to every name that ``part`` declares, so it is typed as one; but it is no pydantic model.
    """
    return cast("P", part if part is None else _view(type(part))(part))


@cache
def _view(model: type[BaseModel]) -> Callable[[BaseModel], View]:
    properties = {name: property(_reader(name, kind)) for name, kind in members(model).items()}
    return type(model.__name__, (View,), {"__slots__": (), "__module__": __name__, **properties})


def _reader(name: str, kind: Any) -> Callable[[Any], Any]:
    read = attrgetter(f"_part.{name}")
    if _is_part(kind):
        return lambda view: frozen(read(view))
    if _is_part(item_type(kind)):
        return lambda view: tuple([frozen(item) for item in read(view)])
    return read


def _is_part(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)
