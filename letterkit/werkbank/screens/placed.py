"""From words on a page to the characters of a file, and back."""

import re
from collections.abc import Mapping
from typing import Any

from letterkit.drafts import pictures
from letterkit.lint.document import Document, Sentence, SourceSpan
from letterkit.werkbank.desk import Desk, Place

_SPACES = re.compile(r"\s+")


def place_of(desk: Desk, place: Place, text: str, asked: Mapping[str, Any]) -> tuple[str, int] | None:
    """The file, and the offset in it, of the words at a point of a page."""
    pdf = desk.documents.get(str(asked.get("document", "")))
    look = desk.look(place, str(asked.get("klant", "")), {**desk.unsaved(), place.name: text})
    if look.report is None:
        return None
    if pdf is not None and "pagina" in asked:
        at = float(asked.get("x", 0)), float(asked.get("y", 0))
        clicked = pictures.words_at(pdf, int(asked["pagina"]), *at)
    else:
        clicked = str(asked.get("woorden", ""))[:400]
    document = look.report.document
    start = _found_in(document.text, clicked)
    piece = _piece(document, start) if start is not None else None
    if start is None or piece is None or piece.origin is None:
        return None
    name = piece.origin.template
    written = text if name == place.name else desk.workspace.templates.folders.text(name) or ""
    return name, _offset(written, piece, start)


def source_span(document: Document, name: str, text: str, start: int, end: int) -> tuple[int, int] | None:
    """The characters of a file that some words of the message came from; None when they came from another file."""
    pieces = [
        piece
        for piece in document.pieces
        if piece.start < end and start < piece.end and piece.origin and piece.origin.template == name
    ]
    if not pieces or (first := _piece(document, start)) is None or first is not pieces[0]:
        return None
    last = next((piece for piece in reversed(pieces) if not piece.data), pieces[-1])
    van, tot = _offset(text, first, start), _offset(text, last, min(end, last.end))
    return (van, min(tot, len(text))) if van < tot else (van, min(van + 1, len(text)))


def file_of(document: Document, at: int) -> str:
    """The name of the file that the words at a place of the message came from, or ""."""
    piece = _piece(document, at)
    return piece.origin.template if piece and piece.origin else ""


def sentence_at(document: Document, name: str, text: str, at: int) -> Sentence | None:
    """The sentence of the message that a place in a file belongs to."""
    before = text[:at]
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    there = _shown_at(document, name, line, column)
    return next((one for one in document.sentences if there is not None and one.start <= there < one.end), None)


def _offset(text: str, piece: SourceSpan, at: int) -> int:
    """Where a place in a piece of the message stands in the text of its file; of data where its field stands."""
    if piece.origin is None:
        return 0
    rows = text.split("\n")
    inside = 0 if piece.data else at - piece.start
    return sum(len(row) + 1 for row in rows[: piece.origin.line - 1]) + piece.origin.column - 1 + inside


def _found_in(text: str, words: str) -> int | None:
    """Where the middle of some words stands in a text; a page breaks lines anywhere, and words may be of two blocks."""
    squeezed, where = _squeezed(text)
    wanted, _ = _squeezed(words)
    middle = len(wanted) // 2
    for around in (30, 20, 12, 7):
        piece = wanted[max(0, middle - around) : middle + around]
        at = squeezed.find(piece) if len(piece) >= 5 else -1
        if at >= 0:
            return where[min(at + min(middle, around), len(where) - 1)]
    return None


def _squeezed(text: str) -> tuple[str, list[int]]:
    """The characters that are no space, in small letters, and where each stood."""
    kept = [(character.lower()[:1], at) for at, character in enumerate(text) if not character.isspace()]
    return "".join(character for character, _ in kept), [at for _, at in kept]


def _piece(document: Document, at: int) -> SourceSpan | None:
    return next((piece for piece in document.pieces if piece.start <= at < piece.end), None)


def spots_of(desk: Desk, place: Place, text: str, asked: Mapping[str, Any]) -> list[pictures.Spot]:
    """Where on the pages the sentence stands that the cursor is in."""
    pdf = desk.documents.get(str(asked.get("document", "")))
    look = desk.look(place, str(asked.get("klant", "")), {**desk.unsaved(), place.name: text})
    if pdf is None or look.report is None:
        return []
    sentence = sentence_at(look.report.document, place.name, text, int(asked.get("plaats", 0)))
    if sentence is None:
        return []
    words = _SPACES.sub(" ", sentence.text).strip()
    return pictures.spots_of(pdf, words) or pictures.spots_of(pdf, " ".join(words.split()[:5]))


def _shown_at(document: Document, name: str, line: int, column: int) -> int | None:
    """The offset in the message of a place in a file: of the run of text on that line that the column is in."""
    here = [
        piece
        for piece in document.pieces
        if piece.origin and piece.origin.template == name and piece.origin.line == line
    ]
    before = [piece for piece in here if piece.origin and piece.origin.column <= column]
    piece = before[-1] if before else here[0] if here else None
    if piece is None or piece.origin is None:
        return None
    return min(piece.start + max(0, column - piece.origin.column), piece.end - 1)
