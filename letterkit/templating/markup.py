"""Markup that letters do not have, found in the text of a template before any case is filled in.

The Markdown reader leaves unknown markup standing as plain characters, and a customer would read it: ``> quote``,
``<b>``, a lone ``**``. What the template language writes between braces is no markup, so it is hidden first.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

BOXES = ("betalen", "contact", "antwoord")

# No tag holds the beginning of another of its kind; so a row of beginnings costs its length, not its length squared.
_TAG = re.compile(
    r"\{\{[^{}]{0,2000}\}\}|\{%(?:[^{%]|%(?!\})|\{(?!%)){0,2000}%\}|\{#(?:[^{#]|#(?!\})|\{(?!#)){0,5000}#\}"
)
_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")
_ADDRESS = re.compile(r"(?<=\]\()[^)\s]{1,1000}(?=\))")
_VALUE, _NOTHING = "\ue000", "\ue001"  # stand for a printed value and for what prints nothing, one for each character
_SEPARATOR = re.compile(r"\s*(?:\|\s*)?:?-{1,200}:?\s*(?:\|\s*:?-{1,200}:?\s*){0,50}(?:\|\s*)?")
_BOX = re.compile(r":{3,}")
_OPENING = re.compile(r":{3,}\s{0,9}(\w{1,40})")

# What never belongs in a line, with the code of its sentence; the first that fits a place tells.
_IN_LINE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("markup_footnote", re.compile(r"\[\^[^\]\n]{0,40}\]")),
    ("markup_merge_field", re.compile(r"\(\([\w .-]{1,60}\)\)|\[\[[\w .-]{1,60}\]\]|«[^»\n]{1,60}»|<<[\w .-]{1,60}>>")),
    ("markup_html", re.compile(r"</?[A-Za-z!][^<>\n]{0,300}>")),
    ("markup_single_brace", re.compile(r"\{[^{}\n]{0,80}\}?|\}")),
    ("markup_picture", re.compile(r"!\[[^\]\n]{0,200}\]\(")),
    ("markup_entity", re.compile(r"&(?:[A-Za-z]{2,10}|#\d{1,6}|#x[0-9A-Fa-f]{1,6});")),
    ("markup_backtick", re.compile(r"`")),
    ("markup_struck", re.compile(r"~~")),
    ("markup_link_apart", re.compile(r"\]\s{1,3}\((?:https?:|mailto:|tel:)")),
    ("markup_bullet", re.compile(r"[•‣▪●◦\uf0a7\uf0b7]")),
    (
        "markup_italic",
        re.compile(r"(?<![\w*])\*[^\s*][^*\n]{0,300}\*(?![\w*])|(?<![\w_])_[^\s_][^_\n]{0,300}_(?![\w_])"),
    ),
)
_AT_START: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("markup_quote", re.compile(r">")),
    ("markup_rule", re.compile(r"(?:-{3,}|\*{3,}|_{3,}|={3,}|(?:[-*_] ){2,20}[-*_])\s*$")),
    ("markup_heading", re.compile(r"#{1,6}[^#\s]|#{7,}")),
    ("markup_bullet", re.compile(r"[·○–—§]\t|[·○§] |o\t|\d{1,2}[.)]\t")),
    ("markup_checkbox", re.compile(r"[-*+] \[[ xX]\]")),
)


@dataclass(frozen=True, slots=True)
class Fault:
    """code: of its sentence, below ``errors``. line, column: 1-based. markup: the characters that are wrong."""

    code: str
    line: int
    column: int
    markup: str
    values: dict[str, object] = field(default_factory=dict)


def faults(text: str) -> list[Fault]:
    """All markup in a template text that a letter cannot have, in reading order; at most one for each place."""
    shown = _hidden(text).split("\n")
    every_fault = [
        *(fault for number, line in enumerate(shown, 1) for fault in _of_line(number, line)),
        *_boxes(shown),
        *_bold(shown),
        *_tables(shown),
    ]
    rows = text.split("\n")
    worst: dict[tuple[int, int], Fault] = {}
    for fault in sorted(every_fault, key=lambda fault: (fault.line, fault.column)):
        worst.setdefault((fault.line, fault.column), _as_written(fault, rows[fault.line - 1]))
    return list(worst.values())


def _as_written(fault: Fault, row: str) -> Fault:
    """The fault with the original characters of the template in place of the stand-ins."""
    start = fault.column - 1
    return Fault(fault.code, fault.line, fault.column, row[start : start + len(fault.markup)], fault.values)


def _hidden(text: str) -> str:
    """The text with a stand-in of the same length for each tag and each escaped sign; lines stay where they are."""

    def stand_in(match: re.Match[str]) -> str:
        sign = _VALUE if match[0].startswith("{{") else _NOTHING
        return re.sub(r"[^\n]", sign, match[0])

    plain = _ESCAPED.sub(_VALUE * 2, _TAG.sub(stand_in, text))
    return _ADDRESS.sub(lambda match: _VALUE * len(match[0]), plain)


def _start(line: str) -> int:
    """Where the first character stands that a reader can see, behind tags that print nothing."""
    return len(line) - len(line.lstrip(f" \t{_NOTHING}"))


def _of_line(number: int, line: str) -> Iterator[Fault]:
    start = _start(line)
    for code, pattern in _AT_START:
        if match := pattern.match(line, start):
            yield Fault(code, number, start + 1, match[0].rstrip())
            if code in {"markup_rule", "markup_checkbox"}:
                return
    taken: list[tuple[int, int]] = []
    for code, pattern in _IN_LINE:
        for match in pattern.finditer(line):
            if not any(a < match.end() and match.start() < b for a, b in taken):
                taken.append(match.span())
                yield Fault(code, number, match.start() + 1, match[0])


def _boxes(lines: Sequence[str]) -> Iterator[Fault]:
    """Boxes that nobody knows, that do not begin or end on a line of their own, or that stay open."""
    opened: tuple[int, int] | None = None
    for number, line in enumerate(lines, 1):
        start = _start(line)
        content = line[start:].rstrip(f" \t{_NOTHING}")
        known = _OPENING.fullmatch(content)
        if known and known[1] in BOXES:
            if opened:
                yield Fault("markup_box_in_box", number, start + 1, content)
            opened = number, start + 1
        elif _BOX.fullmatch(content):
            if not opened:
                yield Fault("markup_box_not_open", number, start + 1, content)
            opened = None
        elif match := _BOX.search(line):
            named = _OPENING.match(line, match.start())
            code = "markup_box_alone" if named is None or named[1] in BOXES else "markup_box_unknown"
            yield Fault(code, number, match.start() + 1, (named or match)[0])
    if opened:
        yield Fault("markup_box_open", *opened, ":::")


def _bold(lines: Sequence[str]) -> Iterator[Fault]:
    """``**`` without its partner in the same paragraph or list item, or beside a space, where it does nothing."""
    pending: Fault | None = None
    for number, line in enumerate([*lines, ""], 1):
        start = _start(line)
        bare = line[start:]
        if pending and (not line.strip() or re.match(r"(?:[-*+]|\d{1,3}[.)]) |#{1,6} |\||:::", bare)):
            yield pending
            pending = None
        for match in re.finditer(r"\*{2,}|_{2,}(?=\w)|(?<=\w)_{2,}", line):
            if match.start() == start and re.fullmatch(r"[*_]{3,}\s*", bare):
                continue  # a line across the page: told already
            after, before = line[match.end() : match.end() + 1], line[max(0, match.start() - 1) : match.start()]
            here = Fault("markup_bold_open", number, match.start() + 1, match[0])
            if pending is None:
                if after.strip() == "":
                    yield here
                else:
                    pending = here
            elif before.strip() == "":
                yield here
                pending = None
            else:
                pending = None


def _tables(lines: Sequence[str]) -> Iterator[Fault]:
    """Rows of a table without the line of dashes below the first; lines of tags alone stand in no table."""
    number = 0
    while number < len(lines):
        if not _is_row(lines[number]):
            number += 1
            continue
        rows = [number]
        number += 1
        while number < len(lines) and (_is_row(lines[number]) or set(lines[number]) <= {_NOTHING, " ", "\t"}):
            if not lines[number].strip():
                break
            rows += [number] if _is_row(lines[number]) else []
            number += 1
        if len(rows) < 2 or not _SEPARATOR.fullmatch(lines[rows[1]]):
            first = lines[rows[0]]
            yield Fault("markup_table", rows[0] + 1, _start(first) + 1, first.strip(f" \t{_NOTHING}"))


def _is_row(line: str) -> bool:
    return line[_start(line) :].startswith("|")
