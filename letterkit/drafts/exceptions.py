"""A written exception to a rule, put in the head of a text: with its place, its reason, its owner and its last day."""

import re
from datetime import date

import yaml
from pydantic import ValidationError

from letterkit.errors import SourceInvalid, WrongCall
from letterkit.lint.rule import rules
from letterkit.templating.source import Allowance, split

_ALLOW = re.compile(r"^allow\s*:", re.MULTILINE)


def may_be_excused(rule: str) -> bool:
    """Whether an exception may be written for a rule: not for what the law or truth asks, or a broken template."""
    known = rules().get(rule)
    return known is not None and not known.rule.of_law and known.rule.category != "template"


def with_exception(name: str, text: str, exception: Allowance, *, today: date) -> str:
    """The text of a template with an exception in its head; the rest stays as it is, character for character.

    Raises ``WrongCall`` when the rule has no exceptions or the last day is past, ``SourceInvalid`` when the text has no
    head.
    """
    if not may_be_excused(exception.rule):
        raise WrongCall("exception_of_law", rule=exception.rule)
    if exception.until < today:
        raise WrongCall("exception_past")
    split(name, text)
    row = _row(exception.model_dump())
    lines = text.split("\n")
    end = next(number for number, line in enumerate(lines) if number and line.strip() == "---")
    head = "\n".join(lines[1:end])
    at = next((number for number in range(1, end) if _ALLOW.match(lines[number])), None)
    if at is None:
        lines[end:end] = ["allow:", f"- {row}"]
    else:
        lines[at:end] = _joined(lines[at:end], row)
    changed = "\n".join(lines)
    if len(split(name, changed).head.allow) != len(split(name, text).head.allow) + 1 or head not in text:
        raise SourceInvalid("exception_head", file=name, line=at or end, column=1)
    return changed


def _joined(lines: list[str], row: str) -> list[str]:
    """The lines of ``allow`` with one more; a list on one line gets lines of its own."""
    after = lines[0].partition(":")[2].strip()
    if not after:
        own = next((number for number, line in enumerate(lines) if number and re.match(r"\w", line)), len(lines))
        indent = re.match(r"\s*", lines[1])[0] if own > 1 else ""  # type: ignore[index]
        return [*lines[:own], f"{indent}- {row}", *lines[own:]]
    rows = [_row(item) for item in yaml.safe_load(after)]
    return ["allow:", *(f"- {item}" for item in rows), f"- {row}", *lines[1:]]


def _row(value: object) -> str:
    return str(yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, width=10_000)).strip()


def allowance_of(rule: str, at: str, reason: str, by: str, until: str) -> Allowance:
    """An exception from what somebody filled in. Raises ``WrongCall`` with the field that is wrong."""
    try:
        return Allowance(rule=rule, at=at.strip(), reason=reason.strip(), by=by.strip(), until=until.strip())
    except ValidationError as error:
        field = str(error.errors(include_url=False, include_input=False)[0]["loc"][0])
        code = f"exception_{field}"
        raise WrongCall(code) from error
