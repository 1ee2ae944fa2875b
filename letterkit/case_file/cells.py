"""What one cell says, as the kind of value its field wants. Knows how Dutch Excel writes, and what Excel breaks.

Each function returns the value or raises ``ValueError(code)`` with a code of ``problems`` in the texts.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Literal

Kind = Literal["text", "money", "day", "yes_no", "whole", "choice", "channel", "channels", "lines"]

_EXCEL_ERROR = re.compile(r"#(N/[AB]|[A-Z]+[!?]|[A-Z]+/0!|#+)", re.IGNORECASE)
_EXCEL_TEXT = re.compile(r'="([^"]*)"')
_SCIENTIFIC = re.compile(r"[0-9]([.,][0-9]+)?E\+[0-9]{1,3}", re.IGNORECASE)
_MONEY_SIGN = re.compile(r"^(-?)\s*(?:€|EUR)\s*|\s*(?:€|EUR)$", re.IGNORECASE)
_PLAIN_MONEY = re.compile(r"[0-9]{1,12}(?:[.,](?:[0-9]{1,2}|[0-9]{4,12}|-{1,2}))?")
_GROUPED_MONEY = re.compile(
    r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,(?:[0-9]{1,12}|-{1,2}))?|[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,12})?"
)
_AMBIGUOUS_MONEY = re.compile(r"[0-9]{1,3}[.,][0-9]{3}")
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_DUTCH_DAY = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")
_EXCEL_DAY = re.compile(r"[0-9]{5}(\.0)?")
_SHORT_YEAR = re.compile(r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2}")
_MIDNIGHT = re.compile(r"[ T]0{1,2}:00(:00(\.0+)?)?Z?$")
_YES = frozenset({"ja", "j", "waar", "true", "x", "1", "yes", "y"})
_NO = frozenset({"nee", "n", "onwaar", "false", "0", "no", "-"})
_CHANNELS = {"brief": "letter", "post": "letter", "e-mail": "email", "mail": "email", "app": "whatsapp"}
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
    cell = cell.strip()
    if _EXCEL_ERROR.fullmatch(cell):
        raise ValueError("excel_error")
    wrapped = _EXCEL_TEXT.fullmatch(cell)  # ="0123" is how exports stop Excel from eating the zero
    return wrapped[1].strip() if wrapped else cell


def _text(cell: object) -> str:
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


def _money(cell: object) -> Decimal:
    if isinstance(cell, int | float | Decimal) and not isinstance(cell, bool):
        return _from_number(cell)
    text = re.sub(r"[\s\u00a0\u202f]", "", _MONEY_SIGN.sub(r"\1", str(cell)))
    sign, digits = ("-", text.strip("-")) if text.startswith("-") else ("", text)
    if _AMBIGUOUS_MONEY.fullmatch(digits):
        raise ValueError("money_ambiguous")
    if _SCIENTIFIC.fullmatch(digits):
        raise ValueError("excel_scientific")
    if _PLAIN_MONEY.fullmatch(digits):
        return Decimal(sign + digits.rstrip("-").replace(",", ".").rstrip("."))
    if _GROUPED_MONEY.fullmatch(digits):
        whole, fraction = _parts(digits.rstrip("-"))
        return Decimal(f"{sign}{whole}.{fraction or '0'}")
    raise ValueError("money")


def _parts(digits: str) -> tuple[str, str]:
    """Whole euros and cents of a grouped amount: the first mark groups; the other mark, if there is one, splits."""
    group, split = (
        (".", ",") if "." in digits and ("," not in digits or digits.index(".") < digits.index(",")) else (",", ".")
    )
    whole, _, fraction = digits.partition(split)
    return whole.replace(group, ""), fraction


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
    text = _MIDNIGHT.sub("", str(cell))
    if _EXCEL_DAY.fullmatch(text) and int(text[:5]) in _EXCEL_DAYS:
        raise ValueError("excel_date_number")
    if _SHORT_YEAR.fullmatch(text):
        raise ValueError("date_two_digit_year")
    if iso := _ISO_DAY.fullmatch(text):
        return _calendar(iso[1], iso[2], iso[3])
    if dutch := _DUTCH_DAY.fullmatch(text):
        return _calendar(dutch[3], dutch[2], dutch[1])
    raise ValueError("date")


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
    word = str(cell).strip().casefold()
    return _CHANNELS.get(word, word)


def _channels(cell: object) -> list[str]:
    parts = cell if isinstance(cell, list | tuple) else re.split(r"[|,;/+]", str(cell))
    return [_channel(part) for part in parts if str(part).strip()]


def _lines(cell: object) -> list[str]:
    parts = cell if isinstance(cell, list | tuple) else str(cell).split("|")
    return [str(part).strip() for part in parts if str(part).strip()]


_READERS: dict[Kind, Callable[[object], Any]] = {
    "text": _text,
    "money": _money,
    "day": _day,
    "yes_no": _yes_no,
    "whole": _whole,
    "choice": _choice,
    "channel": _channel,
    "channels": _channels,
    "lines": _lines,
}
