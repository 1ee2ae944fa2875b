"""Who does the work: this process, processes beside it, or a cluster. All give results in the order of the input.

``each(function, items)`` yields every item with its result; only a few items are under way at a time, so memory does
not grow with the run. ``rescue`` takes an item apart whose work does not come back.
"""

from letterkit.batch.executors.here import Executor, Here, Luggage
from letterkit.batch.executors.processes import Processes
from letterkit.batch.executors.rescue import Rescue

__all__ = ["Executor", "Here", "Luggage", "Processes", "Rescue"]
