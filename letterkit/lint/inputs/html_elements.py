"""What the elements of a web page are to its reader, and the words that their attributes hold."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from letterkit.lint.document import Kind
from letterkit.lint.inputs import drawings

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend",
    "li", "main", "nav", "ol", "option", "p", "pre", "section", "summary", "table", "caption", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul",
})  # fmt: skip
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# What stands in <noscript> is shown where scripts do not run, as in every program for e-mail.
NO_TEXT = frozenset({"head", "script", "style", "template", "title", "datalist"})
FRAMES = frozenset({"iframe", "frame", "embed", "canvas", "object", "audio", "video"})
PICTURES = frozenset({"img", "area", "svg"})
_BUTTONS = frozenset({"submit", "button", "reset"})
_FILLED = frozenset({"text", "email", "tel", "number", "date", "search", "url"})


def spoken(node: LexborNode, tag: str) -> Iterator[str]:
    """The words of an element that a reader sees or hears and that are no text of the page."""
    attributes = node.attributes
    kind = (attributes.get("type") or "text").lower()
    if tag == "img" and "alt" not in attributes:
        yield attributes.get("aria-label") or ""
    elif tag in {"img", "area"} or (tag == "input" and kind == "image"):
        yield attributes.get("alt") or ""
    if tag == "img":
        yield drawings.words_at((attributes.get("src") or "").strip())
    elif tag == "optgroup":
        yield attributes.get("label") or ""
    elif tag == "svg":
        yield drawings.words(node)
    elif tag == "input" and (kind in _BUTTONS or kind in _FILLED):
        yield attributes.get("value") or attributes.get("placeholder") or ""
    elif tag in {"button", "a"} and not (node.text(deep=True) or "").strip():
        yield attributes.get("aria-label") or ""


def labels(node: LexborNode, tag: str) -> int:
    """How many words show only when somebody points at an element, or are spoken in place of those that stand there."""
    attributes = node.attributes
    found = [attributes.get("title") or ""]
    alone = tag in {"a", "button"} and not (node.text(deep=True) or "").strip()
    if not alone and (tag != "img" or "alt" in attributes):
        found.append(attributes.get("aria-label") or "")
    return sum(len(label.split()) for label in found)


def kind_of(tag: str, outer: Kind) -> Kind:
    """What text directly in an element is; ``outer``: what it would be around the element."""
    if tag in HEADINGS:
        return "heading"
    if tag == "li":
        return "item"
    if tag in {"td", "th"}:
        return "cell"
    return "paragraph" if outer in {"paragraph", "cell"} and tag in {"p", "div"} else outer
