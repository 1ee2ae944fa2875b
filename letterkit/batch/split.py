"""Two versions of the templates, drawn over the cases of a run: the same case gets the same version, every time."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from letterkit.case import case_key
from letterkit.workspace import Workspace

Variant = Literal["a", "b"]
_RANGE = 1 << 64


@dataclass(frozen=True, slots=True)
class Split:
    """``share`` (0 to 1) of the cases gets variant b, written at the workspace that ``load_workspace`` opens.

    Another ``seed`` draws anew. The draw is a hash of seed and case number alone: it does not depend on the order of
    the rows, on workers or on the day, so a customer keeps the same version from stage to stage.
    """

    load_workspace: Callable[[], Workspace]
    seed: str
    share: float

    def variant(self, case_id: str) -> Variant:
        """The version that this case gets."""
        digest = hashlib.sha256(f"{self.seed}\0{case_key(case_id)}".encode()).digest()
        return "b" if int.from_bytes(digest[:8], "big") < self.share * _RANGE else "a"

    @property
    def summary(self) -> dict[str, object]:
        """What ``summary.json`` says of it."""
        return {"seed": self.seed, "share": self.share}
