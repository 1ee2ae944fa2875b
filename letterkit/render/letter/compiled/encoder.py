"""Words as bytes: each word's width and the inside of its TJ array, looked up instead of made."""

import re
from functools import lru_cache

from letterkit.render.letter.compiled.cache import BoundedCache
from letterkit.render.letter.faces import FIGURES, Face, Family
from letterkit.render.letter.kerned import kerned
from letterkit.render.letter.line_breaking import Line, Piece, normal
from letterkit.render.letter.pdf.objects import number

_FIGURES = re.compile(f"[{re.escape(FIGURES)}]*")
_MOST_PLAIN, _MOST_WORDS = 6_000, 2_000
_BOLD_BITS = 32  # font pages of the bold face come after those of the regular one in a mask

Word = tuple[int, bytes, int]  # width with the space behind it in 1/1000, bytes, mask of pages other than F0 and B0


class _Plain(BoundedCache[str, tuple[int, bytes] | None]):
    """Width and bytes of words of one face, for every type size. None: the word needs more than page 0."""

    def __init__(self, face: Face) -> None:
        super().__init__(_MOST_PLAIN)
        self.face = face

    def __missing__(self, key: str) -> tuple[int, bytes] | None:
        face, text = self.face, normal(key)
        codes = face.on_page_0(text)
        if codes is None:
            return self.keep(key, None)
        moves = face.moves(text) if face.kerns_figures or not _FIGURES.fullmatch(text) else []
        width = sum(map(face.width.__getitem__, text)) + sum(moves)
        return self.keep(key, (width, _spread(codes, moves) if any(moves) else codes))


@lru_cache(maxsize=16)
def _plain(face: Face) -> _Plain:
    return _Plain(face)


class Words(BoundedCache[str, Word]):
    """Words of one weight in a text of weight ``base``: a word of the other weight switches font and back."""

    def __init__(self, family: Family, size: bytes, *, bold: bool, base: bool) -> None:
        super().__init__(_MOST_WORDS)
        self.family, self.size, self.bold, self.base = family, size, bold, base
        self.face = family.faces[bold]
        self.space = family.faces[base].width[" "]
        self.plain = _plain(self.face)

    def __missing__(self, key: str) -> Word:
        plain = self.plain[key]
        if plain is None:
            word = self._mixed(normal(key))
        elif self.bold == self.base or not plain[1]:
            word = (plain[0] + self.space, plain[1], 0)
        else:
            word = (plain[0] + self.space, self._switched(self.face.pages[0].name, plain[1]), 0)
        return self.keep(key, word)

    def _mixed(self, text: str) -> Word:
        """A word that needs another font page than the text around it."""
        face = self.face
        self.family.check(text, bold=self.bold)
        out, mask = [], 0
        for page, strings in kerned(text, face):
            body = b"(".join(codes + (b")%d" % move if move else b"") for codes, move in strings)
            if page:
                mask |= 1 << (page + (_BOLD_BITS if self.bold else 0))
            out.append(body if page == 0 and self.bold == self.base else self._switched(face.pages[page].name, body))
        return face.measure(text) + self.space, b"".join(out), mask

    def _switched(self, font: str, body: bytes) -> bytes:
        home = self.family.faces[self.base].pages[0].name.encode("ascii")
        return b")]TJ/%s %s Tf[(%s)]TJ/%s %s Tf[(" % (font.encode("ascii"), self.size, body, home, self.size)


def _spread(codes: bytes, moves: list[int]) -> bytes:
    """Codes with kerning between them: the inside of a TJ array."""
    out, start = [], 0
    for end, move in enumerate(moves, start=1):
        if move:
            out.append(b"%b)%d(" % (codes[start:end], -move))
            start = end
    out.append(codes[start:])
    return b"".join(out)


class Encoder:
    """Words of both weights for one type size and weight of text."""

    def __init__(self, family: Family, size: float, *, bold: bool) -> None:
        self.family, self.bold = family, bold
        self.space = family.faces[bold].width[" "]
        self.tables = tuple(Words(family, number(size), bold=weight, base=bold) for weight in (False, True))

    def piece(self, piece: Piece) -> tuple[bytes, int]:
        """Bytes and mask of a piece of a line."""
        words = [self.tables[piece.bold][word] for word in piece.text.split(" ")]
        mask = 0
        for word in words:
            mask |= word[2]
        return b" ".join([word[1] for word in words]), mask

    def line(self, line: Line) -> tuple[bytes, int]:
        pieces = [self.piece(piece) for piece in line.pieces]
        mask = 0
        for _, used in pieces:
            mask |= used
        return b"[(" + b"".join([body for body, _ in pieces]) + b")]TJ", mask


@lru_cache(maxsize=64)
def encoder(family: Family, size: float, bold: bool) -> Encoder:  # noqa: FBT001 - lru_cache keys
    return Encoder(family, size, bold=bold)


def masked(mask: int) -> list[tuple[bool, int]]:
    """(bold, page) of each font page in a mask."""
    return [(bit >= _BOLD_BITS, bit % _BOLD_BITS) for bit in range(mask.bit_length()) if mask >> bit & 1]
