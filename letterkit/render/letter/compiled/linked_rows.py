"""Text with links in it, row by row: what stands between forced line breaks is set alone, and remembered.

A pay box is one such text. Amount and reference differ from letter to letter; name, account and link keep their rows.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from letterkit.message import Inline, Text
from letterkit.render.letter.compiled.cache import BoundedCache
from letterkit.render.letter.compiled.encoder import Encoder
from letterkit.render.letter.compiled.set_links import LinePart, set_links
from letterkit.render.letter.line_breaking import target

_MOST_TEXTS = 8


class SetRow(NamedTuple):
    """Lines as bytes, their widths, and their parts."""

    bodies: list[bytes]
    widths: list[int]
    parts: list[list[LinePart]]
    longest: int
    mask: int


@dataclass(slots=True)
class _Row:
    """``runs`` are those of the template, or the place of a run of data. ``links``: how many links end before it."""

    links: int
    runs: list[Text | int] = field(default_factory=list)
    known: BoundedCache[object, SetRow | None] = field(default_factory=lambda: BoundedCache(_MOST_TEXTS))

    def set(self, inline: Inline, encoder: Encoder, limit: int) -> SetRow | None:
        key = limit, *[inline[run].text for run in self.runs if isinstance(run, int)]
        return self.known.get(key) or self.known.keep(key, self._set(inline, encoder, limit))

    def _set(self, inline: Inline, encoder: Encoder, limit: int) -> SetRow | None:
        lines_set = set_links(tuple(inline[run] if isinstance(run, int) else run for run in self.runs), encoder, limit)
        if lines_set is None:
            return None
        parts = [[self._numbered(part) for part in line.parts] for line in lines_set.lines]
        bodies = [b"[(%b)]TJ" % b"".join([part.body for part in each]) for each in parts]
        return SetRow(bodies, [line.width for line in lines_set.lines], parts, lines_set.longest, lines_set.mask)

    def _numbered(self, part: LinePart) -> LinePart:
        return part._replace(link=part.link + self.links) if part.link and self.links else part


class LinkedRows:
    """The rows of one slot with links."""

    def __init__(self, inline: Inline, encoder: Encoder) -> None:
        self._encoder = encoder
        self._rows = list(_rows(inline))

    def set(self, inline: Inline, limit: int) -> list[SetRow] | None:
        """None when a word is so long that it has to be cut."""
        rows = []
        for row in self._rows:
            lines_set = row.set(inline, self._encoder, limit)
            if lines_set is None:
                return None
            rows.append(lines_set)
        return rows


def _rows(inline: Inline) -> Iterator[_Row]:
    """One row when a link goes on over a forced line break."""
    row = _Row(0)
    if any(target(run) and "\n" in run.text for run in inline):
        row.runs += [place if run.data else run for place, run in enumerate(inline)]
        yield row
        return
    links, href = 0, None
    for place, run in enumerate(inline):
        goal = target(run)
        links += goal is not None and goal != href
        href = goal
        if run.data:
            row.runs.append(place)
            continue
        first, *others = run.text.split("\n")
        row.runs.append(run._replace(text=first))
        for text in others:
            yield row
            row = _Row(links, [run._replace(text=text)])
    yield row
