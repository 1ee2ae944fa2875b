"""When messages may leave, how fast, and how many ended in which way."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime

from letterkit.dutch.clock import ZONE


@dataclass(frozen=True, slots=True)
class Clock:
    """The time, and waiting for it."""

    now: Callable[[], datetime] = lambda: datetime.now(ZONE)
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep


@dataclass(frozen=True, slots=True)
class Pace:
    """At most ``per_minute``. ``pauses``: seconds before each new try of what the server puts off; ``reconnects``:
    seconds before each new try to reach it.
    """

    per_minute: int = 120
    pauses: tuple[float, ...] = (30, 120, 600)
    reconnects: tuple[float, ...] = (1, 5, 15, 60)


@dataclass(slots=True)
class Tally:
    """How many messages had which fate or result, and the cases of which nobody knows whether they were sent."""

    counts: Counter[str] = field(default_factory=Counter)
    unknown: list[str] = field(default_factory=list)
