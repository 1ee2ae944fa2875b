"""A text as an editor sends it: plain, or in pieces of text and markup; offsets are those of the editor.

Editors count UTF-16 code units: a character outside the basic plane counts as two.
"""

import json
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import Any


class NotAnnotated(ValueError):
    """The pieces are not what the protocol says they are."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """text: what is judged. starts, offsets: from these characters on it stands at these offsets of the editor."""

    text: str
    starts: tuple[int, ...] = (0,)
    offsets: tuple[int, ...] = (0,)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offset and length, in UTF-16 code units of the editor, of some characters of ``text``."""
        first = self._offset(start)
        return first, max(self._offset(end - 1) + _units(self.text[end - 1 : end]) - first, 0) if end > start else 0

    def _offset(self, at: int) -> int:
        piece = bisect_right(self.starts, at) - 1
        return self.offsets[piece] + _units(self.text[self.starts[piece] : at])


def annotated(data: str) -> Annotated:
    """From the JSON of the parameter ``data``: pieces of ``text``, and of ``markup`` that may stand for other text.

    Raises ``NotAnnotated``.
    """
    try:
        tree = json.loads(data)
        pieces = tree["annotation"]
        shown = [_piece(piece) for piece in pieces]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise NotAnnotated from error
    kept = [(text, width) for text, width in shown if text or width]
    starts = accumulate((len(text) for text, _ in kept), initial=0)
    offsets = accumulate((width for _, width in kept), initial=0)
    return Annotated("".join(text for text, _ in kept), tuple(starts)[: len(kept)] or (0,), tuple(offsets))


def _piece(piece: Any) -> tuple[str, int]:
    """The characters to judge of a piece, and how many code units it takes in the editor."""
    if "text" in piece:
        return str(piece["text"]), _units(str(piece["text"]))
    return str(piece.get("interpretAs", "")), _units(str(piece["markup"]))


def _units(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)
