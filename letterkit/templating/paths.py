"""What a template makes of a case, run once for all cases that take the same path through it.

A path is the answers of a case to the questions that the template asks (``trace``). On a path that is known the
template does not run: what it makes is known, and the values it prints are read from the case.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from letterkit.templating.trace import Reader, Trace, reader_of, value_of

MOST_PATHS = 2_000
T = TypeVar("T")


class Names(Protocol):
    """What a template may name: each name is an attribute."""

    def names(self) -> dict[str, object]: ...


@dataclass(slots=True)
class _Question:
    ask: Reader
    next: dict[Hashable, "_Question | _End[Any]"] = field(default_factory=dict)


@dataclass(slots=True)
class _End(Generic[T]):
    """What the template makes, each different value that it prints, and which of them stands where."""

    made: T
    different: tuple[Reader, ...]
    order: tuple[int, ...]


class Paths(Generic[T]):
    """``run`` runs the template with its names; it gives what the template makes, and all that it prints."""

    def __init__(self, run: Callable[[dict[str, object]], tuple[T, list[object]]]) -> None:
        self._run = run
        self._first: dict[Hashable, _Question | _End[T]] = {}
        self._room = MOST_PATHS

    def of(self, names: Names) -> tuple[T, tuple[str, ...]]:
        """What the template makes with these names, and its values. Raises what ``run`` raises."""
        return self._followed(names) or self._watched(names) or self._plainly(names)

    def _followed(self, names: Names) -> tuple[T, tuple[str, ...]] | None:
        try:
            place = self._first.get(None)
            while isinstance(place, _Question):
                place = place.next.get(place.ask(names))
            if place is None:
                return None
            values = [_text(read(names)) for read in place.different]
            return place.made, tuple([values[at] for at in place.order])
        except (AttributeError, LookupError, TypeError, ValueError):
            return None  # the template itself tells what is wrong, and where

    def _watched(self, names: Names) -> tuple[T, tuple[str, ...]] | None:
        if not self._room:
            return None
        trace = Trace()
        try:
            made, printed = self._run(trace.names(names.names()))
        except Exception:  # run plainly, a wrong template says what is wrong; one that only cannot be watched does well
            plainly = self._plainly(names)
            self._room = 0
            return plainly
        self._room -= 1
        self._keep(trace.questions, _end(made, printed))
        return made, tuple(_text(value_of(one)) for one in printed)

    def _plainly(self, names: Names) -> tuple[T, tuple[str, ...]]:
        made, printed = self._run(names.names())
        return made, tuple(map(_text, printed))

    def _keep(self, questions: list[tuple[Reader, Hashable]], end: _End[T]) -> None:
        """The same answers always lead to the same next question; so paths part where answers differ."""
        answers, answer = self._first, None
        for ask, given in questions:
            place = answers.get(answer)
            if not isinstance(place, _Question):
                place = answers[answer] = _Question(ask)
            answers, answer = place.next, given
        answers[answer] = end


def _end(made: T, printed: list[object]) -> _End[T]:
    readers = [reader_of(one) for one in printed]
    different = dict(readers)
    places = {key: at for at, key in enumerate(different)}
    return _End(made, tuple(different.values()), tuple(places[key] for key, _ in readers))


def _text(value: object) -> str:
    """A printed value as text. Raises ``TypeError`` for what no template may print."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError
    return str(value)
