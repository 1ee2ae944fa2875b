"""Many letters in one tagged file for the printer: fonts once, every letter a part of one structure tree."""

from contextlib import suppress
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from letterkit.creditor import HouseStyle
from letterkit.message import Message
from letterkit.render.letter import reference
from letterkit.render.letter.compiled.cache import BoundedCache
from letterkit.render.letter.compiled.encoder import masked
from letterkit.render.letter.compiled.program import Programs
from letterkit.render.letter.compiled.template import ShapeChanged
from letterkit.render.letter.draft import Draft, draft
from letterkit.render.letter.faces import FontPage
from letterkit.render.letter.pdf.archive import Facts
from letterkit.render.letter.pdf.bundle import Bundle
from letterkit.render.letter.pdf.long_file import LongFile
from letterkit.render.letter.pdf.objects import deflated, numbers, stream
from letterkit.render.letter.pdf.page import LinkBox, annotation, put_font, put_picture, qr_entries
from letterkit.render.letter.stationery import Stationery, stationery

_MOST_BUNDLES = 256


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
        self.facts = Facts(title, author, when, "nl-NL")
        self.letters = 0
        self._part = path.with_name(path.name + ".part")
        self._out = self._part.open("wb", buffering=1 << 20)
        self._file = LongFile(self._out)
        self._fonts: dict[FontPage, int] = {}
        self._pictures: dict[tuple[bytes, str], int] = {}
        self._bundles: BoundedCache[object, Bundle] = BoundedCache(_MOST_BUNDLES)
        self._programs = Programs()

    def __enter__(self) -> "PrintFile":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._file.finish(self.facts)
        finally:
            self._out.close()
        if kind is None:
            self._part.replace(self.path)
        else:
            with suppress(OSError):
                self._part.unlink()

    @property
    def pages(self) -> int:
        return self._file.pages

    def add(self, message: Message) -> int:
        """Add a letter behind the others; how many pages it has."""
        self._file.close_full_group()
        house = stationery(self.style, self.base, large_print=message.recipient.large_print)
        drafted = draft(message, self.style)
        bundle, letter = self._set(drafted, house)
        # Fonts and pictures take their numbers first: those of a letter follow each other.
        fonts = {page.name: self._font(page) for page in letter.fonts}
        pictures = {name: self._picture(house, name) for names in letter.pictures for name in sorted(names - {"QR"})}
        first = self._file.begin(bundle)
        self._write_streams(bundle, letter, first, drafted)
        small = self._small(bundle, letter, first, fonts, pictures)
        if drafted.qr and bundle.qr_node:
            small.append((first + bundle.element, bundle.qr_element(first, drafted.qr_alt, letter.box)))
        self._file.end(bundle, first, small)
        self.letters += 1
        return bundle.pages

    def blank(self) -> None:
        """Add a white page: the back of the last sheet of a letter, when sheets are printed on both sides."""
        self._file.blank()

    def _set(self, drafted: Draft, house: Stationery) -> tuple[Bundle, _Letter]:
        """The compiled way; where that cannot be, the reference way."""
        try:
            begun, plan, filled = self._programs.fill(self._programs.begin(drafted, house))
        except ShapeChanged:
            composed, pages = reference.painted(drafted, house)
            fonts = {font.name: font for page in pages for font in page.fonts.values()}
            box = numbers(composed.qr.box or ()) if composed.qr else b""
            links = [link for page in pages for link in page.links]
            contents, pictures = [page.content for page in pages], [page.pictures for page in pages]
            return Bundle(composed.tree, composed.qr), _Letter(contents, links, pictures, list(fonts.values()), box)
        key = (begun.program, plan.signature)
        bundle = self._bundles.get(key) or self._bundles.keep(key, Bundle(plan.letter.tree, plan.qr))
        faces = house.family.faces
        used = [faces[weight].pages[page] for weight, page in [(False, 0), (True, 0), *masked(filled.mask)]]
        return bundle, _Letter(filled.contents, filled.links, plan.pictures, used, plan.qr_box)

    def _font(self, page: FontPage) -> int:
        number = self._fonts.get(page)
        if number is None:
            number = self._fonts[page] = put_font(self._file.shared, page)
        return number

    def _picture(self, house: Stationery, name: str) -> int:
        key = (house.fingerprint, name)
        number = self._pictures.get(key)
        if number is None:
            number = self._pictures[key] = put_picture(self._file.shared, house.pictures[name].picture)
        return number

    def _write_streams(self, bundle: Bundle, letter: _Letter, first: int, drafted: Draft) -> None:
        file = self._file
        for page, content in enumerate(letter.contents):
            file.digest.update(content)
            file.write(first + bundle.content + page, stream(b"/Filter/FlateDecode", deflated(content)))
        if drafted.qr and bundle.qr_node:
            file.digest.update(drafted.qr.rows)
            file.write(first + bundle.qr, stream(qr_entries(drafted.qr), drafted.qr.rows))

    def _small(
        self, bundle: Bundle, letter: _Letter, first: int, fonts: dict[str, int], pictures: dict[str, int]
    ) -> list[tuple[int, bytes]]:
        """Pages and link annotations."""
        out, key = [], self._file.keys
        tagged = bundle.tagged(first, {})
        all_pictures = {**pictures, "QR": first + bundle.qr}
        for page, names in enumerate(letter.pictures):
            used = {name: all_pictures[name] for name in names}
            content, parent = first + bundle.content + page, self._file.page_parent
            body = tagged.page(page, parent=parent, content=content, fonts=fonts, pictures=used, first_key=key)
            out.append((first + page, body))
        for index, link in enumerate(letter.links):
            out.append((first + bundle.link + index, annotation(link, key + bundle.pages + index)))
        return out
