"""XML parts of office files as trees: no entity, no network, no depth or size that a letter never has."""

from typing import TypeAlias

from lxml import etree

from letterkit.errors import Unreadable
from letterkit.lint.inputs.limits import MOST_DEPTH

Element: TypeAlias = etree._Element  # noqa: SLF001 - the library gives its class no other name


def parsed(data: bytes, path: str, kind: str) -> Element:
    """The root of an XML part. Raises ``Unreadable``: file_limit_depth, or file_broken for all else."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error).lower():  # libxml2 stops at 256 elements inside one another
            raise Unreadable("file_limit_depth", file=path, most=min(256, MOST_DEPTH)) from error
        raise Unreadable("file_broken", file=path, kind=kind) from error


def local(element: Element) -> str:
    """The name of an element without its namespace; empty for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str | None:
    """An attribute by its name without namespace."""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), None)


def child(element: Element | None, *names: str) -> Element | None:
    """The element down a path of local names."""
    for name in names:
        element = None if element is None else next((inner for inner in element if local(inner) == name), None)
    return element


def words(element: Element) -> int:
    """How many words stand below an element."""
    return len(" ".join(str(text) for text in element.itertext()).split())
