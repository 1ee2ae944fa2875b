"""A template as a program of our own: the syntax tree that Jinja read becomes a Python function.

The function is built node by node, never from text: it reads declared fields, compares, chooses, repeats, and calls
our filters and the few helpers below. It has no builtins. It gives no text but a path (which stretches of the template
were passed, by number) and the values printed on the way. Cases with the same path get the same text but for their
values, so the text is put together and read once per path (``compiled``).
"""

import ast
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from jinja2 import nodes

from letterkit.errors import CannotRender
from letterkit.message.shape import token
from letterkit.templating.formats import FILTERS

MOST_STEPS = 20_000
"""Stretches that one message may pass. A letter with a table of 600 instalments passes some 2,000."""
MOST_VALUES = 20_000
"""Values that one message may print."""
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


class Scope:
    """The names inside a loop or beside a ``set``: its own, and those around it."""

    def __init__(self, around: object) -> None:
        self._around = around

    def __getattr__(self, name: str) -> Any:
        return getattr(self._around, name)

    def put(self, name: str, value: object) -> None:
        self.__dict__[name] = value


@dataclass(frozen=True, slots=True)
class Loop:
    """What a template may ask of ``loop``."""

    index0: int
    length: int

    @property
    def index(self) -> int:
        return self.index0 + 1

    @property
    def first(self) -> bool:
        return self.index0 == 0

    @property
    def last(self) -> bool:
        return self.index0 == self.length - 1


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
    _parts: dict[str, str] = field(default_factory=dict)

    def program(self, tree: nodes.Template) -> Run:
        """The function of a whole file; a file that sets names gets a scope of its own for them."""
        own_scope = [_assign(_NAMES, _call("scope", _name(_NAMES)))] if tree.find(nodes.Assign) else []
        appends = [
            _assign(add, ast.Attribute(_name(to), "append", _LOAD)) for add, to in (("p", "path"), ("v", "values"))
        ]
        body = [_call_alone("check", _name("path"), _name("values")), *appends, *own_scope, *self._block(tree.body, 0)]
        arguments = [ast.arg(name) for name in (_NAMES, "path", "values")]
        function = ast.FunctionDef("run", ast.arguments([], arguments, None, [], [], None, []), body, [], None)
        module = ast.fix_missing_locations(ast.Module([function], []))
        space = _helpers(self.template) | {own: self.include(part) for part, own in self._parts.items()}
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
            out += [_at(node, statement) for statement in self._statement(node, loops)]
        return [*out, *self._stretch(straight, loops)] or [ast.Pass()]

    def _stretch(self, body: list[nodes.Node], loops: int) -> list[ast.stmt]:
        if not body:
            return []
        number = self.stretches.add([node.data if isinstance(node, nodes.TemplateData) else None for node in body])
        printed = [node for node in body if not isinstance(node, nodes.TemplateData)]
        return [_call_alone("p", ast.Constant(number)), *(_at(node, self._print(node, loops)) for node in printed)]

    def _print(self, node: nodes.Node, loops: int) -> ast.stmt:
        value = self._value(node, loops)
        return _call_alone("v", value if isinstance(node, nodes.Filter) else _call("printed", value))

    def _statement(self, node: nodes.Node, loops: int) -> list[ast.stmt]:
        names = _name(_names(loops))
        match node:
            case nodes.If():
                return [self._if(node, loops)]
            case nodes.For():
                return self._for(node, loops)
            case nodes.Assign(target=nodes.Name(name=name)):
                put = ast.Attribute(names, "put", _LOAD)
                return [ast.Expr(ast.Call(put, [ast.Constant(name), self._value(node.node, loops)], []))]
            case nodes.Include(template=nodes.Const(value=part)):
                own = self._parts.setdefault(part, f"part_{len(self._parts)}")
                return [_call_alone(own, names, _name("path"), _name("values"))]
        raise AssertionError(node)  # ``grammar`` lets nothing else through

    def _if(self, node: nodes.If, loops: int) -> ast.stmt:
        otherwise = self._block(node.else_, loops)
        for other in reversed(node.elif_):
            otherwise = [_at(other, ast.If(self._value(other.test, loops), self._block(other.body, loops), otherwise))]
        return ast.If(self._value(node.test, loops), self._block(node.body, loops), otherwise)

    def _for(self, node: nodes.For, loops: int) -> list[ast.stmt]:
        """Each turn has names of its own, and passes an empty stretch, so that no turn goes uncounted."""
        inner, turns = loops + 1, f"turns{loops}"
        name: str = node.target.name  # type: ignore[attr-defined]
        asked = [_name(_names(loops)), ast.Constant(name), self._value(node.iter, loops)]
        if node.test:
            arguments = ast.arguments([], [ast.arg(_names(inner))], None, [], [], None, [])
            asked.append(ast.Lambda(arguments, self._value(node.test, inner)))
        body = [_call_alone("p", ast.Constant(self.stretches.add(()))), _check(), *self._block(node.body, inner)]
        repeat = ast.For(ast.Name(_names(inner), ast.Store()), _name(turns), body, [])
        return [
            _assign(turns, _call("turns", *asked)),
            ast.If(_name(turns), [repeat], self._block(node.else_, loops)),
        ]

    def _value(self, node: nodes.Node, loops: int) -> ast.expr:
        return _at(node, self._expression(node, loops))

    def _expression(self, node: nodes.Node, loops: int) -> ast.expr:
        match node:
            case nodes.Name(name=name):
                return ast.Attribute(_name(_names(loops)), name, _LOAD)
            case nodes.Getattr(attr=name):
                return ast.Attribute(self._value(node.node, loops), name, _LOAD)
            case nodes.Const(value=value):
                return ast.Constant(value)
            case nodes.List(items=items) | nodes.Tuple(items=items):
                return ast.Tuple([self._value(item, loops) for item in items], _LOAD)
            case nodes.Filter(name=name, node=nodes.Expr() as changed):
                return _call(name, self._value(changed, loops))
            case nodes.CondExpr():
                otherwise = self._value(node.expr2, loops) if node.expr2 else _call("nothing")
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


