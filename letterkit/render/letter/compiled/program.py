"""All letters of one shape: which text is constant, which is set per letter, and the plans that are needed for it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from letterkit.message import Inline
from letterkit.render.letter.columns import columns
from letterkit.render.letter.compiled.cache import BoundedCache
from letterkit.render.letter.compiled.plan import Filled, Plan
from letterkit.render.letter.compiled.set_text import SetText, SlotSetter
from letterkit.render.letter.compiled.skeleton import Skeleton
from letterkit.render.letter.draft import Draft, tables_last
from letterkit.render.letter.measure import stepped
from letterkit.render.letter.outline import Outline, Words, outline, template_words
from letterkit.render.letter.parts import BoxPart, Part, TablePart, compose
from letterkit.render.letter.stationery import Stationery

_MOST_PROGRAMS, _MOST_PLANS, _MOST_SKELETONS = 128, 512, 256

Placed = tuple[tuple[float, float], ...]  # left edge and width of each column of a table


class _Store:
    """The plans and skeletons of all programs."""

    def __init__(self) -> None:
        self.plans: BoundedCache[object, Plan] = BoundedCache(_MOST_PLANS)
        self.skeletons: BoundedCache[object, Skeleton] = BoundedCache(_MOST_SKELETONS)


class Program:
    def __init__(self, form: Outline, inlines: list[Inline], house: Stationery, store: _Store) -> None:
        self.form, self.house, self.store = form, house, store
        letter = compose(form, inlines, house.sheet)
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
        key, plans = (self, counts, placed), self.store.plans
        plan = plans.get(key) or plans.keep(key, Plan(draft, (self.form, inlines), self.house, counts, self.constants))
        return plan, plan.fill(draft, texts, inlines)

    def skeleton(self, plan: Plan, draft: Draft, mask: int) -> Skeleton:
        key, skeletons = (self, plan.signature, mask), self.store.skeletons
        return skeletons.get(key) or skeletons.keep(key, Skeleton(plan, self.house, draft.language, mask))


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


class Begun(NamedTuple):
    """A letter with the program of its shape, and its text in the order of the slots."""

    draft: Draft
    house: Stationery
    program: Program
    inlines: list[Inline]


class Ready(NamedTuple):
    """A letter whose pages are there."""

    begun: Begun
    plan: Plan
    filled: Filled


class Programs:
    """The programs of this process."""

    def __init__(self) -> None:
        self.known: BoundedCache[tuple[bytes, Outline, Words], Program] = BoundedCache(_MOST_PROGRAMS)
        self._store = _Store()

    def begin(self, draft: Draft, house: Stationery) -> Begun:
        form, inlines = outline(draft)
        key = (house.fingerprint, form, template_words(inlines))
        program = self.known.get(key) or self.known.keep(key, Program(form, inlines, house, self._store))
        return Begun(draft, house, program, inlines)

    def fill(self, begun: Begun) -> Ready:
        """The letter in its plan. Raises ``ShapeChanged`` when it must be made in the reference way."""
        plan, filled = begun.program.filled(begun.draft, begun.inlines)
        moved = tables_last(begun.draft) if plan.late else None
        if moved:
            other = self.fill(self.begin(moved, begun.house))
            if other.plan.late < plan.late:
                return other
        return Ready(begun, plan, filled)
