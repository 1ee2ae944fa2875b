"""The clock of the Netherlands, whatever that of the machine says: servers often run on UTC."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Amsterdam")


def today() -> date:
    """The day it is in the Netherlands now."""
    return datetime.now(ZONE).date()
