"""A night's messages, judged once per wording: in place of each value of a case stands a stand-in of its kind.

What comes from a case is never judged as the writer's words, so two messages that differ in names, amounts, days and
numbers alone get the same verdict. Rules that compare amounts with each other read every message as it is.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from letterkit.dutch import amounts, dates
from letterkit.lint.engine import Linter
from letterkit.lint.findings import LEVELS, Finding, Waiver
from letterkit.lint.inputs.message import facts, from_message
from letterkit.lint.rule import rules
from letterkit.message import CaseText, Message, PersonName, Shape

_MOST_KEPT = 20_000
_PAY_TOKEN = re.compile(r"(https://[^\s?#]*/|https://[^\s?#]*\?\w+=)[A-Za-z0-9_-]{34,}")
_NUMBERED = re.compile(r"(?![A-Z]{2}\d\d)[A-Z]{0,6}[ .-]?(?:\d[\s./-]?){5,}")
_PHONE = re.compile(r"[0+][\d\s-]{8,13}")
_DIGIT = re.compile("[0-9]")
_ONES = str.maketrans("0123456789", "1111111111")
_GREETINGS = frozenset({"Beste", "Geachte"})

Verdict = tuple[Finding, ...]
Counts = tuple[tuple[int, int, int, int], tuple[str, ...]]


class VerdictCache:
    """The errors of messages made from templates; remembers the wordings that have none."""

    def __init__(self, linter: Linter) -> None:
        # A finding never gets a higher level than its rule has, so other rules cannot hold a message. But an exception
        # for a rule that is not asked would look as if nobody needed it.
        amounts = {rule_id for rule_id, loaded in rules().items() if loaded.rule.compares_amounts}
        self._linter = linter
        words = (rules().keys() - amounts) | linter.own.rules.keys()
        self._words = linter.asking(words)
        self._words_errors = linter.asking(words, lowest="error")
        self._amounts = linter.asking(amounts)
        self._sound: set[tuple[object, ...]] = set()
        self._counts: dict[tuple[object, ...], Counts] = {}
        self._amounts_asked: dict[tuple[Shape, str], bool] = {}

    def errors(self, message: Message, waivers: tuple[Waiver, ...]) -> Verdict:
        """The findings that keep ``message`` from being sent."""
        if message.shape is None:
            return _errors(self._linter, message, waivers)
        findings = self._of_words(message, message.shape, waivers)
        if self._asks_amounts(message, message.shape):
            findings += _errors(self._amounts, message, waivers)
        return findings

    def judged(self, message: Message, waivers: tuple[Waiver, ...]) -> tuple[Verdict, Counts]:
        """The errors of a message, and how many findings of each level its wording has, judged once a wording.

        What rules say that compare amounts is not among the counts: a message with an error of those is not sent.
        """
        if message.shape is None:
            return _judged(self._linter, message, waivers)
        values = placeholders_for(message.values)
        key = (message.shape, facts(message), waivers, values, message.date)
        findings: Verdict = ()
        counts = self._counts.get(key)
        if counts is None:
            findings, counts = _judged(self._words, _with(message, message.shape, values), waivers, invented=True)
            if not findings and len(self._counts) < _MOST_KEPT:
                self._counts[key] = counts
        if self._asks_amounts(message, message.shape):
            findings += _errors(self._amounts, message, waivers)
        return findings, counts

    def _asks_amounts(self, message: Message, shape: Shape) -> bool:
        key = shape, message.stage
        asked = self._amounts_asked.get(key)
        if asked is None:
            asked = self._amounts.asks_anything(from_message(_with(message, shape, placeholders_for(message.values))))
            if len(self._amounts_asked) < _MOST_KEPT:
                self._amounts_asked[key] = asked
        return asked

    def _of_words(self, message: Message, shape: Shape, waivers: tuple[Waiver, ...]) -> Verdict:
        values = placeholders_for(message.values)
        key = (shape, facts(message), waivers, values, message.date)
        if key in self._sound:
            return ()
        findings = _errors(self._words if waivers else self._words_errors, _with(message, shape, values), waivers)
        if not findings and len(self._sound) < _MOST_KEPT:
            self._sound.add(key)
        return findings


def placeholders_for(values: Sequence[str]) -> tuple[str, ...]:
    """Another value of the same kind in place of each; a text that is of no known kind stands for itself."""
    return tuple([_words(value) if isinstance(value, CaseText) else _of_kind(value) for value in values])


@lru_cache(maxsize=1024)  # what comes from the creditor stands in every message
def _of_kind(value: str) -> str:
    if not _DIGIT.search(value):
        return value
    if amounts.is_printed(value) and not value.endswith("\u00a00,00"):
        return "€\u00a0123,45"
    if (parts := dates.parts_printed(value)) is not None:
        weekday, year = parts
        return ("maandag\u00a0" if weekday else "") + "23\u00a0november" + (" 2026" if year else "")
    if _NUMBERED.fullmatch(value) and not _PHONE.fullmatch(value):
        return value.translate(_ONES)
    if link := _PAY_TOKEN.fullmatch(value):
        return f"{link[1]}{'x' * 40}"
    return value


def _words(value: CaseText) -> str:
    """A name, after its greeting; for what else a case names a word that everybody knows, with its capital if any. A
    number is one whoever gave it.
    """
    if not value or _NUMBERED.fullmatch(value):
        return _of_kind(value)
    if isinstance(value, PersonName):
        first = value.partition(" ")[0]
        return f"{first} mevrouw Jan" if first in _GREETINGS else "mevrouw Jan"
    return "Lening" if value[0].isupper() else "lening"


def _with(message: Message, shape: Shape, values: tuple[str, ...]) -> Message:
    subject, preheader, blocks = shape.fill(values)
    return replace(message, subject=subject, preheader=preheader, blocks=blocks)


def _errors(linter: Linter, message: Message, waivers: tuple[Waiver, ...]) -> Verdict:
    document = replace(from_message(message), waivers=waivers, day=message.date)
    return tuple(finding for finding in linter.judge(document).findings if finding.level == "error")


def _judged(
    linter: Linter, message: Message, waivers: tuple[Waiver, ...], *, invented: bool = False
) -> tuple[Verdict, Counts]:
    """``invented``: what is filled in is a stand-in, and most sentences of one wording stand in others too."""
    report = linter.judge(replace(from_message(message), waivers=waivers, day=message.date), invented=invented)
    error, warning, info = (report.count(level) for level in LEVELS)
    excused = tuple(sorted({one.waiver.rule for one in report.suppressed}))
    errors = tuple(finding for finding in report.findings if finding.level == "error")
    return errors, ((error, warning, info, len(report.suppressed)), excused)
