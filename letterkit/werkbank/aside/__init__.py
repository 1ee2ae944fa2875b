"""Texts that somebody writes are filled, judged and drawn beside the werkbank, in processes with a limit.

A text that would go on for minutes, or that eats all memory, ends its own process: whoever wrote it reads that it is
too heavy, and everybody else notices nothing. The processes are copies of one that was warmed first, and are used again
and again, so that an edit is no slower than in the werkbank itself.

``tasks``  what is done there, each a function of a workspace
``child``  such a process: its limits, and its work
``pool``   the processes: handing out work, ending who takes too much, and a new one in its place
"""

from letterkit.werkbank.aside.pool import EDIT, LONG, Patience, Stand, Workers

__all__ = ["EDIT", "LONG", "Patience", "Stand", "Workers"]
