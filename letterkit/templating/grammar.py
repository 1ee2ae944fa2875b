"""What a template may be written with: it names data, chooses, repeats, includes a part, and never calls anything.

An allow-list of syntax nodes, held against the tree of everything that is compiled: bodies, subjects, preheaders,
parts and the lines of ``_details.yaml``. What is not on the list is refused before any of it runs.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from jinja2 import nodes

from letterkit.errors import SourceInvalid
from letterkit.templating.formats import FILTERS
from letterkit.templating.syntax import near

_LOOP = frozenset({"index", "index0", "first", "last", "length"})
"""What a template may ask of ``loop``; its other attributes are callables or refer to other loops."""
_DEEPEST_LOOPS = 2
_HINTS: dict[type[nodes.Node], tuple[str, str]] = {
    nodes.Call: ("template_no_call", r"\("),
    nodes.Macro: ("template_no_block", r"\bmacro\b"),
    nodes.CallBlock: ("template_no_block", r"\bcall\b"),
    nodes.FilterBlock: ("template_no_block", r"\bfilter\b"),
    nodes.Import: ("template_no_block", r"\bimport\b"),
    nodes.FromImport: ("template_no_block", r"\bfrom\b"),
    nodes.Extends: ("template_no_block", r"\bextends\b"),
    nodes.Block: ("template_no_block", r"\bblock\b"),
    nodes.With: ("template_no_block", r"\bwith\b"),
    nodes.ScopedEvalContextModifier: ("template_no_block", r"\bautoescape\b"),
    nodes.AssignBlock: ("template_no_block", r"\bset\b"),
    nodes.For: ("template_no_loop", r"\bfor\b"),
    nodes.Include: ("template_no_include", r"\binclude\b"),
    nodes.Getitem: ("template_no_subscript", r"\["),
    nodes.Slice: ("template_no_subscript", r"\["),
    nodes.Getattr: ("template_no_attribute", r"\."),
    nodes.Filter: ("template_no_filter", r"\|"),
    nodes.Test: ("template_no_test", r"\bis\b"),
    nodes.List: ("template_no_list", r"\["),
    nodes.Tuple: ("template_no_list", r"\("),
    nodes.Dict: ("template_no_list", r"\{(?![{%#])"),
    nodes.Name: ("template_no_name", r"\b_"),
}
"""Code of the refusal of a node, and how to find it on its line."""
_SUM = ("template_no_sum", r"\*\*|//|[~+*/%-](?![%}])")


def check(tree: nodes.Template, *, template: str, source: str) -> None:
    """Raises ``SourceInvalid`` at the first node that no template may have, with line, column and what to write."""
    for node in _refused(tree, loops=0):
        code, pattern = _HINTS.get(type(node), _SUM)
        # Jinja gives a few scopes no line of their own; what stands in them has one
        line = node.lineno or next((inner.lineno for inner in node.find_all(nodes.Node) if inner.lineno), 1)
        row = [*source.split("\n"), ""][line - 1]
        match = re.search(rf"\{{[{{%].*?({pattern})", row)
        column = match.start(1) + 1 if match else len(row) - len(row.lstrip()) + 1
        values: dict[str, object] = {}
        if isinstance(node, nodes.Filter) and node.name not in FILTERS:
            known = tuple(sorted(FILTERS))
            code, values = "template_unknown_filter", {"name": node.name, "near": near(node.name, known)}
            values |= {"known": ", ".join(known)}
        raise SourceInvalid(code, file=template, line=line, column=column, **values)


def _refused(node: nodes.Node, loops: int) -> Iterator[nodes.Node]:
    deeper = loops + isinstance(node, nodes.For)
    if not _allowed(node) or deeper > _DEEPEST_LOOPS:
        yield node
        return
    for child in node.iter_child_nodes():
        yield from _refused(child, deeper)


def _allowed(node: nodes.Node) -> bool:
    condition = _CONDITIONS.get(type(node))
    return condition is not None and condition(node)


def _is_path(node: nodes.Node) -> bool:
    """A name, or a name of a name: what the check of fields can follow."""
    return isinstance(node, nodes.Name) or (isinstance(node, nodes.Getattr) and _is_path(node.node))


def _loop_attribute(node: nodes.Getattr) -> bool:
    return not (isinstance(node.node, nodes.Name) and node.node.name == "loop") or node.attr in _LOOP


def _has_arguments(node: nodes.Filter) -> bool:
    return bool(node.args or node.kwargs or node.dyn_args or node.dyn_kwargs)


_CONDITIONS: dict[type[nodes.Node], Callable[[Any], bool]] = {
    **dict.fromkeys((nodes.Template, nodes.Output, nodes.TemplateData), lambda _node: True),
    **dict.fromkeys((nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand), lambda _node: True),
    **dict.fromkeys((nodes.And, nodes.Or, nodes.Not), lambda _node: True),
    **dict.fromkeys((nodes.List, nodes.Tuple), lambda node: all(isinstance(item, nodes.Const) for item in node.items)),
    nodes.Const: lambda node: isinstance(node.value, str | int | float | None),
    nodes.Name: lambda node: not node.name.startswith("_"),
    nodes.Getattr: lambda node: not node.attr.startswith("_") and _is_path(node.node) and _loop_attribute(node),
    nodes.For: lambda node: isinstance(node.target, nodes.Name) and _is_path(node.iter) and not node.recursive,
    nodes.Assign: lambda node: isinstance(node.target, nodes.Name),
    nodes.Include: lambda node: isinstance(node.template, nodes.Const) and isinstance(node.template.value, str),
    nodes.Filter: lambda node: node.name in FILTERS and node.node is not None and not _has_arguments(node),
}
"""The nodes that a template may have, each with the condition it must meet."""
