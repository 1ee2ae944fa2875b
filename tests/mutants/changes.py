"""Small wrong changes of a file, one at a time: what a slip of a hand could make of it.

Each changes one thing on one place: a comparison to its neighbour, ``and`` to ``or``, a number by one, a condition to
its opposite, ``min`` to ``max``, a day or amount added to taken away. Texts, imports and types are left alone.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
}
_CALLED = {"min": "max", "max": "min", "any": "all", "all": "any"}


@dataclass(frozen=True, slots=True)
class Change:
    """``source`` is the whole file with the change; ``what`` says it in one line."""

    line: int
    what: str
    source: str


def changes(source: str) -> Iterator[Change]:
    """Every change of a file."""
    for number in range(_count(source)):
        tree = ast.parse(source)
        changer = _Changer(number)
        tree = changer.visit(tree)
        before, after = changer.said
        yield Change(changer.line, f"{before}  ->  {after}", ast.unparse(tree))


def _count(source: str) -> int:
    counter = _Changer(-1)
    counter.visit(ast.parse(source))
    return counter.seen


class _Changer(ast.NodeTransformer):
    """Makes the change with number ``wanted``, in the order of the tree."""

    def __init__(self, wanted: int) -> None:
        self.wanted, self.seen, self.line = wanted, 0, 0
        self.said = ("", "")

    def visit(self, node: ast.AST) -> ast.AST:
        if isinstance(node, ast.Import | ast.ImportFrom | ast.arg) or _is_text(node):
            return node
        for changed in _changed(node):
            if self.seen == self.wanted:
                self.line = getattr(node, "lineno", 0)
                self.said = (ast.unparse(node), ast.unparse(changed))
                self.seen += 1
                return ast.copy_location(changed, node)
            self.seen += 1
        if isinstance(node, ast.AnnAssign):  # the type is no behaviour
            if node.value is not None:
                node.value = self.visit(node.value)  # type: ignore[assignment]
            return node
        if isinstance(node, ast.FunctionDef | ast.ClassDef):  # nor are the types of arguments, nor decorators
            node.body = [self.visit(statement) for statement in node.body]  # type: ignore[misc]
            return node
        return self.generic_visit(node)


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _changed(node: ast.AST) -> Iterator[ast.expr]:
    match node:
        case ast.Compare(left=left, ops=[operator], comparators=[right]):
            yield ast.Compare(left, [_COMPARED[type(operator)]()], [right])
        case ast.BoolOp(op=operator, values=values):
            yield ast.BoolOp(ast.Or() if isinstance(operator, ast.And) else ast.And(), values)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield operand
        case ast.BinOp(left=left, op=operator, right=right) if type(operator) in _ARITHMETIC:
            yield ast.BinOp(left, _ARITHMETIC[type(operator)](), right)
        case ast.Constant(value=bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(value=int(value)):
            yield ast.Constant(value + 1)
        case ast.Call(func=ast.Name(id=name)) if name in _CALLED:
            yield ast.Call(ast.Name(_CALLED[name], ast.Load()), node.args, node.keywords)
