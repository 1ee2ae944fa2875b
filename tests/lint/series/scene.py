"""Series written as text: ``@bericht DATE CHANNEL [STAGE]`` begins a message; « » mark a finding, ‹ › what it clashes with."""

import re
from dataclasses import dataclass
from datetime import date

from letterkit.lint.inputs.text import plain
from letterkit.lint.series import Series, Step

_MESSAGE = re.compile(r"^@bericht (\S+) (\S+)(?: (\S+))?\n", re.MULTILINE)
Mark = tuple[int, int, int]


@dataclass
class Scene:
    """A series with the places that must be found (step, start, end) and the places they clash with."""

    series: Series
    found: list[Mark]
    others: list[Mark]


def scene(text: str) -> Scene:
    """Read one series."""
    parts = _MESSAGE.split(text)[1:]
    steps, found, others = [], [], []
    for at in range(0, len(parts), 4):
        day, channel, stage, body = parts[at : at + 4]
        bare, marks, clashes = _unmarked(body.strip("\n"))
        document = plain(bare, path=f"{at // 4}.txt", channel=channel, stage=stage)
        steps.append(Step(document, None if day == "-" else date.fromisoformat(day), None))
        found += [(at // 4, *mark) for mark in marks]
        others += [(at // 4, *mark) for mark in clashes]
    return Scene(Series("voorbeeld", tuple(steps)), found, others)


def _unmarked(text: str) -> tuple[str, list[tuple[int, int]], list[tuple[int, int]]]:
    bare, start = "", 0
    marks: dict[str, list[tuple[int, int]]] = {"»": [], "›": []}
    for part in re.split(r"([«»‹›])", text):
        if part in ("«", "‹"):
            start = len(bare)
        elif part in marks:
            marks[part].append((start, len(bare)))
        else:
            bare += part
    return bare, marks["»"], marks["›"]
