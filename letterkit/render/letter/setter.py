"""Text of one letter set in lines, remembered by slot."""

from letterkit.render.letter.faces import Family
from letterkit.render.letter.line_breaking import Line, Word, broken, natural, words_of
from letterkit.render.letter.parts import Slot


class TextSetter:
    """The plain way: every slot is split in words and broken into lines anew."""

    def __init__(self, family: Family) -> None:
        self.family = family
        self.lines: dict[int, list[Line]] = {}
        self._words: dict[int, list[Word]] = {}

    def count(self, slot: Slot, width: float) -> int:
        limit = width * 1000 / slot.type.size
        lines = broken(self._of(slot), self.family, bold=slot.type.bold, limit=limit)
        self.lines[slot.index] = lines
        return len(lines)

    def needs(self, slot: Slot) -> tuple[float, float]:
        longest, widest = natural(self._of(slot), self.family, bold=slot.type.bold)
        return longest * slot.type.size / 1000, widest * slot.type.size / 1000

    def _of(self, slot: Slot) -> list[Word]:
        words = self._words.get(slot.index)
        if words is None:
            words = self._words[slot.index] = words_of(slot.inline, self.family, bold=slot.type.bold)
        return words
