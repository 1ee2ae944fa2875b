"""Days: a date of a year in which our cases can lie."""

import re
from datetime import date, datetime

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FIRST_YEAR, _LAST_YEAR = 1990, 2099


def day(value: object) -> date:
    """A day, given as a date or as ``yyyy-mm-dd``; a number or a moment is never taken for one."""
    if isinstance(value, str) and _ISO_DAY.fullmatch(value.strip()):
        try:
            value = date.fromisoformat(value.strip())
        except ValueError as error:
            raise ValueError("date") from error
    if not isinstance(value, date) or isinstance(value, datetime):
        raise ValueError("date")
    if not _FIRST_YEAR <= value.year <= _LAST_YEAR:
        raise ValueError("date_range")
    return value
