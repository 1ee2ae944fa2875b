"""Which part stands where on which page: rhythm and page breaks. Lengths in points, y upwards."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from letterkit.errors import CannotRender
from letterkit.render.letter.measure import Measured, body_top, foot_height, gap, height, row_height
from letterkit.render.letter.page_geometry import RHYTHMS, Rhythm, Sheet
from letterkit.render.letter.parts import BoxPart, Letter, Part, TablePart, TextPart

_FEWEST_TOGETHER = 2  # lines of a paragraph that stay together at a page break: no widows, no orphans


@dataclass(frozen=True, slots=True)
class Placed:
    """A part, or lines or rows ``first`` up to ``last`` of it; its top at ``y``. ``head``: repeat the table head."""

    part: Part
    y: float
    first: int = 0
    last: int = 0
    head: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """``late``: how many pages after page 1 the boxes stand, together: how to pay, and where to get help."""

    rhythm: Rhythm
    pages: tuple[tuple[Placed, ...], ...]
    late: int = 0

    @property
    def own(self) -> int:
        """How many pages the letter takes without the slip that is sent back."""
        return sum(not any(_begins_page(placed.part) for placed in page) for page in self.pages)


def lay_out(letter: Letter, measured: Measured, sheet: Sheet) -> Layout:
    """Boxes on page 1, and as few pages as any rhythm makes possible, in the airiest rhythm that does so.

    Raises ``CannotRender("part_too_tall")`` when a box or table row is higher than a page.
    """
    top, lowest = body_top(letter, measured, sheet), sheet.bottom + foot_height(letter, measured)
    slips = tuple(part for part in letter.parts if _begins_page(part))
    own = letter.parts[: len(letter.parts) - len(slips)]
    for rhythm in RHYTHMS:
        placed, y = _stacked(own, measured, sheet, rhythm, top)
        if y >= lowest:  # with a slip or without, the letter looks the same
            return Layout(rhythm, (placed, *(_alone(slip, measured, sheet, rhythm) for slip in slips)))
    plans = [_pages_of(letter, measured, sheet, rhythm, top) for rhythm in RHYTHMS]
    return min(plans, key=lambda plan: (plan.late, len(plan.pages), _reach(plan, letter)))


def _reach(plan: Layout, letter: Letter) -> int:
    """How many pages the letter itself takes, up to its sign-off."""
    own = letter.parts[: len(letter.parts) - letter.annex]
    return sum(any(placed.part in own for placed in page) for page in plan.pages)


def _pages_of(letter: Letter, measured: Measured, sheet: Sheet, rhythm: Rhythm, top: float) -> Layout:
    pages = _paginated(letter, measured, sheet, rhythm, top)
    late = sum(
        number
        for number, page in enumerate(pages)
        for placed in page
        if isinstance(placed.part, BoxPart) and not _begins_page(placed.part)
    )
    return Layout(rhythm, pages, late)


def _alone(slip: Part, measured: Measured, sheet: Sheet, rhythm: Rhythm) -> tuple[Placed, ...]:
    placed, y = _stacked((slip,), measured, sheet, rhythm, sheet.next_top)
    if y < sheet.bottom_numbered:
        raise CannotRender("part_too_tall")
    return placed


def _begins_page(part: Part) -> bool:
    return part.kind == "answer"


def stacked(parts: Sequence[Part], measured: Measured, sheet: Sheet, rhythm: Rhythm, y: float) -> tuple[Placed, ...]:
    """Parts one below the other from ``y`` down."""
    return _stacked(parts, measured, sheet, rhythm, y)[0]


def _stacked(
    parts: Sequence[Part], measured: Measured, sheet: Sheet, rhythm: Rhythm, y: float
) -> tuple[tuple[Placed, ...], float]:
    placed = []
    before: Part | None = None
    for part in parts:
        y -= gap(before, part, sheet, rhythm)
        placed.append(Placed(part, y, 0, extent(part, measured)))
        y -= height(part, measured, sheet, rhythm)
        before = part
    return tuple(placed), y


def extent(part: Part, measured: Measured) -> int:
    """How many lines or rows a part has."""
    if isinstance(part, TextPart):
        return measured.lines[part.slot.index]
    return len(part.rows) if isinstance(part, TablePart) else 1


@dataclass(frozen=True, slots=True)
class _Strip:
    """The least that stands on a page: a line, a row, a box. ``bound``: the next strip must be on the same page."""

    part: Part
    number: int
    gap: float
    height: float
    bound: bool
    head: float = 0.0  # height of the table head that is repeated when this strip begins a page


def _strips(letter: Letter, measured: Measured, sheet: Sheet, rhythm: Rhythm) -> Iterator[_Strip]:
    before: Part | None = None
    last = len(letter.parts) - letter.annex - 1
    for number, part in enumerate(letter.parts):
        space = gap(before, part, sheet, rhythm)
        signed_off = 0 <= number == last - 1
        match part:
            case TextPart():
                yield from _line_strips(part, measured, rhythm, space, together=part.keep_next or signed_off)
            case TablePart():
                yield from _row_strips(part, measured, rhythm, space)
            case BoxPart():
                yield _Strip(part, 0, space, height(part, measured, sheet, rhythm), bound=signed_off)
        before = part


def _line_strips(
    part: TextPart, measured: Measured, rhythm: Rhythm, space: float, *, together: bool
) -> Iterator[_Strip]:
    lines, line = measured.lines[part.slot.index], part.slot.type.line(rhythm)
    for number in range(lines):
        last = number == lines - 1
        orphan = number < _FEWEST_TOGETHER - 1
        widow = lines - _FEWEST_TOGETHER <= number < lines - 1
        whole = part.kind == "heading" and not last
        yield _Strip(part, number, 0.0 if number else space, line, together if last else orphan or widow or whole)


def _row_strips(part: TablePart, measured: Measured, rhythm: Rhythm, space: float) -> Iterator[_Strip]:
    head = row_height(part.head, measured, rhythm)
    last = len(part.rows) - 1
    for number, row in enumerate(part.rows):
        tall = row_height(row, measured, rhythm)
        bound = number == 0 < last or (part.total and number == last - 1)
        if number == 0:
            yield _Strip(part, 0, space, head + tall, bound)
        else:
            yield _Strip(part, number, 0.0, tall, bound, head)


def _paginated(
    letter: Letter, measured: Measured, sheet: Sheet, rhythm: Rhythm, top: float
) -> tuple[tuple[Placed, ...], ...]:
    strips = list(_strips(letter, measured, sheet, rhythm))
    annex = letter.parts[len(letter.parts) - letter.annex :]
    first_page = [strip for strip in strips if strip.part not in annex]
    lowest = max(sheet.bottom_numbered, sheet.bottom + foot_height(letter, measured))
    pages: list[tuple[Placed, ...]] = []
    start = 0
    while start < len(strips):
        room = (sheet.next_top if pages else top) - lowest
        end = _page_end(strips if pages else first_page, start, room)
        pages.append(_page(strips[start:end], sheet.next_top if pages else top))
        start = end
    return tuple(pages)


def _page_end(strips: Sequence[_Strip], start: int, room: float) -> int:
    """The first strip of the next page: as far as the page goes, then back to where a break is allowed."""
    used, end = 0.0, start
    while end < len(strips):
        strip = strips[end]
        if end > start and _begins_page(strip.part):
            return end
        used += strip.height + (strip.head if end == start else strip.gap)
        if used > room + 0.001:
            break
        end += 1
    if end == start:
        raise CannotRender("part_too_tall")
    if end == len(strips):
        return end
    allowed = end
    while allowed > start and strips[allowed - 1].bound:
        allowed -= 1
    return allowed if allowed > start else end


def _page(strips: Sequence[_Strip], y: float) -> tuple[Placed, ...]:
    placed: list[Placed] = []
    for index, strip in enumerate(strips):
        y -= 0.0 if index == 0 else strip.gap
        same = bool(placed) and placed[-1].part is strip.part
        if same:
            placed[-1] = Placed(strip.part, placed[-1].y, placed[-1].first, strip.number + 1, placed[-1].head)
        else:
            repeated = index == 0 and strip.head > 0
            placed.append(Placed(strip.part, y, strip.number, strip.number + 1, repeated))
            y -= strip.head if repeated else 0.0
        y -= strip.height
    return tuple(placed)
