"""Facts in running text: each with its kind, its value in one spelling, and its offsets.

Kinds and values: ``amount`` euro cents; ``percentage`` the number with a point; ``term`` days; ``day`` a ``date`` as
``2026-05-12``; ``hours`` minutes after midnight, ``540-1020``; ``iban``, ``phone`` and ``reference`` without spaces;
``email`` and ``domain`` in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from letterkit.dutch import amounts, dates, number_words

Kind = Literal["amount", "percentage", "term", "day", "hours", "iban", "reference", "phone", "email", "domain"]

_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Z0-9])")
_PHONE = re.compile(
    r"(?<![\w.,+/-])0[89]0\d(?:[ -]?\d){4,7}(?![\w-]|[.,]\d)"
    r"|(?<![\w.,+/-])(?:(?:\+|00)31[ -]?(?:\(0\)[ -]?)?|0)[1-9](?:[ -]?\d){6,8}(?![\w-]|[.,]\d)"
    r"|(?<![\w.,+/€-])(?<!€ )18\d{2}(?!\w|[.,-]\d)"
)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,60}@(?P<host>[\w-]{1,60}(?:\.[\w-]{1,30}){1,4})")
_DOMAIN = re.compile(
    r"(?:https?://)?(?<![\w@.-])(?P<host>(?:[a-z0-9-]{1,60}\.){1,4}"
    r"(?:nl|com|eu|be|de|net|org|info|biz|io|app|online|site|shop|link|example|me|ly|co|frl|amsterdam|gov))(?![\w@-]|\.\w)",
    re.IGNORECASE,
)
_PERCENT = re.compile(
    r"(?<![\d.,])(?P<number>\d{1,3}(?:[.,]\d{1,2})?)\s?(?:%|procent\b)"
    rf"|(?<!half )(?<!halve )\b(?P<words>{number_words.PATTERN})\sprocent\b",
    re.IGNORECASE,
)
_TERM = re.compile(
    rf"\b(?:(?:binnen|in|na|over|nog)\s(?:de\s)?|(?:heeft|hebt|krijgt)\s)(?P<number>\d{{1,3}}|{number_words.PATTERN})\s"
    r"(?:werk)?(?P<unit>dag(?:en)?|we(?:ek|ken)|maand(?:en)?|uur|uren)\b",
    re.IGNORECASE,
)
_HOURS = re.compile(
    r"\b(?:van|tussen)\s(?P<from>\d{1,2})(?:[.:](?P<from_minutes>\d{2}))?(?:\suur)?\s"
    r"(?:tot|en)\s(?P<to>\d{1,2})(?:[.:](?P<to_minutes>\d{2}))?\suur\b",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"\b(?:betalings?kenmerk|kenmerk)\W{1,4}(?P<number>RF\d{2}(?: ?[A-Z0-9]{1,4}){1,6}|\d(?:[ .-]?\d){5,19})(?!\w)",
    re.IGNORECASE,
)
_DAYS = {"dag": 1, "dagen": 1, "week": 7, "weken": 7, "maand": 30, "maanden": 30, "uur": 0, "uren": 0}
_HOUR = 60


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a text states; ``value`` as the module says for its kind."""

    kind: Kind
    value: str
    start: int
    end: int


def facts(text: str, near: date | None = None) -> tuple[Fact, ...]:
    """All facts of a text in reading order; ``near`` gives the year to days that have none."""
    return tuple(sorted(_all(text, near), key=lambda fact: (fact.start, -fact.end)))


def _all(text: str, near: date | None) -> Iterator[Fact]:
    for amount in amounts.in_text(text):
        yield Fact("amount", str(amount.cents), amount.start, amount.end)
    for day in dates.in_text(text, near):
        yield Fact("day", day.day.isoformat(), day.start, day.end)
    for match in _IBAN.finditer(text):
        if match[0].startswith("RF"):  # a reference of ISO 11649 looks like an account of a country that does not exist
            continue
        yield Fact("iban", match[0].replace(" ", ""), *match.span())
    for match in _EMAIL.finditer(text) if "@" in text else ():
        yield Fact("email", match[0].lower().rstrip("."), *match.span())
    yield from _addresses(text)
    yield from _percentages(text)
    for match in _REFERENCE.finditer(text):
        yield Fact("reference", _bare(match["number"]).upper(), match.start("number"), match.end("number"))
    yield from _terms(text)
    yield from _hours(text)
    taken = [match.span() for pattern in (_IBAN, _REFERENCE) for match in pattern.finditer(text)]
    for phone in _numbers(text):
        if not any(start < phone.end and phone.start < end for start, end in taken):
            yield phone


def _percentages(text: str) -> Iterator[Fact]:
    if "%" not in text and "procent" not in text.lower():  # numbers in words are slow to find, and few letters use them
        return
    for match in _PERCENT.finditer(text):
        number = match["number"] or number_words.read(match["words"])
        if number is not None:
            yield Fact("percentage", str(number).replace(",", "."), *match.span())


def _addresses(text: str) -> Iterator[Fact]:
    for match in _DOMAIN.finditer(text):
        yield Fact("domain", match["host"].lower().removeprefix("www."), *match.span())


def _numbers(text: str) -> Iterator[Fact]:
    """Telephone numbers; a number that is called something else (klantnummer, kenmerk) is none."""
    for match in _PHONE.finditer(text):
        before = text[max(0, match.start() - 24) : match.start()].lower()
        if len(_bare(match[0])) == _SHORT and not _CALLED.search(before):
            continue
        if not _OTHER_NUMBER.search(before):
            yield Fact("phone", national(match[0]), *match.span())


_SHORT = 4
_CALLED = re.compile(r"\b(?:bel|belt|bellen|telefoon|nummer|hulplijn|lijn|infolijn)\W{1,3}(?:\w{1,12}\W){0,3}$")
_OTHER_NUMBER = re.compile(
    r"(?:kenmerk|klantnummer|dossiernummer|zaaknummer|factuurnummer|contractnummer|factuur|kvk|btw|postbus)\W{0,4}(?:\w{1,4}\W){0,2}$"
)


def national(number: str) -> str:
    """A telephone number as it is dialled inside the Netherlands, digits alone."""
    bare = re.sub(r"\(0\)", "", number)
    digits = _bare(bare).lstrip("+")
    for code in ("0031", "31"):
        if digits.startswith(code) and (bare.strip().startswith("+") or code == "0031"):
            return "0" + digits.removeprefix(code)
    return digits


def _terms(text: str) -> Iterator[Fact]:
    for match in _TERM.finditer(text):
        number = int(match["number"]) if match["number"].isdigit() else number_words.read(match["number"])
        if number is not None:
            yield Fact("term", str(number * _DAYS[match["unit"].lower()]), *match.span())


def _hours(text: str) -> Iterator[Fact]:
    if "uur" not in text.lower():
        return
    for match in _HOURS.finditer(text):
        first = int(match["from"]) * _HOUR + int(match["from_minutes"] or 0)
        last = int(match["to"]) * _HOUR + int(match["to_minutes"] or 0)
        yield Fact("hours", f"{first}-{last}", *match.span())


def _bare(text: str) -> str:
    return re.sub(r"[\s.()-]", "", text)
