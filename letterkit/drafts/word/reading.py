"""A Word letter as the text of a template: headings, bold, lists, tables and links stay; the rest is named.

Text that was taken out with tracked changes is out, text that was put in is in. Nothing in the file is run or fetched.
"""

import re
from collections import Counter
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

import mammoth
from lxml import etree, html

from letterkit.drafts.word import fields
from letterkit.errors import Unreadable
from letterkit.lint.inputs.package import Package

_FIRST = re.compile(r"^(\s*)(#|[-+=:]|\d+[.)])", re.MULTILINE)
_BRACES = re.compile(r"\{(?=[{%#])|(?<=[}%#])\}")
_HEADINGS = {"h1": "## ", "h2": "## ", "h3": "### ", "h4": "### ", "h5": "### ", "h6": "### "}
_SAFE = ("https://", "mailto:", "tel:")
_DROPPED = {
    "footnoteReference": "note",
    "endnoteReference": "note",
    "commentReference": "comment",
    "drawing": "picture",
    "pict": "picture",
    "txbxContent": "box",
    "object": "object",
}


@dataclass(frozen=True, slots=True)
class Letter:
    """``body``: text with names of fields still in it. ``fields``: those names. ``dropped``: kind -> how often."""

    body: str
    fields: tuple[str, ...]
    dropped: dict[str, int]


def read(data: bytes, path: str) -> Letter:
    """The letter in a .docx. Raises ``Unreadable`` for what is no Word document, or an unsafe one."""
    package = Package(data, path)  # refuses what is no archive, too large, or broken
    dropped = _dropped(package)
    try:
        outcome = mammoth.convert_to_html(
            BytesIO(data),
            convert_image=mammoth.images.img_element(lambda _image: {"src": ""}),
            ignore_empty_paragraphs=True,
        )
        root = html.fragment_fromstring(outcome.value or "<p></p>", create_parent="div")
    except (BadZipFile, KeyError, ValueError, AttributeError, etree.LxmlError, OSError) as error:
        raise Unreadable("file_broken", file=path, kind="docx") from error
    body = "\n\n".join(filter(None, (_block(block, dropped) for block in root))) + "\n"
    body = re.sub(r"\n{3,}", "\n\n", body)
    return Letter(body, fields.names(body), {kind: count for kind, count in dropped.items() if kind and count})


def template(stage: str, channel: str, subject: str, body: str, chosen: dict[str, str]) -> str:
    """The text of a template with this body and what was chosen for its fields."""
    line = fields.filled(" ".join(subject.split()), chosen).replace("\\", "").replace('"', "'")
    return f'---\nstage: {stage}\nchannel: {channel}\nsubject: "{line}"\n---\n{fields.filled(body, chosen)}'


def _dropped(package: Package) -> Counter[str]:
    """What the main text holds that a template cannot."""
    counts: Counter[str] = Counter()
    for element in package.tree(package.main()).iter():
        if isinstance(element.tag, str):
            counts[_DROPPED.get(element.tag.rpartition("}")[2], "")] += 1
    return counts


def _block(block: Any, dropped: Counter[str]) -> str:
    if block.tag in _HEADINGS:
        return _HEADINGS[block.tag] + _inline(block, dropped).replace("\n", " ").strip()
    if block.tag in ("ul", "ol"):
        return _listed(block, dropped)
    if block.tag == "table":
        return _table(block, dropped)
    words = _inline(block, dropped).strip()
    return _FIRST.sub(r"\1\\\2", words) if block.tag == "p" else words


def _listed(block: Any, dropped: Counter[str]) -> str:
    rows = []
    for number, item in enumerate(block.iterchildren("li"), 1):
        inner = [child for child in item if child.tag in ("ul", "ol")]
        for child in inner:
            item.remove(child)
            dropped["nested"] += 1
        mark = f"{number}. " if block.tag == "ol" else "- "
        rows.append(mark + " ".join(_inline(item, dropped).split()))
        rows += [line for child in inner for line in _listed(child, dropped).split("\n")]
    return "\n".join(rows)


def _table(block: Any, dropped: Counter[str]) -> str:
    rows = [
        [" ".join(_inline(cell, dropped).split()) for cell in row if cell.tag in ("td", "th")]
        for row in block.iter("tr")
    ]
    width = max((len(row) for row in rows), default=0)
    if not width:
        return ""
    lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def _inline(element: Any, dropped: Counter[str]) -> str:
    parts = [_escaped(element.text)]
    for child in element:
        parts += [_styled(child, dropped), _escaped(child.tail)]
    return "".join(parts)


def _styled(child: Any, dropped: Counter[str]) -> str:
    inner = _inline(child, dropped) if isinstance(child.tag, str) else ""
    match child.tag:
        case "strong" | "b":
            words = inner.strip()
            return inner.replace(words, f"**{words}**", 1) if words else inner
        case "br":
            return "\n"
        case "a" if str(child.get("href", "")).startswith(_SAFE):
            return f"[{inner}]({child.get('href')})"
        case "a" if child.get("href") and not str(child.get("href")).startswith("#"):
            dropped["link"] += 1
        case "sup" | "img":
            return ""
        case "em" | "i" | "u" | "s" | "sub":
            dropped["style"] += bool(inner.strip())
        case "p":
            return inner + "\n"
    return inner


def _escaped(text: str | None) -> str:
    """Words as words, whatever they would mean in a template; names of fields stay as they are."""
    if not text:
        return ""
    parts, at = [], 0
    for match in fields.MARK.finditer(text):
        parts += [_words(text[at : match.start()]), "«" + next(group for group in match.groups() if group) + "»"]
        at = match.end()
    return "".join((*parts, _words(text[at:])))


def _words(text: str) -> str:
    plain = _BRACES.sub("", text.replace("\u00ad", "").replace("\t", " "))
    return fields.MARKUP.sub(lambda match: "\\" + match[0], plain)
