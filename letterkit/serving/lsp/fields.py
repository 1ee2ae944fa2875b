"""What can stand at a place in a template: fields of the case, filters, commands, shared parts; and what a field is."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from letterkit.templating.context import Context
from letterkit.templating.formats import FILTERS
from letterkit.templating.known_fields import item_type, members
from letterkit.templating.value_kinds import filters_of, kind
from letterkit.templating.words import EigenWoorden
from letterkit.texts import say

_FILTER = re.compile(r"([\w.]+)\s*\|\s*(\w*)$")
_PART = re.compile(r"include\s+[\"']([^\"']*)$")
_COMMAND = re.compile(r"^[-+]?\s*(\w*)$")
_PATH = re.compile(r"(?<![\w.\"'])([A-Za-z_]\w*(?:\.\w*)*)?$")
_BLOCK = re.compile(r"\{%[-+]?\s*(for|set|endfor)\b\s*(?:(\w+)\s*(?:in|=)\s*([\w.]+))?")
_INCLUDE = re.compile(r"include\s+[\"']([^\"']+)[\"']")
_NAME = re.compile(r"[A-Za-z_][\w.]*")
_COMMANDS = ("if", "elif", "else", "endif", "for", "endfor", "set", "include")
_MOST_SHOWN = 10  # fields of a group in a line
_USUAL_FILTER = {"amount": "euro", "day": "datum", "list": "opsomming"}
"""How a value of a kind is printed when nobody chose."""

Kind = Literal["field", "filter", "command", "part"]


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be typed. ``insert``: the characters for it; ``typed``: how many of these stand there now."""

    name: str
    kind: Kind
    about: str
    insert: str
    typed: int


def choices(before: str, parts: Iterable[str], own: type[EigenWoorden] = EigenWoorden) -> tuple[Choice, ...]:
    """What can be typed after the text ``before``; nothing outside a pair of braces. own: the creditor's own fields."""
    start = _open_braces(before)
    if start < 0:
        return ()
    prints, inside = before[start : start + 2] == "{{", before[start + 2 :]
    if not prints and (match := _PART.search(inside)):
        return _starting(match[1], parts, "part")
    if match := _FILTER.search(inside):
        value_kind = kind(_type(match[1], _scope(before, own), own))
        return _starting(match[2], filters_of(value_kind) if value_kind else FILTERS, "filter")
    if not prints and (match := _COMMAND.match(inside)):
        return _starting(match[1], _COMMANDS, "command")
    match = _PATH.search(inside)
    return _fields(match[1] or "", _scope(before, own), own, prints=prints) if match else ()


def describe(line: str, column: int, before: str, own: type[EigenWoorden] = EigenWoorden) -> str:
    """What the field at a column (0-based) of a line is, in a sentence; empty where no field stands.

    before: all text of the template before this line.
    """
    for name in _NAME.finditer(line):
        if name.start() <= column < name.end() and _open_braces(line[: name.start()]) >= 0:
            end = name[0].find(".", column - name.start())
            path = name[0] if end < 0 else name[0][:end]  # as far as is pointed at
            type_ = _type(path, _scope(before + line[: name.start()], own), own)
            if about := _about(type_):
                printed = _insert(path, type_, prints=True)
                usable = kind(type_) not in {"group", "choice"}
                how = say("lsp.printed", printed=f"{{{{ {printed} }}}}") if usable else ""
                return say("lsp.field", field=path, about=about, how=how)
    return ""


def part_at(line: str, column: int) -> str:
    """The name of the shared part whose include stands at a column of a line; empty where none does."""
    matches = (match for match in _INCLUDE.finditer(line) if match.start() <= column <= match.end())
    return next((match[1] for match in matches), "")


def _starting(typed: str, names: Iterable[str], kind_: Literal["filter", "command", "part"]) -> tuple[Choice, ...]:
    about = say(f"lsp.{kind_}")
    return tuple(Choice(name, kind_, about, name, len(typed)) for name in names if name.startswith(typed))


def _fields(typed: str, scope: Mapping[str, Any], own: type[EigenWoorden], *, prints: bool) -> tuple[Choice, ...]:
    owner, _, start = typed.rpartition(".")
    known = members(_type(owner, scope, own)) if owner else {**members(Context), **scope}
    return tuple(
        Choice(name, "field", _about(type_), _insert(name, type_, prints=prints), len(start))
        for name, type_ in sorted(known.items())
        if name.startswith(start)
    )


def _insert(name: str, type_: Any, *, prints: bool) -> str:
    """A field as it goes into the text: an amount or a day that is printed has its filter with it."""
    usual = _USUAL_FILTER.get(kind(type_) or "")
    return f"{name} | {usual}" if prints and usual else name


def _about(type_: Any) -> str:
    value_kind = kind(type_)
    if value_kind == "group":
        return say("lsp.group", members=", ".join(sorted(members(type_))[:_MOST_SHOWN]))
    return say(f"templates.kind.{value_kind}") if value_kind else ""


def _open_braces(before: str) -> int:
    """Where the braces open that are not closed yet; -1 where none are."""
    start = max(before.rfind("{{"), before.rfind("{%"))
    closed = max(before.rfind("}}"), before.rfind("%}"))
    return start if start > closed else -1


def _scope(before: str, own: type[EigenWoorden]) -> dict[str, Any]:
    """Names that loops still open and ``set`` gave, with their types."""
    scope: dict[str, Any] = {}
    loops: list[str] = []
    for command, name, path in _BLOCK.findall(before):
        if command == "for" and name:
            scope[name] = item_type(_type(path, scope, own))
            loops.append(name)
        elif command == "set" and name:
            scope[name] = _type(path, scope, own)
        elif command == "endfor" and loops:
            scope.pop(loops.pop(), None)
    return scope


def _type(path: str, scope: Mapping[str, Any], own: type[EigenWoorden]) -> Any:
    """The type of a dotted name; None when there is no such field."""
    first, *rest = path.split(".")
    type_: Any = scope[first] if first in scope else members(Context).get(first)
    type_ = own if type_ is EigenWoorden else type_
    for name in rest:
        type_ = members(type_).get(name)
    return type_
