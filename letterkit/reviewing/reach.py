"""How many messages of a file of cases become another: with last night's cases, 312 of 10,000."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from letterkit import journey
from letterkit.case import Case
from letterkit.errors import CannotRender, LetterkitError
from letterkit.message import Message, plain
from letterkit.pipeline import compose
from letterkit.render import plain as plain_render
from letterkit.workspace import Workspace


@dataclass(slots=True)
class Reach:
    """``messages``: all that would go; ``changed``: by text, those that become another."""

    messages: int = 0
    changed: Counter[str] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        return self.changed.total()


def of_cases(old: Workspace, new: Workspace, cases: Iterable[Case], today: date) -> Reach:
    """Write each case with both, and compare the words."""
    reach = Reach()
    for case in cases:
        before, after = _messages(case, old, today), _messages(case, new, today)
        for text in dict.fromkeys((*after, *before)):
            reach.messages += 1
            reach.changed["/".join(text)] += before.get(text) != after.get(text)
    reach.changed = +reach.changed
    return reach


def _messages(case: Case, workspace: Workspace, today: date) -> dict[tuple[str, str], str]:
    decision = journey.decide(case, workspace.creditor, today)
    if decision.stage is None:
        return {}
    try:
        found = compose(case, workspace, decision, today, decision.channels)
    except (CannotRender, LetterkitError):
        return {}
    return {(one.stage, one.channel): _words(one) for one in found}


def _words(message: Message) -> str:
    return f"{plain(message.subject)}\n{plain_render.render(message)}"
