"""A Word document that came back: the text with every change taken over, and what people said beside it."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

import docx
from docx.opc.exceptions import PackageNotFoundError

from letterkit.drafts.word.writing import AUTHOR
from letterkit.errors import Unreadable
from letterkit.lint.inputs.package import Package

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GONE = {f"{_W}del", f"{_W}moveFrom", f"{_W}pPrChange", f"{_W}rPrChange"}
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": " ", f"{_W}noBreakHyphen": "-"}


@dataclass(frozen=True, slots=True)
class Comment:
    """``words``: what it is about. ``said``: what ``by`` said."""

    words: str
    by: str
    said: str


@dataclass(frozen=True, slots=True)
class Returned:
    """``about``, ``customer``: which text for whom, as it was written into the document; "" when it is not ours."""

    text: str
    comments: tuple[Comment, ...]
    changes: int
    about: str
    customer: str


def read(data: bytes, path: str) -> Returned:
    """The document. Raises ``Unreadable`` for what is no Word document, or an unsafe one."""
    Package(data, path).main()
    try:
        word = docx.Document(BytesIO(data))
    except (BadZipFile, KeyError, ValueError, PackageNotFoundError) as error:
        raise Unreadable("file_broken", file=path, kind="docx") from error
    body = word.element.body
    paragraphs = [_text(paragraph) for paragraph in body.iter(f"{_W}p")]
    changes = sum(
        1 for element in body.iter() if element.tag in (f"{_W}ins", f"{_W}del", f"{_W}moveFrom", f"{_W}moveTo")
    )
    comments = tuple(
        Comment(_quoted(body, str(comment.comment_id)), comment.author or "", comment.text.strip())
        for comment in word.comments
        if comment.author != AUTHOR and comment.text.strip()
    )
    known = word.core_properties
    return Returned(
        "\n\n".join(filter(str.strip, paragraphs)), comments, changes, known.subject or "", known.keywords or ""
    )


def _text(element: Any) -> str:
    """The words of an element, those that were taken out left out."""
    if element.tag in _GONE:
        return ""
    if element.tag == f"{_W}t":
        return element.text or ""
    return _BREAKS.get(element.tag, "") + "".join(_text(child) for child in element if isinstance(child.tag, str))


def _quoted(body: Any, number: str) -> str:
    """The words between the two marks of a comment."""
    parts: list[str] = []
    inside = False
    for element in body.iter():
        if element.tag == f"{_W}commentRangeStart" and element.get(f"{_W}id") == number:
            inside = True
        elif element.tag == f"{_W}commentRangeEnd" and element.get(f"{_W}id") == number:
            break
        elif inside and element.tag == f"{_W}t":
            parts.append(element.text or "")
    return "".join(parts).strip()
