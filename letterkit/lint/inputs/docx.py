"""Word documents: paragraphs and tables in their order; headers, footers and deleted text are left out."""

import io
import zipfile
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph

from letterkit.errors import Unreadable
from letterkit.lint.inputs.builder import Builder
from letterkit.lint.model import Document
from letterkit.message import Channel

_OLE = b"\xd0\xcf\x11\xe0"  # a password puts a .docx into the container of the old format
_HEADINGS = ("heading", "kop", "title", "titel")


def read(data: bytes, *, path: str, channel: Channel | None = None, stage: str | None = None) -> Document:
    """The text of a .docx file. Raises ``Unreadable`` when it is encrypted, broken or holds no text."""
    if data.startswith(_OLE):
        raise Unreadable("file_encrypted", file=path)
    try:
        content = docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise Unreadable("file_broken", file=path, kind="docx") from error
    builder = Builder()
    for block in content.iter_inner_content():
        if isinstance(block, Table):
            _table(builder, block)
        else:
            _paragraph(builder, block)
    document = builder.document(path=path, channel=channel or "letter", stage=stage, facts=frozenset())
    if not document.text:
        raise Unreadable("file_scanned", file=path)
    return document


def _paragraph(builder: Builder, paragraph: Paragraph) -> None:
    style = (paragraph.style.name or "").lower() if paragraph.style else ""
    text = paragraph.text
    bold = [run.bold for run in paragraph.runs if run.text.strip()]
    if style.startswith(_HEADINGS) or (bold and all(bold) and len(text.split()) <= 12):
        start = builder.put(text, "heading")
    elif style.startswith("list") or _numbered(paragraph):
        start = builder.put(text, "item", gap="\n")
    else:
        start = builder.guess(text)
    _links(builder, paragraph, start)


def _numbered(paragraph: Paragraph) -> bool:
    properties: Any = paragraph._p.pPr  # noqa: SLF001 - python-docx shows list numbering only here
    return properties is not None and properties.numPr is not None


def _links(builder: Builder, paragraph: Paragraph, start: int) -> None:
    for link in paragraph.hyperlinks:
        at = paragraph.text.find(link.text)
        if at >= 0 and link.url:
            builder.link(start + at, start + at + len(link.text), link.url)


def _table(builder: Builder, table: Table) -> None:
    for row in table.rows:
        seen: list[Any] = []
        for cell in row.cells:
            if cell._tc not in seen:  # noqa: SLF001 - a merged cell comes once for every column it spans
                seen.append(cell._tc)  # noqa: SLF001
                builder.put(cell.text, "cell" if len(cell.text.split()) <= 12 else "paragraph", gap="\n")
