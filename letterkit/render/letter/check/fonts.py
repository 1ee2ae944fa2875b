"""Do the fonts of a page say the truth: the character behind each code, and the width of each glyph?"""

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont, TTLibError

from letterkit.render.letter.check.content import PageContent
from letterkit.render.letter.check.fault import Fault

_MAPPED = re.compile(rb"<([0-9A-Fa-f]{2})>\s*<([0-9A-Fa-f]+)>")
_TOLERANCE = 1.0  # 1/1000 of the font size (ISO 19005-2, 6.2.11.5)


def font_faults(number: int, page: pikepdf.Page, content: PageContent) -> Iterator[Fault]:
    """Faults of the simple TrueType fonts that the page names; other kinds are left to the validators."""
    resources: Any = page.obj.get("/Resources", {})
    fonts: Any = resources.get("/Font", {})
    for name, font in fonts.items():
        if str(font.get("/Subtype", "")) != "/TrueType":
            continue
        mapped = _mapped(font)
        if any(not mapped.get(code) for code in content.codes.get(name, ())):
            yield Fault("no_unicode", number, {"font": name})
        if not _widths_are_true(font):
            yield Fault("widths_wrong", number, {"font": name})


def _mapped(font: Any) -> dict[int, str]:
    """Code to character, as the font's ToUnicode map has it."""
    if "/ToUnicode" not in font:
        return {}
    table = bytes(font.ToUnicode.read_bytes())
    return {
        int(code, 16): bytes.fromhex(text.decode("ascii")).decode("utf-16-be", "ignore").strip("\0")
        for code, text in _MAPPED.findall(table.split(b"endcodespacerange", 1)[-1])
    }


def _widths_are_true(font: Any) -> bool:
    descriptor = font.get("/FontDescriptor", {})
    if "/FontFile2" not in descriptor:
        return False
    try:
        program = TTFont(io.BytesIO(bytes(descriptor.FontFile2.read_bytes())), lazy=True)
        table = next((table for table in program["cmap"].tables if (table.platformID, table.platEncID) == (1, 0)), None)
        scale = 1000 / int(program["head"].unitsPerEm)
        metrics = program["hmtx"].metrics
    except (TTLibError, KeyError):
        return False
    first, widths = int(font.FirstChar), [float(width) for width in font.Widths]
    for code, glyph in (table.cmap if table else {}).items():
        place = code - first
        if glyph == ".notdef":
            continue
        if not 0 <= place < len(widths) or abs(widths[place] - metrics[glyph][0] * scale) > _TOLERANCE:
            return False
    return True
