"""Written exceptions: which findings they excuse, and which exceptions excuse nothing (any more)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from letterkit.lint.document import Document
from letterkit.lint.findings import Finding, Waiver
from letterkit.lint.rule import rules

# In a comment of the file: letterkit: sta-toe RULE "part of the text" reden="…" wie="…" tot=2027-01-01
_INLINE = re.compile(
    r"(?:(?:<!--|\{#|/\*|//)\s{0,40})?letterkit:\s{0,9}sta-toe\s{1,9}(?P<rule>[\w-]{1,60})(?P<rest>[^\n]*?)"
    r"[^\S\n]{0,40}(?:-->|#\}|\*/|$)",
    re.MULTILINE,
)
_FIELD = re.compile(r"\b(?P<key>bij|reden|wie|tot)=(?:\"(?P<quoted>[^\"]*)\"|(?P<bare>\S+))")


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that an exception excuses."""

    finding: Finding
    waiver: Waiver


@dataclass(frozen=True, slots=True)
class WaiverOutcome:
    """What became of the exceptions of one document."""

    unused: tuple[Waiver, ...]
    expired: tuple[Waiver, ...]
    incomplete: tuple[Waiver, ...]
    of_law: tuple[Waiver, ...] = ()


def apply(
    document: Document, findings: Iterable[Finding], *, today: date | None
) -> tuple[list[Finding], tuple[Suppressed, ...], WaiverOutcome]:
    """Part findings into those that stand and those that are excused; a rule of law is excused by nothing."""
    rules_of_law = {rule_id for rule_id, loaded in rules().items() if loaded.rule.of_law}
    of_law = tuple(waiver for waiver in document.waivers if waiver.rule in rules_of_law)
    valid = [
        waiver
        for waiver in document.waivers
        if waiver.complete and not _over(waiver, today) and waiver.rule not in rules_of_law
    ]
    kept: list[Finding] = []
    excused: list[Suppressed] = []
    for finding in findings:
        waiver = next(
            (
                candidate
                for candidate in valid
                if candidate.rule == finding.rule and _is_at(candidate, finding, document)
            ),
            None,
        )
        if waiver:
            excused.append(Suppressed(finding, waiver))
        else:
            kept.append(finding)
    used = {id(suppressed.waiver) for suppressed in excused}
    return (
        kept,
        tuple(excused),
        WaiverOutcome(
            unused=tuple(waiver for waiver in valid if id(waiver) not in used and not waiver.of_template),
            expired=tuple(waiver for waiver in document.waivers if waiver.complete and _over(waiver, today)),
            incomplete=tuple(waiver for waiver in document.waivers if not waiver.complete),
            of_law=of_law,
        ),
    )


def _is_at(waiver: Waiver, finding: Finding, document: Document) -> bool:
    """Whether an exception is for this place; of a finding that something lacks, for any words of the text."""
    return waiver.at in (finding.text or document.text)


def _over(waiver: Waiver, today: date | None) -> bool:
    return today is not None and waiver.until is not None and waiver.until < today


def inline(text: str) -> tuple[Waiver, ...]:
    """The exceptions written in comments of a text, such as ``<!-- letterkit: sta-toe dreiging … -->``."""
    return tuple(_read(match) for match in _INLINE.finditer(text))


def _read(match: re.Match[str]) -> Waiver:
    fields = {
        field["key"]: field["quoted"] if field["quoted"] is not None else field["bare"]
        for field in _FIELD.finditer(match["rest"])
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
