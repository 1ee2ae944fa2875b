"""What one cell says, as the kind of value its field wants. Knows how Dutch Excel writes, and what Excel breaks.

Each function returns the value or raises ``ValueError(code)`` with a code of ``problems`` in the texts.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Literal

from letterkit.case_file import usual_values
from letterkit.channels import meant
from letterkit.dutch import amounts
from letterkit.dutch.dates import MONTHS
from letterkit.dutch.invisible import visible

Kind = Literal[
    "text",
    "money",
    "day",
    "yes_no",
    "whole",
    "choice",
    "channel",
    "channels",
    "lines",
    "form_of_address",
    "country",
    "case_number",
]

_EXCEL_ERROR = re.compile(r"#(N/[AB]|[A-Z]+[!?]|[A-Z]+/0!|#+)", re.IGNORECASE)
_EXCEL_TEXT = re.compile(r'="([^"]*)"')
_SCIENTIFIC = re.compile(r"[0-9]([.,][0-9]+)?E\+[0-9]{1,3}", re.IGNORECASE)
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_DUTCH_DAY = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")
_DAY_IN_DIGITS = re.compile(
    r"((?:19|20)[0-9]{2})(0[1-9]|1[0-2])([0-9]{2})"
)  # written the other way round, no such year
_DAY_IN_WORDS = re.compile(r"([0-9]{1,2})[ -]([a-z]{3,9})\.?[ -]([0-9]{4})")
_EXCEL_DAY = re.compile(r"[0-9]{5}(\.0)?")
_SHORT_YEAR = re.compile(r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2}")
_MIDNIGHT = re.compile(r"[ T]0{1,2}:00(:00(\.0+)?)?(Z|[+-][0-9]{2}:?[0-9]{2})?$")
_YES = frozenset({"ja", "j", "waar", "true", "x", "1", "yes", "y"})
_NO = frozenset({"nee", "n", "onwaar", "false", "0", "no", "-"})
_SHORTENED = re.compile(r"[0-9][.,][0-9]+E[0-9]{1,3}", re.IGNORECASE)
_WHOLE_AS_FRACTION = re.compile(r"([1-9][0-9]{0,14})[.,]0")
_NO_TEXT = (bool, date, time, list, dict)
_BYTES = (bytes, bytearray, memoryview)
_EXCEL_DIGITS = 15  # Excel keeps no more digits of a number than this
_EXCEL_DAYS = range(30_000, 80_000)  # day numbers of 1982 to 2119


def value(kind: Kind, cell: object) -> Any:
    """The cell as the kind its field wants, or None when it is empty."""
    if isinstance(cell, str):
        cell = _unwrapped(cell)
    if isinstance(cell, _BYTES):
        raise ValueError("string_type")
    return None if cell is None or cell == "" else _READERS[kind](cell)


def _unwrapped(cell: str) -> str:
    cell = cell.strip() if cell.isascii() else visible(cell).strip()
    if not cell.startswith(("#", "=")):
        return cell
    if _EXCEL_ERROR.fullmatch(cell):
        raise ValueError("excel_error")
    wrapped = _EXCEL_TEXT.fullmatch(cell)  # ="0123" is how exports stop Excel from eating the zero
    return wrapped[1].strip() if wrapped else cell


def _text(cell: object) -> str:
    if isinstance(cell, str) and "+" not in cell:
        return cell
    if isinstance(cell, _NO_TEXT):
        raise ValueError("string_type")
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, int | float) and len(str(cell).lstrip("-")) > _EXCEL_DIGITS:
        raise ValueError("excel_number_precision")
    text = str(cell)
    if _SCIENTIFIC.fullmatch(text):
        raise ValueError("excel_scientific")
    return text


def _case_number(cell: object) -> str:
    """A number that a program kept as a fraction, "12345.0", is the whole number: no case number has such a mark.

    Longer than Excel is exact it stays as it is, and is refused.
    """
    text = _text(cell)
    if _SHORTENED.fullmatch(text):
        raise ValueError("excel_scientific")
    whole = _WHOLE_AS_FRACTION.fullmatch(text)
    return whole[1] if whole else text


def _money(cell: object) -> Decimal:
    if isinstance(cell, int | float | Decimal) and not isinstance(cell, bool):
        return _from_number(cell)
    try:
        return amounts.read(str(cell))
    except ValueError:
        if _SCIENTIFIC.fullmatch(str(cell).strip("€- ")):
            raise ValueError("excel_scientific") from None
        raise


def _from_number(cell: float | Decimal) -> Decimal:
    amount = Decimal(repr(cell)) if isinstance(cell, float) else Decimal(cell)
    if not amount.is_finite():
        raise ValueError("money")
    rounded = amount.quantize(Decimal("0.01")) if abs(amount) < Decimal("1e12") else amount
    # A sum in Excel is a binary fraction: 12.299999999999999 stands for 12.30.
    return rounded if isinstance(cell, float) and abs(rounded - amount) < Decimal("1e-7") else amount


def _day(cell: object) -> date:
    if isinstance(cell, datetime):
        if cell.time() != time():
            raise ValueError("date")
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = str(cell)
    text = _MIDNIGHT.sub("", text) if ":" in text else text
    if _EXCEL_DAY.fullmatch(text) and int(text[:5]) in _EXCEL_DAYS:
        raise ValueError("excel_date_number")
    if _SHORT_YEAR.fullmatch(text):
        raise ValueError("date_two_digit_year")
    if iso := _ISO_DAY.fullmatch(text):
        return _calendar(iso[1], iso[2], iso[3])
    if dutch := _DUTCH_DAY.fullmatch(text):
        return _calendar(dutch[3], dutch[2], dutch[1])
    if digits := _DAY_IN_DIGITS.fullmatch(text):
        return _calendar(digits[1], digits[2], digits[3])
    if (words := _DAY_IN_WORDS.fullmatch(text.casefold())) and (month := _month(words[2])):
        return _calendar(words[3], str(month), words[1])
    raise ValueError("date")


def _month(word: str) -> int | None:
    """The number of a month by its Dutch name, or the first three letters of it ("mrt" for March)."""
    name = {"mrt": "maart"}.get(word, word)
    return next((at for at, month in enumerate(MONTHS, 1) if month == name or month[:3] == name), None)


def _calendar(year: str, month: str, day: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise ValueError("date_month_first" if int(month) > 12 >= int(day) else "date") from error


def _yes_no(cell: object) -> bool:
    if isinstance(cell, bool):
        return cell
    word = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).casefold()
    if word in _YES or word in _NO:
        return word in _YES
    raise ValueError("yes_no")


def _whole(cell: object) -> int:
    text = str(cell)
    if isinstance(cell, bool) or not re.fullmatch(r"-?[0-9]{1,9}([.,]0+)?", text):
        raise ValueError("whole_number")
    return int(re.split("[.,]", text)[0])


def _choice(cell: object) -> str:
    return str(cell).casefold()


def _channel(cell: object) -> str:
    return meant(str(cell).strip().casefold())


def _channels(cell: object) -> list[str]:
    parts = cell if isinstance(cell, list | tuple) else re.split(r"[|,;/+]", str(cell))
    return [_channel(part) for part in parts if str(part).strip()]


def _lines(cell: object) -> list[str]:
    parts = cell if isinstance(cell, list | tuple) else str(cell).split("|")
    return [str(part).strip() for part in parts if str(part).strip()]


_READERS: dict[Kind, Callable[[object], Any]] = {
    "text": _text,
    "case_number": _case_number,
    "money": _money,
    "day": _day,
    "yes_no": _yes_no,
    "whole": _whole,
    "choice": _choice,
    "form_of_address": lambda cell: usual_values.form_of_address(str(cell)),
    "country": lambda cell: usual_values.country(str(cell)),
    "channel": _channel,
    "channels": _channels,
    "lines": _lines,
}
