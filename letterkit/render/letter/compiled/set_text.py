"""One slot of a compiled letter: its template text prepared, its data set in lines per letter and remembered."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import reduce
from itertools import accumulate
from math import floor
from operator import or_
from typing import NamedTuple

from letterkit.message import Inline, Text
from letterkit.render.letter.compiled.cache import BoundedCache
from letterkit.render.letter.compiled.encoder import Encoder, Word, encoder
from letterkit.render.letter.compiled.linked_rows import LinkedRows, SetRow
from letterkit.render.letter.compiled.set_links import LinePart
from letterkit.render.letter.faces import Family
from letterkit.render.letter.line_breaking import Line, broken, normal, target, words_of
from letterkit.render.letter.parts import Slot

_MOST_TEXTS = 8  # what differs from letter to letter seldom comes back; what is the creditor's own is one text
_UNBOUND = 1 << 40  # 1/1000 of the type size: wider than any text


class SetText(NamedTuple):
    """A slot's text in lines. ``parts`` is only filled where there are links."""

    lines: Sequence[bytes]
    widths: Sequence[int]
    mask: int
    longest: int = 0
    widest: int = 0
    parts: Sequence[list[LinePart]] = ()


# Words between forced line breaks: their widths with a space, their bytes, their font pages and the greatest width.
_Chunk = tuple[Sequence[int], Sequence[bytes], int, int]


class SlotSetter:
    """Sets the text of one slot, letter after letter."""

    def __init__(self, slot: Slot, inline: Inline, family: Family) -> None:
        self.slot, self.family = slot, family
        self.encoder: Encoder = encoder(family, slot.type.size, slot.type.bold)
        self.data = [index for index, run in enumerate(inline) if run.data]
        self.single = self.data[0] if len(self.data) == 1 else -1
        self.linked = LinkedRows(inline, self.encoder) if any(target(run) for run in inline) else None
        self.size = slot.type.size
        # Words are as wide as whole thousandths of the type size.
        self.limit = floor(slot.width * 1000 / self.size) if slot.width else _UNBOUND
        self.known: BoundedCache[object, SetText] = BoundedCache(_MOST_TEXTS)
        self.ready = [None if run.data else self._words(run) for run in inline]
        self.constant = None if self.data else self._set(inline, self.limit)

    def set(self, inline: Inline) -> SetText:
        """Over the slot's own width; in a table, where there is none, on one line."""
        if self.constant is not None:
            return self.constant
        # Where a link leads to is no part of it: that is looked up when the text is put in its place.
        key = inline[self.single].text if self.single >= 0 else tuple([inline[index].text for index in self.data])
        return self.known.get(key) or self.known.keep(key, self._set(inline, self.limit))

    def narrowed(self, inline: Inline, text: SetText, width: float) -> SetText:
        """The text over the width of a table column."""
        limit = floor(width * 1000 / self.size)
        return text if text.widest <= limit else self._set(inline, limit)

    def _set(self, inline: Inline, limit: int) -> SetText:
        quick = _joined(self.linked.set(inline, limit)) if self.linked else self._quick(inline, limit)
        if quick is not None:
            return quick
        bold = self.slot.type.bold
        words = words_of(inline, self.family, bold=bold)
        lines = broken(words, self.family, bold=bold, limit=limit)
        bodies = [self.encoder.line(line) for line in lines]
        mask = 0
        for _, used in bodies:
            mask |= used
        parts = [self._parts(line) for line in lines] if self.linked else []
        widths = [line.width for line in lines]
        return SetText([body for body, _ in bodies], widths, mask, max(w.width for w in words), max(widths), parts)

    def _words(self, run: Text) -> list[_Chunk]:
        """The words of a run, between forced line breaks."""
        word = self.encoder.tables[self.slot.type.bold or run.bold].__getitem__
        text = normal(run.text)
        if " " not in text and "\n" not in text:  # a name, an amount
            advance, body, used = word(text)
            return [((advance,), (body,), used, advance)]
        if "\n" not in text:
            return [_chunk(list(map(word, text.split(" "))))]
        return [_chunk(list(map(word, line.split(" ")))) for line in text.split("\n")]

    def _chunks(self, inline: Inline) -> list[_Chunk]:
        """Words between forced line breaks. Words of two runs that touch are one word."""
        if len(inline) == 1:
            return self._words(inline[0])
        space = self.encoder.space
        advances: list[int] = [space]
        bodies: list[bytes] = [b""]
        mask, longest = 0, space
        chunks: list[_Chunk] = []
        for run, known in zip(inline, self.ready, strict=True):
            for number, (widths, words, used, widest) in enumerate(known or self._words(run)):
                if number:
                    chunks.append((advances, bodies, mask, longest))
                    advances, bodies, mask, longest = [*widths], [*words], used, widest
                    continue
                joined = advances[-1] = advances[-1] + widths[0] - space
                bodies[-1] += words[0]
                mask |= used
                if widest > longest or joined > longest:
                    longest = max(widest, joined)
                if len(widths) > 1:
                    advances += widths[1:]
                    bodies += words[1:]
        chunks.append((advances, bodies, mask, longest))
        return chunks

    def _quick(self, inline: Inline, limit: int) -> SetText | None:
        """Greedy lines, as ``words.broken`` makes them; None when a word is so long that it has to be cut."""
        space = self.encoder.space
        if len(inline) == 1 and " " not in (text := inline[0].text) and "\n" not in text:  # an amount, a number
            advance, body, mask = self.encoder.tables[self.slot.type.bold or inline[0].bold][text]
            width = advance - space
            return SetText([b"[(%b)]TJ" % body], [width], mask, width, width) if width <= limit else None
        lines: list[bytes] = []
        widths: list[int] = []
        mask = longest = 0
        for advances, bodies, used, widest in self._chunks(inline):
            mask |= used
            longest = max(longest, widest)
            total = sum(advances) - space
            if total <= limit:
                lines.append(b"[(%b)]TJ" % b" ".join(bodies))
                widths.append(total)
            elif longest - space > limit:
                return None
            else:
                _break(advances, bodies, (limit, space), lines, widths)
        return SetText(lines, widths, mask, longest - space, max(widths))

    def _parts(self, line: Line) -> list[LinePart]:
        parts, offset = [], 0
        for piece in line.pieces:
            face = self.family.faces[piece.bold]
            width = face.measure(piece.text)
            shown = face.measure(piece.text.rstrip(" "))
            parts.append(LinePart(piece.link, offset, shown, self.encoder.piece(piece)[0], piece.text))
            offset += width
        return parts


