"""A house style made ready: sheet, typeface and pictures."""

import hashlib
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from letterkit import held
from letterkit.creditor import HouseStyle
from letterkit.render.letter.faces import Family, family
from letterkit.render.letter.page_geometry import HEIGHT, MM, WIDTH, Sheet, sheet_for
from letterkit.render.letter.pdf.objects import DEFLATE
from letterkit.render.letter.pictures import Picture, picture

LOGO_HEIGHT, LOGO_WIDTH, LOGO_BOTTOM = 17 * MM, 70 * MM, HEIGHT - 33 * MM


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture on the sheet: lower left corner, and the factors that bring it to its size there."""

    picture: Picture
    x: float
    y: float
    width: float
    height: float

    @property
    def unit(self) -> tuple[float, float]:
        """Width and height of the XObject's own unit: an image is a unit square, a form has its own measures."""
        if self.picture.is_form:
            return self.width / self.picture.width, self.height / self.picture.height
        return self.width, self.height


@dataclass(frozen=True, slots=True)
class Stationery:
    """``pictures``: Logo, Paper (background of page 1) and Next (of the other pages), as far as they are there."""

    sheet: Sheet
    family: Family
    pictures: dict[str, Placed]
    fingerprint: bytes


def stationery(style: HouseStyle, base: Path | None, *, large_print: bool) -> Stationery:
    """Raises ``CannotRender`` when a font or picture of the house style cannot be used."""
    paths = (style.logo, style.briefpapier, style.vervolgpapier, style.lettertype, style.lettertype_vet)
    changed = tuple([0 if path is None else _changed(path, base) for path in paths])
    return _stationery(style, base, large_print, changed)


def _changed(path: Path, base: Path | None) -> int:
    """When a file of the house style was last changed, so that an edit is seen in a running process."""
    try:
        return held.changed(os.path.join(base or "", path))  # noqa: PTH118 - a night has many letters
    except OSError:
        return -1


@lru_cache(maxsize=32)
def _stationery(style: HouseStyle, base: Path | None, large_print: bool, _changed: tuple[int, ...]) -> Stationery:  # noqa: FBT001 - lru_cache keys
    sheet = sheet_for(style, large_print=large_print)
    pictures = {}
    if style.logo:
        pictures["Logo"] = _logo(picture(_full(style.logo, base)), sheet)
    for name, path in (("Paper", style.briefpapier), ("Next", style.vervolgpapier)):
        if path:
            pictures[name] = Placed(picture(_full(path, base)), 0, 0, WIDTH, HEIGHT)
    letters = family(style, base)
    facts = (sheet, letters.fingerprint, DEFLATE)
    digest = hashlib.sha256(repr(facts).encode("utf-8"))
    for name, placed in pictures.items():
        digest.update(name.encode("ascii") + placed.picture.entries + placed.picture.data)
    return Stationery(sheet, letters, pictures, digest.digest())


def _full(path: Path, base: Path | None) -> Path:
    return path if base is None else base / path


def _logo(shown: Picture, sheet: Sheet) -> Placed:
    """As large as its room allows, in its own proportions."""
    scale = min(LOGO_WIDTH / shown.width, LOGO_HEIGHT / shown.height)
    return Placed(shown, sheet.left, LOGO_BOTTOM, round(shown.width * scale, 2), round(shown.height * scale, 2))
