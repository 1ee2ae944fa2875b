"""Where a print file ends: letters are never split over two files."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from letterkit.batch.print_run.post import Letter
from letterkit.dutch import spreadsheet

HEAD = ("order", "case_id", "pages", "sheets", "first_page", "last_page", "first_sheet", "last_sheet")
SHEET_HEAD = (
    "sheet",
    "order",
    "sheet_of_letter",
    "sheets_of_letter",
    "front_page",
    "back_page",
    "last_sheet",
    "sequence",
)
_SEQUENCE = 8  # inserting machines count sheets in three bits


def sheets(pages: int, *, duplex: bool) -> int:
    """Sheets of paper that a letter takes."""
    return (pages + 1) // 2 if duplex else pages


def cut(lines: Iterable[str], most: int, *, duplex: bool) -> Iterator[list[str]]:
    """The letters of one file after the other, each file with at most ``most`` sheets (or one longer letter)."""
    together: list[str] = []
    filled = 0
    for line in lines:
        needed = sheets(Letter.of_line(line).pages, duplex=duplex)
        if together and filled + needed > most:
            yield together
            together, filled = [], 0
        together.append(line)
        filled += needed
    if together:
        yield together


@dataclass(slots=True)
class Count:
    """Where a file has got to. Pages count blank backs: they are pages of the file."""

    duplex: bool
    letters: int = 0
    pages: int = 0
    sheets: int = 0

    def add(self, case_id: str, pages: int) -> tuple[str, list[str]]:
        """The table line of the next letter, and one line for each of its sheets."""
        taken = sheets(pages, duplex=self.duplex)
        sides = 2 if self.duplex else 1
        self.letters += 1
        first_page, first_sheet = self.pages + 1, self.sheets + 1
        marks = [self._mark(number, taken, pages) for number in range(1, taken + 1)]
        self.pages += taken * sides
        self.sheets += taken
        line = spreadsheet.line(
            self.letters, case_id, pages, taken, first_page, first_page + pages - 1, first_sheet, self.sheets
        )
        return line, marks

    def _mark(self, number: int, taken: int, pages: int) -> str:
        sides = 2 if self.duplex else 1
        front = self.pages + (number - 1) * sides + 1
        printed_back = self.duplex and number * 2 <= pages
        sheet = self.sheets + number
        last = int(number == taken)
        return spreadsheet.line(
            sheet, self.letters, number, taken, front, front + 1 if printed_back else "", last, sheet % _SEQUENCE
        )
