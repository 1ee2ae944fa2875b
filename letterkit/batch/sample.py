"""Which cases to look at before a run may go: some of every stage and of every way a text can turn out."""

import hashlib
from collections.abc import Callable, Iterable
from itertools import zip_longest

from letterkit import journey, review_gate
from letterkit.batch.chunk import Chunk
from letterkit.batch.order import Order
from letterkit.batch.work import ONE_AT_A_TIME, worker
from letterkit.case_file import InputRow, row
from letterkit.channels import with_attached
from letterkit.errors import CannotRender
from letterkit.message import Message, inlines, walk
from letterkit.pipeline import compose
from letterkit.workspace import Workspace

Shape = tuple[str, str]
"""Stage, and a hash of all words that come from the templates."""


def survey(order: Order, chunk: Chunk) -> tuple[tuple[int, Shape], ...]:
    """Row number and shape of the messages of each row that would be written."""
    with ONE_AT_A_TIME:
        workspaces = worker(order).workspace
        seen = ((found.number, _shape(found, workspaces, order)) for found in chunk.rows)
        return tuple((number, shape) for number, shape in seen if shape)


def _shape(found: InputRow, workspaces: Callable[[str], Workspace], order: Order) -> Shape | None:
    read = row(found)
    case = read.case
    if case is None or read.questions:
        return None
    workspace = workspaces(case.zaaknummer)
    decision = journey.decide(case, workspace.creditor, order.today)
    wrong_stage = order.only_stage and decision.stage != order.only_stage
    if decision.stage is None or wrong_stage or review_gate.reasons(case, workspace.creditor, decision, order.today):
        return None
    try:
        messages = compose(case, workspace, decision, order.today, with_attached(decision.channels))
    except CannotRender:
        return None
    return decision.stage, hashlib.sha256(repr([_words(message) for message in messages]).encode()).hexdigest()


def _words(message: Message) -> tuple[str, list[str]]:
    """The words of the templates in a message, without what comes from the case."""
    runs = (run for block in walk(message.blocks) for inline in inlines(block) for run in inline)
    return message.channel, [run.text for run in runs if not run.data]


class Draw:
    """Keeps some rows of every shape, so that memory grows with the templates and not with the run."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._rows: dict[str, dict[str, list[int]]] = {}

    def look(self, surveyed: Iterable[tuple[int, Shape]]) -> None:
        for number, (stage, words) in surveyed:
            rows = self._rows.setdefault(stage, {}).setdefault(words, [])
            if len(rows) < self._size:
                rows.append(number)

    def chosen(self) -> frozenset[int]:
        """At most ``size`` rows: stages take turns, and within a stage its ways of turning out take turns."""
        by_stage = [_in_turn(shapes.values()) for _, shapes in sorted(self._rows.items())]
        return frozenset(_in_turn(by_stage)[: self._size])


def _in_turn(lists: Iterable[list[int]]) -> list[int]:
    """The first of each, then the second of each, …"""
    return [number for some in zip_longest(*lists) for number in some if number is not None]
