"""Answers -> shares a question, for each version of each template apart."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from letterkit.panel.results import Entry, Remark
from letterkit.reports.shares import Share, share

ENOUGH = 20
"""Participants a version from which a share says something: at 10 of 20 the interval is 30% to 70%, at 10 of 10 it
still reaches down to 72%."""
LEAST_IN_GROUP = 5
"""A smaller group is not shown: its members could be known by it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: how many answered right, with the interval, and how many gave no answer (counted as not right)."""

    question: str
    right: Share
    skipped: int


@dataclass(frozen=True, slots=True)
class Group:
    """``right`` has (right, of) by question."""

    name: str
    participants: int
    right: Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Place:
    """The remarks on one paragraph; ``number`` None is the whole message."""

    number: int | None
    opening: str
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """The results of one version of a text. ``all_right``: the share of participants with every answer right."""

    template: str
    version: str
    participants: int
    asked: tuple[Asked, ...]
    all_right: Share | None
    groups: tuple[Group, ...]
    hidden_groups: bool
    places: tuple[Place, ...]

    @property
    def small(self) -> bool:
        return self.participants < ENOUGH


def tally(entries: Iterable[Entry], order: Iterable[str]) -> tuple[Version, ...]:
    """The versions, ordered by template and then by number of participants, most first. ``order``: of the questions."""
    order = tuple(order)
    ordered = sorted(entries, key=_text)
    versions = [_version(list(some), order) for _, some in groupby(ordered, key=_text)]
    return tuple(sorted(versions, key=lambda version: (version.template, -version.participants, version.version)))


def _text(entry: Entry) -> tuple[str, str]:
    return entry.template, entry.version


def _version(entries: list[Entry], order: tuple[str, ...]) -> Version:
    asked = tuple(_asked(entries, order))
    answered = [entry for entry in entries if entry.answers]
    whole = [entry for entry in answered if len(entry.answers) == len(asked)]
    perfect = sum(all(entry.answers.values()) for entry in whole)
    groups, hidden = _groups(answered, [question.question for question in asked])
    return Version(
        template=entries[0].template,
        version=entries[0].version,
        participants=len(entries),
        asked=asked,
        all_right=share(perfect, len(whole)) if whole else None,
        groups=groups,
        hidden_groups=hidden,
        places=tuple(_places(entries)),
    )


def _asked(entries: list[Entry], order: tuple[str, ...]) -> Iterator[Asked]:
    """Every question somebody was asked, in the order in which questions are asked."""
    there = {question for entry in entries for question in entry.answers}
    for question in (name for name in order if name in there):
        marks = Counter(entry.answers[question] for entry in entries if question in entry.answers)
        yield Asked(question, share(marks[True], marks.total()), marks[None])


def _groups(entries: list[Entry], asked: list[str]) -> tuple[tuple[Group, ...], bool]:
    """Groups large enough to show, and whether there are others."""
    names = Counter(entry.group for entry in entries)
    if not any(names):
        return (), False
    groups = []
    for name, count in sorted(names.items()):
        if count >= LEAST_IN_GROUP:
            members = [entry.answers for entry in entries if entry.group == name]
            right = {
                question: (
                    sum(bool(given.get(question)) for given in members),
                    sum(question in given for given in members),
                )
                for question in asked
            }
            groups.append(Group(name, count, right))
    return tuple(groups), len(groups) < len(names)


def _places(entries: list[Entry]) -> Iterator[Place]:
    """Remarks by paragraph in reading order; those on the whole message come last."""
    remarks = [remark for entry in entries for remark in entry.remarks]
    remarks.sort(key=lambda remark: (remark.number is None, remark.number or 0, remark.opening))
    for (number, opening), some in groupby(remarks, key=lambda remark: (remark.number, remark.opening)):
        yield Place(number, opening, tuple(some))
