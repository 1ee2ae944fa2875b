"""What the words of a message answer to a template: where two cases give the same answers, they give the same message.

A template reads some of the names there are, and is known to read no others. Most cases differ in nothing that it
reads, so comparing answers is far less work than filling it in.
"""

from collections.abc import Callable
from dataclasses import is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import Any

from letterkit.errors import CannotRender
from letterkit.message import CaseText, PersonName
from letterkit.templating.context import Context
from letterkit.templating.frozen import View
from letterkit.templating.template import Template

OF_OTHER_CHANNELS = frozenset({"zaak.ook_brief", "zaak.ook_email"})
_OF_MESSAGE = ("betaling", "oplossingen")
_PLAIN = frozenset({str, CaseText, PersonName, int, bool, date, Decimal, type(None)})  # most answers
_THERE = object()


class Answered(dict[str, int]):
    """The answers of some words by the path of a field, each as a number, looked up when a template asks for it."""

    def __init__(self, words: Context, numbers: dict[object, int]) -> None:
        super().__init__()
        self._words, self._numbers = words, numbers

    def __missing__(self, path: str) -> int:
        answer = self[path] = self._numbers.setdefault(_reader(path)(self._words), len(self._numbers))
        return answer


class Answers:
    """Compares what the templates of one workspace, which keeps them, are answered."""

    def __init__(self) -> None:
        self._numbers: dict[object, int] = {}
        self._asked: dict[int, tuple[tuple[str, ...], tuple[str, ...]]] = {}

    def of(self, words: Context) -> Answered:
        return Answered(words, self._numbers)

    def key(self, template: Template, of_case: Answered, of_message: Answered) -> tuple[int, ...]:
        """All answers to a template: of its case, and of what differs between the messages of a case."""
        asked = self._asked.get(id(template))
        if asked is None:
            asked = self._asked[id(template)] = _asked(template)
        return id(template), *map(of_case.__getitem__, asked[0]), *map(of_message.__getitem__, asked[1])


def _asked(template: Template) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fields that a template reads or needs: those of the case, and those of the message."""
    paths = sorted({use.path for use in template.fields}.union(template.source.head.requires))
    of_message = tuple(path for path in paths if _is_of_message(path))
    return tuple(path for path in paths if path not in of_message), of_message


def _is_of_message(path: str) -> bool:
    """Whether ``context.of_message`` decides what stands there."""
    return path in OF_OTHER_CHANNELS or path.partition(".")[0] in _OF_MESSAGE


@cache
def _reader(path: str) -> Callable[[Context], object]:
    straight, names = attrgetter(path), path.split(".")

    def read(words: Context) -> object:
        try:
            value = straight(words)
        except AttributeError:  # something on the way is not there, or a list
            return _answer(words, names)
        except CannotRender as error:  # the template cannot be filled in where it reads this
            return error.code
        return value if type(value) in _PLAIN else _answer(value, [])

    return read


def _answer(value: Any, names: list[str]) -> object:
    """What stands at the end of a path, for each item of a list on the way. A record is only asked whether it is there:
    what it holds has paths of its own.
    """
    for at, name in enumerate(names):
        if value is None:
            return None
        if isinstance(value, tuple):
            return tuple([_answer(item, names[at:]) for item in value])
        value = getattr(value, name)
    if type(value) in _PLAIN:
        return value
    if isinstance(value, tuple):
        return tuple([_answer(item, []) for item in value])
    return _THERE if isinstance(value, View) or is_dataclass(value) else value
