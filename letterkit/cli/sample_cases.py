"""The sample portfolio of a new workspace, as if it had been exported on a day: cases that are old are held."""

import csv
import io
import re
from datetime import date, timedelta
from functools import partial

from letterkit import resources
from letterkit.dutch import dates

_EXPORTED_ON = date(2026, 11, 23)
"""The day for which ``samples/portfolio.csv`` was written: some of its customers are about to get a message then."""
_DAY = re.compile(r"\d{2}-\d{2}-\d{4}")
_MONTH = re.compile(rf"\b(?P<month>{dates.MONTH}) (?P<year>\d{{4}})\b")


def exported_on(day: date) -> str:
    """The file, with every day of a case as long before or after ``day`` as it was before or after its own."""
    text = (resources.samples_dir() / "portfolio.csv").read_text(encoding="utf-8-sig")
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerows(
        _moved(row, day - _EXPORTED_ON) for row in csv.reader(io.StringIO(text, newline=""), delimiter=";")
    )
    return "\ufeff" + out.getvalue()


def _moved(row: list[str], days: timedelta) -> list[str]:
    """A row with other days; a month in the name of an instalment moves as far as the due date before it."""
    moved, months = [], 0
    for cell in row:
        found = next(dates.in_text(cell), None) if _DAY.fullmatch(cell) else None  # one of them does not exist
        if found:
            day = found.day + days
            months = _number(day) - _number(found.day)
            moved.append(dates.printed_digits(day))
        else:
            moved.append(_MONTH.sub(partial(_later, months), cell))
    return moved


def _number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _later(months: int, found: re.Match[str]) -> str:
    year, month = divmod(int(found["year"]) * 12 + dates.MONTHS.index(found["month"]) + months, 12)
    return f"{dates.MONTHS[month]} {year}"
