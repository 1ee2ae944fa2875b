"""Own rules and what they find in a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from letterkit.lint.document import Document
from letterkit.lint.findings import Category, Level, Span
from letterkit.lint.glossary.entry import Entry
from letterkit.lint.glossary.glossary import Glossary
from letterkit.lint.glossary.loader import Sources
from letterkit.lint.glossary.ready import prepared
from letterkit.lint.reading.missing_location import missing
from letterkit.texts import say

Kind = Literal["verboden", "verplicht", "eerst", "niet_samen"]
_FORMS, _OTHERS = "vormen", "anders"


@dataclass(frozen=True, slots=True)
class OwnRule:
    """A rule of the creditor.

    kind: "verboden": ``forms`` may not stand there; "verplicht": one of them must; "eerst": one of them must stand
    before one of ``others``, when one of those stands there; "niet_samen": not in one text with one of ``others``.
    stages, channels: where it holds; empty is everywhere. wrong, right: examples, the wrong with « ».
    """

    id: str
    owner: str
    kind: Kind
    level: Level
    message: str
    why: str
    forms: tuple[str, ...]
    wrong: tuple[str, ...]
    right: tuple[str, ...]
    file: str
    line: int
    others: tuple[str, ...] = ()
    use: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()

    @property
    def category(self) -> Category:
        """That of all own rules."""
        return "own"

    @property
    def source(self) -> str:
        """Whose rule it is, and where it stands."""
        return say("own.source", owner=self.owner, file=self.file, line=self.line)

    def holds(self, stage: str | None, channel: str) -> bool:
        """Whether it is asked of a text of this stage and channel."""
        return (not self.stages or stage in self.stages) and (not self.channels or channel in self.channels)


@dataclass(frozen=True, slots=True)
class OwnNorm:
    """A norm of the creditor: what it asks, from where, and the rules that see to it."""

    id: str
    owner: str
    asks: str
    source: str
    rules: tuple[str, ...]
    file: str
    line: int


@dataclass(frozen=True)
class Own:
    """All own rules by id, with the norms. ``digest``: of the files they came from. ``sources``: their forms, read."""

    rules: Mapping[str, OwnRule] = field(default_factory=dict)
    norms: tuple[OwnNorm, ...] = ()
    digest: str = ""
    sources: Sources | None = None

    def places(self, rule: OwnRule, document: Document) -> Iterator[Span]:
        """What one rule finds."""
        ours, others = self._matches(rule, _FORMS, document.text), self._matches(rule, _OTHERS, document.text)
        if rule.kind == "verboden":
            yield from (self._span(rule, *match) for match in ours)
        elif rule.kind == "verplicht" and not ours:
            yield missing(document)
        elif rule.kind == "eerst" and others and not (ours and ours[0] < others[0]):
            yield self._span(rule, *others[0])
        elif rule.kind == "niet_samen" and ours and others:
            yield self._span(rule, *max(ours[0], others[0]))

    def _matches(self, rule: OwnRule, role: str, text: str) -> list[tuple[int, int]]:
        wanted = f"{rule.id}#{role}"
        return sorted(
            (match.start, match.end) for match in _glossary(self, rule).matches(text) if match.entry.id == wanted
        )

    @staticmethod
    def _span(rule: OwnRule, start: int, end: int) -> Span:
        return Span(start, end, suggestions=rule.use)


NONE = Own()


_MATCHERS: dict[tuple[str, str], Glossary] = {}


def _glossary(own: Own, rule: OwnRule) -> Glossary:
    """What finds the forms of a rule; made once for the same files. Apart: in one glossary the longest wins."""
    key = own.digest, rule.id
    if key not in _MATCHERS and own.sources is not None:
        _MATCHERS[key] = Glossary(prepared(replace(own.sources, entries=tuple(entries(rule)))))
    return _MATCHERS[key]


def entries(rule: OwnRule) -> Iterator[Entry]:
    """The forms of a rule as entries of a glossary of their own."""
    for role, forms in ((_FORMS, rule.forms), (_OTHERS, rule.others)):
        if forms:
            yield Entry(f"{rule.id}#{role}", "jargon", rule.level, forms, rule.use, rule.why, rule.owner, (), ())
