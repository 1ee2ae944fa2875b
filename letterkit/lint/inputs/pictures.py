"""From which size on a picture is named as not read, in every kind of file, and how its place is said."""

import re

from letterkit.texts import say

SHARE = 0.1
"""Of a page: a logo, a signature or a code to scan is smaller, and a picture with sentences in it hardly ever is."""
LOWEST = 10.0
"""Pixels: in a picture that is less high or less wide than this, no word can be read."""
TWIPS, EMU = 1440 / 2.54, 360_000.0
"""So many to the centimetre."""
_A4 = 21.0 * 29.7  # square centimetres
_UNITS = {"cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 2.54 / 72, "pc": 2.54 / 6, "px": 2.54 / 96}
_LENGTH = re.compile(r"\s*(\d{1,9}(?:\.\d{0,9})?)\s*([a-z]{2})?\s*\Z")
_LONGEST_NAME, _WORDS_BEFORE = 60, 6
_SIDE = re.compile(r"(?:^|;)\s*(width|height)\s*:([^;]{0,40})")


def is_large(width: float, height: float, *, centimetre: float = 1.0) -> bool:
    """Whether a picture with these sides is large on a page of A4. centimetre: how many of their units it has."""
    return width * height > SHARE * _A4 * centimetre**2


def centimetres(length: str) -> float:
    """A length with its unit, in points without one; 0 when it is none, such as one of a part of the page."""
    found = _LENGTH.match(length.lower())
    return float(found[1]) * _UNITS.get(found[2] or "pt", 0.0) if found else 0.0


def of_style(style: str) -> tuple[float, float]:
    """Width and height that a style says, in centimetres; 0 for one that it does not say."""
    sides = {name: centimetres(value) for name, value in _SIDE.findall(style.lower())}
    return sides.get("width", 0.0), sides.get("height", 0.0)


def place(source: str, before: str) -> tuple[str, str]:
    """The name of a picture, and where it stands by the words before it, in Dutch."""
    words = before.split()[-_WORDS_BEFORE:]
    after = say("lint.left_out_at.after", words=" ".join(words)) if words else say("lint.left_out_at.top")
    return _file_name(source), after


def _file_name(source: str) -> str:
    """Without its folder, and without what stands behind it: that may say who reads the mail."""
    whole = "" if source.lower().startswith("data:") else re.split(r"[?#\s]", source, maxsplit=1)[0].rstrip("/")
    name = whole.removeprefix("cid:").rpartition("/")[2]
    return name[:_LONGEST_NAME] or say("lint.left_out_at.inside")
