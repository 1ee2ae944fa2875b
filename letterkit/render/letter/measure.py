"""How high everything is: line counts, table columns, gaps and boxes. Lengths in points, y upwards."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Protocol

from letterkit.errors import CannotRender
from letterkit.render.letter.columns import columns
from letterkit.render.letter.page_geometry import HEIGHT, MM, Rhythm, Sheet, Type
from letterkit.render.letter.parts import BoxPart, Letter, Part, Slot, TablePart, TextPart, top_of_details

_ROW_PADDING = 0.14  # of the type size, above and below the text of a table row
_STEP = 8.0  # points
PAIR_GAP = 4.0  # between two details
FOOT_GAP = 8.0  # above the foot
_MOST_ADDRESS_LINES = 6  # PostNL: 3 to 6 lines


class Needs(Protocol):
    """Knows how wide the text of slots is."""

    def needs(self, slot: Slot) -> tuple[float, float]:
        """Width of the longest word and of the whole text on one line."""
        ...


class Setter(Needs, Protocol):
    """Sets the text of slots in lines and remembers them."""

    def count(self, slot: Slot, width: float) -> int:
        """Set the slot's text over ``width``; how many lines that takes."""
        ...


@dataclass(slots=True)
class Measured:
    """Line counts by slot index, and the columns of each table by the index of its first slot."""

    lines: dict[int, int] = field(default_factory=dict)
    columns: dict[int, tuple[tuple[float, float], ...]] = field(default_factory=dict)


def measure(letter: Letter, setter: Setter) -> Measured:
    """Break all text into lines."""
    measured = Measured()
    fixed = [slot for slot in (letter.heading, letter.return_line, letter.address, letter.foot) if slot]
    for slot in (*fixed, *(slot for pair in letter.details for slot in pair)):
        measured.lines[slot.index] = setter.count(slot, slot.width)
    for part in letter.parts:
        _measure_part(part, setter, measured)
    return measured


def _measure_part(part: Part, setter: Setter, measured: Measured) -> None:
    match part:
        case TextPart(slot=slot, label=label):
            measured.lines[slot.index] = setter.count(slot, slot.width)
            if label:
                measured.lines[label.index] = setter.count(label, label.width)
        case TablePart(head=head, rows=rows):
            placed = measured.columns[head[0].index] = fit(part, setter)
            for row in (head, *rows):
                for slot, (_, width) in zip(row, placed, strict=True):
                    measured.lines[slot.index] = setter.count(slot, width)
        case BoxPart(parts=parts):
            for inner in parts:
                _measure_part(inner, setter, measured)


def fit(table: TablePart, setter: Needs) -> tuple[tuple[float, float], ...]:
    """The columns of a table."""
    needs = []
    for column in zip(table.head, *table.rows, strict=True):
        each = [setter.needs(slot) for slot in column]
        needs.append((stepped(max(low for low, _ in each)), stepped(max(high for _, high in each))))
    return columns(table.x, table.width, tuple(needs))


def stepped(width: float) -> float:
    """Widths of columns go in steps, so that tables with the same kind of amounts look the same."""
    return _STEP * ceil((width + 0.01) / _STEP)


def body_top(letter: Letter, measured: Measured, sheet: Sheet) -> float:
    """Where the subject begins on page 1: below the window, and below the details when there are many."""
    return min(sheet.body_top, top_of_details(sheet) - details_height(letter, measured) - 4 * MM)


def foot_height(letter: Letter, measured: Measured) -> float:
    """What the foot takes of the last page, with the white above it."""
    return FOOT_GAP + measured.lines[letter.foot.index] * letter.foot.type.leading if letter.foot else 0.0


def address_top(letter: Letter, measured: Measured, sheet: Sheet) -> tuple[float, float]:
    """Top of the return line and of the address in the window.

    Raises ``CannotRender("address_too_long")`` when they do not fit in it: a line out of sight is a lost letter.
    """
    top = HEIGHT - (sheet.window.top + 1.5) * MM
    both = [measured.lines[slot.index] * slot.type.leading for slot in (letter.return_line, letter.address) if slot]
    if sum(both) + PAIR_GAP > (sheet.window.height - 1.5) * MM:
        raise CannotRender("address_too_long", most=_MOST_ADDRESS_LINES)
    return top, top - both[0] - PAIR_GAP


def details_height(letter: Letter, measured: Measured) -> float:
    height = 0.0
    for label, value in letter.details:
        height += PAIR_GAP + sum(measured.lines[slot.index] * slot.type.leading for slot in (label, value))
    return height


def baseline(look: Type, line: float) -> float:
    """From the top of a line down to its baseline."""
    return round(line / 2 + look.size * 0.33, 2)


def row_padding(slot: Slot) -> float:
    return round(slot.type.size * _ROW_PADDING, 2)


def gap(before: Part | None, part: Part, sheet: Sheet, rhythm: Rhythm) -> float:
    """White between two parts; nothing above the first one."""
    unit = sheet.body.size * rhythm.gap
    if before is None:
        return 0.0
    kinds = (before.kind, part.kind)
    if before.kind == "heading":
        factor = 1.0 if isinstance(before, TextPart) and before.slot.node.tag == "H1" else 0.35
    elif "heading" in kinds:
        factor = 1.8
    elif "pay" in kinds or "contact" in kinds:
        factor = 1.6
    elif part.kind in ("item", "first_item"):
        factor = 0.35 if before.kind != "paragraph" else 0.55
    else:
        factor = 1.0
    return round(unit * factor, 2)


def height(part: Part, measured: Measured, sheet: Sheet, rhythm: Rhythm) -> float:
    match part:
        case TextPart(slot=slot):
            return measured.lines[slot.index] * slot.type.line(rhythm)
        case TablePart(head=head, rows=rows):
            return sum(row_height(row, measured, rhythm) for row in (head, *rows))
        case BoxPart():
            padding = sheet.body.size * rhythm.padding
            return round(max(_inner_height(part, measured, sheet, rhythm) + 2 * padding, part.qr_tile + padding), 2)


def _inner_height(box: BoxPart, measured: Measured, sheet: Sheet, rhythm: Rhythm) -> float:
    inner = sum(height(part, measured, sheet, rhythm) for part in box.parts)
    return inner + sum(gap(a, b, sheet, rhythm) for a, b in zip((None, *box.parts), box.parts, strict=False))


def box_top(box: BoxPart, y: float, measured: Measured, sheet: Sheet, rhythm: Rhythm) -> float:
    """Where the words in a box begin: in the middle of it when the QR code is higher than they are."""
    spare = height(box, measured, sheet, rhythm) - _inner_height(box, measured, sheet, rhythm)
    return round(y - spare / 2, 2)


def tile(box: BoxPart, middle: float) -> tuple[float, float]:
    """Lower left corner of the QR code with its quiet zone."""
    x = box.x + box.width - box.padding / 2 - box.qr_tile
    return round(x, 2), round(middle - box.qr_tile / 2, 2)


def row_height(row: Sequence[Slot], measured: Measured, rhythm: Rhythm) -> float:
    lines = max(measured.lines[slot.index] for slot in row)
    return lines * row[0].type.line(rhythm) + 2 * row_padding(row[0])
