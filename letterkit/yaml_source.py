"""YAML that people write by hand, read strictly: every value keeps its line, and nothing is guessed.

Differences with plain YAML 1.1, each because it has bitten people: a key that stands twice is an error; anchors,
aliases, merge keys and tags are refused (they can blow up a small file, and nobody who fills in a form needs them);
only ``true`` and ``false`` are booleans (``NO`` is Norway); dates and ``9:30`` stay text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from letterkit.errors import SourceInvalid

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN = "tag:yaml.org,2002:"
_WHOLE = re.compile(r"-?(0|[1-9]\d{0,17})")
_FRACTION = re.compile(r"-?\d{1,15}\.\d{1,15}")
_DEEPEST = 20

Loc = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML document: ``value`` as dicts, lists and scalars; ``places`` maps a path to (line, column), 1-based."""

    value: Any
    places: dict[Loc, tuple[int, int]]

    def place(self, loc: Loc) -> tuple[int, int]:
        """Line and column of a field, or of the nearest thing around it when the field itself is not there."""
        while loc not in self.places and loc:
            loc = loc[:-1]
        return self.places.get(loc, (1, 1))


def documents(text: str, file: str) -> Iterator[Document]:
    """The documents of a YAML text, one at a time. Raises ``SourceInvalid`` with line and column."""
    try:
        _refuse_tricks(text, file)
        for node in yaml.compose_all(text, Loader=_LOADER):
            walker = _Walker(file)
            yield Document(walker.value(node, ()), walker.places)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise SourceInvalid("yaml_broken", file=file, line=line, column=column) from error
    except yaml.YAMLError as error:  # a character that may not stand in YAML
        line = text.count("\n", 0, getattr(error, "position", 0)) + 1
        raise SourceInvalid("yaml_broken", file=file, line=line, column=1) from error


def _refuse_tricks(text: str, file: str) -> None:
    """Looks at the events before any value is built: depth would exhaust the C stack, aliases the memory."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        tricky = isinstance(event, yaml.NodeEvent) and (event.anchor or getattr(event, "tag", None))
        if tricky or depth > _DEEPEST:
            code = "yaml_reference" if tricky else "yaml_deep"
            line, column = (event.start_mark.line + 1, event.start_mark.column + 1) if event.start_mark else (1, 1)
            raise SourceInvalid(code, file=file, line=line, column=column)


class _Walker:
    """Turns nodes into values and keeps where each one stands."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.places: dict[Loc, tuple[int, int]] = {}

    def value(self, node: yaml.Node, loc: Loc) -> Any:
        self.places.setdefault(loc, self._place(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, loc)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*loc, i)) for i, item in enumerate(node.value)]
        return _scalar(node)

    def _mapping(self, node: yaml.MappingNode, loc: Loc) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
            if not key or key_node.tag == f"{_PLAIN}merge":
                raise self._fault("yaml_reference", key_node)
            if key in result:
                raise self._fault("yaml_key_twice", key_node, key=key[:80])
            self.places[(*loc, key)] = self._place(key_node)
            result[key] = self.value(value_node, (*loc, key))
        return result

    def _fault(self, code: str, node: yaml.Node, **values: object) -> SourceInvalid:
        line, column = self._place(node)
        return SourceInvalid(code, file=self.file, line=line, column=column, **values)

    @staticmethod
    def _place(node: yaml.Node) -> tuple[int, int]:
        return node.start_mark.line + 1, node.start_mark.column + 1


def _scalar(node: yaml.Node) -> str | int | float | bool | None:
    text, kind = str(node.value), node.tag.removeprefix(_PLAIN)
    if kind == "null":
        return None
    if kind == "bool" and text.lower() in ("true", "false"):
        return text.lower() == "true"
    if kind == "int" and _WHOLE.fullmatch(text):
        return int(text)
    if kind == "float" and _FRACTION.fullmatch(text):
        return float(text)
    return text
