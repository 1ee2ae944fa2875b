"""How one row of the input ended, as a worker tells it: small, without the messages themselves."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from letterkit.batch.chunk import ClaimKey
from letterkit.batch.proof import Findings, Proof
from letterkit.case import case_key
from letterkit.errors import HoldReason, Problem
from letterkit.message import Channel, Mark
from letterkit.sealing import commitments

if TYPE_CHECKING:
    from letterkit.journey import Call
    from letterkit.law.calendar import Calendar

Kind = Literal["produced", "held", "rejected"]


@dataclass(frozen=True, slots=True)
class Handover:
    """``line`` is that of ``outbox.jsonl``. ``address`` is a commitment of where the message goes ("" for nowhere that
    letterkit knows); it may get ``most`` messages on the ``day`` on which this one arrives (0: any number).
    """

    line: str
    address: str = ""
    day: str = ""
    most: int = 0


@dataclass(frozen=True, slots=True)
class ProducedMessage:
    """One message. ``staged`` is where it waits until the ledger lets it go to ``name``; an SMS is a ``line`` instead.
    ``post`` is what a print run needs of a letter (``print_run.posted``), ``handover`` what whoever sends it needs.

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
    mark: Mark | None = None
    findings: Findings | None = None
    handover: Handover | None = None


@dataclass(frozen=True, slots=True)
class RowResult:
    """Exactly one of ``messages``, ``held`` and ``problems`` is filled. ``variables``: what decided (``Decision``).

    ``variant``: the version that was drawn for this case in a split run. ``call``: the call that goes with it.
    ``calendar``: when its messages arrive, and the term ends that they give; None when they ask for nothing.
    ``dropped``: ways to reach the customer that were wrong and left out (``case_file.Row``). ``persons``: commitments
    of the customer, who gets the messages of one case on the day ``written``; empty where any number may go.
    ``salt``, ``commitment``: of a run that can be proven (``proof``), the latter to the record of the case. ``number``:
    how such a run names the case (``customers``).
    """

    row: int
    case_id: str
    stage: str = ""
    period: str = ""
    variables: tuple[tuple[str, str | int | bool], ...] = ()
    variant: str = ""
    messages: tuple[ProducedMessage, ...] = ()
    held: tuple[HoldReason, ...] = ()
    problems: tuple[Problem, ...] = ()
    dropped: tuple[Problem, ...] = ()
    call: Call | None = None
    calendar: Calendar | None = None
    persons: tuple[str, ...] = ()
    written: str = ""
    salt: bytes = field(default=b"", repr=False)
    commitment: str = ""
    number: str = ""

    @property
    def reference(self) -> str:
        """How manifest, decisions, ledger and file names have the case."""
        return self.number or self.case_id

    @property
    def kind(self) -> Kind:
        if self.problems:
            return "rejected"
        return "held" if self.held else "produced"

    @property
    def claim_key(self) -> ClaimKey:
        return case_key(self.case_id), self.stage, self.period

    @property
    def addresses(self) -> list[tuple[str, str, int, str]]:
        """Who may get so many messages a day: commitment, day, how many, and why one more waits."""
        given = [made.handover for made in self.messages if made.handover and made.handover.most]
        limited = [(one.address, one.day, one.most, "too_many_today") for one in given]
        return [*((person, self.written, 1, "zelfde_persoon_vandaag") for person in self.persons), *limited]

    def numbered(self, proof: Proof) -> RowResult:
        """The same row, with the number that stands for its case in a run that can be proven."""
        if self.problems or self.number:  # of a row with problems nothing is kept but what is wrong with it
            return self
        salt = commitments.salt(proof.seed, self.case_id)
        return replace(self, salt=salt, number=commitments.document(salt))

    def held_back(self, reason: HoldReason) -> RowResult:
        """The same row when another run was first: nothing of it is kept."""
        return replace(self, variant="", messages=(), held=(reason,), call=None, calendar=None)
