"""A tagged file of many letters, written as they come: what stays in memory is where their objects stand.

Letters share fonts and pictures; each is a part of one structure tree.
"""

import hashlib
from array import array
from collections.abc import Iterable
from typing import BinaryIO

from letterkit.render.letter.page_geometry import HEIGHT, WIDTH
from letterkit.render.letter.pdf import archive
from letterkit.render.letter.pdf.archive import Facts
from letterkit.render.letter.pdf.bundle import DOCUMENT, Bundle
from letterkit.render.letter.pdf.objects import (
    PdfFile,
    compressed_objects,
    deflated,
    indirect,
    numbers,
    references,
    stream,
    xref_entries,
)
from letterkit.render.letter.pdf.tagged import structure_root

_CATALOG, _PAGES, _INFO, _XMP, _STRUCTURE, _PARENTS, _FIRST_FREE = 1, 2, 3, 4, 5, 7, 8  # DOCUMENT is 6
_LETTERS_TOGETHER = 64  # letters whose pages and parent-tree rows share an object
_AT_OFFSET, _IN_STREAM = 1 << 48, 2 << 48  # kind of object, in a row of the cross-reference


class LongFile:
    """``shared`` takes the objects that letters have in common; it is written at the end."""

    def __init__(self, out: BinaryIO) -> None:
        self.shared = PdfFile(_FIRST_FREE)
        self.pages = self.keys = 0
        self.digest = hashlib.sha256()
        self._out = out
        self._position = out.write(PdfFile.HEADER)
        self._rows = array("Q", [0] * _FIRST_FREE)  # kind (2 bytes), place (4) and index (2) of each object
        self._parts = array("I")
        self._page_kids: list[tuple[int, int]] = []
        self._parent_kids: list[int] = []
        self._open_pages: list[int] = []
        self._open_parents: list[bytes] = []
        self._open_key = 0
        self.page_parent = self.shared.reserve()

    def begin(self, bundle: Bundle) -> int:
        """Make room for a letter; the first of its numbers."""
        first = self.shared.size
        self.shared.size += bundle.size
        return first

    def end(self, bundle: Bundle, first: int, small: list[tuple[int, bytes]]) -> None:
        """Write the elements and other ``small`` objects of a letter, and note its pages and parent-tree rows."""
        body, keys = bundle.stream(first, small)
        self._write_holder(first + bundle.holder, body, keys)
        self._parts.append(first + bundle.root)
        self._open_pages += range(first, first + bundle.pages)
        self._open_parents.append(bundle.parent_rows(first, self.keys))
        self.keys += bundle.pages + bundle.links
        self.pages += bundle.pages

    def blank(self) -> None:
        """Add a white page."""
        page = self.shared.reserve()
        size = numbers((0, 0, WIDTH, HEIGHT))
        self.write(page, b"<</Type/Page/Parent %d 0 R/MediaBox[%s]/Resources<<>>>>" % (self.page_parent, size))
        self._open_pages.append(page)
        self.pages += 1

    def close_full_group(self) -> None:
        if len(self._open_parents) == _LETTERS_TOGETHER:
            self._close_group()

    def _close_group(self) -> None:
        """Write the page-tree and parent-tree nodes of the letters since the last time."""
        if not self._open_parents:
            return
        count, limits = len(self._open_pages), (self._open_key, self.keys - 1)
        node = _pages(self._open_pages, count, b"/Parent %d 0 R" % _PAGES)
        rows = b"<</Limits[%d %d]/Nums[%s]>>" % (*limits, b" ".join(self._open_parents))
        parents, holder = self.shared.reserve(), self.shared.reserve()
        keys = (self.page_parent, parents)
        self._write_holder(holder, compressed_objects(keys, (len(node), len(rows)), node + b"\n" + rows), keys)
        self._page_kids.append((self.page_parent, count))
        self._parent_kids.append(parents)
        self._open_key = self.keys
        self._open_pages, self._open_parents = [], []
        self.page_parent = self.shared.reserve()

    def finish(self, facts: Facts) -> None:
        """Write what all letters share, and where everything stands."""
        self._close_group()
        put = self.shared.put
        self.shared.put_stream(archive.METADATA, archive.xmp(facts), at=_XMP)
        profile = archive.put_profile(self.shared)
        put(archive.catalog(_PAGES, _XMP, profile, _STRUCTURE, facts.language), at=_CATALOG)
        put(_pages([number for number, _ in self._page_kids], self.pages), at=_PAGES)
        put(archive.info(facts), at=_INFO)
        put(structure_root(DOCUMENT, _PARENTS, self.keys), at=_STRUCTURE)
        parts = references(self._parts)
        put(b"<</Type/StructElem/S/Document/P %d 0 R/K[%s]>>" % (_STRUCTURE, parts), at=DOCUMENT)
        put(b"<</Kids[%s]>>" % references(self._parent_kids), at=_PARENTS)
        for key, (holder, index) in self.shared.pack().items():
            self._place(key, _IN_STREAM | holder << 16 | index)
        for key, body in sorted(self.shared.streams.items()):
            self.write(key, body)
        self._write_table()

    def _write_table(self) -> None:
        table, start = self.shared.reserve(), self._position
        self._place(table, _AT_OFFSET | start << 16)
        self._rows.byteswap()
        identity = self.digest.hexdigest()[:32].encode("ascii")
        entries = xref_entries(table + 1, _CATALOG, _INFO, identity, kind=2) + b"/Filter/FlateDecode"
        self.write(table, stream(entries, deflated(self._rows.tobytes())))
        self._out.write(b"startxref\n%d\n%%%%EOF\n" % start)

    def write(self, key: int, body: bytes) -> None:
        """Write an object that is not in an object stream."""
        self._place(key, _AT_OFFSET | self._position << 16)
        self._position += self._out.write(indirect(key, body))

    def _write_holder(self, holder: int, body: bytes, keys: Iterable[int]) -> None:
        self.write(holder, body)
        for index, key in enumerate(keys):
            self._place(key, _IN_STREAM | holder << 16 | index)

    def _place(self, key: int, value: int) -> None:
        if key >= len(self._rows):
            self._rows.extend([0] * (key + 1 - len(self._rows)))
        self._rows[key] = value


def _pages(kids: Iterable[int], count: int, parent: bytes = b"") -> bytes:
    """A node of the page tree, which is a tree here: thousands of kids in one node are slow to open."""
    return b"<</Type/Pages%b/Count %d/Kids[%s]>>" % (parent, count, references(kids))
