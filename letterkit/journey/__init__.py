"""Case + creditor + day -> what to send today: which stage, on which channels, for which amount, and why.

``ladders``  the ladder of a creditor
``reach``    on which channels
``term``     how long the reader of a message has, and its calendar
``hooks``    what the law says about the day of a stage
``measures`` which ways out were offered
``bkr_mark`` the announcement of a mark at BKR
``decide``   the decision, with the variables that decided it
``fourteen_day_letters``  those that a case had
``calls``    the call that goes with a message, and from when
``waiting``  until when debt help gives a customer rest
"""

from letterkit.journey.calls import Call, call
from letterkit.journey.decide import Look, decide, for_stage, obstacle
from letterkit.journey.decision import Decision
from letterkit.journey.hooks import of_sector
from letterkit.journey.ladders import ladder
from letterkit.journey.measures import foreseen, offers
from letterkit.journey.reach import reachable
from letterkit.journey.waiting import rest_until

__all__ = [
    "Call", "Decision", "Look", "call", "decide", "for_stage", "foreseen", "ladder", "obstacle", "of_sector", "offers",
    "reachable", "rest_until",
]  # fmt: skip
