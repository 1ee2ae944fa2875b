"""Many letters in one tagged file for the printer: fonts once, every letter a part of one structure tree.

Letters are written as they come; what stays in memory is where their objects stand, not the letters.
"""

import hashlib
from array import array
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from letterkit.creditor import HouseStyle
from letterkit.message import Message
from letterkit.render.letter import archive, document, reference
from letterkit.render.letter.bundle import DOCUMENT, STRUCTURE_ROOT, Bundle
from letterkit.render.letter.compiled.encoder import masked
from letterkit.render.letter.compiled.program import Programs
from letterkit.render.letter.compiled.template import ShapeChanged
from letterkit.render.letter.document import LinkBox
from letterkit.render.letter.draft import Draft, draft
from letterkit.render.letter.faces import FontPage
from letterkit.render.letter.pdf_objects import (
    PdfFile,
    deflated,
    indirect,
    numbers,
    object_stream,
    stream,
    xref_entries,
)
from letterkit.render.letter.sheet import HEIGHT, WIDTH
from letterkit.render.letter.stationery import Stationery, stationery

_CATALOG, _PAGES, _INFO, _XMP, _PARENTS, _FIRST_FREE = 1, 2, 3, 4, 7, 8
_LETTERS_TOGETHER = 64  # letters whose pages and parent-tree rows share an object
_MOST_BUNDLES = 256
_IN_STREAM = 2 << 48


class _Letter(NamedTuple):
    """What is a letter's own: ``pictures`` by page, ``box`` of its QR code."""

    contents: list[bytes]
    links: list[LinkBox]
    pictures: list[set[str]]
    fonts: list[FontPage]
    box: bytes


