"""A typeface as letters use it: characters cut into fixed one-byte pages, each page one small font in the file.

Page 0 holds what Dutch letters are made of and is in every file, page 1 what names of other European languages add.
Page 1 and the others (the rest of Latin, Greek, Cyrillic) are only in a file when its text needs them. Pages never
depend on a letter, so their bytes are made once in a process.
"""

import hashlib
import unicodedata
import zlib
from codecs import charmap_build, charmap_encode
from dataclasses import dataclass, field
from functools import cache, cached_property
from operator import add
from pathlib import Path
from typing import TYPE_CHECKING

from letterkit import held
from letterkit.creditor import HouseStyle
from letterkit.errors import CannotRender
from letterkit.render.letter.font_file import FontFile

if TYPE_CHECKING:
    from _codecs import _EncodingMap

_FONTS = Path(__file__).with_name("fonts")
REGULAR = (_FONTS / "SourceSansPro-Regular.ttf", _FONTS / "Roboto-Regular.ttf")
BOLD = (_FONTS / "SourceSansPro-Bold.ttf", _FONTS / "Roboto-Bold.ttf")
"""The typefaces that come with letterkit: the default, then the one for characters that it lacks."""

FIGURES = "0123456789€.,-\u00a0"
"""What amounts and numbers are made of."""

# Codes that need no escaping in a PDF string: not NUL, line ends, parentheses or the backslash. 0x20 stays the space.
_CODES = tuple(c for c in (*range(0x20, 0x100), *range(1, 0x20)) if c not in (0x0A, 0x0D, 0x28, 0x29, 0x5C))
_PAGE_0 = frozenset(
    map(ord, "".join(map(chr, range(0x20, 0x7F))) + "àáâäçèéêëìíîïñòóôöùúûüÉËÖÜ€‘’“”–—…•·×½§°\u00a0\u2011")
)
_PAGE_1 = frozenset(
    map(ord, "ÀÁÂÃÄÅÆÇÈÊÌÍÎÏÐÑÒÓÔÕØÙÚÛÝÞßãåæðõøýþÿĀāĂăĄąĆćČčĎďĐđĒēĖėĘęĚěĞğĢģĪīĮįİıĲĳĶķĹĺĻļĽľŁłŃńŅņŇňŌōŐőŒœ")
) | frozenset(map(ord, "ŔŕŘřŚśŞşŠšŢţŤťŪūŮůŰűŲųŸŹźŻżŽžȘșȚțə"))
_BLOCKS = ((0x20, 0x180), (0x180, 0x370), (0x370, 0x530), (0x1E00, 0x1F00), (0x1F00, 0x3000))
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


@dataclass(frozen=True, eq=False)
class FontPage:
    """At most 224 characters of one font file, each with a one-byte code."""

    name: str
    source: FontFile
    codes: dict[int, int]

    @cached_property
    def program(self) -> bytes:
        """The TrueType file that is embedded."""
        return self.source.cut(self.codes)

    @cached_property
    def base_font(self) -> str:
        """The name with its subset tag; the tag comes from the glyphs, so equal names mean equal fonts."""
        digest = hashlib.sha256(self.program).digest()[:6]
        return "".join(chr(65 + byte % 26) for byte in digest) + "+" + self.source.name

    @cached_property
    def widths(self) -> tuple[int, ...]:
        """Widths of codes 0 up to the highest one used."""
        by_code = {code: self.source.width(code_point) for code_point, code in self.codes.items()}
        return tuple(by_code.get(code, 0) for code in range(max(by_code) + 1))

    @cached_property
    def to_unicode(self) -> bytes:
        """The CMap that gives each code its character back; at most 100 entries a block (Adobe TN 5411)."""
        rows = sorted((code, code_point) for code_point, code in self.codes.items())
        lines = [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def",
            "/CMapType 2 def",
            "1 begincodespacerange <00> <FF> endcodespacerange",
        ]
        for start in range(0, len(rows), 100):
            block = rows[start : start + 100]
            lines.append(f"{len(block)} beginbfchar")
            lines += [f"<{code:02X}> <{chr(point).encode('utf-16-be').hex().upper()}>" for code, point in block]
            lines.append("endbfchar")
        lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
        return "\n".join(lines).encode("ascii")

    @cached_property
    def compressed(self) -> tuple[bytes, bytes]:
        """Font program and ToUnicode map, both deflated."""
        return zlib.compress(self.program, 9), zlib.compress(self.to_unicode, 9)


