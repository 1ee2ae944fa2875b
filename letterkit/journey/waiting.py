"""Until which day a reported debt help gives the customer rest. The three pauses are kept apart (``letterkit.law``)."""

from collections.abc import Callable
from datetime import date

from letterkit.case.events import Schuldhulp
from letterkit.law import pauses
from letterkit.law.pauses import Pause
from letterkit.law.settings import Settings

_PAUSES: dict[str, Callable[[date, Settings], Pause]] = {
    "120_dagen": pauses.srcm,
    "nvvk": lambda notified, settings: pauses.nvvk(notified, settings=settings),
    "moratorium": lambda ordered, settings: pauses.moratorium(ordered, settings=settings),
}


def rest_until(help_: Schuldhulp, settings: Settings) -> date:
    """The last day of rest: the one that was agreed or ordered, otherwise as long as its kind lasts."""
    return help_.tot or _PAUSES[help_.soort](help_.datum, settings).last_day
