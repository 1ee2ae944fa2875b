"""What the style sheets of an HTML page declare for its elements, and for what stands before and after them.

A rule counts where its selector matches in every window. One within ``@media`` that asks for a width, a colour scheme
or paper, or with a selector that only some states match, may not hold: it hides nothing and takes nothing back. But the
words and pictures that it adds are seen by some readers, so they are kept beside the others.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from letterkit.lint.inputs import generated
from letterkit.lint.inputs.visibility import is_gone

_MOST_RULES = 300
_IMPORTANT = 1_000_000
_BRACE = re.compile("[{}]")
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_DECLARATION = re.compile(r"([a-z-]{1,40})\s*:\s*([^;]{0,200})")
_DECIDES = re.compile(r"display|visibility|font|max-height|height|opacity|mso-hide|content", re.IGNORECASE)
_DRAWS = re.compile(r"background(?:-image)?\s*:", re.IGNORECASE)
_PICTURE = "background-image"
_Weighed = dict[str, tuple[int, str]]


@dataclass(slots=True)
class Sheets:
    """The declarations by the address of an element, and by that and the side for what stands before and after it.

    some: the same of rules that hold only in some windows, without weighing them.
    """

    by_node: dict[int, _Weighed] = field(default_factory=dict)
    beside: dict[tuple[int, str], _Weighed] = field(default_factory=dict)
    some: defaultdict[tuple[int, str], list[dict[str, str]]] = field(default_factory=lambda: defaultdict(list))

    def words(self, node: LexborNode, side: str) -> str:
        """What a reader sees "before" or "after" an element that is no text of the page."""
        always = generated.words(self._beside(node, side).get("content", ""), node.attributes)
        others = [generated.words(one.get("content", ""), node.attributes) for one in self.some_of(node, side)]
        return " ".join([always, *(words for words in others if words != always and any(map(str.isalpha, words)))])

    def pictures(self, node: LexborNode) -> list[str]:
        """The values that may name a picture behind an element in some windows, and before and after it in any; without
        a content nothing is drawn there.
        """
        beside = [
            values for side in ("before", "after") for values in (self._beside(node, side), *self.some_of(node, side))
        ]
        drawn = [values for values in beside if values.get("content")]
        behind = [values.get(_PICTURE, "") for values in self.some_of(node, "")]
        return [*behind, *(values.get(name, "") for values in drawn for name in ("content", _PICTURE))]

    def some_of(self, node: LexborNode, side: str) -> list[dict[str, str]]:
        """What some windows show of an element ("") or of a side of it."""
        return [values for values in self.some.get((node.mem_id, side), ()) if _is_seen(values)]

    def _beside(self, node: LexborNode, side: str) -> dict[str, str]:
        """What holds for what stands before or after an element; nothing when nobody sees it."""
        values = {name: value for name, (_, value) in self.beside.get((node.mem_id, side), {}).items()}
        return values if _is_seen(values) else {}

    def styles(self, node: LexborNode) -> dict[str, str]:
        """What holds for one element, its own styles last."""
        values = {name: value for name, (_, value) in self.by_node.get(node.mem_id, {}).items()}
        strong = {name for name, (weight, _) in self.by_node.get(node.mem_id, {}).items() if weight >= _IMPORTANT}
        own = _declarations((node.attributes.get("style") or "").lower())
        return values | {name: value for name, value in own.items() if name not in strong}


def sheets(page: LexborHTMLParser) -> Sheets:
    """Read every ``<style>`` of a page. A selector that nobody knows matches nothing."""
    result = Sheets()
    for selector, body, always in _rules(page):
        declared = _declarations(body.lower())
        for part in selector.split(",") if declared else ():
            element, side = generated.side(part.strip())
            written = generated.content(body) if side else ""
            values = declared | {"content": written} if written else declared
            for node in _matching(page, element):
                if not always or ":" in element:
                    result.some[node.mem_id, side].append(values)
                elif side:
                    _weigh(result.beside.setdefault((node.mem_id, side), {}), values, _weight(part))
                else:
                    _weigh(result.by_node.setdefault(node.mem_id, {}), values, _weight(part))
    return result


def _is_seen(values: dict[str, str]) -> bool:
    return not is_gone(values) and not values.get("visibility", "").startswith(("hidden", "collapse"))


def _rules(page: LexborHTMLParser) -> Iterator[tuple[str, str, bool]]:
    """Selector and body of every rule that may hide something, write or draw, and whether it holds in every window."""
    counts: Counter[str] = Counter()
    for sheet in page.css("style"):
        every = _in_every_window(sheet.attributes.get("media") or "all")
        for selector, body, always in _blocks(_COMMENT.sub("", sheet.text(deep=True) or "")):
            kind = _kind(body, always=every and always)
            if kind and counts[kind] < _MOST_RULES:
                counts[kind] += 1
                yield selector, body, every and always


def _kind(body: str, *, always: bool) -> str:
    """What a rule is for, as far as it counts here; each kind has room of its own. Empty for any other rule."""
    if not always:
        return "adding" if _DRAWS.search(body) or generated.content(body) else ""
    return "deciding" if _DECIDES.search(body) else "drawing" if _DRAWS.search(body) else ""


def _blocks(css: str) -> Iterator[tuple[str, str, bool]]:
    """The rules of a sheet, those within ``@media`` too, each with whether it holds in every window."""
    at = only_some = 0  # where to read on, and how far the outermost block reaches that only some windows obey
    while (opening := css.find("{", at)) >= 0:
        head = css[at:opening].rpartition(";")[2].rpartition("}")[2].strip()
        if head.lower().startswith(("@media", "@supports", "@layer")):
            if opening >= only_some and not _in_every_window(head.lower()):
                only_some = _closing(css, opening)
            at = opening + 1
            continue
        closing = css.find("}", opening)
        closing = len(css) if closing < 0 else closing
        if not head.startswith("@"):
            yield head, css[opening + 1 : closing], opening >= only_some
        at = closing + 1


def _in_every_window(media: str) -> bool:
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
            values[_PICTURE] = values[match[1]]
    return values


def _matching(page: LexborHTMLParser, selector: str) -> list[LexborNode]:
    try:
        return page.css(selector) if selector else []
    except Exception:  # the library raises its own plain exceptions for selectors it does not know
        return []


def _weight(selector: str) -> int:
    """How specific a selector is: ids, then classes and attributes, then names."""
    ids, classes = selector.count("#"), selector.count(".") + selector.count("[")
    return ids * 10_000 + classes * 100 + len(re.findall(r"(?<![\w.#-])[a-z]\w*", selector))


def _weigh(known: _Weighed, declared: dict[str, str], weight: int) -> None:
    for name, value in declared.items():
        strength = weight + (_IMPORTANT if "!important" in value else 0)
        if name not in known or strength >= known[name][0]:
            known[name] = (strength, value)
