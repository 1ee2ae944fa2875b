"""A day that the calendar does not have, or the day that a system writes for "no date"."""

import re
from collections.abc import Iterator
from datetime import date

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import EIGEN
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="datum-bestaat-niet",
    category="template",
    level="error",
    message="Deze datum kan niet kloppen: {text}. Waarschijnlijk is een veld leeg of verkeerd gevuld.",
    why="Een onmogelijke dag komt uit een leeg of verkeerd veld. De lezer weet dan niet wanneer hij moet betalen.",
    source=EIGEN,
    wrong=(
        "Wilt u vóór «31 februari 2026» betalen?",
        "De termijn van «1 januari 1900» staat open.",
        "Betaal vóór «00-00-0000» of op «30-12-1899».",
        "Uiterlijk op «2026-02-30».",
        "De termijn van «01-01-1970» en van «31-12-9999».",
        "Betaal vóór «29 februari 2027».",
    ),
    right=(
        "Wilt u vóór 29 februari 2028 betalen?",
        "U bent geboren op 3 mei 1970.",
        "Betaal vóór 28-02-2026 of op 2026-12-31.",
        "Bel 010-123 45 67. Wet van 1-13-bis.",
        "Oktober 2026: € 112,40\nNovember 2026: € 100\nDecember 2026: € 90",
    ),
)

_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip
_DAY = re.compile(
    rf"(?<![\d.,-])(?<!€\s)(?<!€)(?P<d>\d{{1,2}})\s(?P<name>{'|'.join(_MONTHS)})\s(?P<y>\d{{4}})\b"
    r"|(?<![\d./-])(?P<d2>\d{1,2})[-/.](?P<m2>\d{1,2})[-/.](?P<y2>\d{4})(?![\d./-]\d)"
    r"|(?<![\d-])(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2})(?![\d-])",
    re.IGNORECASE,
)
# What spreadsheets, databases and programs write where no date was given.
_NO_DATE = {
    (1900, 1, 1), (1899, 12, 30), (1899, 12, 31), (1904, 1, 1), (1970, 1, 1), (1753, 1, 1), (9999, 12, 31),
    (2999, 12, 31),
}  # fmt: skip


def check(document: Document, *, options: Options) -> Iterator[Span]:
    for at, match in document.found(_DAY):
        if not _possible(*_numbers(match)):
            yield Span(at + match.start(), at + match.end())


def _numbers(match: re.Match[str]) -> tuple[int, int, int]:
    if match["name"]:
        return int(match["y"]), _MONTHS.index(match["name"].lower()) + 1, int(match["d"])
    which = "2" if match["y2"] else "3"
    return int(match[f"y{which}"]), int(match[f"m{which}"]), int(match[f"d{which}"])


def _possible(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return year > 1000 and (year, month, day) not in _NO_DATE
