"""Where things stand on the sheet, and how large: A4, in points, origin at the bottom left as in PDF."""

from dataclasses import dataclass
from typing import Literal

from letterkit.creditor import HouseStyle

MM = 72 / 25.4
WIDTH, HEIGHT = 595.28, 841.89

Colour = tuple[float, float, float]
BLACK: Colour = (0.0, 0.0, 0.0)
WHITE: Colour = (1.0, 1.0, 1.0)
INK: Colour = (0.1, 0.1, 0.12)  # soft black, 16:1 on white
GREY: Colour = (0.33, 0.34, 0.36)  # labels and page numbers, 7.6:1 on white
RULE: Colour = (0.8, 0.81, 0.83)  # hairlines between rows: decoration, not text
_LOWEST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3


@dataclass(frozen=True, slots=True)
class Window:
    """The part of the sheet that shows through the window wherever the sheet has slid to, in mm from the top left."""

    left: float
    top: float
    width: float
    height: float


# A sheet folded in three slides 10 mm sideways and 11 mm in height in a C5/6 (DL) envelope with a DIN 680 window of
# 45 x 90 mm; one folded in two slides in a C5 envelope. What is left of the window in every position is this.
WINDOWS: dict[tuple[str, str], Window] = {
    ("C5/6", "links"): Window(20, 50, 80, 34),
    ("C5/6", "rechts"): Window(110, 50, 80, 34),
    ("C5", "links"): Window(50, 52, 80, 34),
    ("C5", "rechts"): Window(80, 52, 80, 34),
}
FOLDS: dict[str, tuple[float, ...]] = {"C5/6": (99.0, 198.0), "C5": (148.5,)}  # mm from the top


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Vertical spacing of the body, all as a multiple of the type size: line height, gaps, white within boxes."""

    leading: float
    gap: float
    padding: float


# A letter that would run over by a few lines is first set a little closer; only then does it get a second page.
RHYTHMS = (Rhythm(1.4, 0.62, 1.0), Rhythm(1.32, 0.5, 0.8), Rhythm(1.25, 0.4, 0.65), Rhythm(1.22, 0.37, 0.6))


@dataclass(frozen=True, slots=True)
class Type:
    """How a piece of text looks. ``leading`` is a fixed line height in points; 0 means that the rhythm decides."""

    size: float
    bold: bool = False
    colour: Colour = INK
    leading: float = 0.0

    def line(self, rhythm: Rhythm) -> float:
        return self.leading or round(self.size * rhythm.leading, 2)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Geometry and type for one house style, in normal or large print. Lengths in points."""

    scale: float
    house: Colour
    window: Window
    folds: tuple[float, ...]

    left: float = 25 * MM
    right: float = WIDTH - 20 * MM
    body_top: float = HEIGHT - 88 * MM  # top of the first line of the body on page 1
    next_top: float = HEIGHT - 27 * MM  # the same on the following pages
    bottom: float = 11 * MM  # lowest line when there is one page: nothing stands below it
    bottom_numbered: float = 20 * MM  # lowest line when page numbers stand below

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def body(self) -> Type:
        return Type(12 * self.scale)

    @property
    def strong(self) -> Type:
        return Type(12 * self.scale, bold=True)

    def heading(self, level: int) -> Type:
        size = {1: 17.0, 2: 13.5}.get(level, 12.0) * (1 + (self.scale - 1) * 0.7)
        return Type(round(size, 1), bold=True, colour=self.house, leading=round(size * 1.25, 2))

    @property
    def detail_label(self) -> Type:
        return Type(9.5 * self.scale, colour=GREY, leading=round(11.5 * self.scale, 2))

    @property
    def detail(self) -> Type:
        return Type(11 * self.scale, leading=round(13.5 * self.scale, 2))

    @property
    def address(self) -> Type:
        """The same in large print: the post reads it in the window."""
        return Type(11, colour=BLACK, leading=13)

    @property
    def return_line(self) -> Type:
        return Type(7.5, colour=GREY, leading=9)

    @property
    def running(self) -> Type:
        """Page numbers and the head of following pages."""
        return Type(9.5 * self.scale, colour=GREY, leading=12 * self.scale)

    @property
    def foot(self) -> Type:
        """What the law wants of a firm's letters, at the foot of the last page."""
        return Type(7.5 * self.scale, colour=GREY, leading=9.5 * self.scale)

    @property
    def foot_width(self) -> float:
        """Beside the page number, that stands on the same line."""
        return self.width - 32 * MM * self.scale

    @property
    def tint(self) -> Colour:
        """Background of the pay box: a breath of the house colour on which the house colour can still be read."""
        for share in (0.08, 0.06, 0.04, 0.02):
            mixed = mix(self.house, WHITE, share)
            if contrast(self.house, mixed) >= _LOWEST_CONTRAST:
                return mixed
        return WHITE


def sheet_for(style: HouseStyle, *, large_print: bool) -> Sheet:
    """The sheet of a house style; large print sets the body in 18 instead of 12 points."""
    return Sheet(
        scale=1.5 if large_print else 1.0,
        house=colour(style.kleur),
        window=WINDOWS[style.envelop, style.venster],
        folds=tuple(HEIGHT - fold * MM for fold in FOLDS[style.envelop]) if style.vouwstreepjes else (),
    )


def colour(hexadecimal: str) -> Colour:
    """``#1F4E79`` as three numbers from 0 to 1."""
    red, green, blue = (round(int(hexadecimal[i : i + 2], 16) / 255, 4) for i in (1, 3, 5))
    return red, green, blue


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """``share`` of the first and the rest of the second."""
    red, green, blue = (round(a * share + b * (1 - share), 4) for a, b in zip(first, second, strict=True))
    return red, green, blue


def contrast(first: Colour, second: Colour) -> float:
    """Contrast ratio of two colours (WCAG 2.2, definition of contrast ratio)."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(rgb: Colour) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


Align = Literal["left", "right"]
