"""Which elements of an HTML page a reader sees: what its styles come to, as far as mail goes.

What hides is computed (``display``, ``visibility``, a font size of zero, a box of no height, ``opacity``).
Visibility and font size are inherited and a child can set them back; the others take everything below with them.
"""

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

_ZERO = re.compile(r"[+-]?(?:0+(?:\.0*)?|\.0+)(?:[a-z%]{0,4})?\Z")
_FONT_SIZE = re.compile(r"(?:^|\s)([\d.]{1,10}(?:px|pt|em|rem|%)|0)(?=[/\s]|$)")


@dataclass(frozen=True, slots=True)
class Shown:
    """What holds for an element: ``box`` (it and all below are drawn), ``ink`` (its text is visible), ``sized``."""

    box: bool = True
    ink: bool = True
    sized: bool = True

    @property
    def text(self) -> bool:
        return self.box and self.ink and self.sized

    @property
    def picture(self) -> bool:
        """Whether pictures show: the size of the letters does nothing to them."""
        return self.box and self.ink


def shown(node: LexborNode, outer: Shown, styles: dict[str, str]) -> Shown:
    """What holds for ``node`` inside an element for which ``outer`` holds."""
    attributes = node.attributes
    gone = "hidden" in attributes or (node.tag == "input" and attributes.get("type") == "hidden")
    gone = gone or is_gone(styles)
    ink = styles.get("visibility", "")
    return Shown(
        box=outer.box and not gone,
        ink=outer.ink if not ink or ink.startswith("inherit") else not ink.startswith(("hidden", "collapse")),
        sized=_sized(styles, outer=outer.sized),
    )


def is_gone(styles: dict[str, str]) -> bool:
    """Whether these styles take an element away with everything below it."""
    if styles.get("display", "").startswith("none") or styles.get("mso-hide", "").startswith("all"):
        return True
    if _ZERO.match(styles.get("opacity", "1")):
        return True
    # A box of no height shows what flows out of it, unless it is cut off.
    cut = styles.get("overflow", "").startswith(("hidden", "clip"))
    return cut and any(_ZERO.match(styles.get(name, "auto")) for name in ("max-height", "height"))


def _sized(styles: dict[str, str], *, outer: bool) -> bool:
    """Whether text has a size; a size in em or per cent of nothing is nothing."""
    size = styles.get("font-size", "")
    if not size and (short := _FONT_SIZE.search(styles.get("font", ""))):
        size = short[1]
    if not size or size.startswith("inherit"):
        return outer
    if _ZERO.match(size):
        return False
    return outer if size.endswith(("em", "%")) and not size.endswith("rem") else True
