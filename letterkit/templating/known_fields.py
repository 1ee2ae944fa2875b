"""Which fields a template uses, and whether they exist: read from its syntax tree, before any case is filled in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from jinja2 import nodes
from pydantic import BaseModel

from letterkit.errors import SourceInvalid

_UNKNOWN = object


@dataclass(frozen=True, slots=True)
class Use:
    """A field that a template reads, such as ``achterstand.totaal``; loop variables stand for what they loop over."""

    path: str
    line: int


def used_fields(tree: nodes.Template, root: type, *, template: str, source: str) -> tuple[Use, ...]:
    """Every field the tree reads. Raises ``SourceInvalid`` for one that ``root`` does not have, with its place."""
    return tuple(_Reader(root, template, source.splitlines()).read(tree, {}))


@dataclass(frozen=True, slots=True)
class _Known:
    type: Any
    path: str


@dataclass(frozen=True, slots=True)
class _Reader:
    root: type
    template: str
    lines: list[str]

    def read(self, node: nodes.Node, scope: dict[str, _Known]) -> Iterator[Use]:
        if isinstance(node, nodes.Name | nodes.Getattr):
            known = self._resolve(node, scope)
            if known.path:
                yield Use(known.path, node.lineno)
            return
        if isinstance(node, nodes.For):
            yield from self.read(node.iter, scope)
            scope = scope | {"loop": _Known(_UNKNOWN, "")} | self._loop_names(node, scope)
            parts: list[nodes.Node] = [*node.body, *node.else_, *([node.test] if node.test else [])]
        elif isinstance(node, nodes.Assign):
            yield from self.read(node.node, scope)
            if isinstance(node.target, nodes.Name):
                scope[node.target.name] = self._resolve(node.node, scope)
            return
        else:
            parts = list(node.iter_child_nodes())
        for part in parts:
            yield from self.read(part, scope)

    def _loop_names(self, node: nodes.For, scope: dict[str, _Known]) -> dict[str, _Known]:
        if not isinstance(node.target, nodes.Name):
            return {}
        sequence = self._resolve(node.iter, scope)
        return {node.target.name: _Known(_item_type(sequence.type), sequence.path)}

    def _resolve(self, node: nodes.Node, scope: dict[str, _Known]) -> _Known:
        if isinstance(node, nodes.Name):
            return scope[node.name] if node.name in scope else self._member(_Known(self.root, ""), node.name, node)
        if isinstance(node, nodes.Getattr):
            return self._member(self._resolve(node.node, scope), node.attr, node)
        if isinstance(node, nodes.Getitem):
            known = self._resolve(node.node, scope)
            return _Known(_item_type(known.type), known.path)
        return _Known(_UNKNOWN, "")

    def _member(self, owner: _Known, name: str, node: nodes.Node) -> _Known:
        if owner.type is _UNKNOWN:
            return _Known(_UNKNOWN, owner.path)
        members = _members(owner.type)
        path = f"{owner.path}.{name}" if owner.path else name
        if name not in members:
            raise SourceInvalid(
                "unknown_field",
                file=self.template,
                line=node.lineno,
                column=self._column(node.lineno, name),
                field=path,
                known=", ".join(sorted(members)),
            )
        return _Known(members[name], path)

    def _column(self, line: int, name: str) -> int:
        text = self.lines[line - 1] if line <= len(self.lines) else ""
        found = re.search(rf"(?<![\w]){re.escape(name)}(?!\w)", text)
        return found.start() + 1 if found else 1


@cache
def _members(owner: Any) -> dict[str, Any]:
    """Public fields and properties of a type, with their types (``X | None`` counts as ``X``)."""
    if not isinstance(owner, type):
        return {}
    hints = {name: kind for name, kind in get_type_hints(owner).items() if not name.startswith("_")}
    if issubclass(owner, BaseModel):
        hints = {name: hints[name] for name in owner.model_fields}
    for base in owner.__mro__:
        for name, member in vars(base).items():
            getter = getattr(member, "fget", None) or getattr(member, "func", None)
            if getter and not name.startswith(("_", "model_")):
                hints[name] = get_type_hints(getter).get("return", _UNKNOWN)
    return {name: _without_none(kind) for name, kind in hints.items()}


def _without_none(kind: Any) -> Any:
    options = [option for option in get_args(kind) if option is not type(None)]
    return options[0] if type(None) in get_args(kind) and options else kind


def _item_type(sequence: Any) -> Any:
    arguments = get_args(sequence)
    return _without_none(arguments[0]) if get_origin(sequence) in (tuple, list) and arguments else _UNKNOWN