class PrintFile:
    """A context manager: ``with PrintFile(path, style, title=…, when=…) as file: file.add(message)``.

    The file gets its name only when it is whole; after an error there is none. Raises ``CannotRender`` from ``add`` for
    a letter that cannot be made, which is then not in the file; the others can go on.
    """

    def __init__(
        self, path: Path, style: HouseStyle, *, title: str, author: str, when: date, base: Path | None = None
    ) -> None:
        self.path, self.style, self.base = path, style, base
        self.facts = (title, author, when)
        self.pages = 0
        self.letters = 0
        self._part = path.with_name(path.name + ".part")
        self._out = self._part.open("wb", buffering=1 << 20)
        self._position = self._out.write(PdfFile.HEADER)
        self._shared = PdfFile(_FIRST_FREE)
        self._rows = array("Q", [0] * _FIRST_FREE)  # kind (2 bytes), place (4) and index (2) of each object
        self._fonts: dict[FontPage, int] = {}
        self._pictures: dict[tuple[bytes, str], int] = {}
        self._bundles: dict[object, Bundle] = {}
        self._programs = Programs()
        self._parts = array("I")
        self._page_kids: list[tuple[int, int]] = []
        self._parent_kids: list[tuple[int, int, int]] = []
        self._open_pages: list[int] = []
        self._open_parents: list[bytes] = []
        self._page_parent = self._shared.reserve()
        self._keys = self._open_key = 0
        self._digest = hashlib.sha256()

    def __enter__(self) -> "PrintFile":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._finish()
        finally:
            self._out.close()
        if kind is None:
            self._part.replace(self.path)
        else:
            with suppress(OSError):
                self._part.unlink()

    def add(self, message: Message) -> int:
        """Add a letter behind the others; how many pages it has."""
        if len(self._open_parents) == _LETTERS_TOGETHER:
            self._close_group()
        house = stationery(self.style, self.base, large_print=message.recipient.large_print)
        drafted = draft(message, self.style)
        bundle, letter = self._made(drafted, house)
        # Fonts and pictures take their numbers first: those of a letter follow each other.
        fonts = {page.name: self._font(page) for page in letter.fonts}
        pictures = {name: self._picture(house, name) for names in letter.pictures for name in names if name != "QR"}
        first = self._shared.size
        self._shared.size += bundle.size
        self._write_streams(bundle, letter, first, drafted)
        small = self._small(bundle, letter, first, fonts, pictures)
        if drafted.qr and bundle.qr_parts:
            small.append((first + bundle.element, bundle.qr_element(first, drafted.qr_alt, letter.box)))
        self._write_small(bundle, first, small)
        self._note(bundle, first)
        return bundle.pages

    def blank(self) -> None:
        """Add a white page: the back of the last sheet of a letter, when sheets are printed on both sides."""
        page = self._shared.reserve()
        size = numbers((0, 0, WIDTH, HEIGHT))
        self._write(page, b"<</Type/Page/Parent %d 0 R/MediaBox[%s]/Resources<<>>>>" % (self._page_parent, size))
        self._open_pages.append(page)
        self.pages += 1

    def _made(self, drafted: Draft, house: Stationery) -> tuple[Bundle, _Letter]:
        """The compiled way; where that cannot be, the reference way."""
        regular, bold = house.family.faces
        try:
            program, inlines = self._programs.of(drafted, house)
            plan, filled = program.filled(drafted, inlines)
        except ShapeChanged:
            composed, pages = reference.painted(drafted, house)
            fonts = {font.name: font for page in pages for font in page.fonts.values()}
            bundle = Bundle(composed.tree, composed.qr)
            box = numbers(composed.qr.box or ()) if composed.qr else b""
            links = [link for page in pages for link in page.links]
            return bundle, _Letter(
                [page.content for page in pages], links, [page.pictures for page in pages], list(fonts.values()), box
            )
        key = (program, plan.signature)
        found = self._bundles.get(key)
        if found is None:
            if len(self._bundles) >= _MOST_BUNDLES:
                self._bundles.clear()
            found = self._bundles[key] = Bundle(plan.letter.tree, plan.qr)
        fonts_used = [regular.pages[0], bold.pages[0]]
        fonts_used += [house.family.faces[weight].pages[page] for weight, page in masked(filled.mask)]
        return found, _Letter(filled.contents, filled.links, plan.pictures, fonts_used, plan.qr_box)

    def _font(self, page: FontPage) -> int:
        number = self._fonts.get(page)
        if number is None:
            number = self._fonts[page] = document.put_font(self._shared, page)
        return number

    def _picture(self, house: Stationery, name: str) -> int:
        key = (house.fingerprint, name)
        number = self._pictures.get(key)
        if number is None:
            number = self._pictures[key] = document.put_picture(self._shared, house.pictures[name].picture)
        return number

    def _write_streams(self, bundle: Bundle, letter: _Letter, first: int, drafted: Draft) -> None:
        for page, content in enumerate(letter.contents):
            self._digest.update(content)
            self._write(first + bundle.content + page, stream(b"/Filter/FlateDecode", deflated(content)))
        if drafted.qr and bundle.qr_parts:
            self._digest.update(drafted.qr.rows)
            self._write(first + bundle.qr, stream(document.qr_entries(drafted.qr), drafted.qr.rows))

    def _small(
        self, bundle: Bundle, letter: _Letter, first: int, fonts: dict[str, int], pictures: dict[str, int]
    ) -> list[tuple[int, bytes]]:
        """Pages and link annotations."""
        out = []
        all_pictures = {**pictures, "QR": first + bundle.qr}
        for page, names in enumerate(letter.pictures):
            links = [first + bundle.link + index for index, home in enumerate(bundle.link_pages) if home == page]
            body = document.page_dictionary(
                parent=self._page_parent,
                content=first + bundle.content + page,
                fonts=fonts,
                pictures={name: all_pictures[name] for name in names},
                links=links,
                key=self._keys + page,
            )
            out.append((first + page, body))
        for index, link in enumerate(letter.links):
            out.append((first + bundle.link + index, document.annotation(link, self._keys + bundle.pages + index)))
        return out

    def _write_small(self, bundle: Bundle, first: int, small: list[tuple[int, bytes]]) -> None:
        """Elements and other small objects of a letter, in one compressed object stream."""
        elements = bundle.elements(first)
        keys = range(first + bundle.root, first + bundle.holder)
        head, position = [], 0
        for key, length in zip(keys, bundle.lengths, strict=True):
            head.append(b"%d %d" % (key, position))
            position += length
        for key, body in small:
            head.append(b"%d %d" % (key, position))
            position += len(body) + 1
        top = b" ".join(head) + b"\n"
        data = top + elements + b"\n" + b"\n".join([body for _, body in small])
        holder = first + bundle.holder
        entries = b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (len(head), len(top))
        self._write(holder, stream(entries, deflated(data)))
        self._place_in(holder, [*keys, *(key for key, _ in small)])

    def _note(self, bundle: Bundle, first: int) -> None:
        """Remember what the page tree and the parent tree need of this letter."""
        self._parts.append(first + bundle.root)
        self._open_pages += range(first, first + bundle.pages)
        self._open_parents.append(bundle.parent_rows(first, self._keys))
        self._keys += bundle.pages + bundle.links
        self.pages += bundle.pages
        self.letters += 1

    def _close_group(self) -> None:
        """Write the page-tree and parent-tree nodes of the letters since the last time."""
        if not self._open_parents:
            return
        kids = b" ".join(b"%d 0 R" % page for page in self._open_pages)
        node = b"<</Type/Pages/Parent %d 0 R/Count %d/Kids[%s]>>" % (_PAGES, len(self._open_pages), kids)
        limits = (self._open_key, self._keys - 1)
        rows = b"<</Limits[%d %d]/Nums[%s]>>" % (*limits, b" ".join(self._open_parents))
        parents, holder = self._shared.reserve(), self._shared.reserve()
        entries, data = object_stream([(self._page_parent, node), (parents, rows)])
        self._write(holder, stream(entries, deflated(data)))
        self._place_in(holder, [self._page_parent, parents])
        self._page_kids.append((self._page_parent, len(self._open_pages)))
        self._parent_kids.append((parents, *limits))
        self._open_key = self._keys
        self._open_pages, self._open_parents = [], []
        self._page_parent = self._shared.reserve()

    def _finish(self) -> None:
        """What all letters share, and where everything stands."""
        self._close_group()
        title, author, when = self.facts
        put = self._shared.put
        facts = archive.xmp(title=title, author=author, when=when, language="nl-NL")
        self._shared.put_stream(b"/Type/Metadata/Subtype/XML", facts, at=_XMP)
        profile = self._shared.put_stream(b"/N 3/Filter/FlateDecode", deflated(archive.srgb_profile()))
        put(
            archive.catalog(pages=_PAGES, metadata=_XMP, profile=profile, structure=STRUCTURE_ROOT, language="nl-NL"),
            at=_CATALOG,
        )
        kids = b" ".join(b"%d 0 R" % number for number, _ in self._page_kids)
        put(b"<</Type/Pages/Count %d/Kids[%s]>>" % (self.pages, kids), at=_PAGES)
        put(archive.info(title=title, author=author, when=when), at=_INFO)
        put(
            b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>"
            % (DOCUMENT, _PARENTS, self._keys),
            at=STRUCTURE_ROOT,
        )
        parts = b" ".join(b"%d 0 R" % part for part in self._parts)
        put(b"<</Type/StructElem/S/Document/P %d 0 R/K[%s]>>" % (STRUCTURE_ROOT, parts), at=DOCUMENT)
        put(b"<</Kids[%s]>>" % b" ".join(b"%d 0 R" % number for number, _, _ in self._parent_kids), at=_PARENTS)
        for key, (holder, index) in self._shared.pack().items():
            self._place(key, _IN_STREAM | holder << 16 | index)
        for key, body in sorted(self._shared.streams.items()):
            self._write(key, body)
        self._write_table()

    def _write_table(self) -> None:
        table, start = self._shared.reserve(), self._position
        self._place(table, 1 << 48 | start << 16)
        self._rows.byteswap()
        identity = self._digest.hexdigest()[:32].encode("ascii")
        entries = xref_entries(table + 1, _CATALOG, _INFO, identity, kind=2) + b"/Filter/FlateDecode"
        self._write(table, stream(entries, deflated(self._rows.tobytes())))
        self._out.write(b"startxref\n%d\n%%%%EOF\n" % start)

    def _write(self, key: int, body: bytes) -> None:
        self._place(key, 1 << 48 | self._position << 16)
        self._position += self._out.write(indirect(key, body))

    def _place_in(self, holder: int, keys: Iterable[int]) -> None:
        for index, key in enumerate(keys):
            self._place(key, _IN_STREAM | holder << 16 | index)

    def _place(self, key: int, value: int) -> None:
        if key >= len(self._rows):
            self._rows.extend([0] * (key + 1 - len(self._rows)))
        self._rows[key] = value
