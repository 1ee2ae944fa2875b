"""All letters of one shape: which text is constant, which is set per letter, and the plans that were needed so far."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator

from letterkit.message import Inline, Message, plain
from letterkit.render.letter.columns import columns
from letterkit.render.letter.compiled.plan import Filled, Plan
from letterkit.render.letter.compiled.set_text import SetText, SlotSetter
from letterkit.render.letter.compiled.shape import Key, shape
from letterkit.render.letter.compiled.skeleton import Skeleton
from letterkit.render.letter.compiled.template import ShapeChanged
from letterkit.render.letter.draft import Draft
from letterkit.render.letter.measure import stepped
from letterkit.render.letter.parts import BoxPart, Part, TablePart, compose
from letterkit.render.letter.stationery import Stationery

_MOST_PROGRAMS, _MOST_PLANS, _MOST_SKELETONS = 64, 200, 24


class Program:
    def __init__(self, draft: Draft, house: Stationery, inlines: list[Inline]) -> None:
        self.house = house
        letter = compose(draft, house.sheet)
        if len(letter.slots) != len(inlines):
            raise ShapeChanged
        self.tables = list(_tables(letter.parts))
        self.setters = [SlotSetter(slot, slot.inline, house.family) for slot in letter.slots]
        self.constants = {
            setter.slot.index: setter.constant for setter in self.setters if setter.constant and setter.slot.width
        }
        nothing = SetText([], [], 0)
        self.constant_texts = [setter.constant or nothing for setter in self.setters]
        self.changing = [(index, setter) for index, setter in enumerate(self.setters) if setter.constant is None]
        self.plans: dict[object, Plan] = {}
        self.skeletons: dict[object, Skeleton] = {}

    def filled(self, draft: Draft, inlines: list[Inline]) -> tuple[Plan, Filled]:
        """The letter's text set, and put in the plan for that many lines."""
        texts = self.constant_texts.copy()
        for index, setter in self.changing:
            texts[index] = setter.set(inlines[index])
        placed = tuple([self._in_columns(table, texts, inlines) for table in self.tables])
        counts = tuple([len(text.lines) for text in texts])
        plan = self.plans.get((counts, placed))
        if plan is None:
            if len(self.plans) >= _MOST_PLANS:
                self.plans.clear()
            plan = self.plans[counts, placed] = Plan(draft, self.house, counts, self.constants)
        return plan, plan.fill(draft, texts, inlines)

    def _in_columns(
        self, table: TablePart, texts: list[SetText], inlines: list[Inline]
    ) -> tuple[tuple[float, float], ...]:
        """Set the cells of a table in its columns."""
        needs = []
        cells = list(zip(table.head, *table.rows, strict=True))
        for column in cells:
            sizes = [(texts[slot.index], slot.type.size / 1000) for slot in column]
            longest = max([text.longest * size for text, size in sizes])
            needs.append((stepped(longest), stepped(max([text.widest * size for text, size in sizes]))))
        placed = columns(table.x, table.width, tuple(needs))
        for column, (_, width) in zip(cells, placed, strict=True):
            for slot in column:
                index = slot.index
                texts[index] = self.setters[index].within(inlines[index], width)
        return placed

    def skeleton(self, plan: Plan, draft: Draft, mask: int) -> Skeleton:
        key = (plan.signature, mask)
        found = self.skeletons.get(key)
        if found is None:
            if len(self.skeletons) >= _MOST_SKELETONS:
                self.skeletons.clear()
            found = self.skeletons[key] = Skeleton(plan, self.house, draft.language, mask)
        return found


def _tables(parts: Iterable[Part]) -> Iterator[TablePart]:
    for part in parts:
        if isinstance(part, TablePart):
            yield part
        elif isinstance(part, BoxPart):
            yield from _tables(part.parts)


class Programs:
    """The programs of this process, the least used ones forgotten."""

    def __init__(self) -> None:
        self.known: OrderedDict[tuple[bytes, Key], Program] = OrderedDict()

    def of(self, draft: Draft, house: Stationery) -> tuple[Program, list[Inline]]:
        """The program for this shape of letter, and the letter's inlines in the order of its slots."""
        form, inlines = shape(draft)
        key = (house.fingerprint, form)
        program = self.known.get(key)
        if program is None:
            program = self.known[key] = Program(draft, house, inlines)
            if len(self.known) > _MOST_PROGRAMS:
                self.known.popitem(last=False)
        else:
            self.known.move_to_end(key)
        return program, inlines

    def render(self, message: Message, draft: Draft, house: Stationery) -> bytes:
        """One letter. Raises ``ShapeChanged`` when it must be made in the reference way."""
        program, inlines = self.of(draft, house)
        plan, filled = program.filled(draft, inlines)
        skeleton = program.skeleton(plan, draft, filled.mask)
        return skeleton.write(
            draft,
            filled,
            plan.qr_box,
            title=plain(message.subject),
            author=message.sender.name,
            when=message.date,
        )
