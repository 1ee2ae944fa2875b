"""The body of a filled template, read as Markdown a piece at a time: most pieces come back in each path through it.

A piece runs from an empty line to the next one after which a new block begins, whatever stands before it: outside a
box, at the margin, and with no mark of a list, because an item may go on with the list above it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from letterkit.message import Block, Bullets, ContactBox, Heading, Inline, Paragraph, PayBox, Table
from letterkit.message.shape import first_value, moved, moved_run
from letterkit.templating.provenance import MARK_BASE, Marked, Marks

_MOST_KEPT = 8_000
_BOX = ":::"


@dataclass(slots=True)
class Pieces:
    """Reads bodies; ``read`` makes the blocks of one piece. What was read before is not read again."""

    read: Callable[[Marked], tuple[Block, ...]]
    _here: dict[str, tuple[Block, ...]] = field(default_factory=dict)
    _anywhere: dict[str, tuple[Block, ...]] = field(default_factory=dict)

    def blocks(self, text: str, marks: Marks) -> tuple[Block, ...]:
        """The blocks of a text with its marks. Raises what ``read`` does."""
        return tuple([block for piece in _pieces(text) for block in self._blocks(piece, marks)])

    def _blocks(self, piece: str, marks: Marks) -> tuple[Block, ...]:
        known = self._here.get(piece)
        if known is None:
            first = max(0, first_value(piece))
            alike = moved(piece, -first)
            of_alike = self._anywhere.get(alike)
            if of_alike is None:
                of_alike = self.read(marks.take_out(alike))
                _keep(self._anywhere, alike, of_alike)
            known = tuple([_moved(block, first) for block in of_alike]) if first else of_alike
            _keep(self._here, piece, known)
        return known


def _keep(kept: dict[str, tuple[Block, ...]], text: str, blocks: tuple[Block, ...]) -> None:
    if len(kept) < _MOST_KEPT:
        kept[text] = blocks


def _pieces(text: str) -> Iterator[str]:
    lines: list[str] = []
    depth, after_empty = 0, False
    for line in text.split("\n"):
        if after_empty and not depth and _begins(line):
            yield "\n".join(lines)
            lines = []
        lines.append(line)
        after_empty = not line.strip()
        bare = _without_mark(line.lstrip())
        if bare.startswith(_BOX):
            depth = depth + 1 if bare.strip().strip(":") else max(0, depth - 1)
    yield "\n".join(lines)


def _begins(line: str) -> bool:
    """Whether a block begins here, with a mark of its own: what has none came from where the text before it did."""
    if line[:1] < chr(MARK_BASE):
        return False
    bare = line[1:]
    return bare.startswith((_BOX, "**", "#", "[")) or bare[:1].isalpha() or first_value(bare[:1]) >= 0


def _without_mark(line: str) -> str:
    return line[1:] if line[:1] >= chr(MARK_BASE) else line


def _moved(block: Block, by: int) -> Block:
    """The same block with its values so much further among those of the message."""

    def inline(runs: Inline) -> Inline:
        return tuple([moved_run(run, by) for run in runs])

    match block:
        case Heading(text=text, level=level):
            return Heading(inline(text), level)
        case Paragraph(text=text):
            return Paragraph(inline(text))
        case Bullets(items=items, ordered=ordered):
            return Bullets(tuple([inline(item) for item in items]), ordered)
        case Table(head=head, rows=rows):
            body = tuple([tuple([inline(cell) for cell in row]) for row in rows])
            return replace(block, head=tuple([inline(cell) for cell in head]), rows=body)
        case PayBox() | ContactBox():
            return type(block)(tuple([_moved(part, by) for part in block.blocks]))
