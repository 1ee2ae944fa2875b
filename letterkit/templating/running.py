"""What the function of a template works with while it runs: names of loops, and the few helpers that it can call."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from letterkit import locales
from letterkit.errors import CannotRender
from letterkit.templating.formats import filters

MOST_STEPS = 20_000
"""Stretches that one message may pass. A letter with a table of 600 instalments passes some 2,000."""
MOST_VALUES = 20_000
"""Values that one message may print."""


_NONE: Mapping[str, object] = MappingProxyType({})


class Scope:
    """The names inside a loop or beside a ``set``: its own, and those around it."""

    def __init__(self, around: object, own: Mapping[str, object] = _NONE) -> None:
        self.__dict__ = {"_around": around, **own}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._around, name)

    def put(self, name: str, value: object) -> None:
        self.__dict__[name] = value


@dataclass(frozen=True, slots=True)
class Loop:
    """What a template may ask of ``loop``."""

    index0: int
    length: int

    @property
    def index(self) -> int:
        return self.index0 + 1

    @property
    def first(self) -> bool:
        return self.index0 == 0

    @property
    def last(self) -> bool:
        return self.index0 == self.length - 1


def helpers(template: str, language: str = locales.DUTCH) -> dict[str, Any]:
    """All that the function of a template can call, besides the parts that it includes."""

    def check(path: list[int], values: list[str]) -> None:
        if len(path) > MOST_STEPS or len(values) > MOST_VALUES:
            raise CannotRender("message_too_long", template=template)

    own = {"printed": _printed, "scope": Scope, "turns": _turns, "nothing": _nothing, "check": check}
    return {**filters(language), **own, "__builtins__": {}}


def _printed(value: object) -> str:
    """A printed value as text. Not an amount without ``| euro``, a date without ``| datum``, or nothing."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError
    return str(value)


def _turns(
    names: object, name: str, items: Iterable[Any], test: Callable[[Scope], object] | None = None
) -> list[Scope]:
    """The names of each turn of a loop."""
    kept = [item for item in items if test is None or test(Scope(names, {name: item}))]
    return [Scope(names, {name: item, "loop": loop}) for item, loop in zip(kept, _loops(len(kept)), strict=True)]


@lru_cache(maxsize=64)  # the loops of a night are few and short
def _loops(length: int) -> tuple[Loop, ...]:
    """What a template may ask of ``loop``, in each turn of a loop of this length."""
    return tuple([Loop(index, length) for index in range(length)])


def _nothing() -> None:
    """``a if b`` without ``else``: nothing that can be printed or asked."""
    raise TypeError
