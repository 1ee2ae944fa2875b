"""What was decided for one case on one day."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from letterkit.law.calendar import Calendar
from letterkit.message import Channel
from letterkit.stages.model import Stage

Variables = dict[str, str | int | bool]


@dataclass(frozen=True, slots=True)
class Decision:
    """What to send today.

    ``stage`` is None when nothing is to be sent; ``reason`` then says why (key below ``gate`` in the texts) and
    ``next_day`` from when there may be something. ``variables`` holds all that was looked at, without personal data.
    ``amount`` is what the message asks for, in euros (None: it asks for nothing); ``due`` the day before which.
    ``calendar``: when the message arrives and its term ends; None when nothing is to be sent.
    ``period`` names the spell or event this is about: within one period the same stage is never sent twice. ``kind`` is
    what the folder of the stage says of it.
    """

    stage: str | None
    period: str
    channels: tuple[Channel, ...]
    due: date | None
    amount: Decimal | None
    variables: Variables
    reason: str = ""
    next_day: date | None = None
    kind: Stage | None = None
    calendar: Calendar | None = None

    @property
    def hard(self) -> bool:
        """Whether the stage has consequences for the customer."""
        return self.kind is not None and self.kind.hard

    @property
    def term_in_words(self) -> bool:
        """Whether the text itself says how long the customer has, so that it prints no day."""
        return self.kind is not None and self.kind.term is not None and self.kind.term.in_words

    @property
    def asks(self) -> bool:
        """Whether the message asks for money."""
        return self.amount is not None
