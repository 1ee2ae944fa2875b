"""How large a text to judge may be, asked before work is done on it. A letter stays far below every limit.

The limits exist because a few kilobytes can cost gigabytes and minutes: unpacked archives, endless headers, deep trees.
"""

import io
import re
import zipfile

from letterkit.errors import Unreadable

MOST_BYTES = 30_000_000
MOST_UNPACKED = 80_000_000  # bytes of all parts of an archive together
MOST_PARTS = 2_000  # files in an archive, parts of an e-mail
MOST_PAGES = 100
MOST_PARAGRAPHS = 5_000
MOST_CHARACTERS = 100_000  # of text to judge, some forty pages
MOST_DEPTH = 400  # elements inside one another; the tables of a newsletter reach a hundred
MOST_HEADER = 20_000  # bytes of one e-mail header with the lines that belong to it
MOST_ENCLOSED = 3  # files inside one another
MOST_SECONDS = 30  # of processor time for one file
MOST_MEMORY = 700_000_000  # bytes that reading one file may add

_PART = re.compile(rb"^content-type:", re.IGNORECASE | re.MULTILINE)


def size(data: bytes, path: str) -> None:
    """Refuse a file with too many bytes."""
    _at_most(len(data), MOST_BYTES, "bytes", path, shown=MOST_BYTES // 1_000_000)


def pages(count: int, path: str) -> None:
    """Refuse a document with too many pages."""
    _at_most(count, MOST_PAGES, "pages", path)


def paragraphs(count: int, path: str) -> None:
    """Refuse a document with too many paragraphs."""
    _at_most(count, MOST_PARAGRAPHS, "paragraphs", path)


def characters(count: int, path: str) -> None:
    """Refuse a text that is longer than any letter."""
    _at_most(count, MOST_CHARACTERS, "characters", path)


def depth(count: int, path: str) -> None:
    """Refuse a tree that is deeper than any letter."""
    _at_most(count, MOST_DEPTH, "depth", path)


def archive(data: bytes, path: str, kind: str) -> zipfile.ZipFile:
    """Open a zip whose parts together are small enough. Raises ``Unreadable`` when it is none or is too large."""
    try:
        opened = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise Unreadable("file_broken", file=path, kind=kind) from error
    _at_most(len(opened.infolist()), MOST_PARTS, "parts", path)
    _at_most(sum(entry.file_size for entry in opened.infolist()), MOST_UNPACKED, "unpacked", path, shown=80)
    return opened


def mail(data: bytes, path: str) -> None:
    """Refuse an e-mail with a header or a number of parts that takes a parser minutes."""
    _at_most(len(_PART.findall(data)), MOST_PARTS // 10, "parts", path)
    length, header = 0, False
    for line in data.splitlines():
        goes_on = header and line[:1] in b" \t" and line[:1] != b""
        header = goes_on or line[:60].split(b":")[0].replace(b"-", b"").isalnum()
        length = length + len(line) if goes_on else len(line)
        if header:
            _at_most(length, MOST_HEADER, "header", path)


def _at_most(count: int, most: int, what: str, path: str, *, shown: int | None = None) -> None:
    if count > most:
        code = f"file_limit_{what}"
        raise Unreadable(code, file=path, most=shown or most)
