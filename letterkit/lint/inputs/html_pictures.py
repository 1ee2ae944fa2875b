"""Pictures on a web page or in an e-mail whose words nobody can read: without alternative text, or as a background.

A picture that its maker calls decoration (``alt=""``), one that is not shown and one that is too small for a word (a
tracking pixel) have nothing to read.
"""

import re
from collections.abc import Callable, Mapping

from selectolax.lexbor import LexborNode

from letterkit.lint.inputs import drawings
from letterkit.lint.inputs.builder import Builder
from letterkit.lint.inputs.pictures import LOWEST, place
from letterkit.lint.inputs.style_sheets import Sheets
from letterkit.lint.inputs.visibility import Shown

_ADDRESS = re.compile(r"(?:url|image-set)\(\s*[\"']?([^\"')]{0,2000})", re.IGNORECASE)
_PIXELS = re.compile(r"\s*(\d{1,6}(?:\.\d{0,6})?)(?:px)?\s*(?:!important)?\s*\Z")
_SIDES = ("width", "height", "max-width", "max-height")
_SILENT_ROLES = frozenset({"presentation", "none"})


class Pictures:
    """Names each picture once, at the first place where it stands. before: all text until now."""

    def __init__(self, builder: Builder, sheets: Sheets, before: Callable[[], str]) -> None:
        self._builder, self._sheets, self._before = builder, sheets, before
        self._named: set[tuple[str, str]] = set()

    def look(self, node: LexborNode, own: Shown, styles: Mapping[str, str]) -> None:
        """Name what this element shows that is a picture without words. styles: what holds for the element."""
        if not own.picture or _is_tiny(node.attributes, styles):
            return
        if source := _undescribed(node):
            self._name("image", source)
        written = [styles.get("background-image", ""), *self._sheets.pictures(node)]
        found = [match[1] for value in written if (match := _ADDRESS.search(value))]
        for source in (*found, node.attributes.get("background") or ""):
            if source.strip():
                self._name("background", source)

    def _name(self, code: str, source: str) -> None:
        if (code, source) in self._named:
            return
        self._named.add((code, source))
        name, where = place(source, self._before())
        self._builder.leave_out(code, name=name, place=where)


def _undescribed(node: LexborNode) -> str:
    """Where the picture of an element comes from when nothing says in words what it shows; else empty."""
    attributes, tag = node.attributes, node.tag
    if tag == "svg":
        inner = node.css_first("image")
        return "" if inner is None or drawings.words(node).strip() else _source(inner)
    if tag != "img" and not (tag == "input" and (attributes.get("type") or "").lower() == "image"):
        return ""
    if drawings.words_at(_source(node)).strip():
        return ""
    decoration = (attributes.get("role") or "").lower() in _SILENT_ROLES
    spoken = tag == "img" and attributes.get("aria-label")
    return "" if "alt" in attributes or spoken or decoration else _source(node)


def _source(node: LexborNode) -> str:
    names = ("src", "srcset", "href", "xlink:href")
    return next((value for name in names if (value := (node.attributes.get(name) or "").strip())), "")


def _is_tiny(attributes: Mapping[str, str | None], styles: Mapping[str, str]) -> bool:
    """Whether a side is given that is too short for a word; a style goes before an attribute."""
    given = [styles.get(name) or (attributes.get(name) if name in {"width", "height"} else "") for name in _SIDES]
    return any(float(match[1]) < LOWEST for value in given if (match := _PIXELS.match(value or "")))
