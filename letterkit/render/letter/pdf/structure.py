"""The structure tree of a letter: what every piece of content is, in the order in which a person needs it."""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Node:
    """A structure element. ``kids`` holds elements and pieces of content in reading order."""

    tag: str
    alt: str = ""
    scope: str = ""
    numbering: str = ""
    kids: "list[Node | Content]" = field(default_factory=list)
    box: tuple[float, float, float, float] | None = None

    def child(self, tag: str, *, alt: str = "", scope: str = "", numbering: str = "") -> "Node":
        node = Node(tag, alt, scope, numbering)
        self.kids.append(node)
        return node


@dataclass(frozen=True, slots=True)
class Content:
    """One marked-content sequence: ``mcid`` on ``page`` (both from 0). ``link``: number of its annotation, or None."""

    page: int
    mcid: int
    link: int | None = None


@dataclass(slots=True)
class Tree:
    """The elements under ``root``, and per page which element owns which marked content."""

    root: Node = field(default_factory=lambda: Node("Document"))
    owners: list[list[Node]] = field(default_factory=list)
    links: list[Node] = field(default_factory=list)
    link_pages: list[int] = field(default_factory=list)

    def start_page(self) -> None:
        self.owners.append([])

    def content(self, node: Node, *, link: bool = False) -> Content:
        """Open the next marked-content sequence of the current page for ``node``."""
        page = len(self.owners) - 1
        annotation = None
        if link:
            annotation = len(self.links)
            self.links.append(node)
            self.link_pages.append(page)
        content = Content(page, len(self.owners[page]), annotation)
        self.owners[page].append(node)
        node.kids.append(content)
        return content


def nodes(root: Node) -> Iterator[tuple[Node, Node | None]]:
    """Every element with its parent, from the root down in reading order."""
    stack: list[tuple[Node, Node | None]] = [(root, None)]
    while stack:
        node, parent = stack.pop()
        yield node, parent
        stack += [(kid, node) for kid in reversed(node.kids) if isinstance(kid, Node)]
