"""Examples of rules: text with « » around what must be found, and ``@`` lines that set the scene."""

import re
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from letterkit.facts import Known
from letterkit.lint.coverage import LeftOut
from letterkit.lint.document import Document, SourceSpan
from letterkit.lint.findings import Note, Span
from letterkit.lint.inputs.text import plain
from letterkit.lint.levels import Override
from letterkit.message import Channel

_UNREACHED = "@unreached\n"  # the marks are what no case can reach
_TYPED = "@typed\n"  # the text was made from a template that holds every character itself
_SCENE = re.compile(r"@(stage|channel|option|left_out|note|qr|fault|known) (.+)\n")


@dataclass
class Example:
    """One example: its document, the spans that must be found, and the options it sets."""

    document: Document
    marks: list[tuple[int, int]]
    options: dict[str, Any] = field(default_factory=dict)

    def overrides(self, rule_id: str) -> tuple[Override, ...]:
        """The rule switched on, with the options of the example."""
        return (Override(rule=rule_id, reason="example", level="error", options=self.options),)


def example(text: str) -> Example:
    """Read one example."""
    stage: str | None = None
    channel: Channel = "letter"
    options: dict[str, Any] = {}
    seen: dict[str, str] = {}
    unreached = text.startswith(_UNREACHED)
    typed = text.startswith(_TYPED)
    text = text.removeprefix(_UNREACHED).removeprefix(_TYPED)
    known: dict[str, Any] = {}
    while match := _SCENE.match(text):
        text = text[match.end() :]
        if match[1] == "stage":
            stage = match[2]
        elif match[1] in {"left_out", "note", "qr", "fault"}:
            seen[match[1]] = match[2]
        elif match[1] == "channel":
            channel = match[2]  # type: ignore[assignment]
        elif match[1] == "known":
            name, value = match[2].split(" ", 1)
            known[name] = _known(name, value)
        else:
            name, value = match[2].split(" ", 1)
            options[name] = yaml.safe_load(value)
    bare, marks = unmarked(text)
    document = plain(bare, channel=channel, stage=stage)
    if unreached:
        document = replace(document, unreached=tuple(SourceSpan(start, end, None) for start, end in marks), memory={})
    if typed:
        document = replace(document, pieces=(SourceSpan(0, len(bare), None),), memory={})
    if known:
        document = replace(document, known=Known(**known), memory={})
    document = _as_read(document, marks, seen)
    return Example(document, marks, options)


_LINES = {"call_hours", "visit_hours", "complaint", "day", "first_message"}
_NUMBERS = {"extra", "outside_weeks", "pay_days"}
_PAIRS = {"terms", "from_amounts"}


def _known(name: str, value: str) -> Any:
    """A part of what is known: a line, a number, pairs of ``cents:text``, or names; euro cents for ``asked``."""
    if name in _LINES:
        return value
    if name in _NUMBERS:
        return int(value)
    values = value.split(",")
    if name in _PAIRS:
        return tuple((int(cents), text) for cents, _, text in (one.partition(":") for one in values))
    return frozenset(int(one) if one.isdigit() and name == "asked" else one for one in values)


def _as_read(document: Document, marks: list[tuple[int, int]], seen: dict[str, str]) -> Document:
    """The document with what only the reader of its file could see."""
    if code := seen.get("left_out"):
        return replace(document, left_out=(LeftOut(code, seen=code not in {"hidden", "deleted"}),), memory={})
    notes: list[Note] = []
    for start, end in marks:
        if value := seen.get("qr"):
            notes.append(Note("qr-anders-dan-tekst", Span(start, end, {"what": "bedrag", "value": value})))
        if sentence := seen.get("fault"):
            notes.append(Note("sjabloon-fout", Span(start, end, {"sentence": sentence})))
        if part := seen.get("note"):
            quote = {"part": f"het {part}", "quote": document.text[start:end]}
            notes.append(Note("mail-delen-verschillen", Span(start, end, quote)))
    return replace(document, notes=tuple(notes), memory={}) if notes else document


def unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without « » and the spans they marked."""
    bare, marks, start = "", [], 0
    for part in re.split(r"([«»])", text):
        if part == "«":
            start = len(bare)
        elif part == "»":
            marks.append((start, len(bare)))
        else:
            bare += part
    return bare, marks
