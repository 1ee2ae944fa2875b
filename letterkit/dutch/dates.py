"""Days and months as Dutch people write them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from letterkit.dutch import number_words

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTH = rf"(?:{'|'.join(MONTHS)})"
"""The name of a month, as a part of a pattern."""
WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})"
_SHORT_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTHS_FOUND = {name: number for names in (_SHORT_MONTHS, MONTHS) for number, name in enumerate(names, 1)} | {
    "sept": 9
}
_DAYS_IN_WORDS = {words: number for words, number in number_words.BELOW_HUNDRED.items() if 1 < number <= 31}
_DATE = re.compile(
    rf"\b(?:(?<!\d[.,])(?<!€\s)(?<!€)(?P<d>\d{{1,2}})(?:e|de|ste)?|(?P<words>{'|'.join(_DAYS_IN_WORDS)}))\s+"
    rf"(?P<m>{MONTH}|{'|'.join(_SHORT_MONTHS)}|sept)\b(?:\.(?=\s+\d{{4}}))?(?:\s+(?P<y>\d{{4}}))?\b"
    r"|\b(?P<d2>\d{1,2})[-/.](?P<m2>\d{1,2})[-/.](?P<y2>\d{4})\b"
    r"|\b(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2})\b",
    re.IGNORECASE,
)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_PRINTED = re.compile(rf"(?P<weekday>{WEEKDAY}\s)?\d{{1,2}}\s{MONTH}(?P<year>\s\d{{4}})?")


@dataclass(frozen=True, slots=True)
class Found:
    """A day in a text, and where it stands."""

    day: date
    start: int
    end: int


def in_text(text: str, near: date | None = None) -> Iterator[Found]:
    """All days of a text, in reading order: "5 december 2026", "5 dec", "vijf december", "05-12-2026", "2026-12-05".

    A day without a year is the one closest to ``near``, and left out without it; so is a day that does not exist.
    """
    for match in _DATE.finditer(text):
        if day := _read(match, near):
            yield Found(day, *match.span())


def _read(match: re.Match[str], near: date | None) -> date | None:
    day, year = (
        _number(match["d"], match["words"]) or match["d2"] or match["d3"],
        match["y"] or match["y2"] or match["y3"],
    )
    month = _MONTHS_FOUND[match["m"].lower()] if match["m"] else int(match["m2"] or match["m3"])
    if not year and near is None:
        return None
    years = [int(year)] if year or near is None else [near.year - 1, near.year, near.year + 1]
    days = [candidate for each_year in years if (candidate := _calendar(each_year, month, int(day)))]
    return min(days, key=lambda candidate: abs(candidate - near) if near else candidate - date.min, default=None)


def _number(figures: str | None, words: str | None) -> int | None:
    """The day of a month: "17", "17e" or "zeventien"."""
    return int(figures) if figures else _DAYS_IN_WORDS[words.lower()] if words else None


def _calendar(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def printed(day: date) -> str:
    """``21 november 2026``, with plain spaces."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def printed_weekday(day: date) -> str:
    """``maandag 23 november``, with plain spaces."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def printed_short(day: date) -> str:
    """``ma 23 nov 2026``, for tables and lines of a list."""
    return f"{WEEKDAYS[day.weekday()][:2]} {day.day} {_SHORT_MONTHS[day.month - 1]} {day.year}"


def printed_digits(day: date) -> str:
    """``23-11-2026``, for tables and sentences to an operator."""
    return f"{day:%d-%m-%Y}"


def parts_printed(text: str) -> tuple[bool, bool] | None:
    """Whether a text that is wholly a day as letters print it names the day of the week, and the year; None if none."""
    match = _PRINTED.fullmatch(text)
    return (bool(match["weekday"]), bool(match["year"])) if match else None


def as_read(value: str) -> str:
    """An ISO day as ``23-11-2026``; any other text as it is."""
    return printed_digits(date.fromisoformat(value)) if _ISO.fullmatch(value) else value
