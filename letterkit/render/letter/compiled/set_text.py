"""One slot of a compiled letter: its template text prepared, its data set in lines per letter and remembered."""

from dataclasses import dataclass, field
from math import inf

from letterkit.message import Inline, Text
from letterkit.render.letter.compiled.encoder import Encoder, Word, encoder
from letterkit.render.letter.faces import Family
from letterkit.render.letter.parts import Slot
from letterkit.render.letter.words import Line, broken, target, words_of

_REMEMBERED = 256
_NOTHING: Word = (0, b"", 0)


@dataclass(frozen=True, slots=True)
class LinePart:
    """Part of a line in one link (0: none): offset and width in 1/1000 of the type size."""

    link: int
    offset: int
    width: int
    body: bytes
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class SetText:
    """A slot's text in lines. ``parts`` is only filled where there are links."""

    lines: list[bytes]
    widths: list[int]
    mask: int
    longest: int = 0
    widest: int = 0
    parts: list[list[LinePart]] = field(default_factory=list)


class SlotSetter:
    """Sets the text of one slot, letter after letter."""

    def __init__(self, slot: Slot, inline: Inline, family: Family) -> None:
        self.slot, self.family = slot, family
        self.encoder: Encoder = encoder(family, slot.type.size, slot.type.bold)
        self.data = [index for index, run in enumerate(inline) if run.data]
        self.linked = any(target(run) for run in inline)
        self.limit = slot.width * 1000 / slot.type.size if slot.width else inf
        self.remembered: dict[object, SetText] = {}
        self.ready = [None if run.data else self._words(run) for run in inline]
        self.constant = None if self.data else self._set(inline, self.limit)

    def set(self, inline: Inline) -> SetText:
        """Over the slot's own width; in a table, where there is none, on one line."""
        if self.constant is not None:
            return self.constant
        key = self._key(inline)
        found = self.remembered.get(key)
        if found is None:
            if len(self.remembered) >= _REMEMBERED:
                self.remembered.clear()
            found = self.remembered[key] = self._set(inline, self.limit)
        return found

    def _key(self, inline: Inline) -> object:
        if self.linked:
            return tuple([(inline[index].text, inline[index].href) for index in self.data])
        if len(self.data) == 1:
            return inline[self.data[0]].text
        return tuple([inline[index].text for index in self.data])

    def within(self, inline: Inline, width: float) -> SetText:
        """Over the width of a table column."""
        whole = self.set(inline)
        limit = width * 1000 / self.slot.type.size
        return whole if whole.widest <= limit else self._set(inline, limit)

    def _set(self, inline: Inline, limit: float) -> SetText:
        if not self.linked:
            chunks = self._chunks(inline)
            longest = max([word[0] for chunk in chunks for word in chunk])
            if longest <= limit:
                return self._quick(chunks, limit, longest)
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

    def _words(self, run: Text) -> list[list[Word]]:
        """The words of a run, between forced line breaks."""
        table = self.encoder.tables[self.slot.type.bold or run.bold]
        if "\n" not in run.text:
            return [[table[word] for word in run.text.split(" ")]]
        return [[table[word] for word in text.split(" ")] for text in run.text.split("\n")]

    def _chunks(self, inline: Inline) -> list[list[Word]]:
        """Words between forced line breaks. Words of two runs that touch are one word."""
        chunks: list[list[Word]] = [[_NOTHING]]
        for run, ready in zip(inline, self.ready, strict=True):
            first, *others = self._words(run) if ready is None else ready
            chunk = chunks[-1]
            width, body, mask = chunk[-1]
            touching = first[0]
            chunk[-1] = (width + touching[0], body + touching[1], mask | touching[2])
            chunk += first[1:]
            chunks += [each.copy() for each in others]
        return chunks

    def _quick(self, chunks: list[list[Word]], limit: float, longest: int) -> SetText:
        """Greedy lines, as ``words.broken`` makes them, of words none of which has to be cut."""
        space = self.encoder.space
        lines: list[bytes] = []
        widths: list[int] = []
        used: set[int] = set()
        for words in chunks:
            used.update([word[2] for word in words])
            start, width = 0, -space
            for index, word in enumerate(words):
                wider = width + space + word[0]
                if wider > limit and index > start:
                    lines.append(b"[(" + b" ".join([each[1] for each in words[start:index]]) + b" )]TJ")
                    widths.append(width)
                    start, width = index, word[0]
                else:
                    width = wider
            lines.append(b"[(" + b" ".join([each[1] for each in words[start:]]) + b")]TJ")
            widths.append(width)
        mask = 0
        for each in used:
            mask |= each
        return SetText(lines, widths, mask, longest, max(widths))

    def _parts(self, line: Line) -> list[LinePart]:
        parts, offset = [], 0
        for piece in line.pieces:
            face = self.family.faces[piece.bold]
            width = face.measure(piece.text)
            shown = face.measure(piece.text.rstrip(" "))
            parts.append(LinePart(piece.link, offset, shown, self.encoder.piece(piece)[0], piece.text))
            offset += width
        return parts
