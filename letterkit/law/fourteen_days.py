"""The words of the 14-day letter (article 6:96 BW, paragraph 6): terms that are right, terms that make it void.

The term must be fourteen days from the day after delivery, or what comes to the same: fifteen days after delivery. A
letter with another term has no effect and cannot be mended by a few days more (HR 25-11-2016, ECLI:NL:HR:2016:2704).
So a text is sound when ``right_terms`` finds something in it and ``wrong_terms`` nothing.
"""

import re
from dataclasses import dataclass

_HR = "HR 25-11-2016, ECLI:NL:HR:2016:2704"


@dataclass(frozen=True, slots=True)
class Wording:
    """A way to write a term: the pattern that finds it, an example, the source.

    ``alone`` is True for words that are wrong only when no right formula stands in the same letter.
    """

    id: str
    pattern: re.Pattern[str]
    example: str
    source: str
    alone: bool = False


def _wording(name: str, pattern: str, example: str, source: str, *, alone: bool = False) -> Wording:
    """Blanks in a pattern stand for any white space, because letters break their lines anywhere."""
    return Wording(name, re.compile(pattern.replace(" ", r"\s+"), re.IGNORECASE), example, source, alone)


_WITHIN = r"\bbinnen (?:een termijn van )?"
_FOURTEEN, _FIFTEEN = _WITHIN + "(?:veertien|14) dagen", _WITHIN + "(?:vijftien|15) dagen"
_EITHER = _WITHIN + "(?:veertien|vijftien|14|15) dagen"
_FROM_NEXT_DAY = _FOURTEEN + ",?(?: te rekenen)? vanaf de dag nadat "
_DELIVERED = r"deze brief (?:bij u )?is bezorgd\b"
_RECEIVED = r"(?:u deze brief (?:hebt|heeft) ontvangen|deze brief door u is ontvangen)\b"
_RECEIPT_SOURCE = "incassojuridischadvies.nl 2017; hr-center.nl (variant for when receipt is disputed)"
_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"

FORMULAS: tuple[Wording, ...] = (
    _wording(
        "veertien-na-bezorging",
        _FROM_NEXT_DAY + _DELIVERED,
        "binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd",
        _HR,
    ),
    _wording(
        "vijftien-na-bezorging",
        _FIFTEEN + " nadat " + _DELIVERED,
        "binnen vijftien dagen nadat deze brief bij u is bezorgd",
        _HR,
    ),
    _wording(
        "veertien-na-ontvangst",
        _FROM_NEXT_DAY + _RECEIVED,
        "binnen veertien dagen vanaf de dag nadat deze brief door u is ontvangen",
        _RECEIPT_SOURCE,
    ),
    _wording(
        "vijftien-na-ontvangst",
        _FIFTEEN + " nadat " + _RECEIVED,
        "binnen vijftien dagen nadat u deze brief heeft ontvangen",
        _RECEIPT_SOURCE,
    ),
)
"""The terms that keep the letter valid."""

WRONG: tuple[Wording, ...] = (
    _wording("na-heden", _EITHER + r" (?:na|vanaf) (?:heden|vandaag|nu)\b", "binnen veertien dagen na heden", _HR),
    _wording(
        "na-dagtekening",
        _EITHER + r" (?:na|vanaf) (?:de )?(?:dagtekening|datum|briefdatum)\b",
        "binnen veertien dagen na dagtekening",
        _HR,
    ),
    _wording(
        "na-verzending",
        _EITHER + r" (?:na|vanaf) (?:de )?(?:verzending|verzenddatum)\b",
        "binnen veertien dagen na verzending",
        _HR,
    ),
    _wording(
        "na-deze-brief",
        _EITHER + r" (?:na|vanaf) (?:deze|dit) (?:brief|schrijven)\b",
        "binnen 14 dagen na deze brief",
        _HR,
    ),
    _wording(
        "dag-te-kort",
        _FOURTEEN + f" (?:nadat (?:{_DELIVERED}|{_RECEIVED})|na (?:de )?(?:ontvangst|bezorging)\\b)",
        "binnen veertien dagen nadat deze brief bij u is bezorgd",
        "follows from " + _HR,
    ),
    _wording(
        "alleen-datum",
        rf"\b(?:uiterlijk(?: op)?|vóór|voor|tot en met) (?:\w+dag )?\d{{1,2}}(?: (?:{_MONTHS})\b|-\d{{1,2}}-\d{{4}}\b)",
        "uiterlijk 5 december 2026",
        _HR,
        alone=True,
    ),
)
"""The terms that make it void. ``dag-te-kort`` counts the day of delivery itself, so it is one day short."""


def right_terms(text: str) -> tuple[Wording, ...]:
    """The right formulas that stand in ``text``."""
    return tuple(formula for formula in FORMULAS if formula.pattern.search(text))


def wrong_terms(text: str) -> tuple[tuple[Wording, re.Match[str]], ...]:
    """The wrong terms in ``text`` with their place; a plain date is none when a right formula stands beside it."""
    saved = bool(right_terms(text))
    return tuple(
        (wrong, match) for wrong in WRONG if not (saved and wrong.alone) for match in wrong.pattern.finditer(text)
    )
