"""A glossary made ready for matching: its forms worked out into words to find and the orders they must stand in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from letterkit.lint.glossary.entry import Entry
from letterkit.lint.glossary.forms import Literal, Pattern
from letterkit.lint.glossary.loader import Sources

Node = tuple[int, int, bool, bool]


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """Patterns as plain lists.

    nodes: folded text -> the parts that it ends, each as (length, part, open left, open right); a leading space stands
    for the start of a word. chains: the parts of each pattern, in order. gaps: what may stand before each part but the
    first, as (words, comma).
    """

    nodes: Mapping[str, Sequence[Node]]
    chains: Sequence[Sequence[int]]
    gaps: Sequence[Sequence[tuple[int, bool]]]


@dataclass(frozen=True, slots=True)
class Ready(WorkedOut):
    """What matching needs, as plain lists that can be stored.

    owners: (role, id of the entry) of each pattern. originals: the exact spellings of entries
    where capitals count. ``titles``, ``citations``, ``swaps`` and ``digest`` are those of ``Sources``.
    """

    entries: Sequence[Entry]
    titles: Mapping[str, str]
    citations: Mapping[str, str]
    digest: str
    owners: Sequence[tuple[str, str]]
    originals: Mapping[str, Sequence[str]]
    swaps: Mapping[str, Sequence[str]]


def prepared(sources: Sources) -> Ready:
    """Work out all forms of a glossary."""
    owners: list[tuple[str, str]] = []
    patterns: list[Pattern] = []
    for entry in sources.entries:
        for role, form in _forms(entry):
            read = sources.grammar.read(form)
            patterns += read
            owners += [(role, entry.id)] * len(read)
    lists = worked_out(patterns)
    return Ready(
        entries=sources.entries,
        titles=sources.titles,
        citations=sources.citations,
        digest=sources.digest,
        nodes=lists.nodes,
        chains=lists.chains,
        gaps=lists.gaps,
        owners=owners,
        originals={entry.id: _originals(entry, sources) for entry in sources.entries if entry.exact},
        swaps=sources.swaps,
    )


def worked_out(patterns: Sequence[Pattern]) -> WorkedOut:
    """Number the parts that patterns share."""
    parts: dict[frozenset[Literal], int] = {}
    chains = [tuple(parts.setdefault(part, len(parts)) for part in pattern.parts) for pattern in patterns]
    gaps = [tuple((gap.words, gap.comma) for gap in pattern.gaps) for pattern in patterns]
    return WorkedOut(_nodes(parts), chains, gaps)


def _forms(entry: Entry) -> Iterator[tuple[str, str]]:
    """Every form of an entry with its role; a leading ~ says how wide a condition looks."""
    yield from (("forms", form) for form in entry.forms)
    yield from (("near" if form.startswith("~") else "unless", form.removeprefix("~")) for form in entry.unless)
    yield from (("only", form) for form in entry.only)
    yield from (
        ("told" if form.startswith("~") else "explained", form.removeprefix("~")) for form in entry.explained or ()
    )


def _nodes(parts: Mapping[frozenset[Literal], int]) -> dict[str, tuple[Node, ...]]:
    nodes: defaultdict[str, dict[Node, None]] = defaultdict(dict)
    for part, number in parts.items():
        for literal in sorted(part):
            lead = "" if literal.open_left or not literal.text[0].isalnum() else " "
            nodes[lead + literal.text][len(literal.text), number, literal.open_left, literal.open_right] = None
    return {text: tuple(payload) for text, payload in nodes.items()}


def _originals(entry: Entry, sources: Sources) -> tuple[str, ...]:
    single = (
        reading.parts[0] for form in entry.forms for reading in sources.grammar.read(form) if len(reading.parts) == 1
    )
    return tuple(sorted({literal.original for part in single for literal in part}))
