"""One value of ``creditor.yaml`` changed in the file itself: comments, order and all else stay as they are."""

import json
import os
from pathlib import Path

import yaml
from filelock import FileLock

from letterkit.creditor_file import load
from letterkit.drafts.concepts import decoded, encoded

Loc = tuple[str, ...]
Value = str | bool
_INDENT = 2


def with_setting(path: Path, loc: Loc, value: Value) -> None:
    """Write one value, if the settings are right with it. Raises ``SourceInvalid`` as reading the file does.

    An empty text takes the setting away, so that the standard holds again.
    """
    with_settings(path, {loc: value})


def with_settings(path: Path, values: dict[Loc, Value]) -> None:
    """Write several values, all or none."""
    with FileLock(path.with_name(".letterkit-schrijven.lock")):
        before = path.read_bytes()
        text = decoded(before)
        for loc, value in values.items():
            text = changed(text, loc, value)
        data = encoded(text, before)
        if data == before:
            return
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            part.write_bytes(data)
            load(part)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)


def changed(text: str, loc: Loc, value: Value) -> str:
    """The YAML text with one value changed, put in or taken out."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    node: yaml.Node | None = root if isinstance(root, yaml.MappingNode) else None
    for depth, name in enumerate(loc):
        pair = _pair(node, name)
        if pair is None:
            return _put_in(text, node, loc[depth:], value) if value != "" else text
        key, node = pair
        if depth == len(loc) - 1:
            return _taken_out(text, key, node) if value == "" else _in_place(text, node, value)
        if not isinstance(node, yaml.MappingNode):
            return _in_place(text, node, value)
    return text


def _pair(node: yaml.Node | None, name: str) -> tuple[yaml.Node, yaml.Node] | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next(((key, value) for key, value in pairs if key.value == name), None)


def _in_place(text: str, node: yaml.Node, value: Value) -> str:
    return text[: node.start_mark.index] + _written(value) + text[node.end_mark.index :]


def _taken_out(text: str, key: yaml.Node, node: yaml.Node) -> str:
    """Without the lines of the setting; a comment behind it goes too."""
    start = text.rfind("\n", 0, key.start_mark.index) + 1
    end = text.find("\n", node.end_mark.index - (node.end_mark.column == 0))
    return text[:start] + (text[end + 1 :] if end >= 0 else "")


def _put_in(text: str, above: yaml.Node | None, loc: Loc, value: Value) -> str:
    """With the setting after the last one of its group, or at the end of the file."""
    if isinstance(above, yaml.MappingNode) and above.value and not above.flow_style:
        key, last = above.value[-1]
        column, at = key.start_mark.column, last.end_mark.index
    elif isinstance(above, yaml.MappingNode) and above.flow_style:
        inner = f"{loc[0]}: {_written(value)}"
        inside = text[above.start_mark.index + 1 : above.end_mark.index - 1].strip()
        whole = "{" + ", ".join(filter(None, (inside, inner))) + "}"
        return text[: above.start_mark.index] + whole + text[above.end_mark.index :]
    else:
        column, at = 0, len(text)
    line = text.find("\n", at - 1 if at and text[at - 1 : at] == "\n" else at)
    place = len(text) if line < 0 else line + 1
    start = text[:place] if text[:place].endswith("\n") or not place else text[:place] + "\n"
    rows = [f"{' ' * (column + _INDENT * depth)}{name}:" for depth, name in enumerate(loc)]
    rows[-1] += f" {_written(value)}"
    return start + "\n".join(rows) + "\n" + text[place:]


def _written(value: Value) -> str:
    """A value as YAML; text that could be read as something else between quotes."""
    if isinstance(value, bool):
        return "true" if value else "false"
    plain = value.isascii() and all(character.isalnum() or character in " .-/@_" for character in value)
    same = yaml.safe_load(value) == value if plain and value.strip() == value and value else False
    return value if same and not value[:1].isdigit() else json.dumps(value, ensure_ascii=False)
