"""The Dutch sentence of a rule of PDF/UA-1 or PDF/A-2a, by the name that a validator gives it."""

import re
from functools import cache

from letterkit.texts import keys, say

_NAMED = re.compile(r"PDF[A-Z0-9]{1,6}-(.{1,80}?)(?:-\d{1,4})?")
_CLAUSE = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})(?:-\d{1,4})?")


def sentence(rule: str) -> str:
    """What the rule asks, in plain words; a sentence for all rules when this one is not known."""
    if match := _NAMED.fullmatch(rule):
        return _longest("pdf_rules.rule.", match[1])
    if match := _CLAUSE.fullmatch(rule):
        parts = match[1].split(".")
        begins = [".".join(parts[:length]) for length in range(len(parts), 0, -1)]
        known = {key.removeprefix("pdf_rules.clause.") for key in _known("pdf_rules.clause.")}
        return next((say(f"pdf_rules.clause.{begin}") for begin in begins if begin in known), say("pdf_rules.other"))
    return say("pdf_rules.other")


def _longest(prefix: str, name: str) -> str:
    fitting = [key for key in _known(prefix) if name.startswith(key.removeprefix(prefix))]
    return say(max(fitting, key=len)) if fitting else say("pdf_rules.other")


@cache
def _known(prefix: str) -> tuple[str, ...]:
    return tuple(keys(prefix))
