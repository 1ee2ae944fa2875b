"""The Dutch sentences: a problem says what is wrong and what is expected, and every code in the program has words."""

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
import yaml

import letterkit
from letterkit import case, creditor, fields, texts
from letterkit.case import arrears, customer, events, record
from letterkit.case_file import cells
from letterkit.errors import Problem

SOURCES = sorted(Path(letterkit.__file__).parent.rglob("*.py"))
VALUES: dict[str, object] = {
    **dict.fromkeys(("min_length", "max_length", "decimal_places", "max_digits", "gt", "ge", "lt", "le"), 3),
    **dict.fromkeys(
        ("column", "cells", "columns", "delimiter", "expected", "nearest", "place", "why", "do", "known", "sentence"),
        "naam",
    ),
}
# What pydantic can say of the kinds of fields there are in a case and in creditor.yaml.
PYDANTIC = [
    "missing",
    "extra_forbidden",
    "model_type",
    "dict_type",
    "tuple_type",
    "too_short",
    "too_long",
    "string_type",
    "string_too_short",
    "string_too_long",
    "literal_error",
    "bool_type",
    "bool_parsing",
    "int_type",
    "int_parsing",
    "int_parsing_size",
    "int_from_float",
    "decimal_type",
    "decimal_parsing",
    "decimal_max_places",
    "decimal_max_digits",
    "decimal_whole_digits",
    "finite_number",
    "greater_than",
    "greater_than_equal",
    "less_than",
    "less_than_equal",
    "path_type",
    "url_type",
    "url_parsing",
    "url_scheme",
    "url_too_long",
    "invalid_key",
    "value_error",
]


@pytest.mark.parametrize("key", texts.keys("problems."))
def test_a_problem_says_what_is_wrong_and_what_is_expected(key: str) -> None:
    wrong, expected = texts.problem(Problem("veld", key.removeprefix("problems."), VALUES))
    assert wrong
    assert expected
    assert not expected.endswith(".")


@pytest.mark.parametrize("code", PYDANTIC)
def test_what_pydantic_can_say_has_words(code: str) -> None:
    assert f"problems.{code}" in texts.keys("problems.")


def _raised(module: ModuleType) -> Iterator[str]:
    """Literal codes of ``ValueError`` and ``PydanticCustomError`` in a module, or in all modules of a folder."""
    path = Path(inspect.getfile(module))
    files = path.parent.glob("*.py") if path.name == "__init__.py" else [path]
    for node in (node for file in files for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("ValueError", "PydanticCustomError"):
            for literal in ast.walk(node.args[0]):
                if isinstance(literal, ast.Constant) and isinstance(literal.value, str):
                    yield literal.value


@pytest.mark.parametrize("module", [fields, customer, arrears, events, record, creditor, cells])
def test_every_check_has_words(module: ModuleType) -> None:
    codes = set(_raised(module))
    assert codes
    assert not {code for code in codes if f"problems.{code}" not in texts.keys("problems.")}


def test_every_pattern_has_words() -> None:
    for model in (case.Case, creditor.Creditor):
        for part in [model.model_json_schema(), *model.model_json_schema()["$defs"].values()]:
            for name, about in part["properties"].items():
                assert "pattern" not in about or f"problems.pattern_{name}" in texts.keys("problems.")


@pytest.mark.parametrize("kind", ["Unreadable", "SourceInvalid", "WrongCall"])
def test_every_error_that_is_raised_has_a_sentence(kind: str) -> None:
    raised = {
        code for path in SOURCES for code in re.findall(rf'\b{kind}\(\s*"(\w+)"', path.read_text(encoding="utf-8"))
    }
    assert raised
    assert not {code for code in raised if f"errors.{code}" not in texts.keys("errors.")}


@pytest.mark.parametrize(
    "path", sorted((Path(letterkit.__file__).parent / "texts").rglob("*.yaml")), ids=lambda p: p.name
)
def test_no_sentence_has_the_name_of_another(path: Path) -> None:
    assert list(_twice(yaml.compose(path.read_text(encoding="utf-8")))) == []


def _twice(node: yaml.Node | None) -> Iterator[str]:
    if isinstance(node, yaml.MappingNode):
        names = [name.value for name, _ in node.value]
        yield from (name for name in set(names) if names.count(name) > 1)
        for _, inside in node.value:
            yield from _twice(inside)
