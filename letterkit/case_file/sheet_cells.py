"""The cells of a sheet of an Excel workbook, row by row.

What a cell means is openpyxl's; the XML below it goes through libxml2, because a portfolio has a million cells and
openpyxl's own way through them is written in Python.
"""

from collections.abc import Generator
from typing import Any

from lxml import etree
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.worksheet._reader import ROW_TAG, WorkSheetParser
from openpyxl.xml.constants import SHEET_MAIN_NS

_TEXT = f"{{{SHEET_MAIN_NS}}}t"
_MOST_COLUMNS = 16_384
"""Of a sheet in Excel."""

Row = tuple[int, tuple[Any, ...]]


def rows(sheet: Any) -> Generator[Row, None, None]:
    """Each row that is there: its number, and the values of its cells up to the last.

    Raises what a broken part raises: ``ValueError``, ``KeyError``, ``SyntaxError`` and their like.
    """
    book = sheet.parent
    with sheet._get_source() as source:  # noqa: SLF001 - openpyxl has no public way to the XML that it streams
        parser = _Parser(
            source,
            sheet._shared_strings,  # noqa: SLF001 - as above
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,  # noqa: SLF001 - as above
            timedelta_formats=book._timedelta_formats,  # noqa: SLF001 - as above
        )
        for number, cells in parser.parse():
            yield number, _in_columns(cells)


def _in_columns(cells: list[dict[str, Any]]) -> tuple[Any, ...]:
    width = max((cell["column"] for cell in cells), default=0)
    if width > _MOST_COLUMNS:
        raise ValueError("column")
    values = [None] * width
    for cell in cells:
        values[cell["column"] - 1] = cell["value"]
    return tuple(values)


class _Parser(WorkSheetParser):
    """Rows alone, each forgotten when it was given."""

    def parse(self) -> Generator[Any, None, None]:
        safe = {"resolve_entities": False, "no_network": True, "remove_comments": True, "remove_pis": True}
        for _, row in etree.iterparse(self.source, tag=ROW_TAG, **safe):
            yield self.parse_row(row)
            row.clear()
            while row.getprevious() is not None:
                del row.getparent()[0]

    def parse_cell(self, element: Any) -> dict[str, Any]:
        """A plain text that stands in the cell itself has a short way; nearly all cells of some exports are that."""
        inside = element[0] if element.get("t") == "inlineStr" and len(element) == 1 else None
        place = element.get("r")
        if inside is None or place is None or len(inside) != 1 or inside[0].tag != _TEXT:
            return super().parse_cell(element)
        _, self.col_counter = coordinate_to_tuple(place)
        return {"column": self.col_counter, "value": inside[0].text}
