"""The reference way to make a letter: laid out, drawn on a canvas, written. Any number of pages, and the proof overlay.

It is slow (some tens of letters a second) and plain; the compiled way must give the same pages.
"""

import hashlib

from letterkit.message import Message, plain
from letterkit.render.letter import archive, document
from letterkit.render.letter.document import Page
from letterkit.render.letter.draft import Draft
from letterkit.render.letter.layout import lay_out
from letterkit.render.letter.measure import measure
from letterkit.render.letter.painter import Painter
from letterkit.render.letter.parts import Letter, compose
from letterkit.render.letter.pdf_objects import PdfFile, deflated
from letterkit.render.letter.setter import TextSetter
from letterkit.render.letter.stationery import Stationery
from letterkit.render.letter.structure import Node, Tree


def render(message: Message, drafted: Draft, house: Stationery, *, proof: bool = False) -> bytes:
    """The letter as a PDF/UA-1 and PDF/A-2a file. Raises ``CannotRender`` when it cannot be made whole."""
    letter, pages = painted(drafted, house, proof=proof)
    return _Writer(message, drafted, house, letter.tree, pages).file()


def painted(drafted: Draft, house: Stationery, *, proof: bool = False) -> tuple[Letter, list[Page]]:
    """The letter with its structure, and its pages."""
    letter = compose(drafted, house.sheet)
    setter = TextSetter(house.family)
    measured = measure(letter, setter)
    plan = lay_out(letter, measured, house.sheet)
    return letter, Painter(drafted, letter, measured, setter, house).pages(plan, proof=proof)


class _Writer:
    """Numbers the objects of one letter and writes them."""

    def __init__(self, message: Message, drafted: Draft, house: Stationery, tree: Tree, pages: list[Page]) -> None:
        self.message, self.drafted, self.house, self.tree, self.pages = message, drafted, house, tree, pages
        self.out = PdfFile()
        self.page_numbers = [self.out.reserve() for _ in pages]
        self.link_numbers = [self.out.reserve() for page in pages for _ in page.links]
        self.element_numbers = {id(node): self.out.reserve() for node, _ in document.nodes(tree.root)}

    def file(self) -> bytes:
        out = self.out
        title, author = plain(self.message.subject), self.message.sender.name
        pages = self._pages()
        language = self.drafted.language
        root = out.put(
            archive.catalog(
                pages=pages,
                metadata=out.put_stream(b"/Type/Metadata/Subtype/XML", self._xmp(title, author)),
                profile=out.put_stream(b"/N 3/Filter/FlateDecode", deflated(archive.srgb_profile())),
                structure=self._structure(),
                language=language,
            )
        )
        info = out.put(archive.info(title=title, author=author, when=self.message.date))
        return out.finish(root=root, info=info, identity=self._identity())

    def _xmp(self, title: str, author: str) -> bytes:
        return archive.xmp(title=title, author=author, when=self.message.date, language=self.drafted.language)

    def _identity(self) -> bytes:
        """From what the letter holds: two letters differ in it, the same letter made twice does not."""
        digest = hashlib.sha256(self.house.fingerprint + self.message.template_version.encode("utf-8"))
        for page in self.pages:
            digest.update(page.content)
        if self.drafted.qr:
            digest.update(self.drafted.qr.rows)
        return digest.hexdigest()[:32].encode("ascii")

    def _at(self, node: Node) -> int:
        return self.element_numbers[id(node)]

    def _pages(self) -> int:
        """Fonts, pictures, links, contents and pages; the number of the page tree."""
        out = self.out
        used = {name: page for each in self.pages for name, page in each.fonts.items()}
        fonts = {name: document.put_font(out, page) for name, page in sorted(used.items())}
        pictures = {
            name: document.put_picture(out, self.house.pictures[name].picture)
            for name in sorted({name for page in self.pages for name in page.pictures} - {"QR"})
        }
        if self.drafted.qr:
            pictures["QR"] = out.put_stream(document.qr_entries(self.drafted.qr), self.drafted.qr.rows)
        tree = out.reserve()
        first_link = 0
        for key, page in enumerate(self.pages):
            links = self.link_numbers[first_link : first_link + len(page.links)]
            for place, (number, link) in enumerate(zip(links, page.links, strict=True), start=first_link):
                out.put(document.annotation(link, len(self.pages) + place), at=number)
            first_link += len(page.links)
            body = document.page_dictionary(
                parent=tree,
                content=out.put_stream(b"/Filter/FlateDecode", deflated(page.content)),
                fonts={name: fonts[name] for name in page.fonts},
                pictures={name: pictures[name] for name in page.pictures},
                links=links,
                key=key,
            )
            out.put(body, at=self.page_numbers[key])
        kids = b" ".join(b"%d 0 R" % number for number in self.page_numbers)
        out.put(b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(self.pages)), at=tree)
        return tree

    def _structure(self) -> int:
        """The structure tree; the number of its root."""
        out, tree = self.out, self.tree
        root = out.reserve()
        for node, parent in document.nodes(tree.root):
            body = document.element(
                node,
                self._at,
                self._at(parent) if parent else root,
                page_at=self.page_numbers.__getitem__,
                link_at=self.link_numbers.__getitem__,
            )
            out.put(body, at=self._at(node))
        parents = out.put(b"<</Nums[%s]>>" % document.parent_tree(tree, self._at))
        return out.put(
            b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>"
            % (self._at(tree.root), parents, len(tree.owners) + len(tree.links)),
            at=root,
        )
