"""Text with links in it, row by row: what stands between forced line breaks is set alone, and remembered.

A pay box is one such text. Amount and reference differ from letter to letter; name, account and link keep their rows.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from letterkit.message import Inline, Text
from letterkit.render.letter.compiled.encoder import Encoder
from letterkit.render.letter.compiled.kept import Kept
from letterkit.render.letter.compiled.set_links import LinePart, set_links
from letterkit.render.letter.words import target

_REMEMBERED = 8


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
    known: Kept[object, SetRow | None] = field(default_factory=lambda: Kept(_REMEMBERED))

    def set(self, inline: Inline, encoder: Encoder, limit: int) -> SetRow | None:
        key = limit, *[inline[run].text for run in self.runs if isinstance(run, int)]
        return self.known.get(key, lambda: self._set(inline, encoder, limit))

    def _set(self, inline: Inline, encoder: Encoder, limit: int) -> SetRow | None:
        found = set_links(tuple(inline[run] if isinstance(run, int) else run for run in self.runs), encoder, limit)
        if found is None:
            return None
        parts = [[self._numbered(part) for part in line.parts] for line in found.lines]
        bodies = [b"[(%b)]TJ" % b"".join([part.body for part in each]) for each in parts]
        return SetRow(bodies, [line.width for line in found.lines], parts, found.longest, found.mask)

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
            found = row.set(inline, self._encoder, limit)
            if found is None:
                return None
            rows.append(found)
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
