"""YAML with places: every value can still tell the line and column it stands on."""

from __future__ import annotations

from pathlib import Path

import yaml

from letterkit.errors import SourceInvalid

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser reads the glossary ten times as fast

Node = yaml.Node


def wrong(code: str, path: Path, node: Node | None = None, **values: object) -> SourceInvalid:
    """The error for a mistake at a node: file, line and column, both 1-based."""
    line, column = (node.start_mark.line + 1, node.start_mark.column + 1) if node is not None else (0, 0)
    return SourceInvalid(code, file=str(path), line=line, column=column, **values)


def compose(path: Path) -> Node:
    """The root of a YAML file, which must be a mapping; raises ``SourceInvalid``."""
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except OSError as error:
        raise wrong("glossary_missing", path) from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        raise SourceInvalid("glossary_yaml", file=str(path), line=line, column=column) from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise wrong("glossary_yaml", path) from error
    if not isinstance(node, yaml.MappingNode):
        raise wrong("glossary_mapping", path, node)
    return node


def items(path: Path, node: Node) -> dict[str, Node]:
    """The keys of a mapping; none may stand there twice."""
    if not isinstance(node, yaml.MappingNode):
        raise wrong("glossary_mapping", path, node)
    children: dict[str, Node] = {}
    for key, value in node.value:
        if key.value in children:
            raise wrong("glossary_key_twice", path, key, key=key.value)
        children[key.value] = value
    return children


def elements(path: Path, node: Node) -> list[Node]:
    """The elements of a list."""
    if not isinstance(node, yaml.SequenceNode):
        raise wrong("glossary_list", path, node)
    return list(node.value)


def text(path: Path, node: Node) -> str:
    """A text that is not empty, its white space made even."""
    if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
        raise wrong("glossary_text", path, node)
    return " ".join(str(node.value).split())


def texts(path: Path, node: Node) -> tuple[str, ...]:
    """A list of texts."""
    return tuple(text(path, element) for element in elements(path, node))


def flag(path: Path, node: Node) -> bool:
    """``true`` or ``false``."""
    if not isinstance(node, yaml.ScalarNode) or node.value not in ("true", "false"):
        raise wrong("glossary_flag", path, node)
    return bool(node.value == "true")
