"""A template as a program of our own: the syntax tree that Jinja read becomes a Python function.

The function is built node by node, never from text: it reads declared fields, compares, chooses, repeats, and calls
our filters and the few helpers below. It has no builtins. It gives no text but a path (which stretches of the template
were passed, by number) and the values printed on the way. Cases with the same path get the same text but for their
values, so the text is put together and read once per path (``compiled``).
"""

import ast
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from jinja2 import nodes

from letterkit import locales
from letterkit.errors import CannotRender
from letterkit.message.shape import token
from letterkit.templating.python_nodes import (
    LOAD,
    NAMES,
    assign,
    at_line,
    call,
    call_statement,
    check_call,
    name_node,
    names_in,
)
from letterkit.templating.running import helpers

MOST_CHARACTERS = 400_000
"""Characters that the template itself may give one message: some 150 pages."""

Run = Callable[[Any, list[int], list[str]], None]
"""Runs a template: its names are the attributes of the first argument, path and values are added to the others."""

_COMPARED: dict[str, ast.cmpop] = {
    "eq": ast.Eq(),
    "ne": ast.NotEq(),
    "lt": ast.Lt(),
    "lteq": ast.LtE(),
    "gt": ast.Gt(),
    "gteq": ast.GtE(),
    "in": ast.In(),
    "notin": ast.NotIn(),
}


@dataclass(slots=True)
class Stretches:
    """Every straight piece of all templates of a workspace: text, and None where a value is printed."""

    pieces: list[tuple[str | None, ...]] = field(default_factory=list)

    def add(self, pieces: Sequence[str | None]) -> int:
        self.pieces.append(tuple(pieces))
        return len(self.pieces) - 1

    def text(self, path: Sequence[int], first_value: int, template: str) -> str:
        """The text of a path, with a token for each value. Raises ``CannotRender`` when it is too long."""
        passed = [piece for number in path for piece in self.pieces[number]]
        if sum(len(piece) for piece in passed if piece) > MOST_CHARACTERS:
            raise CannotRender("message_too_long", template=template)
        out, index = [], first_value
        for piece in passed:
            out.append(token(index) if piece is None else piece)
            index += piece is None
        return "".join(out)


