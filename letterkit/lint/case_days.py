"""What a finished text about one case says of its days, and where that is not what the case has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from letterkit.dutch import number_words
from letterkit.dutch.dates import MONTH, MONTHS, printed
from letterkit.facts import Fact, Known
from letterkit.lint.document import Document, Sentence
from letterkit.lint.stated_facts import dated, of_kind, written

Wrong = tuple[int, int, str]
"""A place, and what the case has instead."""

NUMBER = rf"\d{{1,3}}|{number_words.PATTERN}"
_OPEN = re.compile(
    r"\b(?:open\w*|nog niet|niet (?:betaald|binnen|ontvangen|gelukt)|moest\w*|moeten|had\w*|verv(?:allen|iel\w*|al\w*)|"
    r"achter\w*|te laat|miss?en|misten|wacht\w*|verwacht\w*|sinds|te betalen|rekening|factuur|betalen|termijn\w*)\b"
)
_DUE = re.compile(
    r"\b(?:had\w*|moest\w*|verv(?:iel\w*|allen|aldag\w*|aldatum)|sinds|te betalen|betaald moeten|verwacht\w*|open)\b"
)
_PAID = re.compile(
    r"\b(?:(?:wel|al|reeds|op tijd|keurig|netjes) (?:betaald|binnen|ontvangen|voldaan)|ontvingen|dank\w*|is betaald|"
    r"hebben wij ontvangen|kregen wij)\b"
)
_TERM_OF = re.compile(
    rf"\b(?:termijn|betaling|rekening)(?:en)?\s(?:van|over|voor)\s(?:de\smaand(?:en)?\s)?(?P<months>{MONTH}(?!\s\d{{4}})"
    rf"(?:(?:,|\sen)\s{MONTH}(?!\s\d{{4}})){{0,11}})"
)
_ITS = re.compile(r"^,?\s\(?(?:van|sinds|vervallen op|te betalen op|op|per)?\s?\(?(?:\w{2,6}dag\s)?$")
_DAY_FIRST = re.compile(r"^\s?(?:\(|:|=|is|was|\.{2,}|€)\s?$")
_APART = 90  # characters between an amount and its day
_GENERAL = re.compile(
    r"\b(?:als|wanneer|zodra|stel|wie|wet|ten minste|minstens|een (?:termijn|klant|lening|rekening|schuld)|iemand|"
    r"mensen|klanten)\b"
)
_BOUND = re.compile(r"\b(?:geen|niet|minder dan|pas|nooit)\b")
_UNIT = {"dag": 1, "dagen": 1, "week": 7, "weken": 7, "maand": 30, "maanden": 30, "kwartaal": 91, "jaar": 365}
_AGE = re.compile(
    rf"(?P<span>(?:al |ruim |bijna |meer dan |inmiddels |sinds ){{0,4}}\b(?P<number>{NUMBER}|een half|anderhalve?) "
    r"(?P<unit>dag|dagen|week|weken|maanden|maand|kwartaal|jaar))\s(?:(?:lang|dus|nu|al|geleden) ){0,3}"
    r"(?P<says>(?:hebben|horen|hoorden|zagen|kregen) (?:wij|we) (?:niets|geen)\b|te laat|"
    r"over tijd|achter|achterstand|niets?\b.{0,20}\b(?:betaald|ontvangen)|"
    r"niet betaald|open|onbetaald|op (?:uw |een )?betaling|betaald moeten|vervallen|binnen moeten)\b"
)
_SLACK = 5  # days: a month is not thirty days, and a letter may lie before it goes


def wrong_due_days(document: Document, known: Known) -> Iterator[Wrong]:
    """A day or a month that is said to be that of an open term, and is not."""
    latest = (written(document) or date.fromisoformat(max(day for _, day in known.terms))).isoformat()
    for sentence in document.sentences:
        low = sentence.text.lower()
        if not _OPEN.search(low) or _PAID.search(low):
            continue
        found = [fact for fact in of_kind(document, "amount", "day") if sentence.start <= fact.start < sentence.end]
        months = _months(sentence, known) if _DUE.search(low) else []
        yield from _strange_months(sentence, known, latest)
        for fact in found:
            if fact.kind == "day" and fact.value <= latest:
                right = _due_of_amount(document, fact, found, known) or _due_of_month(fact, months, known)
                if right:
                    yield fact.start, fact.end, right


def _due_of_amount(document: Document, day: Fact, found: list[Fact], known: Known) -> str:
    """What the case has of the amount beside a day, when that is another day."""
    amounts = [fact for fact in found if fact.kind == "amount"]
    near = min(amounts, key=lambda amount: abs(amount.start - day.start), default=None)
    if any(day.value == due for _, due in known.terms):
        near = next((amount for amount in amounts if _belongs(document.lower, amount, day)), None)
    due = sorted(due for cents, due in known.terms if near and cents == int(near.value))
    if near is None or not due or day.value in due or abs(near.start - day.start) > _APART:
        return ""
    return f"{document.text[near.start : near.end]} moest betaald zijn op {_printed(due[0])}"


def _belongs(low: str, amount: Fact, day: Fact) -> bool:
    """Whether nothing but a joining word stands between an amount and its day."""
    if amount.end <= day.start:
        return _ITS.match(low[amount.end : day.start]) is not None
    return _DAY_FIRST.match(low[day.end : amount.start]) is not None


def _months(sentence: Sentence, known: Known) -> list[str]:
    """The days of the case in the months that are named beside "termijn"."""
    named = {
        month for match in _TERM_OF.finditer(sentence.text.lower()) for month in re.findall(MONTH, match["months"])
    }
    return [due for _, due in known.terms if MONTHS[date.fromisoformat(due).month - 1] in named]


def _due_of_month(day: Fact, months: list[str], known: Known) -> str:
    if len(months) != 1 or any(day.value == due for _, due in known.terms):
        return ""
    return f"die termijn moest betaald zijn op {_printed(months[0])}"


def _strange_months(sentence: Sentence, known: Known, latest: str) -> Iterator[Wrong]:
    """A month before the letter in which no term of the case was due."""
    until = date.fromisoformat(latest)
    ours = {date.fromisoformat(due).month for _, due in known.terms}
    for match in _TERM_OF.finditer(sentence.text.lower()):
        for month in re.finditer(MONTH, match["months"]):
            number = MONTHS.index(month[0]) + 1
            if number not in ours and 0 < (until.month - number) % 12 < 10:
                start = sentence.start + match.start("months") + month.start()
                dues = " en ".join(_printed(due) for _, due in known.terms[:3])
                yield start, start + len(month[0]), f"open staat wat betaald moest zijn op {dues}"


def wrong_ages(document: Document, known: Known) -> Iterator[Wrong]:
    """More days late than the oldest term is."""
    day = written(document) or document.day
    if day is None:
        return
    late = (day - date.fromisoformat(min(due for _, due in known.terms))).days
    for sentence in document.sentences:
        low = sentence.text.lower()
        match = _AGE.search(low)
        if match is None or _GENERAL.search(low) or _BOUND.search(low, max(0, match.start() - 25), match.start()):
            continue
        monthly = match["unit"].startswith("maand") and match["says"].startswith("achter")
        count = _number(match["number"])
        if count * _UNIT[match["unit"]] > late + _SLACK and not (monthly and count <= len(known.terms)):
            place = sentence.start + match.start("span"), sentence.start + match.end("span")
            yield *place, f"het oudste bedrag is {late} dagen te laat"


def _number(words: str) -> float:
    halves = {"een half": 0.5, "anderhalf": 1.5, "anderhalve": 1.5}
    return halves.get(words) or (int(words) if words.isdigit() else number_words.read(words) or 0)


_LEFT = re.compile(
    rf"\b(?:over|nog|(?:dat|dit) (?:is|zijn))\s(?:(?:maar|al|ruim|bijna|precies|net|nog|iets meer dan|goed) ){{0,4}}"
    rf"(?P<number>{NUMBER}) (?P<unit>dag(?:en)?|we(?:ek|ken))\b"
)
_ABOUT = re.compile(r"\b(?:ruim|bijna|goed|iets meer dan|ongeveer|zo'n)\b")
_OTHER_TERM = re.compile(
    r"\b(?:nadat|ontvang\w*|vanaf|wet\w*|klacht|antwoord|kosten|bedenktijd|pauze|verwerk\w*|link|werkdagen|bericht|"
    r"later|langer|extra)\b"
)
_UNTIL = re.compile(
    r"\b(?:v[óo]{1,2}r(?: of op)?|uiterlijk(?: op)?|t/m|tot(?: en met)?|laatste dag is|uiterste (?:dag|datum) is)\s"
    r"(?:\w{2,6}dag\s)?$"
)
_STATE_AGE = 5  # days that a case may be older than the letter about it
_PART_OF_WEEK, _ABOUT_DAYS = 3, 6


def wrong_time_left(document: Document) -> Iterator[Wrong]:
    """How long it is until a last day that the text names: too long or too short by the day it was written."""
    day = written(document)
    if day is None:
        return
    last: Fact | None = None
    for sentence in document.sentences:
        named = [fact for fact in of_kind(document, "day") if sentence.start <= fact.start < sentence.end]
        ends = [fact for fact in named if _UNTIL.search(document.lower, max(0, fact.start - 40), fact.start)]
        low = sentence.text.lower()
        match = _LEFT.search(low)
        of = ends[0] if len(ends) == 1 == len(named) else last
        last = of if ends or not named else None
        if match and of and not _OTHER_TERM.search(low) and not _GENERAL.search(low):
            left = (date.fromisoformat(of.value) - day).days
            least, most = _bounds(match, left, known_day=dated(document) is not None)
            if not least <= _number(match["number"]) * _UNIT[match["unit"]] <= most:
                what = f"tot en met {_printed(of.value)} zijn het nog {left} dagen"
                yield sentence.start + match.start(), sentence.start + match.end(), what


def _bounds(match: re.Match[str], left: int, *, known_day: bool) -> tuple[int, int]:
    """What may be said of so many days."""
    slack = 1
    if match["unit"].startswith("we"):
        slack = _PART_OF_WEEK
    if _ABOUT.search(match[0]):
        slack = _ABOUT_DAYS
    return left - slack - (0 if known_day else _STATE_AGE), left + slack


def earliest_last_day(known: Known) -> date | None:
    """No message can give a last day to pay before this one: what the creditor gives, from the first message on."""
    from_day = min(filter(None, (known.first_message, known.day)), default="")
    return date.fromisoformat(from_day) + timedelta(days=known.pay_days) if from_day and known.pay_days else None


def _printed(iso: str) -> str:
    return printed(date.fromisoformat(iso))
