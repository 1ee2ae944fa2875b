"""Tagged pages as objects: page tree, structure elements and parent tree (ISO 32000-1, 14.6 to 14.8).

One letter, a compiled letter and a letter in a print file differ in the numbers that their objects get and in what is
left open to be filled in per letter; the objects themselves are made here only.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from letterkit.render.letter.pdf.objects import PdfFile, numbers, references, text_string
from letterkit.render.letter.pdf.page import page_dictionary
from letterkit.render.letter.pdf.structure import Content, Node, Tree, nodes

OPEN = b"\1"
"""Stands in an element for what differs per letter: text and box of the QR code."""


class Tagged:
    """The objects of ``tree``. ``pages``, ``links`` (annotations) and ``elements`` (by node) are their numbers."""

    def __init__(self, tree: Tree, *, pages: Sequence[int], links: Sequence[int], elements: Mapping[Node, int]) -> None:
        self.tree, self.pages, self.links, self.elements = tree, pages, links, elements

    def page(
        self,
        page: int,
        *,
        parent: int,
        content: int,
        fonts: Mapping[str, int],
        pictures: Mapping[str, int],
        first_key: int = 0,
    ) -> bytes:
        """The dictionary of a page (from 0). ``first_key``: place of the first page in the parent tree."""
        links = [self.links[link] for link, home in enumerate(self.tree.link_pages) if home == page]
        return page_dictionary(
            parent=parent, content=content, fonts=fonts, pictures=pictures, links=links, key=first_key + page
        )

    def element(self, node: Node, parent: int, *, is_open: bool = False) -> bytes:
        """A structure element. ``is_open``: with ``OPEN`` where its text and its box go."""
        kids, home = [], None
        for kid in node.kids:
            if isinstance(kid, Node):
                kids.append(b"%d 0 R" % self.elements[kid])
                continue
            home = kid.page if home is None else home
            kids.append(self._content(kid, home))
            if kid.link is not None:
                kids.append(b"<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>" % (self.links[kid.link], self.pages[kid.page]))
        out = b"<</Type/StructElem/S/%s/P %d 0 R" % (node.tag.encode("ascii"), parent)
        if home is not None:
            out += b"/Pg %d 0 R" % self.pages[home]
        return out + b"/K[%s]%s>>" % (b" ".join(kids), _attributes(node, is_open=is_open))

    def _content(self, content: Content, home: int) -> bytes:
        if content.page == home:
            return b"%d" % content.mcid
        return b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (self.pages[content.page], content.mcid)

    def all_elements(self, root: int, open_node: Node | None = None) -> Iterator[tuple[Node, bytes]]:
        """Every element under the structure tree root with number ``root``, in reading order."""
        for node, parent in nodes(self.tree.root):
            yield node, self.element(node, self.elements[parent] if parent else root, is_open=node is open_node)

    def page_rows(self) -> list[bytes]:
        """By page: the elements that own its marked content, by MCID."""
        return [references(self.elements[node] for node in owners) for owners in self.tree.owners]

    def put_structure(self, file: PdfFile, open_node: Node | None = None) -> tuple[int, bytes]:
        """Add the structure tree: the number of its root, and ``open_node``, which is not added itself."""
        root, left_open = file.reserve(), b""
        for node, body in self.all_elements(root, open_node):
            if node is open_node:
                left_open = body
            else:
                file.put(body, at=self.elements[node])
        rows = [b"%d[%s]" % row for row in enumerate(self.page_rows())]
        keys = enumerate(self.tree.links, start=len(rows))
        rows += [b"%d %d 0 R" % (key, self.elements[node]) for key, node in keys]
        parents = file.put(b"<</Nums[%s]>>" % b" ".join(rows))
        file.put(structure_root(self.elements[self.tree.root], parents, len(rows)), at=root)
        return root, left_open


def _attributes(node: Node, *, is_open: bool) -> bytes:
    if node.scope:
        return b"/A<</O/Table/Scope/%s>>" % node.scope.encode("ascii")
    if node.numbering:
        return b"/A<</O/List/ListNumbering/%s>>" % node.numbering.encode("ascii")
    if node.tag == "Figure":
        box = OPEN if is_open else numbers(node.box or (0, 0, 0, 0))
        alt = OPEN if is_open else text_string(node.alt)
        return b"/Alt%s/A<</O/Layout/Placement/Block/BBox[%s]>>" % (alt, box)
    return b""


def structure_root(document: int, parents: int, next_key: int) -> bytes:
    """The root of a structure tree: its one element, its parent tree, and the first key that is free in that."""
    return b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>" % (document, parents, next_key)


def page_tree(kids: Iterable[int], count: int) -> bytes:
    """The root of a page tree over ``count`` pages."""
    return b"<</Type/Pages/Kids[%s]/Count %d>>" % (references(kids), count)
