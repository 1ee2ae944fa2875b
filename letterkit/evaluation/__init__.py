"""What past runs did, looked at together: SRCM 6, part 4, asks for an evaluation of automated handling now and then.

``runs``      the folders that runs left, read and checked; nothing in them is changed
``tally``     how cases ended, by stage, by reason and by the variables that decided
``equal``     cases with the same deciding variables that ended differently
``waiting``   cases that a person must look at and that wait too long, and cases in arrears for very long
``calls``     whom to call after which message, spread over days and parts of the day
``offers``    what the produced messages offer: a solution, a person to call, a way to pay
``solutions`` what was arranged, and whether arrears came back
``register``  what the organisation itself keeps: partners, training, releases of templates, points of action
``evaluate``  all of this over some runs; ``tables`` and ``page`` write it down
"""

from letterkit.evaluation.evaluate import ARREARS_DAYS, HELD_DAYS, READ, Evaluation, Stand, evaluate
from letterkit.evaluation.page import page
from letterkit.evaluation.register import Register
from letterkit.evaluation.register import load as load_register
from letterkit.evaluation.runs import PastRun, open_runs
from letterkit.evaluation.tables import tables

__all__ = [
    "ARREARS_DAYS",
    "HELD_DAYS",
    "READ",
    "Evaluation",
    "PastRun",
    "Register",
    "Stand",
    "evaluate",
    "load_register",
    "open_runs",
    "page",
    "tables",
]
