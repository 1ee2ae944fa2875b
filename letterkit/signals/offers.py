"""Which messages offer to pass data on: those of whose text it can be read, with the data that the sector may give."""

import re
from dataclasses import dataclass, field
from datetime import date

from letterkit import journey, pipeline
from letterkit.case import Case, EerderBericht
from letterkit.channels import RECORDS
from letterkit.errors import CannotRender, WrongCall
from letterkit.message import Channel
from letterkit.render import plain
from letterkit.templating.creditor_words import sector_words
from letterkit.workspace import Workspace

_DEBT_HELP = re.compile(r"\bhulp\b[^.?!]{0,40}\b(?:gemeente|schulden)\b|\bschuldhulp", re.IGNORECASE)
_SOLUTION = re.compile(r"\bin delen\b|\bregeling\b|\blater betalen\b|\bafspraak\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """``offer``: debt help is named, and that data can go there. ``solution``: a way to pay otherwise."""

    offer: bool = False
    solution: bool = False


@dataclass(slots=True)
class Offers:
    """What the text of each stage and channel says; each is made once, as it is in the workspace today."""

    workspace: Workspace
    today: date
    _known: dict[tuple[str, Channel], Said] = field(default_factory=dict)

    def of(self, sent: EerderBericht, case: Case) -> Said:
        """What a message that was sent to this customer said. A message too short for it never offers."""
        key = sent.fase, sent.kanaal
        if sent.fase not in self.workspace.creditor.stages or not RECORDS[sent.kanaal].full:
            return Said()
        if key not in self._known:
            try:
                self._known[key] = self._read(key, case)
            except (CannotRender, WrongCall):
                return Said()
        return self._known[key]

    def _read(self, key: tuple[str, Channel], case: Case) -> Said:
        stage, channel = key
        if not self.workspace.templates.folders.has(stage, channel):
            return Said()
        decision = journey.for_stage(case, self.workspace.creditor, stage, self.today)
        (message,) = pipeline.compose(case, self.workspace, decision, self.today, (channel,))
        text = " ".join(plain.render(message).split())
        data = sector_words(self.workspace.creditor).gegevens
        offer = bool(data) and data in text and _DEBT_HELP.search(text) is not None
        return Said(offer, _SOLUTION.search(text) is not None)
