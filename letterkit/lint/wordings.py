"""A night's messages, judged once per wording: in place of each value of a case stands a stand-in of its kind.

What comes from a case is never judged as the writer's words, so two messages that differ in names, amounts, days and
numbers alone get the same verdict. Rules that compare amounts with each other read every message as it is.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from letterkit.lint.engine import Linter
from letterkit.lint.inputs.message import facts, from_message
from letterkit.lint.model import Finding, Waiver
from letterkit.lint.rule import rules
from letterkit.message import CaseText, Message, PersonName, Shape

_MOST_KEPT = 20_000
_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_AMOUNT = re.compile(r"€\s(?!0,00)[\d.]+,\d\d")
_DAY = re.compile(rf"((?:maan|dins|woens|donder|vrij|zater|zon)dag\s)?\d{{1,2}}\s(?:{_MONTHS})(\s\d{{4}})?")
_PAY_TOKEN = re.compile(r"(https://[^\s?#]*/|https://[^\s?#]*\?\w+=)[A-Za-z0-9_-]{34,}")
_NUMBERED = re.compile(r"(?![A-Z]{2}\d\d)[A-Z]{0,6}[ .-]?(?:\d[\s./-]?){5,}")
_PHONE = re.compile(r"[0+][\d\s-]{8,13}")
_DIGIT = re.compile("[0-9]")
_ONES = str.maketrans("0123456789", "1111111111")
_GREETINGS = frozenset({"Beste", "Geachte"})

Verdict = tuple[Finding, ...]


class Wordings:
    """The errors of messages made from templates; remembers the wordings that have none."""

    def __init__(self, linter: Linter) -> None:
        amounts = {rule_id for rule_id, loaded in rules().items() if loaded.rule.compares_amounts}
        self._linter = linter
        self._words = linter.asking(rules().keys() - amounts)
        self._amounts = linter.asking(amounts)
        self._sound: set[tuple[object, ...]] = set()

    def errors(self, message: Message, waivers: tuple[Waiver, ...]) -> Verdict:
        """The findings that keep ``message`` from being sent."""
        if message.shape is None:
            return _errors(self._linter, message, waivers)
        found = self._of_words(message, message.shape, waivers)
        if self._amounts.asks_anything(message.stage, message.channel):
            found += _errors(self._amounts, message, waivers)
        return found

    def _of_words(self, message: Message, shape: Shape, waivers: tuple[Waiver, ...]) -> Verdict:
        values = stand_ins(message.values)
        key = (shape, facts(message), waivers, values)
        if key in self._sound:
            return ()
        found = _errors(self._words, _with(message, shape, values), waivers)
        if not found and len(self._sound) < _MOST_KEPT:
            self._sound.add(key)
        return found


def stand_ins(values: Sequence[str]) -> tuple[str, ...]:
    """Another value of the same kind in place of each; a text that is of no known kind stands for itself."""
    return tuple([_stand_in(value) for value in values])


def _stand_in(value: str) -> str:
    if isinstance(value, CaseText) and value and not _NUMBERED.fullmatch(value):
        return _words(value)
    return _of_kind(value)


@lru_cache(maxsize=1024)  # what comes from the creditor stands in every message
def _of_kind(value: str) -> str:
    if not _DIGIT.search(value):
        return value
    if _AMOUNT.fullmatch(value):
        return "€\u00a0123,45"
    if day := _DAY.fullmatch(value):
        return ("maandag\u00a0" if day[1] else "") + "23\u00a0november" + (" 2026" if day[2] else "")
    if _NUMBERED.fullmatch(value) and not _PHONE.fullmatch(value):
        return value.translate(_ONES)
    if link := _PAY_TOKEN.fullmatch(value):
        return f"{link[1]}{'x' * 40}"
    return value


def _words(value: CaseText) -> str:
    """A name, after its greeting; for what else a case names a word that everybody knows, with its capital if any."""
    if isinstance(value, PersonName):
        first = value.partition(" ")[0]
        return f"{first} mevrouw Jan" if first in _GREETINGS else "mevrouw Jan"
    return "Lening" if value[0].isupper() else "lening"


def _with(message: Message, shape: Shape, values: tuple[str, ...]) -> Message:
    subject, preheader, blocks = shape.fill(values)
    return replace(message, subject=subject, preheader=preheader, blocks=blocks)


def _errors(linter: Linter, message: Message, waivers: tuple[Waiver, ...]) -> Verdict:
    document = replace(from_message(message), waivers=waivers)
    return tuple(finding for finding in linter.judge(document).findings if finding.level == "error")
