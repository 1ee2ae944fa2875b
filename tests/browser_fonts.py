"""The letters a browser sees in tests: those of two families and no others, so that a page is as wide on any machine.

``wide``    Bitstream Vera Sans, as wide as Verdana and DejaVu Sans (comes with reportlab)
``narrow``  Source Sans Pro (the files that letters embed)
"""

from importlib.resources import files
from pathlib import Path
from typing import Literal

Font = Literal["wide", "narrow"]
FONTS: tuple[Font, ...] = ("wide", "narrow")

_FAMILIES: dict[Font, tuple[str, str, tuple[str, ...]]] = {
    "wide": ("Bitstream Vera Sans", "reportlab.fonts", ("Vera.ttf", "VeraBd.ttf", "VeraIt.ttf", "VeraBI.ttf")),
    "narrow": (
        "Source Sans Pro",
        "letterkit.render/letter/fonts",
        ("SourceSansPro-Regular.ttf", "SourceSansPro-Bold.ttf"),
    ),
}
# Whatever a page asks for ('Segoe UI', Arial, serif) is the one family.
_CONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{folder}</dir>
  <cachedir>{folder}/cache</cachedir>
  <match target="pattern">
    <edit name="family" mode="assign" binding="strong"><string>{family}</string></edit>
  </match>
</fontconfig>
"""


def config(font: Font, home: Path) -> Path:
    """A fontconfig file below ``home`` that knows the styles of ``font`` and nothing else."""
    folder = home / f"fonts-{font}"
    path = folder / "fonts.conf"
    if not path.exists():
        folder.mkdir(exist_ok=True)
        family, package, names = _FAMILIES[font]
        for name in names:
            (folder / name).symlink_to(str(files(package.partition(".")[0]).joinpath(package.partition(".")[2], name)))
        path.write_text(_CONFIG.format(folder=folder, family=family), encoding="utf-8")
    return path
