"""What a page's content stream draws, and inside which mark."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

_PAINTS = frozenset(
    ("Tj", "TJ", "'", '"', "Do", "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh", "BI", "INLINE IMAGE")
)
_SHOWS = frozenset(("Tj", "TJ", "'", '"'))


@dataclass(slots=True)
class PageContent:
    """``marks``: (MCID, tag) in the order in which they are drawn. ``unmarked``: something is drawn outside any mark.

    ``codes``: per font name the character codes that are shown.
    """

    marks: list[tuple[int, str]] = field(default_factory=list)
    unmarked: bool = False
    unbalanced: bool = False
    codes: dict[str, set[int]] = field(default_factory=dict)


def read(page: pikepdf.Page) -> PageContent:
    """Follow one content stream from beginning to end."""
    content = PageContent()
    depth, font = 0, ""
    for operands, operator in _instructions(page):
        if operator in ("BDC", "BMC"):
            depth += 1
            mcid = _mcid(operands)
            if mcid is not None:
                content.marks.append((mcid, str(operands[0]).lstrip("/")))
        elif operator == "EMC":
            depth -= 1
            content.unbalanced = content.unbalanced or depth < 0
        elif operator == "Tf":
            font = str(operands[0])
        elif operator in _PAINTS:
            content.unmarked = content.unmarked or depth < 1
            if operator in _SHOWS:
                content.codes.setdefault(font, set()).update(_shown(operands))
    content.unbalanced = content.unbalanced or depth != 0
    return content


def _instructions(page: pikepdf.Page) -> Iterator[tuple[list[pikepdf.Object], str]]:
    for instruction in pikepdf.parse_content_stream(page):
        yield list(instruction.operands), str(instruction.operator)


def _mcid(operands: list[pikepdf.Object]) -> int | None:
    properties = operands[1] if len(operands) > 1 else None
    if isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties:
        return int(properties["/MCID"])
    return None


def _shown(operands: list[pikepdf.Object]) -> Iterator[int]:
    for operand in operands:
        if isinstance(operand, pikepdf.Array):
            yield from _shown(list(operand))
        elif isinstance(operand, pikepdf.String):
            yield from bytes(operand)
