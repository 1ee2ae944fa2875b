"""The logo of an e-mail: a PNG or JPEG beside the HTML, no larger than it is shown on a sharp screen."""

import hashlib
import io
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from letterkit import held
from letterkit.creditor import HouseStyle
from letterkit.errors import CannotRender

_SHOWN = (220, 72)  # CSS pixels at most; the file holds twice as many
_SHARP = 2


@dataclass(frozen=True, slots=True)
class Logo:
    """``kind`` is ``png`` or ``jpeg``; ``width`` is in CSS pixels."""

    data: bytes
    kind: str
    width: int
    cid: str


def file(style: HouseStyle, base: Path | None) -> Path | None:
    """Where the logo of an e-mail is looked for; ``None`` for a house style without one."""
    return Path(_file(style.logo, base)) if style.logo else None


def load(style: HouseStyle, base: Path | None) -> Logo | None:
    """The logo of a house style; ``None`` without one.

    Mail programs do not show SVG: beside ``logo.svg`` a ``logo.png`` is taken, and without that there is no logo.
    """
    if style.logo is None:
        return None
    path = _file(style.logo, base)
    try:
        return _loaded(path, held.changed(path))
    except FileNotFoundError as error:
        if style.logo.suffix.lower() == ".svg":
            return None
        raise CannotRender("logo_unreadable", file=style.logo.name) from error
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise CannotRender("logo_unreadable", file=style.logo.name) from error


@lru_cache(maxsize=8)
def _file(logo: Path, base: Path | None) -> str:
    path = (base or Path()) / logo
    return str(path.with_suffix(".png") if path.suffix.lower() == ".svg" else path)


@lru_cache(maxsize=8)
def _loaded(path: str, _changed: int) -> Logo:
    """One reading a run: a night's e-mails share the logo. ``_changed`` makes an edited file a new one."""
    with Image.open(io.BytesIO(held.read(path)), formats=("PNG", "JPEG")) as image:
        kind = (image.format or "").lower()
        picture = image.convert("RGBA" if kind == "png" else "RGB")
    picture.thumbnail((_SHOWN[0] * _SHARP, _SHOWN[1] * _SHARP))
    file = io.BytesIO()
    picture.save(file, kind, optimize=True, **({"quality": 88} if kind == "jpeg" else {}))
    data = file.getvalue()
    width = min(_SHOWN[0], max(1, round(picture.width / _SHARP)))
    return Logo(data, kind, width, f"logo-{hashlib.sha256(data).hexdigest()[:16]}@letterkit")
