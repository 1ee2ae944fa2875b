"""Case + creditor + day -> what to send today: which stage, on which channels, for which amount, and why.

``stages``   the stages there are, and the ladder of a sector
``reach``    on which channels
``hooks``    what the law says about the day of a stage
``decide``   the decision, with the variables that decided it
"""

from letterkit.journey.decide import Decision, decide, for_stage
from letterkit.journey.reach import reachable
from letterkit.journey.stages import Stage, ladder, profiles, stages

__all__ = ["Decision", "Stage", "decide", "for_stage", "ladder", "profiles", "reachable", "stages"]
