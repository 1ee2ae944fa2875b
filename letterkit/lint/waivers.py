"""Written exceptions: which findings they excuse, and which exceptions excuse nothing (any more)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from letterkit.lint.model import Document, Finding, Waiver

# In a comment of the file: letterkit: sta-toe RULE "part of the text" reden="…" wie="…" tot=2027-01-01
_INLINE = re.compile(
    r"(?:<!--|\{#|/\*|//)?\s*letterkit:\s*sta-toe\s+(?P<rule>[\w-]+)(?P<rest>[^\n]*?)\s*(?:-->|#\}|\*/|$)", re.MULTILINE
)
_FIELD = re.compile(r"\b(?P<key>bij|reden|wie|tot)=(?:\"(?P<quoted>[^\"]*)\"|(?P<bare>\S+))")


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that an exception excuses."""

    finding: Finding
    waiver: Waiver


@dataclass(frozen=True, slots=True)
class Waived:
    """What became of the exceptions of one document."""

    unused: tuple[Waiver, ...]
    expired: tuple[Waiver, ...]
    incomplete: tuple[Waiver, ...]


def apply(
    document: Document, findings: Iterable[Finding], *, today: date | None
) -> tuple[list[Finding], tuple[Suppressed, ...], Waived]:
    """Part findings into those that stand and those that are excused, and look at what the exceptions did."""
    valid = [one for one in document.waivers if one.complete and not _over(one, today)]
    kept: list[Finding] = []
    excused: list[Suppressed] = []
    for finding in findings:
        waiver = next((one for one in valid if one.rule == finding.rule and one.at in finding.text), None)
        if waiver:
            excused.append(Suppressed(finding, waiver))
        else:
            kept.append(finding)
    used = {id(one.waiver) for one in excused}
    return (
        kept,
        tuple(excused),
        Waived(
            unused=tuple(one for one in valid if id(one) not in used),
            expired=tuple(one for one in document.waivers if one.complete and _over(one, today)),
            incomplete=tuple(one for one in document.waivers if not one.complete),
        ),
    )


def _over(waiver: Waiver, today: date | None) -> bool:
    return today is not None and waiver.until is not None and waiver.until < today


def inline(text: str) -> tuple[Waiver, ...]:
    """The exceptions written in comments of a text, such as ``<!-- letterkit: sta-toe dreiging … -->``."""
    return tuple(_read(match) for match in _INLINE.finditer(text))


def _read(match: re.Match[str]) -> Waiver:
    fields = {
        one["key"]: one["quoted"] if one["quoted"] is not None else one["bare"]
        for one in _FIELD.finditer(match["rest"])
    }
    return Waiver(
        rule=match["rule"],
        at=fields.get("bij", ""),
        reason=fields.get("reden", ""),
        by=fields.get("wie", ""),
        until=_date(fields.get("tot", "")),
        start=match.start(),
        end=match.end(),
    )


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
