"""Web pages and HTML mails: what a reader sees, block by block; scripts, styles and hidden text are left out."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from letterkit.errors import Unreadable
from letterkit.lint.inputs import decoded
from letterkit.lint.inputs.builder import Builder
from letterkit.lint.model import Document, Kind
from letterkit.lint.zones import closes, greets
from letterkit.message import Channel

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_UNSEEN = frozenset({"head", "script", "style", "template", "noscript", "title", "svg", "-comment"})
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0|max-height\s*:\s*0"
)
_SPACE = re.compile(r"[ \t\n\r\f]+")


def read(data: bytes, *, path: str, channel: Channel | None = None, stage: str | None = None) -> Document:
    """The text of an HTML file. Raises ``Unreadable`` when nothing in it can be read."""
    builder = Builder()
    source = decoded(data, path)
    write(builder, source)
    document = builder.document(path=path, channel=channel or "email", stage=stage, facts=frozenset())
    if not document.text:
        raise Unreadable("file_scanned", file=path)
    return document


def write(builder: Builder, source: str) -> None:
    """Put everything a reader of ``source`` sees into ``builder``."""
    root = LexborHTMLParser(source).body
    if root is not None:
        _Walker(builder).walk(root, "paragraph")


class _Walker:
    """Goes through the tree; text between two block borders is one passage."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.run: list[str] = []
        self.links: list[tuple[int, int, str]] = []

    def walk(self, node: LexborNode, kind: Kind) -> None:
        """Take in everything below ``node``; ``kind`` is what its own text is."""
        child = node.child
        while child is not None:
            self._take(child, kind)
            child = child.next
        if node.tag in _BLOCKS:
            self.flush(kind)

    def _take(self, child: LexborNode, kind: Kind) -> None:
        tag = child.tag or ""
        if tag == "-text":
            self.run.append(_SPACE.sub(" ", child.text(deep=False) or ""))
        elif tag == "br":
            self.run.append("\n")
        elif tag not in _UNSEEN and not _HIDDEN.search((child.attributes.get("style") or "").lower()):
            self._element(child, tag, kind)

    def _element(self, child: LexborNode, tag: str, kind: Kind) -> None:
        if tag in _BLOCKS:
            self.flush(kind)
            self.walk(child, _kind(tag, kind))
            return
        start = len("".join(self.run))
        self.walk(child, kind)
        href = child.attributes.get("href") if tag == "a" else None
        if href:
            self.links.append((start, len("".join(self.run)), href))

    def flush(self, kind: Kind) -> None:
        """End the passage."""
        raw = "".join(self.run)
        text = re.sub(r" *\n *", "\n", raw)
        shown = text.strip()
        if shown:
            start = self.builder.put(shown, _told(shown, kind), gap="\n" if kind in {"cell", "item"} else "\n\n")
            for begin, end, href in self.links:
                at = shown.find(raw[begin:end].strip())
                if at >= 0:
                    self.builder.link(start + at, start + at + len(raw[begin:end].strip()), href)
        self.run, self.links = [], []


def _kind(tag: str, outer: Kind) -> Kind:
    if tag in _HEADINGS:
        return "heading"
    if tag == "li":
        return "item"
    if tag in {"td", "th"}:
        return "cell"
    return "paragraph" if outer in {"paragraph", "cell"} and tag in {"p", "div"} else outer


def _told(text: str, kind: Kind) -> Kind:
    """Mails are laid out with tables: a cell with a sentence in it is a paragraph."""
    if kind in {"paragraph", "cell"}:
        if greets(text):
            return "greeting"
        if closes(text):
            return "closing"
        if kind == "cell" and (len(text.split()) > 12 or text.rstrip().endswith((".", "?"))):
            return "paragraph"
    return kind
