"""Every Dutch sentence the operator reads: in ``nl.yaml`` or ``nl/<room>.yaml``; code names it by its dotted key."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from letterkit.errors import Problem

_EXPECTED = "; verwacht: "
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser saves half a second on every command


@cache
def _sentences() -> dict[str, str]:
    here = files(__name__)
    rooms = sorted(
        (path for path in here.joinpath("nl").iterdir() if path.name.endswith(".yaml")), key=lambda path: path.name
    )
    sentences: dict[str, str] = {}
    for file in (here.joinpath("nl.yaml"), *rooms):
        tree = yaml.load(file.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader
        for key, sentence in _flatten(tree, ""):
            if key in sentences:
                raise KeyError(key)
            sentences[key] = sentence
    return sentences


def _flatten(tree: dict[str, Any], prefix: str) -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    for key, value in tree.items():
        rows += _flatten(value, f"{prefix}{key}.") if isinstance(value, dict) else [(prefix + str(key), str(value))]
    return rows


def say(key: str, /, **values: object) -> str:
    """The sentence under ``key`` with its ``{places}`` filled. A wrong key or a missing value raises ``KeyError``."""
    return _sentences()[key].format_map(values)


def named(kind: str, name: str) -> str:
    """The name that people read, or the words of the name itself for one that letterkit does not know."""
    return _sentences().get(f"{kind}.{name}") or name.replace("_", " ")


def keys(prefix: str = "") -> tuple[str, ...]:
    """All keys that start with ``prefix``, in file order."""
    return tuple(key for key in _sentences() if key.startswith(prefix))


def unfilled(prefix: str) -> dict[str, str]:
    """The sentences below ``prefix``, their places not filled: for a page that fills them itself."""
    return {key.removeprefix(prefix): sentence for key, sentence in _sentences().items() if key.startswith(prefix)}


def problem(fault: Problem) -> tuple[str, str]:
    """What is wrong, and what is expected, in words. A kind of problem without its own words gets the general ones."""
    known = f"problems.{fault.code}" in _sentences()
    wrong, _, expected = say(f"problems.{fault.code if known else 'unknown'}", **fault.values).partition(_EXPECTED)
    return wrong, expected
