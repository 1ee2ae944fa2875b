"""A day of the week that does not belong to its date."""

import re
from collections.abc import Iterator
from datetime import date

from letterkit.dutch.dates import WEEKDAY, WEEKDAYS, printed_weekday
from letterkit.facts import Fact
from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import EERLIJK
from letterkit.lint.rule import Options, Rule
from letterkit.lint.stated_facts import finished, of_kind

RULE = Rule(
    id="weekdag-klopt-niet",
    category="facts",
    level="error",
    message="Deze dag van de week klopt niet: het is {right}. Laat de weekdag weg, of neem de goede.",
    why="Met een verkeerde weekdag weet de lezer niet welke van twee dagen bedoeld is, en is hij te vroeg of te laat.",
    source=EERLIJK,
    wrong=(
        "Betaal vóór «dinsdag 12 mei 2027».",
        "Utrecht, 30 november 2026\n\nBetalen kan tot en met «woensdag 17 december».",
        "@known day 2026-11-29\nBetalen kan t/m «wo 17 dec» in de app.",
        "@known day 2026-11-29\nDe laatste dag is «17 december, een zaterdag».",
        "@known day 2026-11-29\nBetalen kan tot en met 17 december. «Die dag valt in het weekend».",
        "@known day 2026-11-29\nBetaal uiterlijk «17 december (vrijdag)».",
        "@known day 2026-11-29\nBetaal t/m 17 december. Omdat «die dag in het weekend valt», betaalt u nu.",
        "@known day 2026-11-29\n17 december «valt op een maandag».",
    ),
    right=(
        "Betaal vóór woensdag 12 mei 2027.",
        "Utrecht, 30 november 2026\n\nBetalen kan tot en met donderdag 17 december, of op dinsdag 5 januari.",
        "Betalen kan tot en met woensdag 17 december.",
        "@known day 2026-11-29\nBetaal uiterlijk 17 december. Valt die dag in het weekend? Dan is maandag ook goed.",
        "@known day 2026-11-29\nOp 19 december zijn wij dicht, want dat is een zaterdag.",
        "@known day 2026-11-29\nBel ons vóór 17 december, elke dag van maandag tot en met vrijdag.",
    ),
)

_SHORT = "ma|di|wo|do|vr|za"  # not "zo", which is a word of its own
_BEFORE = re.compile(rf"\b(?P<day>{WEEKDAY}|(?:{_SHORT})\b\.?),?\s{{1,2}}(?:de\s|\()?$")
_AFTER = re.compile(rf"(?:\s?\(|,\s(?:een\s|op\s(?:een\s)?)?)(?P<day>{WEEKDAY})\b(?!\s\d)")
_FALLS = re.compile(
    rf"\b(?:(?:die|deze)\s(?:dag|datum)\s|dat\s)?(?:is|valt)\s(?:dit\sjaar\s|dan\s)?(?:op\s|in\s)?(?:een\s|het\s)?(?P<day>{WEEKDAY}|weekend)\b"
    r"|\b(?:(?:die|deze)\s(?:dag|datum)\s|dat\s)?(?:op\seen|in\shet|in\seen)\s(?P<last>weekend|"
    rf"{WEEKDAY})\svalt\b"
)
_ASKED = re.compile(r"\b(?:als|wanneer|mocht|indien|zou|stel|niet|geen|of)\b|^\W*valt\b")
_WEEKEND = 5  # the first weekday that is no working day


def check(document: Document, *, options: Options) -> Iterator[Span]:
    if not finished(document):
        return
    for fact in of_kind(document, "day"):
        day = date.fromisoformat(fact.value)
        before = _BEFORE.search(document.lower, max(0, fact.start - 16), fact.start)
        after = _AFTER.match(document.lower, fact.end)
        if before and not _is(before["day"], day):
            yield _span(before.start("day"), fact.end, day)
        elif after and not _is(after["day"], day):
            closed = after.end() + (document.text[after.end() : after.end() + 1] == ")")
            yield _span(fact.start, closed, day)
    yield from _said_of_a_day(document)


def _said_of_a_day(document: Document) -> Iterator[Span]:
    """What a sentence says of the one day that it, or the sentence before it, names."""
    before: list[Fact] = []
    for sentence in document.sentences:
        days = [fact for fact in of_kind(document, "day") if sentence.start <= fact.start < sentence.end]
        match = _FALLS.search(sentence.text.lower())
        of = days or before
        if match and len(of) == 1 and not _ASKED.search(sentence.text.lower(), 0, match.end()):
            day = date.fromisoformat(of[0].value)
            if not _is(match["day"] or match["last"], day) and not _names_another(sentence.text.lower(), match.end()):
                yield _span(sentence.start + match.start(), sentence.start + match.end(), day)
        before = days


def _names_another(low: str, at: int) -> bool:
    """Whether a date follows the weekday: then it is that day's, and looked at there."""
    return re.match(r"\s\d", low[at:]) is not None


def _is(named: str, day: date) -> bool:
    if named == "weekend":
        return day.weekday() >= _WEEKEND
    return WEEKDAYS[day.weekday()].startswith(named.rstrip("."))


def _span(start: int, end: int, day: date) -> Span:
    return Span(start, end, {"right": printed_weekday(day)})
