"""What a run carries along so that it can be proven later: only where a workspace has rollen.yaml.

gates     which texts are released, for the workspace and for the other one of a split
mark      leads a message back to its run; salt: of one case of this run, destroyed when that customer is erased
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from letterkit.approval.parts import Text
from letterkit.errors import HoldReason
from letterkit.message import Channel, Mark
from letterkit.sealing import commitments

CODE = "niet_vrijgegeven"


@dataclass(frozen=True, slots=True)
class Released:
    """``texts``: text -> release. ``held``: text -> why it may not go, in words."""

    texts: Mapping[Text, str]
    held: Mapping[Text, str]
    letterkit: bytes = b"{}"


@dataclass(frozen=True)
class Proof:
    """``run``: the id of the run. ``door``: the reason with which it goes without approval, or "". ``seed``: chance.
    ``roles``: the version of rollen.yaml that held, and its hash; 0 when none did.
    """

    run: str
    gates: Mapping[str, Released]
    rules: str
    law: str = ""
    door: str = ""
    roles: tuple[int, str] = (0, "")
    seed: bytes = field(default=b"", repr=False)

    @cached_property
    def key(self) -> str:
        """Two runs with one key hold and mark the same."""
        held = sorted((variant, *text) for variant, gate in self.gates.items() for text in gate.held)
        return hashlib.sha256(repr((self.run, held, self.door, self.seed)).encode()).hexdigest()

    def why_held(self, variant: str, stage: str, channels: Iterable[Channel]) -> HoldReason | None:
        """Why no message of this stage may go on these channels; None when all are released."""
        if self.door:
            return None
        held = self.gates[variant].held
        for channel in channels:
            if why := held.get((stage, channel)):
                return HoldReason(CODE, (("text", f"{stage}/{channel}"), ("because", why)))
        return None

    def stamp(self, case_id: str, variant: str) -> "Stamp":
        salt = commitments.salt(self.seed, case_id)
        return Stamp(salt, commitments.document(salt), self.run[:16], self.gates[variant].texts)


@dataclass(frozen=True, slots=True)
class Stamp:
    """Leads the messages of one case back to their run. ``number``: as it is printed; ``texts``: text -> release."""

    salt: bytes = field(repr=False)
    number: str
    run: str
    texts: Mapping[Text, str]

    def mark(self, stage: str, channel: Channel) -> Mark:
        return Mark(self.number, self.run, self.texts.get((stage, channel), ""))


LEVELS = ("error", "warning", "info", "waived")


@dataclass(frozen=True, slots=True)
class Findings:
    """Of one wording: how many of each level, and the rules that an exception excused."""

    counts: tuple[int, int, int, int]
    exceptions: tuple[str, ...] = ()
