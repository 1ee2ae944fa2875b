"""OpenDocument texts: everything that is shown or printed; deleted text, hidden text and comments are only counted."""

import zipfile

from letterkit.channels import of_file
from letterkit.errors import Unreadable
from letterkit.lint.document import Document, Kind
from letterkit.lint.inputs.builder import Builder
from letterkit.lint.inputs.limits import archive
from letterkit.lint.inputs.odt_backgrounds import name_backgrounds
from letterkit.lint.inputs.pictures import centimetres, is_large
from letterkit.lint.inputs.tree import Element, attribute, child, local, parsed, words
from letterkit.message import Channel

_SIGNS = {"s": " ", "tab": " ", "line-break": "\n", "soft-page-break": ""}
_BOXES = frozenset({"text-box", "note-body", "custom-shape", "table", "list", "section", "desc"})
_WHOLE = frozenset({"table", "list", "desc"})  # boxes that say themselves what is in them
_UNSEEN = {"tracked-changes": "deleted", "annotation": "comment", "hidden-text": "hidden", "hidden-paragraph": "hidden"}
_SILENT = frozenset({"sequence-decls", "forms", "variable-decls", "user-field-decls", "bookmark", "note-citation",
                     "script", "event-listeners"})  # fmt: skip


def read(data: bytes, *, path: str, channel: Channel | None = None, stage: str | None = None) -> Document:
    """The text of an .odt file. Raises ``Unreadable`` when it is encrypted or broken."""
    package, builder = archive(data, path, "odt"), Builder(path)
    if b"encryption-data" in _part(package, "META-INF/manifest.xml", path):
        raise Unreadable("file_encrypted", file=path)
    content = parsed(_part(package, "content.xml", path), path, "odt")
    hidden = _hidden(content)
    _Story(builder, hidden).blocks(child(content, "body", "text"), "paragraph")
    trees = [content]
    if "styles.xml" in package.namelist():
        styles = parsed(_part(package, "styles.xml", path), path, "odt")
        masters = child(styles, "master-styles")
        for page in masters if masters is not None else ():
            for edge in (element for element in page if local(element).startswith(("header", "footer"))):
                _Story(builder, hidden).blocks(edge, "cell")
        trees.append(styles)
    name_backgrounds(trees, builder)
    return builder.document(path=path, channel=channel or of_file(".odt"), stage=stage, facts=frozenset())


def _part(package: zipfile.ZipFile, name: str, path: str) -> bytes:
    try:
        return package.read(name)
    except (KeyError, zipfile.BadZipFile, RuntimeError, EOFError) as error:
        raise Unreadable("file_broken", file=path, kind="odt") from error


def _hidden(content: Element) -> set[str]:
    """The names of the styles that hide their text."""
    styles = child(content, "automatic-styles")
    return {
        attribute(style, "name") or ""
        for style in (() if styles is None else styles)
        for part in style
        if local(part) == "text-properties" and attribute(part, "display") == "none"
    }


class _Story:
    def __init__(self, builder: Builder, hidden: set[str]) -> None:
        self.builder, self.hidden = builder, hidden

    def blocks(self, parent: Element | None, kind: Kind) -> None:
        """All paragraphs below ``parent``, in their order; an element nobody knows is looked into."""
        for element in () if parent is None else parent:
            name = local(element)
            if name in {"p", "h"}:
                self._paragraph(element, "heading" if name == "h" else kind)
            elif name in _UNSEEN:
                self.builder.leave_out(_UNSEEN[name], words=words(element), seen=False)
            elif name == "object":
                self.builder.leave_out("embedded", name="object")
            elif name == "desc":  # what a screen reader says of a picture
                self._put(" ".join(map(str, element.itertext())), "cell")
            elif name not in _SILENT:
                self._picture(element, name)
                self.blocks(element, {"list-item": "item", "table-cell": "cell"}.get(name, kind))  # type: ignore[arg-type]

    def _paragraph(self, paragraph: Element, kind: Kind) -> None:
        if attribute(paragraph, "style-name") in self.hidden:
            self.builder.leave_out("hidden", words=words(paragraph), seen=False)
            return
        text: list[str] = []
        boxes: list[Element] = []
        links: list[tuple[str, str]] = []
        self._inline(paragraph, text, boxes, links)
        start = self._put("".join(text), kind)
        for label, url in links:
            at = self.builder.text_from(start).find(label.strip())
            if label.strip() and at >= 0:
                self.builder.link(start + at, start + at + len(label.strip()), url)
        for box in boxes:
            self.blocks([box] if local(box) in _WHOLE else box, kind)  # type: ignore[arg-type]

    def _picture(self, frame: Element, name: str) -> None:
        """A large picture; one beside an object in its frame only shows that object."""
        if name != "frame" or child(frame, "image") is None or child(frame, "object") is not None:
            return
        width, height = (centimetres(attribute(frame, side) or "") for side in ("width", "height"))
        if is_large(width, height):
            self.builder.leave_out("picture")

    def _put(self, text: str, kind: Kind) -> int:
        if kind == "paragraph":
            return self.builder.guess(text)
        if kind == "cell" and len(text.split()) > 12:
            return self.builder.put(text, "paragraph", gap="\n")
        return self.builder.put(text, kind, gap="\n\n" if kind == "heading" else "\n")

    def _inline(self, parent: Element, text: list[str], boxes: list[Element], links: list[tuple[str, str]]) -> None:
        text.append(parent.text or "")
        for element in parent:
            name, before = local(element), len(text)
            if name in _BOXES:
                boxes.append(element)
            elif name == "object":
                self.builder.leave_out("embedded", name="object")
            elif name in _UNSEEN or attribute(element, "style-name") in self.hidden:
                self.builder.leave_out(_UNSEEN.get(name, "hidden"), words=words(element), seen=False)
            elif name in _SIGNS:
                text.append(_SIGNS[name])
            elif name not in _SILENT:
                self._picture(element, name)
                self._inline(element, text, boxes, links)
            if name == "a":
                links.append(("".join(text[before:]), attribute(element, "href") or ""))
            text.append(element.tail or "")
