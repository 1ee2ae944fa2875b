"""Why a message may not go today."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Obstacle:
    """``code`` below ``gate`` in the texts. ``skip``: the stage is not for this case; the ladder goes on to the next.

    ``day``: from when it may go, or in what must be changed the first day that is right; None when no day helps.
    """

    code: str
    skip: bool = False
    day: date | None = None