_LOAD, _NAMES = ast.Load(), "n0"
Node = TypeVar("Node", ast.stmt, ast.expr)


def _names(loops: int) -> str:
    """The variable that holds the names inside so many loops."""
    return f"n{loops}"


def _name(name: str) -> ast.expr:
    return ast.Name(name, _LOAD)


def _call(function: str, *arguments: ast.expr) -> ast.expr:
    return ast.Call(_name(function), list(arguments), [])


def _call_alone(function: str, *arguments: ast.expr) -> ast.stmt:
    return ast.Expr(_call(function, *arguments))


def _check() -> ast.stmt:
    return _call_alone("check", _name("path"), _name("values"))


def _assign(name: str, value: ast.expr) -> ast.stmt:
    return ast.Assign([ast.Name(name, ast.Store())], value)


def _at(node: nodes.Node, built: Node) -> Node:
    """``built`` with the line of the template, which Python then tells when something is wrong there."""
    built.lineno = built.end_lineno = max(node.lineno, 1)
    built.col_offset = built.end_col_offset = 0
    return built


def _helpers(template: str) -> dict[str, Any]:
    """All that the function of a template can call, besides the parts that it includes."""

    def check(path: list[int], values: list[str]) -> None:
        if len(path) > MOST_STEPS or len(values) > MOST_VALUES:
            raise CannotRender("message_too_long", template=template)

    own = {"printed": _printed, "scope": Scope, "turns": _turns, "nothing": _nothing, "check": check}
    return {**FILTERS, **own, "__builtins__": {}}


def _printed(value: object) -> str:
    """A printed value as text. Not an amount without ``| euro``, a date without ``| datum``, or nothing."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError
    return str(value)


def _turns(
    names: object, name: str, items: Iterable[Any], test: Callable[[Scope], object] | None = None
) -> list[Scope]:
    """The names of each turn of a loop."""
    turns = []
    for item in items:
        scope = Scope(names)
        scope.put(name, item)
        if test is None or test(scope):
            turns.append(scope)
    for index, scope in enumerate(turns):
        scope.put("loop", Loop(index, len(turns)))
    return turns


def _nothing() -> None:
    """``a if b`` without ``else``: nothing that can be printed or asked."""
    raise TypeError
