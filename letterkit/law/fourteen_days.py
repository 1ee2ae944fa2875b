"""The words of the 14-day letter (article 6:96 BW, paragraph 6): which terms keep it valid, which make it void.

The term is fourteen days from the day after the letter was delivered, or what comes to the same: fifteen days after
delivery. A shorter term, or one that does not begin with delivery, gives the letter no effect (HR 25-11-2016,
ECLI:NL:HR:2016:2704). Judges accept the two formulas of that ruling, also with "ontvangen", and longer terms that
begin with receipt; other words that come to the same may confuse, and can cost the fee (LOVCK&T 2-2-2017).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from letterkit.dutch import dates, number_words
from letterkit.law import calendar
from letterkit.law.settings import Settings

Verdict = Literal["right", "void", "not_accepted"]
Reason = Literal[
    "formula",
    "longer",
    "other_words",
    "too_short",
    "from_sending",
    "no_start",
    "date_only",
    "date_too_soon",
    "date_beside",
]

FORMULA = "binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd"
"""The term as letterkit writes it: the formula of the Hoge Raad."""

_DAYS_IN = {"dag": 1, "wee": 7, "wek": 7, "maa": 28}  # by the first letters of the unit; a month has 28 days at least
_FROM_NEXT_DAY, _AFTER_DELIVERY = 14, 15
_LATEST_LAST_DAY = 20  # days after posting: the legal last day of an ordinary letter lies 16 to 20 days after it
_SHORTEST, _SHORTEST_BARE, _LONGEST_BARE = 5, 10, 31  # "binnen 3 dagen" is about something else than paying
_ANY_DAY = date(2000, 1, 1)
_NUMBER = rf"(?:\d{{1,3}}|{number_words.PATTERN})"
_LENGTH = (
    rf"(?P<number>{_NUMBER})(?:\s?\(\s?{_NUMBER}\s?\))?\s?"
    r"(?P<unit>(?:kalender|werk)?dagen|dag|weken|week|maanden|maand)\b(?:\sde\stijd)?"
)
_TERM = re.compile(
    rf"(?P<within>\b(?:binnen|uiterlijk)\s(?:een\s(?:termijn|periode)\svan\s)?)?(?<![\w,.]){_LENGTH}"
    r"(?P<start>[,\s]{1,2}(?:(?:te\srekenen|gerekend|ingaande|die\singaat|om\ste\sbetalen)[,\s]{1,2})?"
    r"(?P<how>vanaf|nadat|na|met\singang\svan|volgend\sop)\s(?P<what>[^.,;:!?]{1,90}))?",
    re.IGNORECASE,
)
_RECEIPT = (
    r"(?:bezorgd|bezorging|ontvangen|ontvangt|ontvangst|bereikt\w*|afgeleverd|aflevering|gekregen|krijgt|binnen\sis)"
)
_RECEIVED = re.compile(rf"\b{_RECEIPT}\b", re.IGNORECASE)
_SENT = re.compile(
    r"\b(?:heden|vandaag|nu|\w*dagtekening|gedagtekend|gedateerd|\w*datum|\w*verzending|verzonden|verstu(?:urd|ren)|"
    r"verzenden|gepost|poststempel|geschreven|opgemaakt|vervaldag)\b",
    re.IGNORECASE,
)
_THIS_LETTER = re.compile(r"^(?:deze|dit)\s(?:brief|schrijven|bericht)\b", re.IGNORECASE)
_FROM_READER = re.compile(
    r"\b(?:uw|je|jouw)\s(?:\w+\s)?(?:klacht|antwoord|reactie|bericht|vraag|verzoek|betaling|bezwaar|brief|e-?mail|formulier)\b",
    re.IGNORECASE,
)
_NEXT_DAY = re.compile(r"^(?:de\s)?dag\s(?:nadat|na|volgend\w*\sop|die\svolgt\sop)\b", re.IGNORECASE)
_WHOLE_DAY = re.compile(r"^(?:de\s)?(?:dag|datum)\s(?:waarop|van)\b", re.IGNORECASE)
_DEADLINE = re.compile(rf"\b(?:uiterlijk(?:\sop)?|vóór|voor|tot\sen\smet)\s(?:{dates.WEEKDAY}\s)?(?=\d)", re.IGNORECASE)
_DATE_WIDTH = 24  # "5 september 2026" and a little


@dataclass(frozen=True, slots=True)
class Term:
    """A term in a letter: where it stands, what it does to the letter, and why."""

    start: int
    end: int
    verdict: Verdict
    reason: Reason


def terms(text: str, posted: date | None = None, settings: Settings | None = None) -> tuple[Term, ...]:
    """All terms of a letter in reading order. White space may be anything; ``text`` is the letter without its address.

    Beside a term that begins with delivery, a bare "binnen 14 dagen" only refers to it and is left out; so is a date
    that is late enough. ``posted``: the day of posting; without it nobody can say whether a date is late enough.
    """
    kept = [at for at, sign in enumerate(text) if not (sign.isspace() and text[at - 1 : at].isspace())]
    flat = "".join(" " if text[at].isspace() else text[at] for at in kept)
    worded = [term for match in _TERM.finditer(flat) if (term := _worded(match))]
    right = any(term.verdict != "void" and term.reason != "no_start" for term in worded)
    if right:
        worded = [term for term in worded if term.reason != "no_start"]
    dated = _dated(flat, posted, beside_a_term=right, settings=settings)
    ordered = sorted([*worded, *dated], key=lambda term: term.start)
    return tuple(replace(term, start=kept[term.start], end=kept[term.end - 1] + 1) for term in ordered)


def _worded(match: re.Match[str]) -> Term | None:
    """The verdict on a number of days; None when it is no term at all ("14 dagen geleden", "3 maanden huur")."""
    length = _days(match["number"], match["unit"])
    begins = _begins(match["how"].lower(), match["what"]) if match["start"] else None
    if length is None or length < _SHORTEST or (match["start"] and _FROM_READER.search(match["what"])):
        return None
    if begins is None:
        bare = match["within"] and _SHORTEST_BARE <= length <= _LONGEST_BARE
        end = match.start("start") if match["start"] else match.end()
        return Term(match.start(), end, "void", "no_start") if bare else None
    kind, end = begins
    return Term(match.start(), match.start("what") + end, *_judged(length, kind, match[0]))


def _begins(how: str, what: str) -> tuple[str, int] | None:
    """With what the term begins, and where the words for it end: "next_day", "same_day", "delivery" or "sending"."""
    if how != "nadat" and (letter := _THIS_LETTER.search(what)):  # "14 dagen na deze brief"
        return "sending", letter.end()
    received, sent = _RECEIVED.search(what), _SENT.search(what)
    if sent and (not received or sent.start() < received.start()):
        return "sending", sent.end()
    if not received:
        return None
    if _NEXT_DAY.search(what):
        return "next_day", received.end()
    if _WHOLE_DAY.search(what):  # "na de dag waarop …" leaves that day out, "vanaf de dag van …" counts it
        return ("next_day_in_other_words" if how == "na" else "delivery"), received.end()
    return "delivery", received.end()


def _judged(length: int, begins: str, words: str) -> tuple[Verdict, Reason]:
    if begins == "sending":
        return ("not_accepted", "other_words") if length > _LATEST_LAST_DAY else ("void", "from_sending")
    needed = _AFTER_DELIVERY if begins == "delivery" else _FROM_NEXT_DAY
    if length < needed:
        return "void", "too_short"
    if length > needed:
        return "right", "longer"
    usual = begins != "next_day_in_other_words" and not re.search(r"\b(?:we?ken?|maand\w*|werkdagen)\b", words.lower())
    return ("right", "formula") if usual else ("not_accepted", "other_words")


def _days(number: str, unit: str) -> int | None:
    """The length in calendar days at least: working days count as days, for they take as long or longer."""
    count = int(number) if number.isdigit() else number_words.read(number)
    per = _DAYS_IN.get(unit.lower().removeprefix("kalender").removeprefix("werk")[:3])
    return count * per if count and per else None


def _dated(flat: str, posted: date | None, *, beside_a_term: bool, settings: Settings | None) -> Iterator[Term]:
    """Dates before which to pay. Alone they make the letter void, beside a term when they come before its end."""
    last = calendar.of_letter(posted, settings=settings).last_day if posted and beside_a_term else None
    for match in _DEADLINE.finditer(flat):
        stretch = flat[match.end() : match.end() + _DATE_WIDTH]
        deadline = next(dates.in_text(stretch, posted or _ANY_DAY), None)
        if deadline is None or deadline.start:
            continue
        term = Term(match.start(), match.end() + deadline.end, "void", "date_only")
        if not beside_a_term:
            yield term
        elif last is None and not match[0].lower().startswith("tot"):  # interest and pay links run "tot en met" too
            yield replace(term, verdict="not_accepted", reason="date_beside")
        elif last and deadline.day - _exclusive(match[0]) < last:
            yield replace(term, reason="date_too_soon")


def _exclusive(words: str) -> timedelta:
    """The words "vóór 3 december" have 2 December as its last day."""
    return timedelta(days=int(words.lower().startswith(("vóór", "voor"))))
