"""Which questions a template asks on the way through it for one case, and what the answers are.

A template becomes another text wherever it asks something; so the answers tell one text it can become from another.
"""

import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes

from letterkit.templating.context import Context
from letterkit.templating.source import Source, TemplateFolders

_READER = Environment(trim_blocks=True, lstrip_blocks=True)  # noqa: S701 - reads only; nothing is filled in or shown
_MOST_ITEMS = 9
_COMPARED: Mapping[str, Callable[[Any, Any], bool]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "lt": operator.lt,
    "lteq": operator.le,
    "gt": operator.gt,
    "gteq": operator.ge,
    "in": lambda value, others: value in others,
    "notin": lambda value, others: value not in others,
}
Answer = bool | int | str


@dataclass(frozen=True, slots=True)
class Asked:
    """``field``: dotted name. ``answer``: whether it is there; how many, of a list; the value a choice was held to.

    ``against``: what the field was compared with, empty for a question of yes and no.
    """

    field: str
    answer: Answer
    against: str = ""


def decisions(folders: TemplateFolders, source: Source, context: Context) -> tuple[Asked, ...]:
    """All that the subject and the body ask of ``context``, in order, each question once. Loops are asked their length.

    A template that cannot be read asks nothing.
    """
    names: Mapping[str, object] = {name: getattr(context, name) for name in context.__dataclass_fields__}
    questions: dict[Asked, None] = {}
    for text in (source.head.subject, source.body):
        for decision in _of(_tree(text), names, folders):
            questions[decision] = None
    return tuple(questions)


@lru_cache(maxsize=400)
def _tree(text: str) -> nodes.Node:
    try:
        return _READER.parse(text)
    except TemplateSyntaxError:
        return nodes.Template([])


def _of(node: nodes.Node, names: Mapping[str, object], folders: TemplateFolders) -> Iterator[Asked]:
    match node:
        case nodes.If():
            yield from _of_choice(node, names, folders)
        case nodes.For():
            field, items = _path(node.iter), _value(node.iter, names)
            count = len(items) if isinstance(items, tuple | list) else 0
            if field:
                yield Asked(field, min(count, _MOST_ITEMS))
        case nodes.Include(template=nodes.Const(value=str(part))):
            yield from _of(_tree(folders.text(part) or ""), names, folders)
        case _:
            for child in node.iter_child_nodes():
                yield from _of(child, names, folders)


def _of_choice(node: nodes.If, names: Mapping[str, object], folders: TemplateFolders) -> Iterator[Asked]:
    """The questions of the tests up to the one that is met, and what its own side asks."""
    for choice in (node, *node.elif_):
        yield from _questions(choice.test, names)
        if _value(choice.test, names):
            for child in choice.body:
                yield from _of(child, names, folders)
            return
    for child in node.else_:
        yield from _of(child, names, folders)


def _questions(test: nodes.Node, names: Mapping[str, object]) -> Iterator[Asked]:
    match test:
        case nodes.Not(node=inner):
            yield from _questions(inner, names)
        case nodes.And(left=left, right=right) | nodes.Or(left=left, right=right):
            yield from _questions(left, names)
            yield from _questions(right, names)
        case nodes.Compare(expr=expr, ops=[operand, *_]):
            field, against = _path(expr), _constant(operand.expr)
            if field and _root(field) in names:
                value = _value(expr, names)
                yield Asked(field, value if isinstance(value, str) else bool(_value(test, names)), against)
        case _:
            field = _path(test)
            if field and _root(field) in names:
                value = _value(test, names)
                yield Asked(field, len(value) if isinstance(value, tuple) else bool(value))


def _root(field: str) -> str:
    return field.partition(".")[0]


def _constant(node: nodes.Node) -> str:
    return str(node.value) if isinstance(node, nodes.Const) else _path(node)


def _path(node: nodes.Node) -> str:
    """``zaak.geldzorgen`` for a name of a name; empty for what is none."""
    match node:
        case nodes.Name(name=name):
            return str(name)
        case nodes.Getattr(node=inner, attr=attr) if above := _path(inner):
            return f"{above}.{attr}"
    return ""


def _value(node: nodes.Node, names: Mapping[str, object]) -> object:
    """What an expression is for this case; None for what stands in a loop, or is no question."""
    match node:
        case nodes.Const(value=value):
            return value
        case nodes.Name(name=name):
            return names.get(name)
        case nodes.Getattr(node=inner, attr=attr):
            return getattr(_value(inner, names), attr, None)
        case nodes.Not(node=inner):
            return not _value(inner, names)
        case nodes.And(left=left, right=right):
            return _value(left, names) and _value(right, names)
        case nodes.Or(left=left, right=right):
            return _value(left, names) or _value(right, names)
        case nodes.Compare(expr=expr, ops=operands):
            return _compared(_value(expr, names), operands, names)
    return None


def _compared(left: object, operands: list[nodes.Operand], names: Mapping[str, object]) -> bool:
    for operand in operands:
        right = _value(operand.expr, names)
        try:
            if not _COMPARED[operand.op](left, right):
                return False
        except TypeError:
            return False
        left = right
    return True
