"""The light Markdown of templates -> blocks: headings, paragraphs, lists, tables, bold, links and boxes. No HTML."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin

from letterkit.errors import SourceInvalid
from letterkit.message import (
    AnswerSlip,
    Block,
    Bullets,
    ContactBox,
    Heading,
    Inline,
    Origin,
    Paragraph,
    PayBox,
    Table,
    Text,
)
from letterkit.message.shape import may_be_safe, value_index
from letterkit.templating.provenance import Marked

_BOXES: dict[str, Callable[[tuple[Block, ...]], Block]] = {
    "betalen": PayBox,
    "contact": ContactBox,
    "antwoord": AnswerSlip,
}
LINE_END = "\x1f"
"""Parts the lines of ``lines``; unlike ``\\n`` it is never eaten by Jinja after a block."""
_SWITCHED_OFF = ("html_block", "html_inline", "code", "fence", "blockquote", "hr", "reference", "lheading")
_SWITCHED_OFF_INLINE = ("autolink", "backticks", "image", "entity")


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark").enable("table").disable([*_SWITCHED_OFF, *_SWITCHED_OFF_INLINE])
    for box in _BOXES:
        container_plugin(reader, box)
    # Addresses are checked after their values are filled in; until then they hold place tokens.
    reader.normalizeLink = lambda url: url  # type: ignore[method-assign]
    reader.validateLink = lambda url: True  # type: ignore[method-assign]
    return reader


def blocks(marked: Marked) -> tuple[Block, ...]:
    """The blocks of a filled template, values still standing as tokens in runs with ``data=True``.

    Raises ``SourceInvalid`` for markup that letters do not have.
    """
    tokens = _reader().parse(marked.text)
    return tuple(_Walk(marked, iter(tokens)).until(None))


def inline(marked: Marked) -> Inline:
    """One line of text with bold and links, such as a subject."""
    walk = _Walk(marked, iter(()))
    return tuple(run for token in _reader().parseInline(marked.text.strip()) for run in walk.runs(token))


def lines(marked: Marked) -> tuple[Inline, ...]:
    """Text of which each line stands alone, with ``LINE_END`` at its end; where it came from is not kept."""
    return tuple(inline(Marked(line, (), ())) for line in marked.text.split(LINE_END)[:-1])


@dataclass(slots=True)
class _Walk:
    marked: Marked
    tokens: Iterator[Token]
    cursor: int = field(default=0)

    def until(self, end: str | None) -> Iterator[Block]:
        """Blocks up to the token type ``end`` (None: to the end of the document)."""
        for token in self.tokens:
            if token.type == end:
                return
            yield self._block(token)

    def _block(self, token: Token) -> Block:
        kind = token.type
        if kind == "heading_open":
            return Heading(self._text("heading_close"), level=int(token.tag[1]))
        if kind == "paragraph_open":
            return Paragraph(self._text("paragraph_close"))
        if kind in ("bullet_list_open", "ordered_list_open"):
            return Bullets(tuple(self._items(kind.replace("open", "close"))), ordered=kind.startswith("ordered"))
        if kind == "table_open":
            return self._table()
        box = kind.removeprefix("container_").removesuffix("_open")
        if box in _BOXES:
            return _BOXES[box](tuple(self.until(f"container_{box}_close")))
        raise self._error("markup_unknown", token, token.markup or kind)

    def _text(self, close: str) -> Inline:
        content: Inline = ()
        for token in self.tokens:
            if token.type == close:
                return content
            content += self.runs(token)
        return content

    def _items(self, close: str) -> Iterator[Inline]:
        for token in self.tokens:
            if token.type == close:
                return
            content = tuple(self.until("list_item_close")) if token.type == "list_item_open" else ()
            if len(content) != 1 or not isinstance(content[0], Paragraph):
                raise self._error("list_item_not_plain", token)
            yield content[0].text

    def _table(self) -> Table:
        rows: list[list[Inline]] = []
        align: list[Literal["left", "right"]] = []
        for token in self.tokens:
            if token.type == "table_close":
                break
            if token.type == "tr_open":
                rows.append([])
            elif token.type in ("th_open", "td_open"):
                if len(rows) == 1:
                    align.append("right" if "right" in str(token.attrs.get("style", "")) else "left")
                rows[-1].append(self._text(token.type.replace("open", "close")))
        head, *body = (tuple(row) for row in rows)
        last = [run for cell in body[-1] for run in cell if run.text.strip()] if body else []
        total = bool(last) and all(run.bold for run in last)
        return Table(head, tuple(body), tuple(align), total=total)

    def runs(self, token: Token) -> Inline:
        """The runs of one inline token, each split where values stand."""
        texts: list[Text] = []
        bold, href = False, None
        children = token.children or []
        for at, child in enumerate(children):
            if child.type in ("strong_open", "strong_close"):
                bold = child.type == "strong_open"
            elif child.type in ("link_open", "link_close"):
                href = str(child.attrs["href"]) if child.type == "link_open" else None
                if href and not may_be_safe(href):
                    words = next((part.content for part in children[at:] if part.type == "text"), "")
                    raise self._error("link_unsafe_in_template", token, words=words)
            elif child.type in ("text", "softbreak", "hardbreak"):
                content = {"softbreak": " ", "hardbreak": "\n"}.get(child.type, child.content)
                texts += self._split(content, bold=bold, href=href)
            else:
                raise self._error("markup_unknown", token, child.markup or child.type)
        return tuple(texts)

    def _split(self, content: str, *, bold: bool, href: str | None) -> Iterator[Text]:
        place = self.marked.text.find(content, self.cursor) if content.strip() else -1
        offset = place if place >= 0 else self.cursor
        cuts = {0, len(content)}
        for jump in self.marked.jumps(offset, offset + len(content)):
            cuts.add(len(content[: jump - offset].rstrip()))
        for position, char in enumerate(content):
            if value_index(char) is not None:
                cuts |= {position, position + 1}
        for start, end in pairwise(sorted(cuts)):
            words = content[start:end]
            data = value_index(words[0]) is not None
            yield Text(words, self._origin(offset + start, words), data=data, bold=bold, href=href)
        if place >= 0:
            self.cursor = place + len(content)

    def _origin(self, offset: int, words: str) -> Origin | None:
        """Where ``words`` at ``offset`` begin: their first visible character has a mark, spaces before it have not."""
        spaces = len(words) - len(words.lstrip())
        origin = self.marked.origin(offset + spaces)
        return origin and Origin(origin.template, origin.line, origin.column - spaces)

    def _error(self, code: str, token: Token, markup: str = "", *, words: str = "") -> SourceInvalid:
        """The error at the next ``words``; without any, where the block begins."""
        first_line = token.map[0] if token.map else 0
        line_start = sum(len(line) + 1 for line in self.marked.text.split("\n")[:first_line])
        line = self.marked.text[line_start:].split("\n")[0]
        visible = line_start + len(line) - len(line.lstrip())
        if words.strip() and (place := self.marked.text.find(words, self.cursor)) >= 0:
            visible = place + len(words) - len(words.lstrip())
        origin = self.marked.origin(visible) or Origin("", 0, 0)
        return SourceInvalid(code, file=origin.template, line=origin.line, column=origin.column, markup=markup)
