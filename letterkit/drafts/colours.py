"""The colour nearest to one that somebody likes in which letters can be read on white."""

import colorsys
import re

from letterkit.fields import readable_on_white

_HEX = re.compile(r"#?([0-9A-Fa-f]{6})")
_STEPS = 200


def nearest_readable(wanted: str) -> str | None:
    """The same hue, only as much darker as is needed; None for what is no colour, or fine as it is."""
    match = _HEX.fullmatch(wanted.strip())
    if not match or _fine(f"#{match[1]}"):
        return None
    red, green, blue = (int(match[1][at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, full = colorsys.rgb_to_hls(red, green, blue)
    for step in range(1, _STEPS + 1):
        parts = colorsys.hls_to_rgb(hue, light * (1 - step / _STEPS), full)
        tried = "#" + "".join(f"{round(part * 255):02X}" for part in parts)
        if _fine(tried):
            return tried
    return None


def _fine(tried: str) -> bool:
    try:
        readable_on_white(tried)
    except ValueError:
        return False
    return True
