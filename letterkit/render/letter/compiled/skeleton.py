"""The part of a file that letters of one shape share, as bytes: fonts, structure, pages, catalog, cross-reference.

What differs per letter has the lowest object numbers and stands behind it.
"""

import hashlib

from letterkit.render.letter.compiled.encoder import masked
from letterkit.render.letter.compiled.plan import Filled, Plan
from letterkit.render.letter.draft import Draft
from letterkit.render.letter.pdf import archive
from letterkit.render.letter.pdf.archive import Facts
from letterkit.render.letter.pdf.objects import PdfFile, deflated, stream, text_string
from letterkit.render.letter.pdf.page import annotation, put_font, put_picture, qr_entries
from letterkit.render.letter.pdf.structure import nodes
from letterkit.render.letter.pdf.tagged import OPEN, Tagged, page_tree
from letterkit.render.letter.stationery import Stationery

_INFO, _XMP, _QR, _QR_ELEMENT, _FIRST_CONTENT = 1, 2, 3, 4, 5


class Skeleton:
    def __init__(self, plan: Plan, house: Stationery, language: str, mask: int) -> None:
        tree = plan.letter.tree
        self.pages = len(plan.pages)
        self.first_link = _FIRST_CONTENT + self.pages
        self.qr = plan.qr
        own = self.first_link + len(tree.links)
        file = PdfFile(own)
        fonts, pictures = _put_fonts(file, house, mask), _put_pictures(file, house, plan)
        page_numbers = [file.reserve() for _ in range(self.pages)]
        page_root = file.reserve()
        profile = archive.put_profile(file)
        tagged = Tagged(
            tree,
            pages=page_numbers,
            links=range(self.first_link, own),
            elements={node: _QR_ELEMENT if node is self.qr else file.reserve() for node, _ in nodes(tree.root)},
        )
        for key, names in enumerate(plan.pictures):
            used = {name: pictures[name] for name in names}
            body = tagged.page(key, parent=page_root, content=_FIRST_CONTENT + key, fonts=fonts, pictures=used)
            file.put(body, at=page_numbers[key])
        file.put(page_tree(page_numbers, self.pages), at=page_root)
        structure, qr_element = tagged.put_structure(file, self.qr)
        self.qr_element = qr_element.split(OPEN)
        self.root = file.put(archive.catalog(page_root, _XMP, profile, structure, language))
        self.frozen = file.freeze(own)
        self.digest = hashlib.sha256(self.frozen.head)

    def write(self, draft: Draft, filled: Filled, box: bytes, facts: Facts) -> bytes:
        """The whole file of one letter."""
        digest = self.digest.copy()
        bodies = [(_INFO, archive.info(facts)), (_XMP, stream(archive.METADATA, archive.xmp(facts)))]
        if self.qr and draft.qr:
            bodies.append((_QR, stream(qr_entries(draft.qr), draft.qr.rows)))
            start, middle, end = self.qr_element
            bodies.append((_QR_ELEMENT, start + text_string(draft.qr_alt) + middle + box + end))
            digest.update(draft.qr.rows)
        for key, content in enumerate(filled.contents, start=_FIRST_CONTENT):
            small = deflated(content)
            digest.update(small)
            bodies.append((key, stream(b"/Filter/FlateDecode", small)))
        for key, link in enumerate(filled.links):
            bodies.append((self.first_link + key, annotation(link, self.pages + key)))
        identity = digest.hexdigest()[:32].encode("ascii")
        return self.frozen.finish(bodies, root=self.root, info=_INFO, identity=identity)


def _put_fonts(file: PdfFile, house: Stationery, mask: int) -> dict[str, int]:
    faces = house.family.faces
    pages = [faces[bold].pages[page] for bold, page in [(False, 0), (True, 0), *masked(mask)]]
    return {page.name: put_font(file, page) for page in pages}


def _put_pictures(file: PdfFile, house: Stationery, plan: Plan) -> dict[str, int]:
    used = {name for names in plan.pictures for name in names} - {"QR"}
    pictures = {name: put_picture(file, house.pictures[name].picture) for name in sorted(used)}
    return pictures | ({"QR": _QR} if plan.qr else {})
