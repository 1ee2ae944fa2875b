"""Pages and a structure tree become one PDF/UA-1 and PDF/A-2a file: objects numbered, fonts and pictures embedded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from letterkit.render.letter import archive, document
from letterkit.render.letter.document import Page
from letterkit.render.letter.pdf_objects import PdfFile, deflated
from letterkit.render.letter.structure import Node, Tree


@dataclass(frozen=True, slots=True)
class Facts:
    """What a file says of itself. ``identity`` is 32 hexadecimal digits, from what the file holds."""

    title: str
    author: str
    when: date
    language: str
    identity: bytes


class Writer:
    """``pictures``: dictionary entries and data of each picture, by the name that pages use for it."""

    def __init__(
        self, facts: Facts, tree: Tree, pages: Sequence[Page], pictures: Mapping[str, tuple[bytes, bytes]]
    ) -> None:
        self.facts, self.tree, self.pages, self.pictures = facts, tree, pages, pictures
        self.out = PdfFile()
        self.page_numbers = [self.out.reserve() for _ in pages]
        self.link_numbers = [self.out.reserve() for page in pages for _ in page.links]
        self.element_numbers = {id(node): self.out.reserve() for node, _ in document.nodes(tree.root)}

    def file(self) -> bytes:
        out, facts = self.out, self.facts
        pages = self._pages()
        xmp = archive.xmp(title=facts.title, author=facts.author, when=facts.when, language=facts.language)
        root = out.put(
            archive.catalog(
                pages=pages,
                metadata=out.put_stream(b"/Type/Metadata/Subtype/XML", xmp),
                profile=out.put_stream(b"/N 3/Filter/FlateDecode", deflated(archive.srgb_profile())),
                structure=self._structure(),
                language=facts.language,
            )
        )
        info = out.put(archive.info(title=facts.title, author=facts.author, when=facts.when))
        return out.finish(root=root, info=info, identity=facts.identity)

    def _at(self, node: Node) -> int:
        return self.element_numbers[id(node)]

    def _pages(self) -> int:
        """Fonts, pictures, links, contents and pages; the number of the page tree."""
        out = self.out
        used = {name: page for each in self.pages for name, page in each.fonts.items()}
        fonts = {name: document.put_font(out, page) for name, page in sorted(used.items())}
        pictures = {name: out.put_stream(entries, data) for name, (entries, data) in self.pictures.items()}
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
