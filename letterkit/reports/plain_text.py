"""Text from a file on its way to a terminal: no control character of it may reach the terminal as one."""

import re

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """The text with every control and direction sign but line end and tab as the sign for "unknown"."""
    return _CONTROL.sub("\ufffd", text)
