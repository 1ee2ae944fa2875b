"""Sendings and responses together: one unit a case and stage, with what that case did within the window."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from letterkit.effect.responses import Response, What, doubled
from letterkit.effect.sendings import Sending

Why = Literal["double", "unknown_case", "future", "before"]


@dataclass(frozen=True, slots=True)
class Uncounted:
    """A response that can be read but does not count, and why."""

    response: Response
    why: Why


@dataclass(frozen=True, slots=True)
class Unit:
    """One case in one stage, from its first sending on. ``did`` has what it did within the window.

    ``whole`` is False while the window is still open: such a unit is not counted yet.
    """

    sending: Sending
    did: frozenset[What]
    whole: bool


@dataclass(frozen=True, slots=True)
class Joined:
    """``late`` counts responses that came after every window of their case; ``again`` sendings of a stage repeated."""

    units: tuple[Unit, ...]
    uncounted: tuple[Uncounted, ...]
    window: int
    until: date
    late: int
    again: int

    @property
    def open(self) -> int:
        """Units that are not counted because their window is still open."""
        return sum(not unit.whole for unit in self.units)


def last_day(responses: Sequence[Response], today: date) -> date:
    """The day until which a file counts as complete when nobody said: the last day in it that is not in the future."""
    return max((response.day for response in responses if response.day <= today), default=today)


def join(sendings: Sequence[Sending], responses: tuple[Response, ...], *, window: int, until: date) -> Joined:
    """Join on the case. A response counts from the day of sending (day 0) to ``window`` days after it.

    window: days. until: the last day of which all responses are in the file.
    """
    first = _first(sendings)
    uncounted = tuple(_uncounted(first, responses, until))
    out = {response.response.row for response in uncounted}
    done: Mapping[str, list[Response]] = defaultdict(list)
    for response in responses:
        if response.row not in out:
            done[response.case].append(response)
    units = tuple(_unit(sending, done.get(sending.case, []), window, until) for sending in first)
    reached = _reached(first, window)
    late = sum(response.day > reached[response.case] for some in done.values() for response in some)
    return Joined(units, uncounted, window, until, late, len(sendings) - len(first))


def _first(sendings: Sequence[Sending]) -> tuple[Sending, ...]:
    """The first sending of each stage to each case: a second one cannot be told apart from it."""
    first: dict[tuple[str, str], Sending] = {}
    for sending in sorted(sendings, key=lambda sending: sending.day):
        first.setdefault((sending.case, sending.stage), sending)
    return tuple(first.values())


def _uncounted(first: tuple[Sending, ...], responses: tuple[Response, ...], until: date) -> Iterator[Uncounted]:
    started: dict[str, date] = {}
    for sending in first:
        started[sending.case] = min(sending.day, started.get(sending.case, date.max))
    twice = {again.row for again in doubled(responses)}
    for response in responses:
        if response.row in twice:
            yield Uncounted(response, "double")
        elif response.case not in started:
            yield Uncounted(response, "unknown_case")
        elif response.day > until:
            yield Uncounted(response, "future")
        elif response.day < started[response.case]:
            yield Uncounted(response, "before")


def _unit(sending: Sending, done: Sequence[Response], window: int, until: date) -> Unit:
    last = sending.day + timedelta(days=window)
    did = frozenset(response.what for response in done if sending.day <= response.day <= last)
    return Unit(sending, did, last <= until)


def _reached(first: tuple[Sending, ...], window: int) -> Mapping[str, date]:
    """The last day of the last window of each case."""
    last: dict[str, date] = {}
    for sending in first:
        last[sending.case] = max(sending.day + timedelta(days=window), last.get(sending.case, date.min))
    return last


def counted(uncounted: Sequence[Uncounted]) -> Mapping[Why, int]:
    """How many responses were left out, by reason."""
    return Counter(left_out.why for left_out in uncounted)
