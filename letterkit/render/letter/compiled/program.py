"""All letters of one shape: which text is constant, which is set per letter, and the plans that are needed for it."""

from collections.abc import Generator, Iterable, Iterator

from letterkit.message import Inline, Message, plain
from letterkit.render.letter.columns import columns
from letterkit.render.letter.compiled.kept import Kept
from letterkit.render.letter.compiled.plan import Filled, Plan
from letterkit.render.letter.compiled.set_text import SetText, SlotSetter
from letterkit.render.letter.compiled.shape import Key, shape
from letterkit.render.letter.compiled.skeleton import Skeleton
from letterkit.render.letter.compiled.template import ShapeChanged
from letterkit.render.letter.draft import Draft
from letterkit.render.letter.measure import stepped
from letterkit.render.letter.parts import BoxPart, Part, TablePart, compose
from letterkit.render.letter.stationery import Stationery

_MOST_PROGRAMS, _MOST_PLANS, _MOST_SKELETONS = 128, 512, 256

Placed = tuple[tuple[float, float], ...]  # left edge and width of each column of a table


class _Store:
    """The plans and skeletons of all programs."""

    def __init__(self) -> None:
        self.plans: Kept[object, Plan] = Kept(_MOST_PLANS)
        self.skeletons: Kept[object, Skeleton] = Kept(_MOST_SKELETONS)


class Program:
    def __init__(self, draft: Draft, house: Stationery, inlines: list[Inline], store: _Store) -> None:
        self.house, self.store = house, store
        letter = compose(draft, house.sheet)
        if len(letter.slots) != len(inlines):
            raise ShapeChanged
        self.setters = [SlotSetter(slot, slot.inline, house.family) for slot in letter.slots]
        self.tables = [_Columns(table, self.setters) for table in _tables(letter.parts)]
        self.constants = {
            setter.slot.index: setter.constant for setter in self.setters if setter.constant and setter.slot.width
        }
        nothing = SetText([], [], 0)
        self.constant_texts = [setter.constant or nothing for setter in self.setters]
        self.changing = [(index, setter) for index, setter in enumerate(self.setters) if setter.constant is None]

    def filled(self, draft: Draft, inlines: list[Inline]) -> tuple[Plan, Filled]:
        """The letter's text set, and put in the plan for that many lines."""
        texts = self.constant_texts.copy()
        for index, setter in self.changing:
            texts[index] = setter.set(inlines[index])
        placed = tuple([table.place(texts, inlines) for table in self.tables])
        counts = tuple([len(text.lines) for text in texts])
        plan = self.store.plans.get((self, counts, placed), lambda: Plan(draft, self.house, counts, self.constants))
        return plan, plan.fill(draft, texts, inlines)

    def skeleton(self, plan: Plan, draft: Draft, mask: int) -> Skeleton:
        return self.store.skeletons.get(
            (self, plan.signature, mask), lambda: Skeleton(plan, self.house, draft.language, mask)
        )


class _Columns:
    """The cells of a table, column by column."""

    def __init__(self, table: TablePart, setters: list[SlotSetter]) -> None:
        self.x, self.width = table.x, table.width
        cells = zip(table.head, *table.rows, strict=True)
        self.cells = [[(slot.index, setters[slot.index], slot.type.size / 1000) for slot in column] for column in cells]

    def place(self, texts: list[SetText], inlines: list[Inline]) -> Placed:
        """Set the cells in columns as wide as they need."""
        needs = []
        for column in self.cells:
            longest = max([texts[index].longest * size for index, _, size in column])
            widest = max([texts[index].widest * size for index, _, size in column])
            needs.append((stepped(longest), stepped(widest)))
        placed = columns(self.x, self.width, tuple(needs))
        for column, (_, width) in zip(self.cells, placed, strict=True):
            for index, setter, _ in column:
                texts[index] = setter.narrowed(inlines[index], texts[index], width)
        return placed


def _tables(parts: Iterable[Part]) -> Iterator[TablePart]:
    for part in parts:
        if isinstance(part, TablePart):
            yield part
        elif isinstance(part, BoxPart):
            yield from _tables(part.parts)


class Programs:
    """The programs of this process, the least used ones forgotten."""

    def __init__(self) -> None:
        self.known: Kept[tuple[bytes, Key], Program] = Kept(_MOST_PROGRAMS)
        self._store = _Store()

    def of(self, draft: Draft, house: Stationery) -> tuple[Program, list[Inline]]:
        """The program for this shape of letter, and the letter's inlines in the order of its slots."""
        form, inlines = shape(draft)
        program = self.known.get((house.fingerprint, form), lambda: Program(draft, house, inlines, self._store))
        return program, inlines

    def rendering(self, message: Message, draft: Draft, house: Stationery) -> Generator[str, None, bytes]:
        """One letter, with rests. Raises ``ShapeChanged`` when it must be made in the reference way."""
        program, inlines = self.of(draft, house)
        yield message.stage
        plan, filled = program.filled(draft, inlines)
        yield message.stage
        skeleton = program.skeleton(plan, draft, filled.mask)
        return skeleton.write(
            draft,
            filled,
            plan.qr_box,
            title=plain(message.subject),
            author=message.sender.name,
            when=message.date,
        )
