"""One case from the first missed day to the end, day by day, through the journey, gate and pipeline of a night's run.

``events``           what customer and creditor do, on which day: the switches of ``letterkit simulate``
``start``            the case as it was on its first missed day
``instalments``      the instalments that fall due while the days go by, and how a payment is counted
``arrangement``      an arrangement over its days: agreed, paid, missed, caught up
``daily``            what a day brings by itself
``changes``          what an event changes in the case record
``run``              the days, one after the other
``counterfactuals``  what would have kept a message from going
``timeline``         the outcome; ``judged`` adds the linter's findings; ``as_text``, ``as_json``, ``as_page`` write it

track = simulate(case, workspace, events=…, until=…)
"""

from letterkit.simulation.events import EVENTS, Event
from letterkit.simulation.judged import Judged, judge
from letterkit.simulation.run import simulate
from letterkit.simulation.timeline import Day, Fact, QuietPeriod, Sent, Timeline

__all__ = ["EVENTS", "Day", "Event", "Fact", "Judged", "QuietPeriod", "Sent", "Timeline", "judge", "simulate"]
