"""Amounts, days and lists as readers of a language know them: Dutch in ``dutch``, every other language from Babel.

A variant is a form or a language of the texts, by the name of its folder beside ``templates/nl``: ``nl-je``, ``en``,
``pt-BR``.
"""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from letterkit.dutch import amounts, dates

if TYPE_CHECKING:  # a fifth of a second, which whoever writes only Dutch need not pay
    from babel import Locale

DUTCH = "nl"
_OF_DUTCH = re.compile(r"nl-[a-z]{2,12}")
_OTHER = re.compile(r"(?!nl\b)[a-z]{2,3}(?:-[A-Z]{2})?")
_YEAR = re.compile(r"(?:\s*'[^']*')?,?\s*\by+\b(?:\s*'[^']*'\.?)?")
"""The year in a pattern of CLDR for a whole day, with the words around it."""
_OF_EUROPE = {"en": "en-GB"}  # the days of who lives here, not of the largest country of a language
NBSP = "\u00a0"


def is_variant(name: str) -> bool:
    """Whether a folder of this name has texts in another form or another language than ``nl``."""
    return bool(_OF_DUTCH.fullmatch(name)) or bool(_OTHER.fullmatch(name) and _known(name))


def language(variant: str) -> str:
    """The language of a variant, as a document names it: ``nl`` for ``nl-je``."""
    return DUTCH if variant.partition("-")[0] == DUTCH else variant


def is_dutch(tag: str) -> bool:
    return language(tag) == DUTCH


def called(variant: str) -> str:
    """The name of a variant for a Dutch reader: ``Engels``, ``Nederlands, je-vorm``."""
    first, _, rest = variant.partition("-")
    name = str(_locale(DUTCH).languages.get(first, first))
    name = name[:1].upper() + name[1:]
    if not rest:
        return name
    return f"{name}, {rest}-vorm" if first == DUTCH else f"{name}, {rest}"


def right_to_left(tag: str) -> bool:
    """Whether it is written from right to left, which needs an order of letters that no renderer here makes."""
    return _locale(language(tag)).text_direction == "rtl"


def euro(amount: Decimal, tag: str) -> str:
    """``€ 1.234,56`` in Dutch, ``€1,234.56`` in English; kept together on one line."""
    if is_dutch(tag):
        return amounts.printed(amount)
    from babel.numbers import format_currency  # noqa: PLC0415

    return str(format_currency(amount, "EUR", locale=_locale(tag))).replace(" ", NBSP)


def day(when: date, tag: str) -> str:
    """``21 november 2026``; the first two words stay together on one line."""
    if is_dutch(tag):
        return dates.printed(when).replace(" ", NBSP, 1)
    from babel.dates import format_date  # noqa: PLC0415

    return str(format_date(when, "long", locale=_locale(tag))).replace(" ", NBSP, 1)


def weekday(when: date, tag: str) -> str:
    """``maandag 23 november``."""
    if is_dutch(tag):
        return dates.printed_weekday(when).replace(" ", NBSP)
    from babel.dates import format_date  # noqa: PLC0415

    pattern = _YEAR.sub("", str(_locale(tag).date_formats["full"].pattern))
    return str(format_date(when, pattern, locale=_locale(tag))).replace(" ", NBSP)


def listed(words: Sequence[str], tag: str) -> str:
    """``a, b en c``."""
    if is_dutch(tag):
        return ", ".join(words[:-1]) + (" en " if len(words) > 1 else "") + (words[-1] if words else "")
    from babel.lists import format_list  # noqa: PLC0415

    return str(format_list(list(words), locale=_locale(tag))) if words else ""


@cache
def _locale(tag: str) -> "Locale":
    from babel import Locale  # noqa: PLC0415

    return Locale.parse(_OF_EUROPE.get(tag, tag), sep="-")


def _known(tag: str) -> bool:
    from babel import UnknownLocaleError  # noqa: PLC0415

    try:
        _locale(tag)
    except (UnknownLocaleError, ValueError):
        return False
    return True
