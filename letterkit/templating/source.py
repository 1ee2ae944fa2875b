"""A template file: the head between ``---`` lines, and the body."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from letterkit.errors import SourceInvalid
from letterkit.message import CHANNELS, Channel
from letterkit.stages import Files, Stages

_FENCE = "---"


class Allowance(BaseModel):
    """An exception to the linter that a template writer asks for, with its reason, owner and last day."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rule: str
    at: str = Field(min_length=2)
    reason: str = Field(min_length=10)
    by: str = Field(min_length=2)
    until: date


class Head(BaseModel):
    """The head of a template."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    stage: str
    channel: Channel
    subject: str = ""
    preheader: str = ""
    requires: tuple[str, ...] = ()
    solutions: tuple[str, ...] = ()
    allow: tuple[Allowance, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One template file. ``body`` keeps the file's line numbers; ``places`` has line and column of each head value."""

    name: str
    head: Head
    body: str
    places: Mapping[str, tuple[int, int]]

    def padded(self, key: str) -> str:
        """The text of a head value, moved to its own line and column, so that its places come out right."""
        line, column = self.places.get(key, (1, 1))
        return "\n" * (line - 1) + " " * (column - 1) + str(getattr(self.head, key))


class TemplateFolders:
    """Where templates are looked for: a creditor's own folder before the shipped one, with the stages in them."""

    def __init__(self, *folders: Path) -> None:
        self._of(Stages(Files(*folders)))

    @classmethod
    def of(cls, stages: Stages) -> Self:
        """The folders of these stages; stages and templates share the files that were read."""
        shared = cls()
        shared._of(stages)
        return shared

    def _of(self, stages: Stages) -> None:
        self.stages = stages
        self.folders = stages.files.folders
        self.text = stages.files.text
        self.texts = stages.files.texts

    def source(self, stage: str, channel: Channel) -> Source:
        """The template of a stage and channel. Raises ``SourceInvalid`` when it is missing or its head is wrong."""
        name = f"{stage}/{channel}.md.j2"
        text = self.text(name)
        if text is None:
            raise SourceInvalid("template_missing", file=name)
        source = split(name, text)
        if (source.head.stage, source.head.channel) != (stage, channel):
            raise SourceInvalid("template_misplaced", file=name, line=2, column=1, stage=stage, channel=channel)
        return source

    def has(self, stage: str, channel: Channel) -> bool:
        return self.text(f"{stage}/{channel}.md.j2") is not None

    def names(self) -> tuple[tuple[str, Channel], ...]:
        """Stage and channel of every template there is, in ladder order."""
        return tuple((stage, channel) for stage in self.stages for channel in CHANNELS if self.has(stage, channel))


def split(name: str, text: str) -> Source:
    """Head and body of a template text. Raises ``SourceInvalid`` with the line that is wrong."""
    lines = text.split("\n")
    if lines[0].strip() != _FENCE or _FENCE not in (line.strip() for line in lines[1:]):
        raise SourceInvalid("template_without_head", file=name, line=1, column=1)
    end = next(number for number, line in enumerate(lines) if number and line.strip() == _FENCE)
    head_text = "\n" + "\n".join(lines[1:end])
    head, places = _head(name, head_text)
    return Source(name, head, "\n" * (end + 1) + "\n".join(lines[end + 1 :]), places)


def _head(name: str, text: str) -> tuple[Head, dict[str, tuple[int, int]]]:
    try:
        tree = yaml.compose(text, Loader=yaml.SafeLoader)
        values: Any = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (2, 1)
        raise SourceInvalid("head_not_yaml", file=name, line=line, column=column) from error
    places = {}
    if isinstance(tree, yaml.MappingNode):
        for key, value in tree.value:
            quoted = getattr(value, "style", None) in ("'", '"')
            places[str(key.value)] = (value.start_mark.line + 1, value.start_mark.column + 1 + quoted)
    try:
        return Head.model_validate(values), places
    except ValidationError as error:
        detail = error.errors(include_url=False, include_input=False)[0]
        key = str(detail["loc"][0]) if detail["loc"] else ""
        line, column = places.get(key, (2, 1))
        raise SourceInvalid("head_invalid", file=name, line=line, column=column, key=key) from error