@dataclass(slots=True)
class Compiler:
    """Turns the tree of one file into a function. ``include`` gives the function of a part."""

    template: str
    stretches: Stretches
    include: Callable[[str], Run]
    language: str = locales.DUTCH
    _parts: dict[str, str] = field(default_factory=dict)

    def program(self, tree: nodes.Template) -> Run:
        """The function of a whole file; a file that sets names gets a scope of its own for them."""
        own_scope = [assign(NAMES, call("scope", name_node(NAMES)))] if tree.find(nodes.Assign) else []
        appends = [
            assign(add, ast.Attribute(name_node(to), "append", LOAD)) for add, to in (("p", "path"), ("v", "values"))
        ]
        body = [check_call(), *appends, *own_scope, *self._block(tree.body, 0)]
        arguments = [ast.arg(name) for name in (NAMES, "path", "values")]
        function = ast.FunctionDef("run", ast.arguments([], arguments, None, [], [], None, []), body, [], None)
        module = ast.fix_missing_locations(ast.Module([function], []))
        space = helpers(self.template, self.language) | {own: self.include(part) for part, own in self._parts.items()}
        exec(compile(module, self.template, "exec"), space)  # noqa: S102 - only nodes that are made here
        run: Run = space["run"]
        return run

    def _block(self, body: Sequence[nodes.Node], loops: int) -> list[ast.stmt]:
        """The statements of a body; text and values that always follow each other are one stretch."""
        out: list[ast.stmt] = []
        straight: list[nodes.Node] = []
        for node in body:
            if isinstance(node, nodes.Output):
                straight += node.nodes
                continue
            out += self._stretch(straight, loops)
            straight = []
            out += [at_line(node, statement) for statement in self._statement(node, loops)]
        return [*out, *self._stretch(straight, loops)] or [ast.Pass()]

    def _stretch(self, body: list[nodes.Node], loops: int) -> list[ast.stmt]:
        if not body:
            return []
        number = self.stretches.add([node.data if isinstance(node, nodes.TemplateData) else None for node in body])
        printed = [node for node in body if not isinstance(node, nodes.TemplateData)]
        return [
            call_statement("p", ast.Constant(number)),
            *(at_line(node, self._print(node, loops)) for node in printed),
        ]

    def _print(self, node: nodes.Node, loops: int) -> ast.stmt:
        value = self._value(node, loops)
        return call_statement("v", value if isinstance(node, nodes.Filter) else call("printed", value))

    def _statement(self, node: nodes.Node, loops: int) -> list[ast.stmt]:
        names = name_node(names_in(loops))
        match node:
            case nodes.If():
                return [self._if(node, loops)]
            case nodes.For():
                return self._for(node, loops)
            case nodes.Assign(target=nodes.Name(name=name)):
                put = ast.Attribute(names, "put", LOAD)
                return [ast.Expr(ast.Call(put, [ast.Constant(name), self._value(node.node, loops)], []))]
            case nodes.Include(template=nodes.Const(value=part)):
                own = self._parts.setdefault(part, f"part_{len(self._parts)}")
                return [call_statement(own, names, name_node("path"), name_node("values"))]
        raise AssertionError(node)  # ``grammar`` lets nothing else through

    def _if(self, node: nodes.If, loops: int) -> ast.stmt:
        otherwise = self._block(node.else_, loops)
        for other in reversed(node.elif_):
            otherwise = [
                at_line(other, ast.If(self._value(other.test, loops), self._block(other.body, loops), otherwise))
            ]
        return ast.If(self._value(node.test, loops), self._block(node.body, loops), otherwise)

    def _for(self, node: nodes.For, loops: int) -> list[ast.stmt]:
        """Each turn has names of its own, and passes an empty stretch, so that no turn goes uncounted."""
        inner, turns = loops + 1, f"turns{loops}"
        name: str = node.target.name  # type: ignore[attr-defined]
        operands = [name_node(names_in(loops)), ast.Constant(name), self._value(node.iter, loops)]
        if node.test:
            arguments = ast.arguments([], [ast.arg(names_in(inner))], None, [], [], None, [])
            operands.append(ast.Lambda(arguments, self._value(node.test, inner)))
        body = [call_statement("p", ast.Constant(self.stretches.add(()))), check_call(), *self._block(node.body, inner)]
        repeat = ast.For(ast.Name(names_in(inner), ast.Store()), name_node(turns), body, [])
        return [
            assign(turns, call("turns", *operands)),
            ast.If(name_node(turns), [repeat], self._block(node.else_, loops)),
        ]

    def _value(self, node: nodes.Node, loops: int) -> ast.expr:
        return at_line(node, self._expression(node, loops))

    def _expression(self, node: nodes.Node, loops: int) -> ast.expr:
        match node:
            case nodes.Name(name=name):
                return ast.Attribute(name_node(names_in(loops)), name, LOAD)
            case nodes.Getattr(attr=name):
                return ast.Attribute(self._value(node.node, loops), name, LOAD)
            case nodes.Const(value=value):
                return ast.Constant(value)
            case nodes.List(items=items) | nodes.Tuple(items=items):
                return ast.Tuple([self._value(item, loops) for item in items], LOAD)
            case nodes.Filter(name=name, node=nodes.Expr() as changed):
                return call(name, self._value(changed, loops))
            case nodes.CondExpr():
                otherwise = self._value(node.expr2, loops) if node.expr2 else call("nothing")
                return ast.IfExp(self._value(node.test, loops), self._value(node.expr1, loops), otherwise)
        return self._logic(node, loops)

    def _logic(self, node: nodes.Node, loops: int) -> ast.expr:
        match node:
            case nodes.Compare(ops=operands):
                others = [self._value(operand.expr, loops) for operand in operands]
                return ast.Compare(
                    self._value(node.expr, loops), [_COMPARED[operand.op] for operand in operands], others
                )
            case nodes.Not():
                return ast.UnaryOp(ast.Not(), self._value(node.node, loops))
            case nodes.And() | nodes.Or():
                both = [self._value(node.left, loops), self._value(node.right, loops)]
                return ast.BoolOp(ast.And() if isinstance(node, nodes.And) else ast.Or(), both)
        raise AssertionError(node)  # ``grammar`` lets nothing else through
