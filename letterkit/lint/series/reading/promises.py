"""What a message promises: no costs, no interest, no hand-over, time until a day, an arrangement that goes on.

A promise with a condition ("als u nu betaalt", "Betaalt u op tijd? Dan …") is none: who breaks the condition, knows.
One with an end date holds until that date.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from letterkit.lint.document import WORDED, Sentence
from letterkit.lint.reading.patterns import any_of
from letterkit.lint.series.conflict import Step
from letterkit.lint.series.reading.days import days, until

Topic = Literal["kosten", "rente", "bkr", "overdracht", "tijd", "regeling"]

_NONE = r"(?:geen|nooit|zonder)\s(?:\w+\s){0,2}"
_PROMISES: dict[Topic, re.Pattern[str]] = {
    "kosten": any_of(
        rf"\b{_NONE}\w*kosten\b",
        r"\b(?:kost|kosten) u (?:verder )?niets(?: extra)?\b|\bkosten\b.{0,30}\bnooit\b",
        r"\bniets extra (?:te )?betalen\b|\bbetaalt (?:u )?niets extra\b",
    ),
    "rente": any_of(
        rf"\b{_NONE}rente\b",
        r"\brente\b.{0,30}\b(?:stil|stop\w*|op nul)\b|\b(?:stoppen|zetten)\b.{0,30}\brente\b",
    ),
    "bkr": any_of(
        r"\bmelden\b.{0,40}\b(?:niets?|geen)\b.{0,30}\bbkr\b|\bgeen\b.{0,20}\bbkr-?(?:melding|registratie)\b"
    ),
    "overdracht": any_of(
        rf"\b{_NONE}(?:incassobureau|deurwaarder|incassopartner)\b",
        r"\b(?:dragen|geven)\b.{0,60}\bniet\b.{0,20}\b(?:over|uit handen)\b|\bblijft\b.{0,20}\bbij ons\b",
    ),
    "tijd": any_of(
        r"\b(?:u krijgt|u heeft|krijgt u|heeft u)\b.{0,50}\btot\b",
        r"\b(?:wij|we)\s(?:wachten|ondernemen|doen|vragen|sturen)\b.{0,60}\b(?:tot|niets?|geen)\b",
        r"\btot\b.{0,40}\b(?:wachten|doen|ondernemen|sturen|vragen|horen)\s(?:wij|we|u)\b",
        r"\b(?:wachten|doen|ondernemen|sturen|vragen)\s(?:wij|we)\b.{0,60}\b(?:tot|niets?|geen)\b",
        r"\b(?:pauze|uitstel)\b.{0,40}\btot\b|\bhoeft\b.{0,50}\b(?:niets?|niet)\b",
    ),
    "regeling": any_of(
        r"\b(?:regeling|afspraak|betaalafspraak|betalingsregeling)\b.{0,40}\b(?:loopt|gaat|blijft)\b.{0,30}"
        r"\b(?:door|verder|bestaan|staan|gelden|hetzelfde)\b",
        r"\b(?:regeling|afspraak)\b.{0,20}\b(?:stoppen|beëindigen)\s(?:wij|we)\sniet\b"
        r"|\b(?:wij|we)\s(?:stoppen|beëindigen)\b.{0,40}\b(?:regeling|afspraak)\b.{0,10}\bniet\b",
    ),
}
_CONDITION = any_of(
    r"\b(?:als|wanneer|indien|mits|zolang|tenzij|nu|dan|binnen|op tijd|eerst|nog geen|nog niet)\b|\?\s*$"
)
_THIS_ONLY = any_of(
    r"\b(?:dit|deze|het)\s(?:bericht|brief|e-?mail|sms|gesprek|telefoongesprek|hulp)\b",
    r"\b(?:bellen|hulp|coach|advies)\b",
)
_PLAN = any_of(r"\b\w*(?:regeling|afspraak)\b|\bin (?:delen|termijnen|stukjes)\b")


@dataclass(frozen=True, slots=True)
class Promise:
    """``until``: the last day it holds, None for always. ``plan``: it is about an arrangement only."""

    topic: Topic
    sentence: Sentence
    until: date | None = None
    plan: bool = False

    def holds(self, step: Step) -> bool:
        """Whether the promise still holds on the day of a later message."""
        return self.until is None or (step.day is not None and step.day < self.until)


def promises(step: Step) -> Iterator[Promise]:
    """All promises of a message, in reading order."""
    ends = {day.sentence.start: day.day for day in days(step) if until(day, step.document)}
    before = ""
    for sentence in step.document.sentences:
        if sentence.kind in WORDED:
            low = sentence.text.lower()
            yield from _promises(sentence, low, before, ends.get(sentence.start))
            before = low


def _promises(sentence: Sentence, low: str, before: str, end: date | None) -> Iterator[Promise]:
    for topic, pattern in _PROMISES.items():
        if not pattern.search(low) or (topic in {"kosten", "rente"} and _THIS_ONLY.search(low)):
            continue
        bound = bool(_CONDITION.search(low))
        if topic == "tijd" and end is None:
            continue
        if end is not None or not bound:
            yield Promise(topic, sentence, end, plan=bool(_PLAN.search(low) or _PLAN.search(before)))
