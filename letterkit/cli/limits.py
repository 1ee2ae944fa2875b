"""Options with which a scheduler is told that a run is not as expected."""

import re
from collections.abc import Callable
from typing import Any

import click

from letterkit.batch.alarms import GROUPS, Limits
from letterkit.errors import NotAsExpected, WrongCall
from letterkit.texts import keys, say

_SHARE = re.compile(r"(\d{1,3})(?:[.,](\d{1,2}))?\s?%")
_RANGE = re.compile(r"(\d{1,9})(?:\.\.(\d{1,9}))?")


def limit_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--max-held``, ``--expect`` and ``--fail-on``; they come in as ``most_held``, ``expected`` and ``fail_on``."""
    options = (
        click.option("--max-held", "most_held", metavar="10%", help="Zoveel mogen er op een mens wachten."),
        click.option("--expect", "expected", metavar="900..1100", help="Zoveel zaken horen er te zijn."),
        click.option("--fail-on", metavar="REDENEN", help="Redenen die niet mogen voorkomen, zoals internal,template."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def limits(most_held: str | None, expected: str | None, fail_on: str | None) -> Limits:
    """What was asked. Raises ``WrongCall`` for what cannot be read."""
    return Limits(
        most_held=_most(most_held) if most_held is not None else None,
        expected=_range(expected) if expected is not None else None,
        fail_on=_words(fail_on or ""),
    )


def _most(given: str) -> float | int:
    if given.isdecimal():
        return int(given)
    share = _SHARE.fullmatch(given)
    if not share:
        raise WrongCall("max_held", given=given)
    return float(f"{share[1]}.{share[2] or 0}") / 100


def _range(given: str) -> tuple[int, int]:
    bounds = _RANGE.fullmatch(given)
    if not bounds:
        raise WrongCall("expect", given=given)
    return int(bounds[1]), int(bounds[2] or bounds[1])


def _words(given: str) -> frozenset[str]:
    words = frozenset(word.strip() for word in given.split(",") if word.strip())
    known = {key.split(".")[1] for key in keys("gate.")} | {"rejected", *GROUPS}
    if unknown := sorted(words - known):
        raise WrongCall("fail_on_unknown", given=", ".join(unknown), known=", ".join(sorted(known)))
    return words


def not_as_expected(words: list[str], *, made: bool) -> NotAsExpected:
    """The error for a run with these alarms; ``made``: the run itself is done, and its output is there."""
    sentences = " ".join(_sentence(word) for word in words)
    code = "not_as_expected" if made else "not_as_expected_yet"
    return NotAsExpected(code, words=" ".join(words), sentences=sentences)


def _sentence(word: str) -> str:
    own = f"run.alarm.{word}"
    return say(own) if own in keys(own) else say("run.alarm.reason", reason=word)
