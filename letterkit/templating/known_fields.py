"""Which fields a template uses, and whether they exist: read from its syntax tree, before any case is filled in."""

import difflib
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from inspect import isfunction
from typing import Any, TypeGuard, get_args, get_origin, get_type_hints

from jinja2 import nodes
from pydantic import BaseModel

from letterkit.case.own_fields import PART
from letterkit.errors import SourceInvalid
from letterkit.templating import value_kinds
from letterkit.templating.words import EigenWoorden

_UNKNOWN, _LOOP = object, object()
"""A type of which nothing is known, so that nothing can be asked of it; and what a template knows as ``loop``."""


@dataclass(frozen=True, slots=True)
class Use:
    """A field that a template reads, such as ``achterstand.totaal``; loop variables stand for what they loop over."""

    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields there are: those of ``root``, whose ``eigen`` is the class of the creditor's own fields."""

    root: type
    own: type[EigenWoorden] = EigenWoorden


def used_fields(tree: nodes.Template, fields: Fields, *, template: str, source: str) -> tuple[Use, ...]:
    """Every field the tree reads. Raises ``SourceInvalid`` for one that there is not, with its place."""
    return tuple(_Reader(fields, template, source.splitlines()).read(tree, {}))


def check_path(path: str, fields: Fields, *, template: str, source: str, line: int) -> None:
    """Raises ``SourceInvalid`` when a dotted name, as in ``requires``, is no field; ``line`` is where it stands."""
    name, *rest = path.split(".")
    node: nodes.Expr = nodes.Name(name, "load", lineno=line)
    for name in rest:
        node = nodes.Getattr(node, name, "load", lineno=line)
    deque(_Reader(fields, template, source.splitlines()).read(node, {}), maxlen=0)


def compared_own(tree: nodes.Template) -> Iterator[tuple[str, object]]:
    """Own fields and the fixed values that the tree compares them with, such as ``kleur`` and ``"rood"``."""
    for compare in tree.find_all(nodes.Compare):
        sides = [compare.expr, *(operand.expr for operand in compare.ops)]
        names = [side.attr for side in sides if _is_own(side)]
        constants = [
            constant
            for side in sides
            for constant in (side, *side.find_all(nodes.Const))
            if isinstance(constant, nodes.Const)
        ]
        yield from ((name, constant.value) for name in names for constant in constants)


def _is_own(node: nodes.Node) -> TypeGuard[nodes.Getattr]:
    return isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name) and node.node.name == PART


@dataclass(frozen=True, slots=True)
class _Known:
    type: Any
    path: str


@dataclass(frozen=True, slots=True)
class _Reader:
    fields: Fields
    template: str
    lines: list[str]

    def read(self, node: nodes.Node, scope: dict[str, _Known]) -> Iterator[Use]:
        if isinstance(node, nodes.Name | nodes.Getattr):
            known = self._resolve(node, scope)
            if known.path:
                yield Use(known.path, node.lineno)
            return
        self._check_kinds(node, scope)
        if isinstance(node, nodes.For):
            yield from self.read(node.iter, scope)
            scope = scope | {"loop": _Known(_LOOP, "")} | self._loop_names(node, scope)
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

    def _check_kinds(self, node: nodes.Node, scope: dict[str, _Known]) -> None:
        """Raises ``SourceInvalid`` for a field that is printed or compared as what it is not."""
        if isinstance(node, nodes.Output):
            for shown in node.nodes:
                inner, name = (shown.node, shown.name) if isinstance(shown, nodes.Filter) else (shown, None)
                if isinstance(inner, nodes.Name | nodes.Getattr):
                    known = self._resolve(inner, scope)
                    self._refuse(inner, known, value_kinds.printed(_spelled(inner), known.type, name, members))
        elif isinstance(node, nodes.Compare) and isinstance(node.expr, nodes.Name | nodes.Getattr):
            known = self._resolve(node.expr, scope)
            for operand in node.ops:
                self._refuse(node.expr, known, value_kinds.compared(_spelled(node.expr), known.type, operand.expr))

    def _refuse(self, node: nodes.Name | nodes.Getattr, known: _Known, wrong: value_kinds.Wrong | None) -> None:
        if wrong and known.path:
            code, values = wrong
            name = node.name if isinstance(node, nodes.Name) else node.attr
            column = self._column(node.lineno, name)
            raise SourceInvalid(code, file=self.template, line=node.lineno, column=column, **values)

    def _loop_names(self, node: nodes.For, scope: dict[str, _Known]) -> dict[str, _Known]:
        if not isinstance(node.target, nodes.Name):
            return {}
        sequence = self._resolve(node.iter, scope)
        return {node.target.name: _Known(item_type(sequence.type), sequence.path)}

    def _resolve(self, node: nodes.Node, scope: dict[str, _Known]) -> _Known:
        if isinstance(node, nodes.Name):
            return (
                scope[node.name] if node.name in scope else self._member(_Known(self.fields.root, ""), node.name, node)
            )
        if isinstance(node, nodes.Getattr):
            return self._member(self._resolve(node.node, scope), node.attr, node)
        if isinstance(node, nodes.Getitem):
            known = self._resolve(node.node, scope)
            return _Known(item_type(known.type), known.path)
        return _Known(_UNKNOWN, "")

    def _member(self, owner: _Known, name: str, node: nodes.Node) -> _Known:
        if owner.type is _LOOP:
            return _Known(_UNKNOWN, "")  # ``grammar`` says what may be asked of a loop
        known = members(owner.type)
        path = f"{owner.path}.{name}" if owner.path else name
        if name not in known:
            place: dict[str, Any] = {"line": node.lineno, "column": self._column(node.lineno, name), "field": path}
            names = ", ".join(sorted(known))
            if owner.type is self.fields.own:
                near = difflib.get_close_matches(name, known, n=1)
                nearest = f" (bedoelt u {PART}.{near[0]}?)" if near else ""
                raise SourceInvalid(
                    "own_field_unknown", file=self.template, nearest=nearest, known=names or "-", **place
                )
            raise SourceInvalid("unknown_field", file=self.template, known=names, **place)
        kind = known[name]
        return _Known(self.fields.own if kind is EigenWoorden else kind, path)

    def _column(self, line: int, name: str) -> int:
        text = self.lines[line - 1] if line <= len(self.lines) else ""
        match = re.search(rf"(?<![\w]){re.escape(name)}(?!\w)", text)
        return match.start() + 1 if match else 1


def _spelled(node: nodes.Node) -> str:
    """A field as its writer wrote it: ``termijn.bedrag`` in a loop over ``achterstand.termijnen``."""
    if isinstance(node, nodes.Getattr):
        return f"{_spelled(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else ""


@cache
def members(owner: Any) -> dict[str, Any]:
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
                hints[name] = get_type_hints(getter).get("return", _UNKNOWN) if isfunction(getter) else _UNKNOWN
    return {name: _without_none(kind) for name, kind in hints.items()}


def _without_none(kind: Any) -> Any:
    options = [option for option in get_args(kind) if option is not type(None)]
    return options[0] if type(None) in get_args(kind) and options else kind


def item_type(sequence: Any) -> Any:
    """The type of what a tuple or list holds; ``_UNKNOWN`` for other types."""
    arguments = get_args(sequence)
    return _without_none(arguments[0]) if get_origin(sequence) in (tuple, list) and arguments else _UNKNOWN
