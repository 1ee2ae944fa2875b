"""The part of a file that letters of one shape share, as bytes: fonts, structure, pages, catalog, cross-reference.

What differs per letter has the lowest object numbers and stands behind it.
"""

import hashlib
from datetime import date
from functools import lru_cache

from letterkit.render.letter import archive, document
from letterkit.render.letter.compiled.encoder import masked
from letterkit.render.letter.compiled.plan import Filled, Plan
from letterkit.render.letter.draft import Draft
from letterkit.render.letter.faces import FontPage
from letterkit.render.letter.pdf_objects import (
    PdfFile,
    at_offset,
    deflated,
    indirect,
    stream,
    text_string,
    xref_entries,
    xref_row,
)
from letterkit.render.letter.stationery import Stationery
from letterkit.render.letter.structure import Node

_INFO, _XMP, _QR, _QR_ELEMENT, _FIRST_CONTENT = 1, 2, 3, 4, 5
_TITLE = "\x01"


class Skeleton:
    def __init__(self, plan: Plan, house: Stationery, language: str, mask: int) -> None:
        self.tree = plan.letter.tree
        self.pages = len(plan.pages)
        self.first_link = _FIRST_CONTENT + self.pages
        self.links = len(self.tree.links)
        self.file = PdfFile(self.first_link + self.links)
        self.qr = plan.qr
        self.qr_element: tuple[bytes, ...] = ()
        self.language = language
        fonts = self._fonts(house, mask)
        used = {name for names in plan.pictures for name in names} - {"QR"}
        pictures = {name: document.put_picture(self.file, house.pictures[name].picture) for name in sorted(used)}
        if self.qr:
            pictures["QR"] = _QR
        self.page_numbers = [self.file.reserve() for _ in range(self.pages)]
        page_tree = self._page_tree(fonts, pictures, plan)
        self.root = self.file.put(
            archive.catalog(
                pages=page_tree,
                metadata=_XMP,
                profile=self.file.put_stream(b"/N 3/Filter/FlateDecode", deflated(archive.srgb_profile())),
                structure=self._structure(),
                language=language,
            )
        )
        self._freeze()

    def _fonts(self, house: Stationery, mask: int) -> dict[str, int]:
        faces = house.family.faces
        pages: list[FontPage] = [faces[bold].pages[page] for bold, page in [(False, 0), (True, 0), *masked(mask)]]
        return {page.name: document.put_font(self.file, page) for page in pages}

    def _page_tree(self, fonts: dict[str, int], pictures: dict[str, int], plan: Plan) -> int:
        tree = self.file.reserve()
        for key, number in enumerate(self.page_numbers):
            links = [self.first_link + index for index, page in enumerate(self.tree.link_pages) if page == key]
            body = document.page_dictionary(
                parent=tree,
                content=_FIRST_CONTENT + key,
                fonts=fonts,
                pictures={name: pictures[name] for name in plan.pictures[key]},
                links=links,
                key=key,
            )
            self.file.put(body, at=number)
        kids = b" ".join(b"%d 0 R" % number for number in self.page_numbers)
        return self.file.put(b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, self.pages), at=tree)

    def _structure(self) -> int:
        file = self.file
        numbers = {
            id(node): _QR_ELEMENT if node is self.qr else file.reserve() for node, _ in document.nodes(self.tree.root)
        }

        def at(node: Node) -> int:
            return numbers[id(node)]

        root = file.reserve()
        for node, parent in document.nodes(self.tree.root):
            own = node is self.qr
            body = document.element(
                node,
                at,
                at(parent) if parent else root,
                page_at=self.page_numbers.__getitem__,
                link_at=lambda link: self.first_link + link,
                box=b"\1" if own else None,
                alt=b"\1" if own else None,
            )
            if own:
                self.qr_element = tuple(body.split(b"\1"))
            else:
                file.put(body, at=at(node))
        parents = file.put(b"<</Nums[%s]>>" % document.parent_tree(self.tree, at))
        return file.put(
            b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>"
            % (at(self.tree.root), parents, self.pages + self.links),
            at=root,
        )

    def _freeze(self) -> None:
        """Write all that is constant, and note where it stands."""
        file = self.file
        places = file.pack()
        out, position, offsets = [PdfFile.HEADER], len(PdfFile.HEADER), {}
        for key, body in sorted(file.streams.items()):
            offsets[key] = position
            out.append(indirect(key, body))
            position += len(out[-1])
        self.table = file.size
        self.prefix = b"".join(out)
        own = self.first_link + self.links
        self.rows = b"".join(xref_row(key, offsets, places) for key in range(own, self.table))
        self.own_rows = [xref_row(key, offsets, places) for key in range(own)]
        self.digest = hashlib.sha256(self.prefix)
        file.small, file.streams = {}, {}

    def write(self, draft: Draft, filled: Filled, box: bytes, *, title: str, author: str, when: date) -> bytes:
        """The whole file of one letter."""
        digest = self.digest.copy()
        before, after = _metadata_around(author, when, self.language)
        xmp = before + archive.escaped(title) + after
        bodies = [(_INFO, archive.info(title=title, author=author, when=when))]
        bodies.append((_XMP, stream(b"/Type/Metadata/Subtype/XML", xmp)))
        if self.qr and draft.qr:
            bodies.append((_QR, stream(document.qr_entries(draft.qr), draft.qr.rows)))
            start, middle, end = self.qr_element
            bodies.append((_QR_ELEMENT, start + text_string(draft.qr_alt) + middle + box + end))
            digest.update(draft.qr.rows)
        for key, content in enumerate(filled.contents, start=_FIRST_CONTENT):
            small = deflated(content)
            digest.update(small)
            bodies.append((key, stream(b"/Filter/FlateDecode", small)))
        for key, link in enumerate(filled.links):
            bodies.append((self.first_link + key, document.annotation(link, self.pages + key)))
        return self._assembled(bodies, digest.hexdigest()[:32].encode("ascii"))

    def _assembled(self, bodies: list[tuple[int, bytes]], identity: bytes) -> bytes:
        out, position, own_rows = [self.prefix], len(self.prefix), self.own_rows.copy()
        for key, body in bodies:
            written = indirect(key, body)
            own_rows[key] = at_offset(position)
            out.append(written)
            position += len(written)
        rows = b"%b%b%b" % (b"".join(own_rows), self.rows, at_offset(position))
        out.append(indirect(self.table, stream(xref_entries(self.table + 1, self.root, _INFO, identity), rows)))
        out.append(b"startxref\n%d\n%%%%EOF\n" % position)
        return b"".join(out)


@lru_cache(maxsize=64)
def _metadata_around(author: str, when: date, language: str) -> tuple[bytes, bytes]:
    """The XMP of a letter before and after its title."""
    before, after = archive.xmp(title=_TITLE, author=author, when=when, language=language).split(_TITLE.encode("ascii"))
    return before, after
