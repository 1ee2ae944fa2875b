"""Short ways to make the nodes of a Python syntax tree, for the function that a template becomes."""

import ast
from typing import TypeVar

from jinja2 import nodes

LOAD, NAMES = ast.Load(), "n0"
Node = TypeVar("Node", ast.stmt, ast.expr)


def names_in(loops: int) -> str:
    """The variable that holds the names inside so many loops."""
    return f"n{loops}"


def name_node(name: str) -> ast.expr:
    return ast.Name(name, LOAD)


def call(function: str, *arguments: ast.expr) -> ast.expr:
    return ast.Call(name_node(function), list(arguments), [])


def call_statement(function: str, *arguments: ast.expr) -> ast.stmt:
    return ast.Expr(call(function, *arguments))


def check_call() -> ast.stmt:
    return call_statement("check", name_node("path"), name_node("values"))


def assign(name: str, value: ast.expr) -> ast.stmt:
    return ast.Assign([ast.Name(name, ast.Store())], value)


def at_line(node: nodes.Node, built: Node) -> Node:
    """``built`` with the line of the template, which Python then tells when something is wrong there."""
    built.lineno = built.end_lineno = max(node.lineno, 1)
    built.col_offset = built.end_col_offset = 0
    return built
