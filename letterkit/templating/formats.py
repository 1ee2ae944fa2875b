"""The filters template writers may use: amounts, dates and lists as readers of a language know them."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache, partial
from typing import Any

from letterkit import locales
from letterkit.dutch import amounts, dates
from letterkit.message import CaseText

NBSP = "\u00a0"


def euro(amount: Decimal) -> str:
    """``€ 1.234,56``, kept together on one line."""
    if not isinstance(amount, Decimal):
        raise TypeError("euro")
    return _euro(amount)


@lru_cache(maxsize=4096)  # a letter names its amount in many places
def _euro(amount: Decimal) -> str:
    return amounts.printed(amount)


def datum(day: date) -> str:
    """``21 november 2026``; day and month stay together on one line."""
    if not isinstance(day, date):
        raise TypeError("datum")
    return dates.printed(day).replace(" ", NBSP, 1)


def weekdag(day: date) -> str:
    """``maandag 23 november``."""
    if not isinstance(day, date):
        raise TypeError("weekdag")
    return dates.printed_weekday(day).replace(" ", NBSP)


def opsomming(words: Sequence[str]) -> str:
    """``a, b en c``."""
    return locales.listed(words, locales.DUTCH)


def hoofdletter(text: str) -> str:
    """The text with a capital at its start; the rest stays as it is."""
    return _same_kind(text, text[:1].upper() + text[1:])


def klein(text: str) -> str:
    """The text with a small letter at its start; the rest stays as it is."""
    return _same_kind(text, text[:1].lower() + text[1:])


def _same_kind(text: str, changed: str) -> str:
    """Words from a case stay words from a case."""
    return type(text)(changed) if isinstance(text, CaseText) else changed


FILTERS: dict[str, Callable[..., str]] = {
    function.__name__: function for function in (euro, datum, weekdag, opsomming, hoofdletter, klein)
}


def filters(language: str) -> dict[str, Callable[..., str]]:
    """The filters for readers of a language, by the names that they have in every template."""
    if locales.is_dutch(language):
        return FILTERS
    return FILTERS | {
        "euro": partial(_of_kind, Decimal, "euro", locales.euro, language),
        "datum": partial(_of_kind, date, "datum", locales.day, language),
        "weekdag": partial(_of_kind, date, "weekdag", locales.weekday, language),
        "opsomming": partial(_of_kind, Sequence, "opsomming", locales.listed, language),
    }


def _of_kind(kind: type, name: str, write: Callable[[Any, str], str], language: str, value: object) -> str:
    if not isinstance(value, kind):
        raise TypeError(name)
    return write(value, language)
