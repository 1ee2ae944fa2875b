"""Which elements of an HTML page a reader sees: what its style sheets and its own styles come to, as far as mail goes.

What hides is computed (``display``, ``visibility``, a font size of zero, a box of no height, ``opacity``), what a
sheet writes before and after an element (``generated``), and which picture lies behind it.
Visibility and font size are inherited and a child can set them back; the others take everything below with them.
Style sheets count where their selector matches in every window: rules within ``@media`` other than screen are for
other devices.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from letterkit.lint.inputs import generated

_MOST_RULES = 300
_IMPORTANT = 1_000_000
_BRACE = re.compile("[{}]")
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_DECLARATION = re.compile(r"([a-z-]{1,40})\s*:\s*([^;]{0,200})")
_ZERO = re.compile(r"[+-]?(?:0+(?:\.0*)?|\.0+)(?:[a-z%]{0,4})?\Z")
_DECIDES = re.compile(r"display|visibility|font|max-height|height|opacity|mso-hide|content", re.IGNORECASE)
_DRAWS = re.compile(r"background(?:-image)?\s*:", re.IGNORECASE)
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


@dataclass(slots=True)
class Sheets:
    """The declarations that style sheets give to elements, by the address of the element; and those for what stands
    before and after it.
    """

    by_node: dict[int, dict[str, tuple[int, str]]] = field(default_factory=dict)
    beside: dict[tuple[int, str], dict[str, tuple[int, str]]] = field(default_factory=dict)

    def words(self, node: LexborNode, side: str) -> str:
        """What a reader sees "before" or "after" an element that is no text of the page."""
        return generated.words(self._beside(node, side).get("content", ""), node.attributes)

    def pictures_beside(self, node: LexborNode) -> list[str]:
        """The values that may name a picture before and after an element; without a content nothing is drawn there."""
        drawn = [values for side in ("before", "after") if (values := self._beside(node, side)).get("content")]
        return [values.get(name, "") for values in drawn for name in ("content", "background-image")]

    def _beside(self, node: LexborNode, side: str) -> dict[str, str]:
        """What holds for what stands before or after an element; nothing when nobody sees it."""
        values = {name: value for name, (_, value) in self.beside.get((node.mem_id, side), {}).items()}
        visible = not _is_gone(values) and not values.get("visibility", "").startswith(("hidden", "collapse"))
        return values if visible else {}

    def styles(self, node: LexborNode) -> dict[str, str]:
        """What holds for one element, its own styles last."""
        values = {name: value for name, (_, value) in self.by_node.get(node.mem_id, {}).items()}
        strong = {name for name, (weight, _) in self.by_node.get(node.mem_id, {}).items() if weight >= _IMPORTANT}
        own = _declarations((node.attributes.get("style") or "").lower())
        return values | {name: value for name, value in own.items() if name not in strong}


def sheets(page: LexborHTMLParser) -> Sheets:
    """Read every ``<style>`` of a page. A selector that nobody knows matches nothing."""
    result = Sheets()
    for selector, body in _rules(page):
        declared = _declarations(body.lower())
        for part in selector.split(",") if declared else ():
            element, side = generated.side(part.strip())
            if side:
                declared |= {"content": written} if (written := generated.content(body)) else {}
            for node in _matching(page, element):
                known = result.beside.setdefault((node.mem_id, side), {}) if side else _of(result, node)
                _weigh(known, declared, _weight(part))
    return result


def _of(sheets: Sheets, node: LexborNode) -> dict[str, tuple[int, str]]:
    return sheets.by_node.setdefault(node.mem_id, {})


def shown(node: LexborNode, outer: Shown, styles: dict[str, str]) -> Shown:
    """What holds for ``node`` inside an element for which ``outer`` holds."""
    attributes = node.attributes
    gone = "hidden" in attributes or (node.tag == "input" and attributes.get("type") == "hidden")
    gone = gone or _is_gone(styles)
    ink = styles.get("visibility", "")
    return Shown(
        box=outer.box and not gone,
        ink=outer.ink if not ink or ink.startswith("inherit") else not ink.startswith(("hidden", "collapse")),
        sized=_sized(styles, outer=outer.sized),
    )


def _is_gone(styles: dict[str, str]) -> bool:
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


def _rules(page: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    """Selector and body of every rule that may hide something or draw a picture."""
    hiding = drawing = 0
    for sheet in page.css("style"):
        if not _on_screen(sheet.attributes.get("media") or "all"):
            continue
        for selector, body in _blocks(_COMMENT.sub("", sheet.text(deep=True) or "")):
            if _DECIDES.search(body) and hiding < _MOST_RULES:
                hiding += 1
                yield selector, body
            elif _DRAWS.search(body) and drawing < _MOST_RULES:
                drawing += 1
                yield selector, body


def _blocks(css: str) -> Iterator[tuple[str, str]]:
    """The rules of a sheet, those within ``@media screen`` too."""
    at = 0
    while (opening := css.find("{", at)) >= 0:
        head = css[at:opening].rpartition(";")[2].rpartition("}")[2].strip()
        if head.lower().startswith(("@media", "@supports", "@layer")):
            if not _on_screen(head.lower()):
                at = _closing(css, opening)
                continue
            at = opening + 1
            continue
        closing = css.find("}", opening)
        closing = len(css) if closing < 0 else closing
        if not head.startswith("@"):
            yield head, css[opening + 1 : closing]
        at = closing + 1


def _on_screen(media: str) -> bool:
    """Whether a media query holds in every window; one about a width or a colour scheme may not hold."""
    return not re.search(r"print|speech|width|prefers|orientation|tty|resolution|yahoo", media)


def _closing(css: str, opening: int) -> int:
    """Behind the brace that closes the one at ``opening``."""
    depth = 0
    for brace in _BRACE.finditer(css, opening):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return brace.end()
    return len(css)


def _declarations(body: str) -> dict[str, str]:
    values = {}
    for match in _DECLARATION.finditer(body):
        values[match[1]] = match[2].strip()
        if match[1] == "background":  # says everything of it, so it takes back a picture that stood there
            values["background-image"] = values[match[1]]
    return values


def _matching(page: LexborHTMLParser, selector: str) -> list[LexborNode]:
    try:
        return page.css(selector) if selector and ":" not in selector else []
    except Exception:  # the library raises its own plain exceptions for selectors it does not know
        return []


def _weight(selector: str) -> int:
    """How specific a selector is: ids, then classes and attributes, then names."""
    ids, classes = selector.count("#"), selector.count(".") + selector.count("[")
    return ids * 10_000 + classes * 100 + len(re.findall(r"(?<![\w.#-])[a-z]\w*", selector))


def _weigh(known: dict[str, tuple[int, str]], declared: dict[str, str], weight: int) -> None:
    for name, value in declared.items():
        strength = weight + (_IMPORTANT if "!important" in value else 0)
        if name not in known or strength >= known[name][0]:
            known[name] = (strength, value)