def _chunk(words: list[Word]) -> _Chunk:
    if len(words) == 1:  # a name, an amount, a cell
        advance, body, used = words[0]
        return (advance,), (body,), used, advance
    advances, bodies, masks = zip(*words, strict=True)
    return advances, bodies, reduce(or_, masks), max(advances)


def _joined(rows: list[SetRow] | None) -> SetText | None:
    """The rows of a text with links as one text."""
    if rows is None:
        return None
    widths = [width for row in rows for width in row.widths]
    mask = 0
    for row in rows:
        mask |= row.mask
    longest = max([row.longest for row in rows])
    parts = [part for row in rows for part in row.parts]
    return SetText([body for row in rows for body in row.bodies], widths, mask, longest, max(widths), parts)


def _break(
    advances: Sequence[int], bodies: Sequence[bytes], room: tuple[int, int], lines: list[bytes], widths: list[int]
) -> None:
    """Add lines of words that each fit on a line. ``room``: width of a line, and of the space between words."""
    limit, space = room
    ends = list(accumulate(advances))
    start, done, count = 0, 0, len(ends)
    while start < count:
        end = bisect_right(ends, done + limit + space, start)
        line = b" ".join(bodies[start:end])
        lines.append(b"[(%b)]TJ" % line if end == count else b"[(%b )]TJ" % line)
        widths.append(ends[end - 1] - done - space)
        start, done = end, ends[end - 1]
