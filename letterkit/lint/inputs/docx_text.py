"""The text of one stream of a Word document, paragraph by paragraph; an element nobody knows is still looked into."""

import re
from collections.abc import Iterable

from letterkit.lint.inputs.builder import Builder
from letterkit.lint.inputs.pictures import EMU, is_large, of_style
from letterkit.lint.inputs.tree import Element, attribute, child, local, words

_HEADINGS = ("heading", "kop", "title", "titel")
_DELETED = frozenset({"del", "moveFrom"})
_SILENT = frozenset({"instrText", "delInstrText", "pPr", "rPr", "tblPr", "tblGrid", "tcPr", "trPr", "sectPr", "sdtPr",
                     "sdtEndPr", "posOffset", "align", "extent", "nvPr", "binData"})  # fmt: skip
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": " ", "sym": " "}
_BLOCKS = frozenset({"p", "tbl", "txbxContent"})
_DESCRIBED = {"docPr": "descr", "shape": "alt", "textpath": "string"}  # of a picture for a screen reader; WordArt
_OFF = frozenset({"0", "false", "off", "none"})
_TARGET = re.compile(r'HYPERLINK\s+"([^"\s]+)"')


class Styles:
    """What the styles of the document say: which are headings, which are lists, which hide their text."""

    def __init__(self, trees: Iterable[Element]) -> None:
        self._names: dict[str, str] = {}
        self._hidden: set[str] = set()
        for style in (element for tree in trees for element in tree if local(element) == "style"):
            name, known = child(style, "name"), attribute(style, "styleId") or ""
            self._names[known] = ((attribute(name, "val") if name is not None else None) or known).lower()
            if _vanishes(child(style, "rPr")):
                self._hidden.add(known)

    def name(self, properties: Element | None, kind: str) -> str:
        """The lower-case name of the style that ``pPr`` or ``rPr`` names; empty when it names none."""
        return self._names.get(_value(properties, kind), "")

    def hides(self, properties: Element | None, kind: str) -> bool:
        """Whether text with these properties is hidden, by itself or by its style."""
        return _vanishes(properties) or _value(properties, kind) in self._hidden


class Story:
    """Puts the paragraphs of one stream into a builder. edge: a header or footer, where short lines are labels."""

    def __init__(self, builder: Builder, styles: Styles, links: dict[str, str], *, edge: bool) -> None:
        self.builder, self.styles, self.links, self.edge = builder, styles, links, edge
        self.seen: set[str] = set()

    def blocks(self, parent: Iterable[Element] | None, *, cell: bool = False) -> None:
        """All paragraphs below ``parent`` or these elements, in their order."""
        for element in () if parent is None else parent:
            name = local(element)
            if name == "p":
                self._paragraph(element, cell=cell)
            elif name in _DELETED:
                self.builder.leave_out("deleted", words=words(element), seen=False)
            elif name == "AlternateContent":
                self.blocks(_shown(element), cell=cell)
            elif name not in _SILENT:
                self.blocks(element, cell=cell or name == "tc")

    def _paragraph(self, paragraph: Element, *, cell: bool) -> None:
        properties = child(paragraph, "pPr")
        line = _Line(self)
        line.take(paragraph)
        text = "".join(line.text)
        if self.styles.hides(child(properties, "rPr"), "rStyle") and not text.strip():
            return
        start = self._put(text, properties, bold=line.bold, cell=cell)
        for begin, end, url in line.links:
            shown = text[begin:end].strip()
            at = self.builder.text_from(start).find(shown) if shown else -1
            if at >= 0:
                self.builder.link(start + at, start + at + len(shown), url)
        for box in line.boxes:
            self.blocks(box, cell=cell)
        for words_of_picture in line.described:
            self._put(words_of_picture, None, bold=False, cell=True)

    def _put(self, text: str, properties: Element | None, *, bold: bool, cell: bool) -> int:
        short = len(text.split()) <= 12
        style = self.styles.name(properties, "pStyle")
        if cell or self.edge:
            if self.edge and text in self.seen:
                return self.builder.length
            self.seen.add(text)
            return self.builder.put(text, "cell" if short else "paragraph", gap="\n")
        if style.startswith(_HEADINGS) or (bold and short):
            return self.builder.put(text, "heading")
        if style.startswith(("list", "lijst")) or child(properties, "numPr") is not None:
            return self.builder.put(text, "item", gap="\n")
        return self.builder.guess(text)


