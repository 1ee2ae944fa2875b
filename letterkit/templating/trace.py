"""A template watched while it runs: what it asks of its names, and which values it prints.

A template is a function of its names alone, and it sees them only through the questions it asks: is there one, how
many, the same as. Two cases that give the same answers therefore get the same text but for the values, and the
questions and values can be put to the next case without running the template (``paths``).
"""

import operator
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

Reader = Callable[[Any], Any]
"""Takes something from the object whose attributes are the template's names."""


class CannotTraceError(Exception):
    """A template does something with a value that is no question to it, such as joining it to a text."""


@dataclass(slots=True)
class Trace:
    """The questions asked so far, each with how to ask it again, and the answer."""

    questions: list[tuple[Reader, Hashable]] = field(default_factory=list)
    _asked: set[Hashable] = field(default_factory=set)

    def names(self, names: dict[str, object]) -> dict[str, object]:
        """The names, watched."""
        return {name: Traced(value, attrgetter(name), name, self) for name, value in names.items()}

    def ask(self, key: Hashable, question: Reader, answer: Any) -> Any:
        """Note a question, unless it was asked before."""
        if key not in self._asked:
            self._asked.add(key)
            self.questions.append((question, answer))
        return answer


@dataclass(slots=True, eq=False)
class Traced:
    """A value that a template can name. ``read`` takes it from another case; ``key`` is the same for the same reading.

    What this class does not know how to note raises ``CannotTraceError`` or is no operation of it at all.
    """

    value: Any
    read: Reader
    key: Hashable
    trace: Trace

    def attribute(self, name: str, value: object) -> "Traced":
        """What the template reads from this value."""
        if isinstance(self.key, str):
            path = f"{self.key}.{name}"
            return Traced(value, attrgetter(path), path, self.trace)
        return self.through(attrgetter(name), name, value)

    def through(self, step: Reader, name: Hashable, value: object) -> "Traced":
        """What a step makes of this value."""
        read = self.read
        return Traced(value, lambda names: step(read(names)), (self.key, name), self.trace)

    def __bool__(self) -> bool:
        return bool(self._answer(bool, "bool"))

    def __len__(self) -> int:
        return int(self._answer(len, "len"))

    def __iter__(self) -> Iterator["Traced"]:
        if not isinstance(self.value, tuple | list):
            raise CannotTraceError
        return iter([self.through(operator.itemgetter(at), at, self.value[at]) for at in range(len(self))])

    def __contains__(self, other: object) -> bool:
        return bool(self._compared(operator.contains, other))

    def __eq__(self, other: object) -> bool:
        return bool(self._compared(operator.eq, other))

    def __ne__(self, other: object) -> bool:
        return bool(self._compared(operator.ne, other))

    def __lt__(self, other: object) -> bool:
        return bool(self._compared(operator.lt, other))

    def __le__(self, other: object) -> bool:
        return bool(self._compared(operator.le, other))

    def __gt__(self, other: object) -> bool:
        return bool(self._compared(operator.gt, other))

    def __ge__(self, other: object) -> bool:
        return bool(self._compared(operator.ge, other))

    def __hash__(self) -> int:
        raise CannotTraceError

    def __str__(self) -> str:
        raise CannotTraceError

    def __repr__(self) -> str:
        raise CannotTraceError

    def __format__(self, form: str) -> str:
        raise CannotTraceError

    def __getitem__(self, at: object) -> object:
        raise CannotTraceError

    def _answer(self, question: Reader, name: str) -> Any:
        read = self.read
        return self.trace.ask((self.key, name), lambda names: question(read(names)), question(self.value))

    def _compared(self, compare: Callable[[Any, Any], bool], other: object) -> Any:
        mine = self.read
        if isinstance(other, Traced):
            theirs, key = other.read, (self.key, compare.__name__, other.key)
            answer = compare(self.value, other.value)
            return self.trace.ask(key, lambda names: compare(mine(names), theirs(names)), answer)
        if not isinstance(other, str | int):
            raise CannotTraceError
        key = self.key, compare.__name__, (type(other), other)
        return self.trace.ask(key, lambda names: compare(mine(names), other), compare(self.value, other))


def value_of(printed: object) -> object:
    """The value itself, watched or not."""
    return printed.value if isinstance(printed, Traced) else printed


def reader_of(printed: object) -> tuple[Hashable, Reader]:
    """How to take what was printed from another case; what came from no name is the same for every case."""
    if isinstance(printed, Traced):
        return printed.key, printed.read
    return (type(printed), printed), lambda _names: printed


def watchable(name: str, function: Callable[[Any], object]) -> Callable[[Any], object]:
    """A filter that also takes watched values."""

    def filter_(value: Any) -> object:
        return value.through(function, name, function(value.value)) if isinstance(value, Traced) else function(value)

    return filter_
