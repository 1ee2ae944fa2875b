"""Files of every kind as documents to judge: one reader a format, all with the same outcome.

A file that cannot be read raises ``Unreadable`` with one clear sentence: encrypted, scanned (no text in it), broken.
"""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path

from letterkit.errors import Unreadable, WrongCall
from letterkit.lint.inputs.text import markdown, plain
from letterkit.lint.model import Document
from letterkit.message import Channel

# Readers of formats with a library of their own are imported when the first such file comes by.
_BINARY = {
    ".docx": "docx",
    ".pdf": "pdf",
    ".eml": "eml",
    ".html": "html",
    ".htm": "html",
}
_TEXT = {".txt", ".text", ".md", ".markdown"}
SUFFIXES = frozenset(_BINARY) | _TEXT


def found(paths: Iterable[Path]) -> Iterator[Path]:
    """The files to read: a folder stands for all files of a known kind in it, by name."""
    for path in paths:
        if path.is_dir():
            yield from sorted(one for one in path.rglob("*") if one.is_file() and one.suffix.lower() in SUFFIXES)
        elif path.exists():
            yield path
        else:
            raise Unreadable("file_missing", file=str(path))


def read(path: Path, *, channel: Channel | None = None, stage: str | None = None) -> Document:
    """Read one file. Raises ``Unreadable`` or, for a kind of file nobody reads here, ``WrongCall``."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise WrongCall("lint_suffix", file=str(path), known=", ".join(sorted(SUFFIXES)))
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable("file_unreadable", file=str(path), reason=error.strerror or "") from error
    return parse(data, path=str(path), suffix=suffix, channel=channel, stage=stage)


def parse(
    data: bytes, *, path: str, suffix: str = ".txt", channel: Channel | None = None, stage: str | None = None
) -> Document:
    """Read the bytes of a file whose name ends in ``suffix``."""
    if suffix in _BINARY:
        reader: Callable[..., Document] = import_module(f"{__name__}.{_BINARY[suffix]}").read
        return reader(data, path=path, channel=channel, stage=stage)
    as_text = markdown if suffix in {".md", ".markdown"} else plain
    return as_text(decoded(data, path), path=path, channel=channel, stage=stage)


def decoded(data: bytes, path: str) -> str:
    """The characters of a text file: UTF-8 or UTF-16 with their marks, else the Windows code page of old systems."""
    if b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable("file_no_text", file=path)
    encodings = ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8", "cp1252")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable("file_no_text", file=path)
