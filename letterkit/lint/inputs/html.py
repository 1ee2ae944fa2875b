"""Web pages and HTML mails: what a reader sees, block by block, with the words of pictures and buttons.

Scripts and styles are no text. What is hidden is counted, and so is what only Outlook shows (conditional comments).
"""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from letterkit.channels import of_file
from letterkit.lint.document import Document, Kind
from letterkit.lint.inputs import limits
from letterkit.lint.inputs.builder import Builder
from letterkit.lint.inputs.decoding import decoded
from letterkit.lint.inputs.html_elements import BLOCKS, FRAMES, NO_TEXT, PICTURES, kind_of, labels, spoken
from letterkit.lint.inputs.html_pictures import Pictures
from letterkit.lint.inputs.style_sheets import Sheets, sheets
from letterkit.lint.inputs.visibility import Shown, shown
from letterkit.lint.zones import closes, greets, passages
from letterkit.message import Channel

_SPACE = re.compile(r"[ \t\n\r\f]+")
_LINE_ENDS = re.compile(r"(?<! ) *\n *")
_NEXT_LINE = re.compile(r"\n+(?![a-zà-ÿ])")
_CONDITION = re.compile(r"\s{0,9}\[if[^\]]{0,80}\]>")
_MARKUP = re.compile(r"<[^<>]{0,2000}>|<!\[endif\]")


def read(data: bytes, *, path: str, channel: Channel | None = None, stage: str | None = None) -> Document:
    """The text of an HTML file."""
    builder = Builder(path)
    write(builder, decoded(data, path), path=path)
    return builder.document(path=path, channel=channel or of_file(".html"), stage=stage, facts=frozenset())


def write(builder: Builder, source: str, *, path: str = "") -> None:
    """Put everything a reader of ``source`` sees into ``builder``."""
    page = LexborHTMLParser(source)
    if page.body is not None:
        _Walker(builder, sheets(page), path).walk(page.body)


