"""Pictures that the styles of an OpenDocument text put behind its pages, paragraphs, cells and frames."""

from collections.abc import Iterator

from letterkit.lint.inputs.builder import Builder
from letterkit.lint.inputs.pictures import place
from letterkit.lint.inputs.tree import Element, attribute, local

_USES = ("style-name", "page-layout-name", "parent-style-name", "master-page-name")


def name_backgrounds(trees: list[Element], builder: Builder) -> None:
    """Name each picture of a style that something uses. trees: the parts with the text and with the styles."""
    elements = [element for tree in trees for element in tree.iter() if isinstance(element.tag, str)]
    used = {attribute(element, name) for element in elements for name in _USES}
    bitmaps = {
        attribute(element, "name"): attribute(element, "href") or ""
        for element in elements
        if local(element) == "fill-image"
    }
    for style in elements:
        if local(style) in {"style", "page-layout"} and attribute(style, "name") in used:
            for source in _sources(style, bitmaps):
                name, where = place(source, "")
                builder.leave_out("background", name=name, place=where)


def _sources(style: Element, bitmaps: dict[str | None, str]) -> Iterator[str]:
    """Where the pictures of a style come from: named in it, or among those that areas are filled with."""
    for element in style.iter():
        if local(element) == "background-image" and (source := attribute(element, "href")):
            yield source
        elif attribute(element, "fill") == "bitmap" and (named := attribute(element, "fill-image-name")):
            yield bitmaps.get(named, named) or named
