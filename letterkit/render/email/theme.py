"""Colours and sizes of an e-mail. Every pair of text and background has a contrast of at least 4.5:1 (WCAG 1.4.3)."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from letterkit import fields

FONT = "'Segoe UI', Helvetica, Arial, sans-serif"
WIDTH = 600
_READABLE = 4.5
_READABLE_ON_DARK = 7.0  # more than is asked, for screens that are dimmed
_LIGHT_TINT, _DARK_TINT = 0.06, 0.16


@dataclass(frozen=True, slots=True)
class Palette:
    """``brand`` is for headings, links and the button; ``on_brand`` for the words on the button."""

    page: str
    card: str
    text: str
    quiet: str
    line: str
    brand: str
    on_brand: str
    tint: str


@lru_cache(maxsize=32)
def light(brand: str) -> Palette:
    """The brand colour as it is, or a little darker when it can be read on white but not on a tinted box."""
    page, tint = "#F2F4F6", mix(brand, "#FFFFFF", _LIGHT_TINT)
    readable = _until(
        brand, "#000000", lambda colour: min(_contrast(page, colour), _contrast(tint, colour)) >= _READABLE
    )
    return Palette(page, "#FFFFFF", "#1F2328", "#50585F", "#C9D0D6", readable, "#FFFFFF", tint)


@lru_cache(maxsize=32)
def dark(brand: str) -> Palette:
    """The same brand colour, made lighter until it can be read on a dark card."""
    page, card = "#121417", "#1C1F24"
    readable = _until(brand, "#FFFFFF", lambda colour: _contrast(colour, card) >= _READABLE_ON_DARK)
    return Palette(page, card, "#ECEFF1", "#B6BEC6", "#4A525A", readable, page, mix(brand, card, _DARK_TINT))


def mix(colour: str, other: str, share: float) -> str:
    """``share`` of ``colour`` in ``other``, both ``#RRGGBB``."""
    pairs = ((int(colour[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


@lru_cache(maxsize=32)
def stylesheet(palette: Palette) -> str:
    """Style for dark screens and narrow screens; the look on a light screen is written on the elements themselves.

    ``[data-ogsc]`` is how Outlook's own dark mode marks the page, other programs know the media query.
    """
    rules = {
        "body, .page": f"background-color:{palette.page}",
        ".card, .card > table": f"background-color:{palette.card}",
        ".pay > table > tbody > tr > td": f"background-color:{palette.tint}; border-color:{palette.brand}",
        ".contact > table > tbody > tr > td": f"background-color:{palette.page}; border-color:{palette.line}",
        ".card div, .card p, .card li, .card td, .card th": f"color:{palette.text}",
        ".quiet div, .quiet p": f"color:{palette.quiet}",
        ".card h1, .card h2, .card a, .name div": f"color:{palette.brand}",
        ".card tr, .card td, .card th": f"border-color:{palette.line}",
        ".button td, .button a": f"background-color:{palette.brand}; color:{palette.on_brand}",
    }
    important = {selector: style.replace(";", " !important;") + " !important" for selector, style in rules.items()}
    media = " ".join(f"{selector} {{ {style}; }}" for selector, style in important.items())
    outlook = " ".join(
        f"{', '.join('[data-ogsc] ' + s for s in selector.split(', '))} {{ {style}; }}"
        for selector, style in important.items()
    )
    # An amount of 100 000 euros in a title or on the button fits a screen of 320 px, also in letters of twice the size.
    narrow = (
        "@media (max-width:479px) { .button table, .button a { width:100% !important; box-sizing:border-box; } "
        ".button a { padding-left:8px !important; padding-right:8px !important; font-size:17px !important; } "
        ".card h1 { font-size:20px !important; } .card h2 { font-size:18px !important; } "
        ".card > table > tbody > tr > td, .side > table > tbody > tr > td "
        "{ padding-left:16px !important; padding-right:16px !important; } "
        ".pay > table > tbody > tr > td, .contact > table > tbody > tr > td "
        "{ padding-left:14px !important; padding-right:14px !important; } }"
    )
    return f":root {{ color-scheme: light dark; }} @media (prefers-color-scheme: dark) {{ {media} }} {outlook} {narrow}"


def _until(colour: str, towards: str, good: Callable[[str], bool]) -> str:
    """``colour``, with as much of ``towards`` in it as it takes."""
    steps = (mix(towards, colour, step / 20) for step in range(21))
    return next((mixed for mixed in steps if good(mixed)), towards)


def _contrast(lighter: str, darker: str) -> float:
    return fields.contrast_with_white(darker) / fields.contrast_with_white(lighter)
