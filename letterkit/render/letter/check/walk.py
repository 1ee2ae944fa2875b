"""The walk over a tagged PDF: content <-> parent tree <-> structure element, each tie checked from both sides.

Validators follow the ties one way; a parent tree with two entries swapped passes them all, while a screen reader then
speaks the wrong element. The walk also looks at what a validator cannot judge: whether the order of the tree is the
order on the page, and whether a text alternative says anything.
"""

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from letterkit.render.letter.check.content import PageContent, read
from letterkit.render.letter.check.fault import Fault
from letterkit.render.letter.check.fonts import font_faults

_USELESS_ALT = re.compile(
    r"^\s*$|^(image|img|logo|figure|afbeelding|plaatje)?[\w -]*\.(png|jpe?g|svg|gif)$", re.IGNORECASE
)

Key = tuple[int, int]


def walk(pdf: pikepdf.Pdf) -> list[Fault]:
    """All faults of one open file."""
    root: Any = pdf.Root
    if "/StructTreeRoot" not in root:
        return [Fault("no_structure")]
    return list(_Walk(pdf).faults())


class _Walk:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        root: Any = pdf.Root.StructTreeRoot
        self.pages = {page.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        self.contents = {number: read(page) for number, page in enumerate(pdf.pages, start=1)}
        self.parents = dict(_number_tree(root.get("/ParentTree")))
        # (page, MCID) -> element and its tag, in the order of the tree
        self.owners: dict[Key, tuple[Any, str]] = {}
        self.objects: dict[tuple[int, int], Any] = {}
        self.early: list[Fault] = []
        self._descend(root)

    def faults(self) -> Iterator[Fault]:
        yield from self.early
        yield from self._document()
        for number, page in enumerate(self.pdf.pages, start=1):
            yield from self._page(number, page, self.contents[number])
            yield from self._links(number, page)
            yield from font_faults(number, page, self.contents[number])
        yield from self._lost_content()
        yield from self._order()

    def _document(self) -> Iterator[Fault]:
        root: Any = self.pdf.Root
        if not str(root.get("/Lang", "")):
            yield Fault("no_language")
        if not bool(root.get("/MarkInfo", {}).get("/Marked", False)):
            yield Fault("not_marked")
        if not bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
            yield Fault("title_not_shown")
        if not str(self.pdf.docinfo.get("/Title", "")).strip():
            yield Fault("no_title")

    def _descend(self, top: Any) -> None:
        """Visit the tree in reading order: collect who owns what, and look at each element by itself."""
        stack = [(kid, top) for kid in reversed(_kids(top))]
        seen: set[tuple[int, int]] = set()
        while stack:
            kid, parent = stack.pop()
            if isinstance(kid, int) or "/S" not in kid:
                self._content_of(parent, kid)
                continue
            if kid.objgen in seen:
                self.early.append(Fault("element_twice", values={"tag": _tag(kid)}))
                continue
            seen.add(kid.objgen)
            self._element(kid, parent)
            stack += [(each, kid) for each in reversed(_kids(kid))]

    def _element(self, element: Any, parent: Any) -> None:
        tag = _tag(element)
        if element.get("/P") is None or element.P.objgen != parent.objgen:
            self.early.append(Fault("wrong_parent", values={"tag": tag}))
        if tag == "Figure":
            if _USELESS_ALT.match(str(element.get("/Alt", ""))):
                self.early.append(Fault("alt_useless", self._page_of(element)))
            box = element.get("/A", {}).get("/BBox")
            if box is None or not float(box[2]) > float(box[0]):
                self.early.append(Fault("figure_without_place", self._page_of(element)))

    def _content_of(self, element: Any, kid: Any) -> None:
        if isinstance(kid, int):
            self._own((self._page_of(element), kid), element)
        elif isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid:
            page: Any = kid.get("/Pg", element.get("/Pg"))
            self._own((self.pages.get(page.objgen, 0), int(kid.MCID)), element)
        elif isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid:
            self.objects[kid.Obj.objgen] = element

    def _own(self, key: Key, element: Any) -> None:
        if key in self.owners:
            self.early.append(Fault("content_twice", key[0], {"mcid": key[1]}))
        self.owners[key] = (element, _tag(element))

    def _page_of(self, element: Any) -> int:
        page = element.get("/Pg")
        return self.pages.get(page.objgen, 0) if page is not None else 0

    def _page(self, number: int, page: pikepdf.Page, content: PageContent) -> Iterator[Fault]:
        if content.unmarked:
            yield Fault("unmarked_content", number)
        if content.unbalanced:
            yield Fault("marks_unbalanced", number)
        entry = self.parents.get(int(page.obj.get("/StructParents", -1)))
        entries = list(entry) if isinstance(entry, pikepdf.Array) else []
        if len(entries) != len(content.marks):
            yield Fault("parent_tree_length", number)
        for mcid, tag in content.marks:
            owner = self.owners.get((number, mcid))
            if owner is None:
                yield Fault("content_without_element", number, {"mcid": mcid})
                continue
            if mcid >= len(entries) or entries[mcid].objgen != owner[0].objgen:
                yield Fault("parent_tree_wrong", number, {"mcid": mcid})
            if tag != owner[1]:
                yield Fault("tag_differs", number, {"mcid": mcid})

    def _links(self, number: int, page: pikepdf.Page) -> Iterator[Fault]:
        for annotation in page.obj.get("/Annots", []):
            element = self.objects.get(annotation.objgen)
            listed = self.parents.get(int(annotation.get("/StructParent", -1)))
            if element is None or listed is None or listed.objgen != element.objgen or _tag(element) != "Link":
                yield Fault("link_without_element", number)
            if not str(annotation.get("/Contents", "")).strip():
                yield Fault("link_without_text", number)

    def _lost_content(self) -> Iterator[Fault]:
        drawn = {(number, mcid) for number, content in self.contents.items() for mcid, _ in content.marks}
        for page, mcid in self.owners:
            if (page, mcid) not in drawn:
                yield Fault("element_without_content", page, {"mcid": mcid})
        annotations = {link.objgen for page in self.pdf.pages for link in page.obj.get("/Annots", [])}
        if any(key not in annotations for key in self.objects):
            yield Fault("link_not_on_page")

    def _order(self) -> Iterator[Fault]:
        """Read aloud in the order of the tree, a page is read in the order in which it was drawn."""
        for number, content in self.contents.items():
            spoken = [mcid for page, mcid in self.owners if page == number]
            if spoken != [mcid for mcid, _ in content.marks if (number, mcid) in self.owners]:
                yield Fault("order_differs", number)


def _tag(element: Any) -> str:
    return str(element.get("/S", "")).lstrip("/")


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _number_tree(node: Any) -> Iterator[tuple[int, Any]]:
    """Keys and values of a number tree, however deep."""
    if node is None:
        return
    for kid in node.get("/Kids", []):
        yield from _number_tree(kid)
    entries = list(node.get("/Nums", []))
    for key, value in zip(entries[::2], entries[1::2], strict=True):
        yield int(key), value