class _Line:
    """The characters of one paragraph, its links, and the text boxes and pictures that hang in it."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.text: list[str] = []
        self.length = 0
        self.links: list[tuple[int, int, str]] = []
        self.boxes: list[Iterable[Element]] = []
        self.described: list[str] = []
        self.bold = True
        self._field = ""
        self._result_at = 0

    def take(self, parent: Element) -> None:
        """Everything below ``parent``."""
        for element in parent:
            self._element(element, local(element))

    def _element(self, element: Element, name: str) -> None:
        if name == "t":
            self._add(element.text or "")
        elif name in _SIGNS:
            self._add(_SIGNS[name])
        elif name in _DELETED:
            self.story.builder.leave_out("deleted", words=words(element), seen=False)
        elif name == "AlternateContent":
            self._alternative(element)
        elif name in _BLOCKS:
            self.boxes.append(element if name == "txbxContent" else [element])
        else:
            self._part(element, name)

    def _part(self, element: Element, name: str) -> None:
        """An element that holds others, or says something of those around it."""
        if name == "r":
            self._run(element)
        elif name in {"hyperlink", "fldSimple"}:
            self._linked(element, self._address(element, name))
        elif name == "instrText":
            self._field += element.text or ""
        elif name == "fldChar":
            self._turn(attribute(element, "fldCharType"))
        elif name == "extent":
            self._picture(element)
        elif name not in _SILENT:
            if name == "shape" and any(local(below) == "imagedata" for below in element):
                self._old_picture(element)
            if name in _DESCRIBED:
                self.described.append(attribute(element, _DESCRIBED[name]) or "")
            self.take(element)

    def _run(self, run: Element) -> None:
        properties = child(run, "rPr")
        if self.story.styles.hides(properties, "rStyle"):
            self.story.builder.leave_out("hidden", words=words(run), seen=False)
            return
        before = self.length
        self.take(run)
        if self.length > before and "".join(self.text)[before:].strip():
            self.bold = self.bold and _on(child(properties, "b"))

    def _alternative(self, element: Element) -> None:
        if (shown := _shown(element)) is not None:
            self.take(shown)

    def _linked(self, element: Element, url: str | None) -> None:
        begin = self.length
        self.take(element)
        if url:
            self.links.append((begin, self.length, url))

    def _turn(self, into: str | None) -> None:
        """A field that is not one element: begin, its instruction, separate, its result, end."""
        if into == "separate":
            self._result_at = self.length
        elif into == "end":
            if (target := _TARGET.search(self._field)) and self._result_at < self.length:
                self.links.append((self._result_at, self.length, target[1]))
            self._field = ""

    def _address(self, element: Element, name: str) -> str | None:
        if name == "hyperlink":
            return self.story.links.get(attribute(element, "id") or "")
        target = _TARGET.search(attribute(element, "instr") or "")
        return target[1] if target else None

    def _picture(self, extent: Element) -> None:
        sides = [int(value) for value in (extent.get("cx", "0"), extent.get("cy", "0")) if value.isdigit()]
        if len(sides) == 2 and is_large(*sides, centimetre=EMU):
            self.story.builder.leave_out("picture")

    def _old_picture(self, shape: Element) -> None:
        """A picture of Word before 2007, which has its size in a style."""
        if is_large(*of_style(shape.get("style", ""))):
            self.story.builder.leave_out("picture")

    def _add(self, text: str) -> None:
        self.text.append(text)
        self.length += len(text)


def _shown(alternatives: Element) -> Element | None:
    """Of the ways to draw one thing, the first that has text."""
    ways = [way for way in alternatives if local(way) in {"Choice", "Fallback"}]
    return next((way for way in ways if words(way)), ways[0] if ways else None)


def _value(properties: Element | None, name: str) -> str:
    named = child(properties, name)
    return (attribute(named, "val") or "") if named is not None else ""


def _on(switch: Element | None) -> bool:
    return switch is not None and (attribute(switch, "val") or "1").lower() not in _OFF


def _vanishes(properties: Element | None) -> bool:
    return _on(child(properties, "vanish"))
