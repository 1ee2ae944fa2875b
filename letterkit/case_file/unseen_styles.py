"""Rows of a workbook whose style says that they do not count: struck through, or white on white.

Most workbooks have no such style, so the cells are only looked at when there is one. Behind a table or a format with
conditions there may be a colour that the cell itself does not tell, so in a sheet with those nothing is called white.
"""

from collections.abc import Container, Iterator
from pathlib import Path
from typing import Any

from letterkit.errors import Unreadable

_WHITE = "FFFFFF"
_WHITE_INDEXES = frozenset({1, 9})
_WHITE_OF_THEME = 0
_COLOURED_ELSEWHERE = (b"tablePart ", b"conditionalFormatting")
_PIECE, _OVERLAP = 1 << 20, 64


def rows(sheet: Any, path: Path, within: Container[int]) -> Iterator[tuple[int, str]]:
    """Rows by number, and why they do not count (a code below ``notes`` in the texts); not those ``within``.

    Raises ``Unreadable`` for a white cell between cells that are seen.
    """
    struck, white = _styles(sheet.parent)
    if white and _is_coloured_elsewhere(sheet):
        white = frozenset()
    if not (struck or white):
        return
    for number, cells in enumerate(sheet.iter_rows(), 1):
        filled = [cell for cell in cells if cell.value not in (None, "")]
        if not filled or number in within:
            continue
        styles = {cell._style_id for cell in filled}  # noqa: SLF001 - openpyxl shows a style as its parts only
        if styles <= struck:
            yield number, "row_struck"
        elif styles <= white:
            yield number, "row_white"
        elif styles & white:
            cell = next(cell for cell in filled if cell._style_id in white)  # noqa: SLF001 - as above
            raise Unreadable("workbook_white_cell", file=str(path), cell=cell.coordinate)


def _styles(book: Any) -> tuple[frozenset[int], frozenset[int]]:
    """The styles that strike through, and those of white letters on no colour."""
    fonts, fills, styles = book._fonts, book._fills, list(enumerate(book._cell_styles))  # noqa: SLF001 - as above
    struck = frozenset(at for at, style in styles if fonts[style.fontId].strike)
    white = frozenset(
        at for at, style in styles if _is_white(fonts[style.fontId].color) and _is_no_colour(fills[style.fillId])
    )
    return struck, white


def _is_white(colour: Any) -> bool:
    if colour is None:
        return False
    if colour.type == "rgb":
        return str(colour.rgb)[-6:].upper() == _WHITE
    if colour.type == "theme":
        return bool(colour.theme == _WHITE_OF_THEME and not colour.tint)
    return colour.type == "indexed" and colour.indexed in _WHITE_INDEXES


def _is_no_colour(fill: Any) -> bool:
    pattern = getattr(fill, "fill_type", "gradient")
    return pattern in (None, "none") or (pattern == "solid" and _is_white(fill.fgColor))


def _is_coloured_elsewhere(sheet: Any) -> bool:
    with sheet._get_source() as source:  # noqa: SLF001 - as above
        kept = b""
        while piece := source.read(_PIECE):
            if any(tag in kept + piece for tag in _COLOURED_ELSEWHERE):
                return True
            kept = piece[-_OVERLAP:]
    return False
