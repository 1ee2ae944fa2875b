"""Word documents: everything that is shown or printed, wherever in the file it stands.

Body, tables in tables, text boxes, content controls, insertions, fields, smart tags, foot- and endnotes, headers and
footers, diagrams. Deleted text, hidden text and comments are counted and not judged; what cannot be read is named.
"""

from letterkit.channels import of_file
from letterkit.errors import Unreadable
from letterkit.lint.document import Document
from letterkit.lint.inputs.builder import Builder
from letterkit.lint.inputs.docx_text import Story, Styles
from letterkit.lint.inputs.package import Package, Relation
from letterkit.lint.inputs.pictures import place
from letterkit.lint.inputs.tree import Element, attribute, child, local, words
from letterkit.message import Channel

_OLE = b"\xd0\xcf\x11\xe0"  # a password puts a .docx into the container of the old format
_STORIES = ("footnotes", "endnotes", "header", "footer")
_UNREAD = {"chart": "chart", "chartEx": "chart", "oleObject": "embedded", "package": "embedded", "aFChunk": "embedded"}


def read(data: bytes, *, path: str, channel: Channel | None = None, stage: str | None = None) -> Document:
    """The text of a Word document. Raises ``Unreadable`` when it is encrypted, broken or holds no text."""
    if data.startswith(_OLE):
        raise Unreadable("file_encrypted", file=path)
    package, builder = Package(data, path), Builder(path)
    main = package.main()
    relations = list(package.relations(main))
    styles = Styles(package.tree(relation.target) for relation in relations if relation.role == "styles")
    _story(package, builder, styles, main)
    for role in _STORIES:
        for target in dict.fromkeys(relation.target for relation in relations if relation.role == role):
            _story(package, builder, styles, target, edge=role in {"header", "footer"})
    for relation in relations:
        _beside(package, builder, relation)
    return builder.document(path=path, channel=channel or of_file(".docx"), stage=stage, facts=frozenset())


def _story(package: Package, builder: Builder, styles: Styles, part: str, *, edge: bool = False) -> None:
    """One stream of text: the body, the notes, one header or one footer."""
    links = {relation.id: relation.target for relation in package.relations(part) if relation.role == "hyperlink"}
    root = package.tree(part)
    Story(builder, styles, links, edge=edge).blocks(child(root, "body") if local(root) == "document" else root)
    _page_background(package, builder, part, child(root, "background"))


def _page_background(package: Package, builder: Builder, part: str, behind: Element | None) -> None:
    """Name the picture that lies behind all pages; a colour has nothing to read."""
    filled = [attribute(element, "id") for element in (() if behind is None else behind.iter())]
    for relation in package.relations(part) if any(filled) else ():
        if relation.id in filled and relation.role == "image":
            name, where = place(relation.target, "")
            builder.leave_out("background", name=name, place=where)


def _beside(package: Package, builder: Builder, relation: Relation) -> None:
    """What stands beside the text: diagrams are read, comments counted, charts and embedded files named."""
    if relation.role == "diagramData":
        texts = (
            "".join(map(str, element.itertext()))
            for element in package.tree(relation.target).iter()
            if local(element) == "p"
        )
        for text in texts:
            builder.put(text, "cell" if len(text.split()) <= 12 else "paragraph", gap="\n")
    elif relation.role == "comments":
        builder.leave_out("comment", words=words(package.tree(relation.target)), seen=False)
    elif relation.role in _UNREAD:
        builder.leave_out(_UNREAD[relation.role], name=relation.target.rpartition("/")[2])
