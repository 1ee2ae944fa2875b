"""The filters template writers may use: amounts, dates and lists as Dutch readers know them (Taalunie, Babel)."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache

from babel.dates import format_date

from letterkit.message import CaseText
from letterkit.payment import money

NBSP = "\u00a0"


def euro(amount: Decimal) -> str:
    """``€ 1.234,56``, kept together on one line."""
    if not isinstance(amount, Decimal):
        raise TypeError("euro")
    return money.printed(amount)


def datum(day: date) -> str:
    """``21 november 2026``; day and month stay together on one line."""
    if not isinstance(day, date):
        raise TypeError("datum")
    return _printed(day, "d MMMM y").replace(" ", NBSP, 1)


def weekdag(day: date) -> str:
    """``maandag 23 november``."""
    if not isinstance(day, date):
        raise TypeError("weekdag")
    return _printed(day, "EEEE d MMMM").replace(" ", NBSP)


@lru_cache(maxsize=4096)  # all letters of a run share some days
def _printed(day: date, form: str) -> str:
    return str(format_date(day, format=form, locale="nl_NL"))


def opsomming(words: Sequence[str]) -> str:
    """``a, b en c``."""
    return ", ".join(words[:-1]) + (" en " if len(words) > 1 else "") + (words[-1] if words else "")


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
