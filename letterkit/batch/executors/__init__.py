"""Who does the work: this process, processes beside it, or a cluster. All give results in the order of the input.

``each(function, items)`` yields every item with its result; only a few items are under way at a time, so memory does
not grow with the run.
"""

from letterkit.batch.executors.here import Executor, Here
from letterkit.batch.executors.processes import Processes

__all__ = ["Executor", "Here", "Processes"]
