"""What the words around a mark decide: is it right here, is it explained, is it a label, is it denied?"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from letterkit.language.splitter import bounds

Offsets = tuple[int, int]
MOST_WORDS_OF_A_LABEL = 5  # after the label itself: "Te voldoen uiterlijk op 3 mei: € 40" still is one

_ARTICLES = r"(?:(?:een|de|het|uw|je|onze|ons|zo'n|die|dat|deze|dit)\s+)?"
_QUOTES = "[\"'“”„‘’(«]*"
_CLOSED = "[\"'”’»)]*"


def _pattern(*pieces: str) -> re.Pattern[str]:
    return re.compile("".join(pieces), re.IGNORECASE)


# Directly behind the word: an explanation in brackets, or "dat betekent …", "oftewel …"
_EXPLAINS_AFTER = _pattern(
    _CLOSED,
    r"\s*(?:\(\s*\w+(?:\W+\w+)+|[,:(–-]?\s*(?:(?:dat|dit)\s+(?:is|zijn|betekent|wil zeggen|houdt in)\b",
    r"|oftewel\b|ofwel\b|met andere woorden\b|d\.w\.z\.))",
)
# The word opens its sentence: "Een dwangbevel is een …", "Een dwangbevel betekent dat …"
_OPENS = _pattern(r"\W*", _ARTICLES, _QUOTES, r"\s*")
_DEFINES = _pattern(
    _CLOSED,
    r"\s+(?:betekent|betekenen|houdt in|(?:is|zijn)\s+(?:een|de|het|iets|als|dat|geld|rente|wat|wie)\b)",
)
# The next sentence: "Dat betekent …", "Dit is …", "Daarmee bedoelen we …"
_EXPLAINS_NEXT = _pattern(
    r"\W*(?:(?:dat|dit)\s+(?:is|zijn|betekent|houdt in|wil zeggen)\b|(?:hiermee|daarmee)\s+bedoelen|met andere woorden)"
)
# The plain words come first: "Dat heet een …", "Zo noemen we …", "officieel een …"
_NAMES = _pattern(
    r"\b(?:heet|heten|noemen|noemt|genoemd|ook wel|officieel|in de wet)\b",
    r"(?:\s+(?:we|wij|dat|dit|men|de wet|officieel|ook)){0,3}\s+",
    _ARTICLES,
    _QUOTES,
    r"\Z",
)
_NAMED_AFTER = _pattern(_CLOSED, r"\s*(?:\)|(?:heet|noemen|noemt)\b)")
_LABEL_AFTER = re.compile(r"\s*(?:[\w()]+\s+){0,2}(?::|€|\||\s{2,}|\t)|\s*[\w()]*:|\s*-?\s*\d|\s*(?:[\w()]+\s*)?\Z")
_LABEL_BEFORE = re.compile(r"\W*(?:\w+\W+){0,2}\Z")
_DENIED_BEFORE = _pattern(
    # "zonder nadere aankondiging dagvaarding" denies the notice, not the summons
    r"\b(?:(?:geen|zonder|nooit|niets)(?:\s+(?!aankondiging|waarschuwing|bericht|sommatie|herinnering)[\w'-]+){0,2}",
    r"|niet(?:\s+meer)?",
    r"|(?:voorkom|voorkomt|voorkomen|vermijd|vermijdt|stoppen met|gestopt met)(?:\s+[\w'-]+){0,5})\s*\Z",
)
_DENIED_INSIDE = _pattern(r"\b(?:geen|niet|nooit|niets)\b")
_DENIED_AFTER = _pattern(
    r"\s*(?:[\w'-]+\s+){0,2}(?:te voorkomen|voorkomen|voorkomt|te vermijden",
    r"|niet(?! (?:op tijd|tijdig|binnen|voor|betaalt|betaald)))\b",
)
_CLAUSE = _pattern(r"[,;:.!?\n]|\bdan\b|\banders\b|\bmaar\b")


class Context:
    """One text, asked about spans of it. Nothing is split into sentences before a question needs it."""

    def __init__(self, text: str, width: int | None = None) -> None:
        """width: the longest line of the whole of which ``text`` is a part."""
        self.text, self._width = text, width

    @cached_property
    def _bounds(self) -> tuple[list[int], list[int]]:
        spans = bounds(self.text, self._width)
        return [start for start, _ in spans], [end for _, end in spans]

    def sentence(self, at: int) -> int:
        """The number of the sentence that a character stands in."""
        return max(0, bisect_right(self._bounds[0], at) - 1)

    def bounds(self, number: int) -> Offsets:
        """Where a sentence stands; an empty span at either end when there is no such sentence."""
        starts, ends = self._bounds
        if not 0 <= number < len(starts):
            edge = 0 if number < 0 else len(self.text)
            return edge, edge
        return starts[number], ends[number]

    def same_sentence(self, a: int, b: int) -> bool:
        return self.sentence(a) == self.sentence(b)

    def is_label(self, span: Offsets) -> bool:
        """Whether the words are a label: alone on a line, or with an amount, a number or a colon behind them."""
        line_start = self.text.rfind("\n", 0, span[0]) + 1
        line_end = self.text.find("\n", span[1])
        line_end = len(self.text) if line_end < 0 else line_end
        before, after = self.text[line_start : span[0]], self.text[span[1] : line_end]
        if len(after.split()) > MOST_WORDS_OF_A_LABEL or after.rstrip().endswith((".", "?", "!")):
            return False
        return bool(_LABEL_BEFORE.match(before) and _LABEL_AFTER.match(after))

    def is_denied(self, span: Offsets) -> bool:
        """Whether the clause says that this does not happen, or how to keep it from happening."""
        start, end = self.bounds(self.sentence(span[0]))
        before = _CLAUSE.split(self.text[start : span[0]])[-1]
        after = _CLAUSE.split(self.text[span[1] : end])[0]
        inside = self.text[span[0] : span[1]]
        return bool(_DENIED_BEFORE.search(before) or _DENIED_INSIDE.search(inside) or _DENIED_AFTER.match(after))

    def explaining(self, span: Offsets) -> Offsets | None:
        """The stretch that explains the words at once, in their own sentence or the next; None when nothing does."""
        number = self.sentence(span[0])
        start, end = self.bounds(number)
        before, after = self.text[start : span[0]], self.text[span[1] : end]
        if _EXPLAINS_AFTER.match(after) or (_OPENS.fullmatch(before) and _DEFINES.match(after)):
            return span[1], end
        if _NAMES.search(before) or (
            before.rstrip().endswith("(") and len(before.split()) > 3 and _NAMED_AFTER.match(after)
        ):
            return start, span[0]
        follows_start, follows_end = self.bounds(number + 1)
        if "\n\n" not in self.text[end:follows_start] and _EXPLAINS_NEXT.match(self.text[follows_start:follows_end]):
            return follows_start, follows_end
        return None
