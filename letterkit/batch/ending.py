"""How one row of the input ended, as a worker tells it: small, without the messages themselves."""

from dataclasses import dataclass, replace
from typing import Literal

from letterkit.batch.chunk import Turn
from letterkit.case import case_key
from letterkit.errors import Problem
from letterkit.journey import Call
from letterkit.message import Channel
from letterkit.pipeline import Reason

Kind = Literal["produced", "held", "rejected"]


@dataclass(frozen=True, slots=True)
class Made:
    """One message. ``staged`` is where it waits until the ledger lets it go to ``name``; an SMS is a ``line`` instead.
    ``post`` is what a print run needs of a letter (``print_run.posted``).

    ``job`` is a hash of everything that determines it, ``sha256`` one of what came out.
    """

    channel: Channel
    version: str
    job: str
    sha256: str
    name: str = ""
    staged: str = ""
    line: str = ""
    post: str = ""


@dataclass(frozen=True, slots=True)
class Ending:
    """Exactly one of ``made``, ``held`` and ``problems`` is filled. ``variables``: what decided (``Decision``).

    ``variant``: the version that was drawn for this case in a split run. ``call``: the call that goes with it.
    """

    row: int
    case_id: str
    stage: str = ""
    period: str = ""
    variables: tuple[tuple[str, str | int | bool], ...] = ()
    variant: str = ""
    made: tuple[Made, ...] = ()
    held: tuple[Reason, ...] = ()
    problems: tuple[Problem, ...] = ()
    call: Call | None = None

    @property
    def kind(self) -> Kind:
        if self.problems:
            return "rejected"
        return "held" if self.held else "produced"

    @property
    def turn(self) -> Turn:
        return case_key(self.case_id), self.stage, self.period

    def held_back(self, reason: Reason) -> "Ending":
        """The same row when another run was first: nothing of it is kept."""
        return replace(self, variant="", made=(), held=(reason,), call=None)
