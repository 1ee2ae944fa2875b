"""Colours that can be read on white."""

_LOWEST_CONTRAST = 4.5


def contrast_with_white(colour: str) -> float:
    """WCAG 2.1 contrast ratio of ``#RRGGBB`` on white, 1 to 21."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 1.05 / (luminance + 0.05)


def readable_on_white(colour: str) -> str:
    if contrast_with_white(colour) < _LOWEST_CONTRAST:
        raise ValueError("contrast")
    return colour
