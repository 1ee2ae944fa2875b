"""One TrueType file: which characters it has, how wide they are, which pairs are kerned, and how to cut a subset."""

import io
from functools import cached_property
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont, TTLibError
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

from letterkit import held
from letterkit.errors import CannotRender

_KEPT_NAMES = [0, 1, 2, 3, 4, 5, 6, 13, 14]
_DROPPED_TABLES = [
    "GSUB",
    "GPOS",
    "GDEF",
    "DSIG",
    "FFTM",
    "STAT",
    "meta",
    "BASE",
    "kern",
    "gasp",
    "VDMX",
    "hdmx",
    "LTSH",
]
# One glyph, two characters: the non-breaking hyphen looks like the hyphen, the narrow no-break space like the space.
_SAME_GLYPH = {0x2011: 0x2D, 0xA0: 0x20, 0x202F: 0x2009}


class FontFile:
    """A static TrueType font (``glyf`` outlines). Widths and kerning are in 1/1000 of the font size, rounded.

    Raises ``CannotRender("font_unreadable")`` for a file that is no such font, ``CannotRender("font_not_embeddable")``
    when its licence bits (OS/2 fsType) forbid embedding.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self.data = held.read(path)
            self._font = TTFont(io.BytesIO(self.data), lazy=True)
            self._glyphs: dict[int, str] = dict(self._font.getBestCmap() or {})
            self._metrics: dict[str, tuple[int, int]] = self._font["hmtx"].metrics
            self._scale = 1000 / int(self._font["head"].unitsPerEm)
        except (OSError, TTLibError, KeyError) as error:
            raise CannotRender("font_unreadable", file=path.name) from error
        if "glyf" not in self._font or "fvar" in self._font or 0x20 not in self._glyphs:
            raise CannotRender("font_unreadable", file=path.name)
        if self._font["OS/2"].fsType & 0x000F == 0x0002:
            raise CannotRender("font_not_embeddable", file=path.name)
        for alias, original in _SAME_GLYPH.items():
            if original in self._glyphs:
                self._glyphs.setdefault(alias, self._glyphs[original])

    @property
    def characters(self) -> frozenset[int]:
        """The code points this font has a glyph for."""
        return frozenset(self._glyphs)

    @cached_property
    def name(self) -> str:
        """The PostScript name, as PDF wants it: without spaces."""
        return str(self._font["name"].getDebugName(6) or self.path.stem).replace(" ", "")

    def width(self, code_point: int) -> int:
        return round(int(self._metrics[self._glyphs[code_point]][0]) * self._scale)

    @cached_property
    def descriptor(self) -> dict[str, int | tuple[int, ...]]:
        """The figures of a PDF font descriptor, in 1/1000 of the font size."""
        head, hhea, os2 = self._font["head"], self._font["hhea"], self._font["OS/2"]
        box = tuple(round(value * self._scale) for value in (head.xMin, head.yMin, head.xMax, head.yMax))
        cap_height = getattr(os2, "sCapHeight", 0) or hhea.ascent * 0.7
        return {
            "FontBBox": box,
            "ItalicAngle": 0,
            "Ascent": round(hhea.ascent * self._scale),
            "Descent": round(hhea.descent * self._scale),
            "CapHeight": round(cap_height * self._scale),
            "StemV": 50 + int((os2.usWeightClass / 65) ** 2),
        }

    def kern(self, left: int, right: int) -> int:
        """What the pair is moved together (negative) or apart, from the font's own GPOS table."""
        first, second = self._glyphs.get(left), self._glyphs.get(right)
        for subtables in self._pair_lookups if first and second else ():
            for table in subtables:
                value = _pair_value(table, first, second)
                if value is not None:
                    return round(value * self._scale)
        return 0

    @cached_property
    def _pair_lookups(self) -> list[list[Any]]:
        if "GPOS" not in self._font or not self._font["GPOS"].table.FeatureList:
            return []
        table = self._font["GPOS"].table
        indices = sorted(
            {
                index
                for record in table.FeatureList.FeatureRecord
                if record.FeatureTag == "kern"
                for index in record.Feature.LookupListIndex
            }
        )
        lookups = (table.LookupList.Lookup[index].SubTable for index in indices)
        return [[_Pairs(getattr(sub, "ExtSubTable", sub)) for sub in subtables] for subtables in lookups]

    def cut(self, codes: dict[int, int]) -> bytes:
        """A TrueType file with only these characters, unhinted; ``codes`` maps code point to one-byte code."""
        from fontTools import subset  # noqa: PLC0415 - a tenth of the start of a command, which may write no letter

        options = subset.Options(
            hinting=False, layout_features=[], name_IDs=_KEPT_NAMES, notdef_outline=True, glyph_names=False
        )
        options.recalc_timestamp = False
        options.drop_tables += _DROPPED_TABLES
        with subset.load_font(io.BytesIO(self.data), options, dontLoadGlyphNames=False) as font:
            subsetter = subset.Subsetter(options)
            subsetter.populate(glyphs=sorted({self._glyphs[code_point] for code_point in codes}))
            subsetter.subset(font)
            font["cmap"].tables = [_cmap({code: self._glyphs[code_point] for code_point, code in codes.items()})]
            data = io.BytesIO()
            font.save(data, reorderTables=False)
        return data.getvalue()


class _Pairs:
    """One pair-adjustment subtable, with its coverage as a set."""

    def __init__(self, table: Any) -> None:
        self.table = table
        self.firsts = {glyph: index for index, glyph in enumerate(table.Coverage.glyphs)}


def _pair_value(pairs: _Pairs, first: str | None, second: str | None) -> int | None:
    """The x-advance change, or None when this subtable says nothing of the pair (OpenType: GPOS lookup type 2)."""
    table, position = pairs.table, pairs.firsts.get(first or "")
    if position is None or table.LookupType != 2:
        return None
    if table.Format == 1:
        for record in table.PairSet[position].PairValueRecord:
            if record.SecondGlyph == second:
                return _advance(record.Value1)
        return None
    first_class = table.ClassDef1.classDefs.get(first, 0)
    second_class = table.ClassDef2.classDefs.get(second, 0)
    return _advance(table.Class1Record[first_class].Class2Record[second_class].Value1)


def _advance(value: Any) -> int:
    return int(getattr(value, "XAdvance", 0) or 0)


def _cmap(glyph_of_code: dict[int, str]) -> CmapSubtable:
    """The (1, 0) table that a symbolic simple font in PDF is read by."""
    table = CmapSubtable.newSubtable(6)
    table.platformID, table.platEncID, table.language = 1, 0, 0
    table.cmap = glyph_of_code
    return table
