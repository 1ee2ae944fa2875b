"""One letter in a file of many: its objects as constant bytes with places for their numbers.

Numbers are written with eight digits, so that the bytes of a letter's structure are equally long whatever its numbers
are, and one formatting call makes them all.
"""

import re

from letterkit.render.letter import document
from letterkit.render.letter.pdf_objects import text_string
from letterkit.render.letter.structure import Node, Tree

_FIRST = 90_000_000  # stands for the first number of the letter while its bytes are prepared
_NUMBER = re.compile(rb"\b9\d{7}\b")
DOCUMENT, STRUCTURE_ROOT = 6, 5  # object numbers in the file of many letters


class Bundle:
    """Numbers from the first: pages, contents, links, QR code, its element, other elements, object stream."""

    def __init__(self, tree: Tree, qr: Node | None) -> None:
        self.pages, self.links = len(tree.owners), len(tree.links)
        self.link_pages = tree.link_pages
        self.content = self.pages
        self.link = self.content + self.pages
        self.qr = self.link + self.links
        self.element = self.qr + 1
        kept = [node for node, _ in document.nodes(tree.root) if node is not qr]
        self._at = {id(node): _FIRST + self.element + 1 + index for index, node in enumerate(kept)}
        if qr:
            self._at[id(qr)] = _FIRST + self.element
        self.root = self.element + 1
        self.holder = self.root + len(kept)
        self.size = self.holder + 1
        bodies = [self._element(node, parent) for node, parent in document.nodes(tree.root) if node is not qr]
        self.element_count = len(bodies)
        self.body, self.lengths = _template(b"\n".join(bodies)), [len(body) + 1 for body in bodies]
        own = next(((node, parent) for node, parent in document.nodes(tree.root) if node is qr), None)
        self.qr_parts = [_template(part) for part in self._element(*own, blank=True).split(b"\1")] if own else []
        # Keys are filled in per letter as well, before the numbers.
        self.owners = [_template(b" ".join(b"%d 0 R" % self._of(node) for node in owners)) for owners in tree.owners]
        self.link_owners = [self._of(node) - _FIRST for node in tree.links]

    def _of(self, node: Node) -> int:
        return self._at[id(node)]

    def _element(self, node: Node, parent: Node | None, *, blank: bool = False) -> bytes:
        body = document.element(
            node,
            self._of,
            self._of(parent) if parent else DOCUMENT,
            page_at=lambda page: _FIRST + page,
            link_at=lambda link: _FIRST + self.link + link,
            box=b"\1" if blank else None,
            alt=b"\1" if blank else None,
        )
        return body if parent else body.replace(b"/S/Document", b"/S/Part", 1)

    def elements(self, first: int) -> bytes:
        """All elements but that of the QR code, each followed by a line end."""
        return _numbered(self.body, first)

    def qr_element(self, first: int, alt: str, box: bytes) -> bytes:
        before, between, after = (_numbered(part, first) for part in self.qr_parts)
        return before + text_string(alt) + between + box + after

    def parent_rows(self, first: int, key: int) -> bytes:
        """The letter's rows of the parent tree, from ``key`` on."""
        rows = [b"%d[%s]" % (key + page, _numbered(owners, first)) for page, owners in enumerate(self.owners)]
        keys = enumerate(self.link_owners, start=key + self.pages)
        return b" ".join([*rows, *(b"%d %d 0 R" % (at, first + owner) for at, owner in keys)])


class _Template(tuple[bytes, tuple[int, ...]]):
    """Bytes with a place for each number, and what each number is more than the letter's first."""

    __slots__ = ()


def _template(body: bytes) -> _Template:
    offsets = tuple(int(found) - _FIRST for found in _NUMBER.findall(body))
    return _Template((_NUMBER.sub(b"%08d", body.replace(b"%", b"%%")), offsets))


def _numbered(template: _Template, first: int) -> bytes:
    body, offsets = template
    return body % tuple([first + offset for offset in offsets])
