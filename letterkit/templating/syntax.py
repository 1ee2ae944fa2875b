"""What is wrong with the commands of a template that cannot be read: the cause, at its place.

The template engine says where it gave up. A forgotten ``endif`` is told at its ``if``; ``=`` for ``==``, ``else if``,
a Dutch command name and curly quotes each have a sentence of their own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from jinja2.exceptions import TemplateSyntaxError

from letterkit.errors import SourceInvalid
from letterkit.texts import say

TAGS = ("if", "elif", "else", "endif", "for", "endfor", "set", "include")
_ENDS = {"if": "endif", "for": "endfor"}
_DUTCH = {
    "als": "if",
    "indien": "if",
    "anders": "else",
    "andersals": "elif",
    "elseif": "elif",
    "elsif": "elif",
    "eindals": "endif",
    "einde": "endif",
    "eind": "endif",
    "end": "endif",
    "fi": "endif",
    "voor": "for",
    "foreach": "for",
    "eindvoor": "endfor",
    "endforeach": "endfor",
    "zet": "set",
    "invoegen": "include",
    "deel": "include",
}
_TAG = re.compile(r"\{%[-+]?\s{0,20}(\w{1,40})([^%\n]{0,500}?)[-+]?%\}")
_ELSE_IF = re.compile(r"\{%[-+]?\s{0,20}(else\s{1,9}if)\b")
_EQUALS = re.compile(
    r"\{%[-+]?\s{0,20}(?:el)?if\s([^%\n]{0,300}?)(?<![=!<>])=(?!=)\s{0,9}([^%\n]{0,200}?)\s{0,9}[-+]?%\}"
)
_QUOTE = re.compile(r"\{[{%][^}\n]{0,300}?([“”„‘’])")
_UNKNOWN = re.compile(r"unknown tag '(\w+)'")
_DEEPER = re.compile(r"[(\[]|\bnot\b|\belse\b")


@dataclass(frozen=True, slots=True)
class _Tag:
    name: str
    line: int
    column: int


def explained(error: TemplateSyntaxError, name: str, text: str) -> SourceInvalid:
    """The error of the engine as ours, at the place of its cause. text: as the writer of the template wrote it."""
    line = error.lineno or 0
    rows = text.split("\n")
    row = rows[line - 1] if 0 < line <= len(rows) else ""
    cause = _of_whole(error, text) or _of_row(error, row, line)
    file = error.name or name
    if cause:
        code, line, column, values = cause
        return SourceInvalid(code, file=file, line=line, column=column, **values)
    column = len(row) - len(row.lstrip()) + 1 if row.strip() else 0
    return SourceInvalid("template_syntax", file=file, line=line, column=column, excerpt=row.strip())


def too_deep(name: str, text: str) -> SourceInvalid:
    """The error for a text with so much inside each other that it cannot be read, at the place that is deepest."""
    tags, depth, deepest = list(_tags(text)), 0, (0, 1, 1)
    for tag in tags:
        depth += (tag.name in _ENDS) - (tag.name in _ENDS.values())
        deepest = max(deepest, (depth, -tag.line, -tag.column))
    rows = text.split("\n")
    fullest = max(range(len(rows)), key=lambda at: len(_DEEPER.findall(rows[at])))
    if len(_DEEPER.findall(rows[fullest])) > deepest[0]:
        return SourceInvalid("template_too_deep", file=name, line=fullest + 1, column=1)
    return SourceInvalid("template_too_deep", file=name, line=abs(deepest[1]), column=abs(deepest[2]))


_Found = tuple[str, int, int, dict[str, object]]


def _of_whole(error: TemplateSyntaxError, text: str) -> _Found | None:
    """What only the whole text tells: commands that do not exist, that stay open or that close something else."""
    message = error.message or ""
    if "Missing end of comment" in message:
        at = text.rfind("{#")
        return "template_comment_open", text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at), {}
    tags = list(_tags(text))
    if message.startswith("Unexpected end of template") and (open_ := _open(tags)):
        last = open_[-1]
        return "template_tag_open", last.line, last.column, {"tag": last.name, "end": _ENDS[last.name]}
    if unknown := _UNKNOWN.search(message):
        return _unknown(unknown[1], [tag for tag in tags if tag.line <= (error.lineno or 0)])
    return None


def _unknown(name: str, until: list[_Tag]) -> _Found | None:
    here = next((tag for tag in reversed(until) if tag.name == name), None)
    if here is None:
        return None
    if name not in TAGS:
        return "template_unknown_tag", here.line, here.column, {"tag": name, "near": near(name, TAGS, _DUTCH)}
    open_ = _open(until[: until.index(here)])
    if not open_:
        return "template_tag_unopened", here.line, here.column, {"tag": name}
    last = open_[-1]
    values = {"tag": name, "open": last.name, "opened": last.line, "end": _ENDS[last.name]}
    return "template_tag_crossed", here.line, here.column, values


def near(name: str, known: tuple[str, ...], dutch: dict[str, str] | None = None) -> str:
    """The sentence with the name that was probably meant; empty when none is like it."""
    meant = (dutch or {}).get(name.lower()) or next(iter(get_close_matches(name.lower(), known, 1, 0.6)), None)
    return say("templates.near", nearest=meant) if meant else ""


def _tags(text: str) -> Iterator[_Tag]:
    for match in _TAG.finditer(text):
        start = match.start()
        yield _Tag(match[1], text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))


def _open(tags: list[_Tag]) -> list[_Tag]:
    """The commands that nothing closed, innermost last."""
    open_: list[_Tag] = []
    for tag in tags:
        if tag.name in _ENDS:
            open_.append(tag)
        elif open_ and tag.name == _ENDS[open_[-1].name]:
            open_.pop()
    return open_


def _of_row(error: TemplateSyntaxError, row: str, line: int) -> _Found | None:
    """What the line tells on which the engine gave up."""
    message = error.message or ""
    if match := _ELSE_IF.search(row):
        return "template_else_if", line, match.start(1) + 1, {}
    if match := _QUOTE.search(row):
        return "template_curly_quotes", line, match.start(1) + 1, {"sign": match[1]}
    if match := _EQUALS.search(row):
        return "template_single_equals", line, match.start() + 1, {"example": _compared(match[1], match[2])}
    if (at := _unclosed(row)) >= 0:
        return "template_braces", line, at + 1, {}
    if "end of print statement" in message and (at := row.find("{{")) >= 0:
        return "template_space_in_field", line, at + 1, {"excerpt": row[at : row.find("}}", at) + 2]}
    if "Expected an expression" in message and (tag := _TAG.search(row)):
        return "template_condition_missing", line, tag.start() + 1, {"tag": tag[1]}
    return None


def _compared(field: str, value: str) -> str:
    bare = value.strip(" \"'“”‘’")
    shown = bare if re.fullmatch(r"[\d.,]{1,20}", bare) else f'"{bare}"'
    return f"if {field.strip()} == {shown}"


def _unclosed(row: str) -> int:
    """Where braces begin that nothing closes on their line, or end that nothing opened; -1 when all is well."""
    at = 0
    for match in re.finditer(r"\{\{|\{%|%\}|\}\}", row):
        if match[0] in {"{{", "{%"}:
            end = "}}" if match[0] == "{{" else "%}"
            closing = row.find(end, match.end())
            opening = min(
                (place for place in (row.find("{{", match.end()), row.find("{%", match.end())) if place >= 0),
                default=-1,
            )
            if closing < 0 or 0 <= opening < closing:
                return match.start()
            at = closing + 2
        elif match.start() >= at:
            return match.start()
    return -1
