"""One letter in a file of many: its objects as constant bytes with places for their numbers.

Numbers are written with eight digits, so that the bytes of a letter's structure are equally long whatever its numbers
are, and one formatting call makes them all.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from letterkit.render.letter.pdf.objects import compressed_objects, text_string
from letterkit.render.letter.pdf.structure import Node, Tree, nodes
from letterkit.render.letter.pdf.tagged import OPEN, Tagged

_FIRST = 90_000_000  # stands for the first number of the letter while its bytes are prepared
_NUMBER = re.compile(rb"\b9\d{7}\b")
DOCUMENT = 6  # number of the element that all letters are under


class Bundle:
    """Numbers from the first: pages, contents, links, QR code, its element, other elements, object stream."""

    def __init__(self, tree: Tree, qr: Node | None) -> None:
        self.pages, self.links = len(tree.owners), len(tree.links)
        self.tree, self.qr_node = tree, qr
        self.content = self.pages
        self.link = self.content + self.pages
        self.qr = self.link + self.links
        self.element = self.qr + 1
        self.root = self.element + 1
        others = [node for node, _ in nodes(tree.root) if node is not qr]
        self.holder = self.root + len(others)
        self.size = self.holder + 1
        at = {node: offset for offset, node in enumerate(others, start=self.root)} | ({qr: self.element} if qr else {})
        self._at = at
        tagged = self.tagged(_FIRST, {node: _FIRST + offset for node, offset in at.items()})
        bodies = dict(tagged.all_elements(DOCUMENT, open_node=qr))
        bodies[tree.root] = bodies[tree.root].replace(b"/S/Document", b"/S/Part", 1)
        self._elements = _template(b"\n".join([bodies[node] for node in others]))
        self._lengths = [len(bodies[node]) for node in others]
        self._qr_element = [_template(part) for part in bodies[qr].split(OPEN)] if qr else []
        self._page_rows = [_template(row) for row in tagged.page_rows()]

    def stream(self, first: int, others: list[tuple[int, bytes]]) -> tuple[bytes, list[int]]:
        """Elements and ``others`` (number and body) in one object stream, and the numbers of what is in it."""
        lengths = [*self._lengths, *(len(body) for _, body in others)]
        keys = [*range(first + self.root, first + self.holder), *(key for key, _ in others)]
        body = b"\n".join([_numbered(self._elements, first), *(body for _, body in others)])
        return compressed_objects(keys, lengths, body), keys

    def qr_element(self, first: int, alt: str, box: bytes) -> bytes:
        before, between, after = (_numbered(part, first) for part in self._qr_element)
        return before + text_string(alt) + between + box + after

    def parent_rows(self, first: int, key: int) -> bytes:
        """The letter's rows of the parent tree, from ``key`` on."""
        rows = [b"%d[%s]" % (key + page, _numbered(owners, first)) for page, owners in enumerate(self._page_rows)]
        keys = enumerate(self.tree.links, start=key + self.pages)
        return b" ".join([*rows, *(b"%d %d 0 R" % (at, first + self._at[node]) for at, node in keys)])

    def tagged(self, first: int, elements: Mapping[Node, int]) -> Tagged:
        """The letter with its number ``first``; ``elements`` only matter to those who ask for elements."""
        pages, links = range(first, first + self.pages), range(first + self.link, first + self.qr)
        return Tagged(self.tree, pages=pages, links=links, elements=elements)


class _Template(NamedTuple):
    """Bytes with a place for each number, and what each number is more than the letter's first."""

    body: bytes
    offsets: tuple[int, ...]


def _template(body: bytes) -> _Template:
    offsets = tuple(int(number) - _FIRST for number in _NUMBER.findall(body))
    return _Template(_NUMBER.sub(b"%08d", body.replace(b"%", b"%%")), offsets)


def _numbered(template: _Template, first: int) -> bytes:
    return template.body % tuple([first + offset for offset in template.offsets])