class _Walker:
    """Goes through the tree; text between two block borders is one passage."""

    def __init__(self, builder: Builder, styles: Sheets, path: str) -> None:
        self.builder, self.sheets, self.path = builder, styles, path
        self.pictures = Pictures(builder, styles, self._before)
        self.run: list[str] = []
        self.length = 0
        self.links: list[tuple[int, int, str]] = []
        self.anchors: list[tuple[int, str]] = []  # links that are open: where their text starts in this passage

    def walk(self, root: LexborNode) -> None:
        """Take in everything below ``root``; without recursion, because a page can be deeper than Python's stack."""
        open_nodes: list[tuple[LexborNode, Kind]] = []
        states = [shown(root, Shown(), self.sheets.styles(root))]
        for outermost in (root.parent, root):
            if outermost is not None:
                self.pictures.look(outermost, states[0], self.sheets.styles(outermost))
        node = root.child
        outer: Kind = "paragraph"
        while node is not None or open_nodes:
            if node is None:
                closed, before = open_nodes.pop()
                self._leave(closed, outer, states.pop())
                outer = before
                node = closed.next
                continue
            state = self._enter(node, states[-1], outer)
            if state is None or node.child is None:
                if state is not None:
                    self._leave(node, kind_of(node.tag or "", outer), state)
                node = node.next
                continue
            limits.depth(len(open_nodes), self.path)
            open_nodes.append((node, outer))
            states.append(state)
            outer = kind_of(node.tag or "", outer)
            node = node.child
        self.flush(outer)

    def _enter(self, node: LexborNode, state: Shown, kind: Kind) -> Shown | None:
        """Take in one node; its state when there is something below it to go through."""
        tag = node.tag or ""
        if tag == "-text":
            self._text(node.text(deep=False) or "", state)
        elif tag == "-comment":
            self._comment(node)
        elif tag == "br":
            self._add("\n")
        elif tag in FRAMES:
            self.builder.leave_out("frame")
        elif tag not in NO_TEXT:
            styles = self.sheets.styles(node)
            own = shown(node, state, styles)
            if tag in BLOCKS:
                self.flush(kind)
            self._own_words(node, tag, own)
            self.pictures.look(node, own, styles)
            if own.text:
                self._add(self.sheets.words(node, "before"))
            if words := labels(node, tag):
                self.builder.leave_out("hidden", words=words, seen=False)
            if tag == "a":
                self.anchors.append((self.length, node.attributes.get("href") or ""))
            return None if tag == "svg" else own
        return None

    def _text(self, text: str, state: Shown) -> None:
        if state.text:
            self._add(_SPACE.sub(" ", text))
        elif words := len(text.split()):
            self.builder.leave_out("hidden", words=words, seen=False)

    def _comment(self, node: LexborNode) -> None:
        text = (node.html or "")[4:-3]
        if _CONDITION.match(text) and "mso" in text[:80].lower():
            words = len(_MARKUP.sub(" ", _CONDITION.sub("", text, count=1)).split())
            if words:
                self.builder.leave_out("outlook", words=words, seen=False)

    def _own_words(self, node: LexborNode, tag: str, own: Shown) -> None:
        """The words that stand in an attribute and that a reader sees or hears; those of a picture have no size."""
        for text in spoken(node, tag):
            if own.picture if tag in PICTURES else own.text:
                self.flush("paragraph")
                self._add(text)
                self.flush("paragraph")
            elif words := len(text.split()):
                self.builder.leave_out("hidden", words=words, seen=False)

    def _leave(self, node: LexborNode, kind: Kind, state: Shown) -> None:
        tag = node.tag or ""
        if state.text:
            self._add(self.sheets.words(node, "after"))
        if tag == "a":
            self._link(*self.anchors.pop())
        if tag in BLOCKS:
            self.flush(kind)

    def _link(self, start: int, href: str) -> None:
        if href and self.length > start:
            self.links.append((start, self.length, href))

    def flush(self, kind: Kind) -> None:
        """End the passage; a link that is still open goes on in the next one."""
        for start, href in self.anchors:
            self._link(start, href)
        self.anchors = [(0, href) for _, href in self.anchors]
        raw = "".join(self.run)
        text = _LINE_ENDS.sub("\n", raw).strip()
        if text:
            start = _put(self.builder, text, kind)
            after = 0
            for begin, end, href in sorted(self.links):
                label = raw[begin:end].strip()
                at = text.find(label, after) if label else -1
                if at >= 0:
                    after = at
                    self.builder.link(start + at, start + at + len(label), href)
        self.run, self.links, self.length = [], [], 0

    def _before(self) -> str:
        """The words before this place, at least those of the last passage."""
        return "".join(self.run).strip() or self.builder.last

    def _add(self, text: str) -> None:
        self.run.append(text)
        self.length += len(text)


def _put(builder: Builder, text: str, kind: Kind) -> int:
    """A passage, or one a line: a forced line break ends a sentence, unless the next line goes on in small letters."""
    gap = "\n" if kind in {"cell", "item"} else "\n\n"
    zone = _zone(text, kind)
    if "\n" not in text or zone in {"greeting", "closing"}:
        return builder.put(text, zone, gap=gap)
    if [passage.kind for passage in passages(text, top=False)] == ["address"]:
        return builder.put(text, "address")
    first, *rest = _NEXT_LINE.split(text)
    start = builder.put(first, _zone(first, kind), gap=gap)
    for line in rest:
        builder.put(line, _zone(line, kind), gap="\n")
    return start


def _zone(text: str, kind: Kind) -> Kind:
    """Mails are laid out with tables: a cell with a sentence in it is a paragraph."""
    if kind in {"paragraph", "cell"}:
        if greets(text):
            return "greeting"
        if closes(text):
            return "closing"
        if kind == "cell" and (len(text.split()) > 12 or text.rstrip().endswith((".", "?"))):
            return "paragraph"
    return kind
