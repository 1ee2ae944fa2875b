"""Case + creditor + day -> what to send today: which stage, on which channels, for which amount, and why.

``stages``   the stages there are, and the ladder of a sector
``reach``    on which channels
``hooks``    what the law says about the day of a stage
``decide``   the decision, with the variables that decided it
``calls``    the call that goes with a message, and from when
``waiting``  until when debt help gives a customer rest
"""

from letterkit.journey.calls import Call, call
from letterkit.journey.decide import Decision, decide, for_stage
from letterkit.journey.reach import reachable
from letterkit.journey.stages import Stage, ladder, profiles, stages
from letterkit.journey.waiting import rest_until

__all__ = [
    "Call", "Decision", "Stage", "call", "decide", "for_stage", "ladder", "profiles", "reachable", "rest_until",
    "stages",
]  # fmt: skip
