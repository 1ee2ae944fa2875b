"""Files of every kind as documents to judge: one reader a format, all with the same outcome.

A file that cannot be read raises ``Unreadable`` with one clear sentence: encrypted, scanned (no text in it), broken,
too large. What a reader leaves out of a file stands in ``Document.left_out``; what the file encloses (attachments,
forwarded e-mails) in ``Document.enclosed``.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path

from letterkit.errors import LetterkitError, Unreadable, WrongCall
from letterkit.lint.document import Document
from letterkit.lint.inputs import declared, limits
from letterkit.lint.inputs.child import in_child
from letterkit.lint.inputs.decoding import decoded
from letterkit.lint.inputs.text import markdown, plain
from letterkit.message import Channel

# Each format has a library of its own, which is imported when the first such file comes by.
_READERS = {
    ".docx": "docx", ".docm": "docx", ".dotx": "docx", ".pdf": "pdf", ".eml": "eml", ".html": "html", ".htm": "html",
    ".odt": "odt", ".ott": "odt", ".rtf": "rtf", ".msg": "msg", ".doc": "doc",
}  # fmt: skip
_TEXT = {".txt", ".text", ".md", ".markdown"}
SUFFIXES = frozenset(_READERS.keys() | _TEXT)
# Kinds of files that carry text for people and that nobody reads here: named, never passed over in silence.
UNREAD_SUFFIXES = frozenset(
    {".pages", ".wpd", ".wps", ".sxw", ".xps", ".oft", ".mht", ".mhtml", ".mbox", ".tif", ".tiff", ".png", ".jpg",
     ".jpeg", ".gif", ".heic", ".zip", ".7z", ".rar", ".ps", ".pptx", ".odp", ".dot", ".fodt", ".epub", ".ics"}
)  # fmt: skip
_RISKY = frozenset({".pdf"})  # read by a library of C that no limit of ours holds back


def files_to_read(paths: Iterable[Path]) -> Iterator[Path]:
    """The files to read: a folder stands for all files of a known kind in it, by name."""
    for path in paths:
        if path.is_dir():
            yield from sorted(file for file in path.rglob("*") if file.is_file() and file.suffix.lower() in SUFFIXES)
        elif path.exists():
            yield path
        else:
            raise Unreadable("file_missing", file=str(path))


def passed_over(folder: Path) -> list[Path]:
    """The files in a folder that carry text for people and that no reader here knows."""
    return sorted(file for file in folder.rglob("*") if file.is_file() and file.suffix.lower() in UNREAD_SUFFIXES)


def flat(document: Document) -> Iterator[Document]:
    """The document and all it encloses, each of which is judged on its own."""
    yield document
    for part in document.enclosed:
        yield from flat(part)


def read(path: Path, *, channel: Channel | None = None, stage: str | None = None) -> Document:
    """Read one file. Raises ``Unreadable`` or, for a kind of file nobody reads here, ``WrongCall``."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise WrongCall("lint_suffix", file=str(path), known=", ".join(sorted(SUFFIXES)))
    try:
        if path.stat().st_size > limits.MOST_BYTES:
            limits.size(bytes(limits.MOST_BYTES + 1), str(path))
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable("file_unreadable", file=str(path), reason=error.strerror or "") from error
    document = parse(data, path=str(path), suffix=suffix, channel=channel, stage=stage)
    return document if document.declared or stage else replace(document, declared=declared.of_manifest(path, data))


def parse(
    data: bytes, *, path: str, suffix: str = ".txt", channel: Channel | None = None, stage: str | None = None
) -> Document:
    """Read the bytes of a file whose name ends in ``suffix``. Raises ``Unreadable``, whatever a library raised."""
    limits.size(data, path)
    reading = partial(_read, data, path=path, suffix=suffix, channel=channel, stage=stage)
    document = in_child(reading, path=path, kind=suffix[1:]) if suffix in _RISKY else reading()
    limits.characters(len(document.text), path)
    if not document.text.strip() and not document.enclosed:
        raise Unreadable("file_empty" if suffix in _TEXT else "file_scanned", file=path)
    return replace(document, digest=hashlib.sha256(data).hexdigest())


def _read(data: bytes, *, path: str, suffix: str, channel: Channel | None, stage: str | None) -> Document:
    reader = _reader(suffix)
    try:
        document: Document = reader(data, path=path, channel=channel, stage=stage)
    except LetterkitError:
        raise
    except MemoryError as error:
        raise Unreadable("file_limit_memory", file=path) from error
    except Exception as error:  # a reader meets files that its library was not made for; the file is at fault
        raise Unreadable("file_broken", file=path, kind=suffix[1:]) from error
    return document


def _reader(suffix: str) -> Callable[..., Document]:
    if suffix in _READERS:
        reader: Callable[..., Document] = import_module(f"letterkit.lint.inputs.{_READERS[suffix]}").read
        return reader
    return partial(_text, markdown if suffix in {".md", ".markdown"} else plain)


def _text(as_text: Callable[..., Document], data: bytes, *, path: str, **known: str | None) -> Document:
    text = decoded(data, path)
    limits.characters(len(text), path)
    return as_text(text, path=path, **known)
