"""Examples of rules: text with « » around what must be found, and ``@`` lines that set the scene."""

import re
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from letterkit.lint.inputs.text import plain
from letterkit.lint.levels import Override
from letterkit.lint.model import Document, Piece
from letterkit.message import Channel

_UNREACHED = "@unreached\n"  # the marks are what no case can reach
_SCENE = re.compile(r"@(stage|channel|option) (.+)\n")


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
    unreached = text.startswith(_UNREACHED)
    text = text.removeprefix(_UNREACHED)
    while match := _SCENE.match(text):
        text = text[match.end() :]
        if match[1] == "stage":
            stage = match[2]
        elif match[1] == "channel":
            channel = match[2]  # type: ignore[assignment]
        else:
            name, value = match[2].split(" ", 1)
            options[name] = yaml.safe_load(value)
    bare, marks = unmarked(text)
    document = plain(bare, channel=channel, stage=stage)
    if unreached:
        document = replace(document, unreached=tuple(Piece(start, end, None) for start, end in marks), memory={})
    return Example(document, marks, options)


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