@dataclass(frozen=True, eq=False)
class Face:
    """One weight: ``letter`` (F regular, B bold) names its pages F0, F1 … in the file."""

    letter: str
    files: tuple[FontFile, ...]
    place: dict[str, tuple[int, int]] = field(default_factory=dict)
    width: dict[str, int] = field(default_factory=dict)
    pages: list[FontPage] = field(default_factory=list)

    def __post_init__(self) -> None:
        seen: set[int] = set()
        for page in (_PAGE_0, _PAGE_1):
            self._add_page(self.files[0], sorted(page & self.files[0].characters), seen)
        for source in self.files:
            for low, high in _BLOCKS:
                left = sorted(c for c in source.characters if low <= c < high and c not in seen and _is_simple(c))
                for start in range(0, len(left), len(_CODES) - 1):
                    self._add_page(source, left[start : start + len(_CODES) - 1], seen)

    def _add_page(self, source: FontFile, code_points: list[int], seen: set[int]) -> None:
        if not code_points:
            return
        codes = _codes(code_points)
        for code_point, code in codes.items():
            self.place[chr(code_point)] = (len(self.pages), code)
            self.width[chr(code_point)] = source.width(code_point)
        seen.update(code_points)
        self.pages.append(FontPage(f"{self.letter}{len(self.pages)}", source, codes))

    def missing(self, text: str) -> str | None:
        """The first character that has no glyph here."""
        return next((character for character in text if character not in self.place), None)

    def moves(self, word: str) -> list[int]:
        """Kerning between each two characters of page 0; spaces and other characters stand as they are."""
        return list(map(self._pairs.__getitem__, map(add, word, word[1:])))

    @cached_property
    def kerns_figures(self) -> bool:
        """Whether any two characters of amounts and numbers are moved."""
        return any(self._pairs[left + right] for left in FIGURES for right in FIGURES)

    def measure(self, word: str) -> int:
        """Width of a word with its kerning, in 1/1000 of the font size."""
        return sum(map(self.width.__getitem__, word)) + sum(self.moves(word))

    def on_page_0(self, text: str) -> bytes | None:
        """The codes of a text, or None when page 0 does not have all of it."""
        try:
            return charmap_encode(text, "strict", self._charmap)[0]
        except UnicodeEncodeError:
            return None

    @cached_property
    def _pairs(self) -> "_Pairs":
        return _Pairs(self)

    @cached_property
    def _charmap(self) -> "dict[int, int] | _EncodingMap":
        table = ["\ufffe"] * 256
        for code_point, code in self.pages[0].codes.items():
            table[code] = chr(code_point)
        return charmap_build("".join(table))


class _Pairs(dict[str, int]):
    """Kerning of pairs of characters, looked up in the typeface when first asked for."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self.face = face

    def __missing__(self, pair: str) -> int:
        both = " " not in pair and all(self.face.place[each][0] == 0 for each in pair)
        value = self[pair] = self.face.files[0].kern(*map(ord, pair)) if both else 0
        return value


def _codes(code_points: list[int]) -> dict[int, int]:
    """ASCII keeps its own code where that code is allowed; the others take what is left, in order."""
    own = {c: c for c in code_points if c in _CODES and c < 0x7F}
    free = iter([code for code in _CODES if code not in own.values() and code != 0x20])
    return {c: own[c] if c in own else next(free) for c in code_points}


def _is_simple(code_point: int) -> bool:
    """Characters that stand right when set one after the other, left to right: no joining, no combining marks."""
    character = chr(code_point)
    return unicodedata.category(character)[0] in "LNPSZ" and unicodedata.bidirectional(character) not in _RIGHT_TO_LEFT


@dataclass(frozen=True, eq=False)
class Family:
    """Regular and bold. ``faces[bold]`` is the face."""

    faces: tuple[Face, Face]
    fingerprint: str

    def check(self, text: str, *, bold: bool) -> None:
        """Raise ``CannotRender("glyph_missing", character="U+…")`` when a character cannot be printed."""
        missing = self.faces[bold].missing(text)
        if missing is not None:
            raise CannotRender("glyph_missing", character=f"U+{ord(missing):04X}")


def family(style: HouseStyle, base: Path | None) -> Family:
    """The typeface of a house style; a character that it lacks comes from the default family.

    Raises ``CannotRender("font_unreadable" | "font_not_embeddable", file=…)``.
    """
    regular, bold = (_resolved(path, base) for path in (style.lettertype, style.lettertype_vet))
    return _family(regular, bold or regular, _changed(regular), _changed(bold))


def _changed(path: Path | None) -> int:
    """When a file was last changed, so that an edit is seen in a running process."""
    try:
        return held.changed(path) if path is not None else 0
    except OSError:
        return 0


def _resolved(path: Path | None, base: Path | None) -> Path | None:
    return path if path is None or base is None else base / path


@cache
def _family(regular: Path | None, bold: Path | None, *_changed: int) -> Family:
    faces, digest = [], hashlib.sha256()
    for letter, own, shipped in (("F", regular, REGULAR), ("B", bold, BOLD)):
        paths = (own, *shipped) if own else shipped
        faces.append(Face(letter, tuple(FontFile(path) for path in paths)))
        for source in faces[-1].files:
            digest.update(source.data)
    return Family((faces[0], faces[1]), digest.hexdigest())
