"""Where in all templates and parts some words stand."""

from dataclasses import dataclass

from letterkit.stages import Stages, strays


@dataclass(frozen=True, slots=True)
class Hit:
    """One line with the words. ``line``: from 1."""

    name: str
    line: int
    before: str
    words: str
    after: str


def found_in(stages: Stages, words: str) -> list[Hit]:
    """Every place, whatever the capitals, in the order of the files."""
    wanted = words.casefold()
    return [
        Hit(name, number, row[:at], row[at : at + len(words)], row[at + len(words) :])
        for name, text in stages.files.texts()
        if name.endswith(strays.TEMPLATE)
        for number, row in enumerate(text.split("\n"), 1)
        if (at := row.casefold().find(wanted)) >= 0
    ]
