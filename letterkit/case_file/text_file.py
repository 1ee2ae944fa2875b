"""Text in the encodings that exports come in, line by line, in constant memory."""

import codecs
from collections import deque
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import IO

from letterkit.case_file.notes import Notes
from letterkit.dutch import encodings
from letterkit.errors import Unreadable

LONGEST_LINE = 1_000_000
_START = 4096
_MOST_SEEN = 64
_SEEN: set[tuple[str, str, int, int]] = set()
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_KINDS = {
    b"PK\x03\x04": "een zip-bestand of een Excel-werkmap (.xlsx)",
    b"\xd0\xcf\x11\xe0": "een oud of beveiligd Excel-bestand",
    b"%PDF": "een pdf",
    b"PAR1": "een Parquet-bestand",
    b"SQLite format 3": "een database",
    b"\x1f\x8b": "een ingepakt bestand (gzip)",
    b"\x89PNG": "een plaatje",
    b"\xff\xd8\xff": "een plaatje",
    b"{\\rtf": "een tekstdocument (rtf)",
}


def start_of(path: Path) -> bytes:
    """The first bytes of a file. Raises ``Unreadable`` when it is not there, a folder, closed to us, or empty."""
    try:
        if path.is_dir():
            raise Unreadable("file_is_folder", file=str(path))
        if not path.is_file():
            raise Unreadable("file_missing", file=str(path))
        with path.open("rb") as file:
            start = file.read(_START)
    except OSError as error:
        raise Unreadable("file_unreadable", file=str(path), reason=error.strerror or "onbekend") from error
    if not start:
        raise Unreadable("file_empty", file=str(path))
    return start


def kind_of(start: bytes) -> str | None:
    """What a file really is, in words, when its first bytes say that it is no text."""
    named = next((name for magic, name in _KINDS.items() if start.startswith(magic)), None)
    if named or start.startswith(tuple(bom for bom, _ in _BOMS)):
        return named
    odd = sum(1 for byte in start if byte < 9 or 13 < byte < 32)
    return "een bestand met bytes die geen tekst zijn" if odd * 20 > len(start) else None


def lines(path: Path, *, expected: str, encoding: str = "", notes: Notes | None = None) -> Iterator[str]:
    """The lines of a text file, ends as ``\\n``: UTF-8, UTF-16, or else Windows-1252.

    ``encoding`` is what the creditor says; without it, letters that no name has (an old Mac or DOS page, Turkish)
    refuse the file with the likely one. Raises ``Unreadable`` for anything that is no text, for two encodings in one
    file, and for a line without end. All before the first line is given, because a run that stops half-way has made
    letters already.
    """
    encoding = _encoding(path, expected, encoding)
    if notes is not None:
        notes.facts["encoding"] = encodings.PRINTED.get(encoding, encoding)
    try:
        through(path, partial(_to_the_end, encoding=encoding))
        with path.open(encoding=encoding, newline=None) as file:
            yield from _bounded(file, path)
    except UnicodeError as error:
        raise Unreadable("file_letters", file=str(path), line="?") from error
    except OSError as error:
        raise Unreadable("file_unreadable", file=str(path), reason=error.strerror or "onbekend") from error


def _to_the_end(path: Path, encoding: str) -> None:
    with path.open(encoding=encoding, newline=None) as file:
        deque(_bounded(file, path), maxlen=0)


def through(path: Path, check: Callable[[Path], object], what: str = "text") -> None:
    """Go through a whole file before its first row is given: once for ``what``, as long as the file stays as it is.

    Raises what ``check`` raises.
    """
    now = path.stat()
    seen = what, str(path.absolute()), now.st_mtime_ns, now.st_size
    if seen not in _SEEN:
        check(path)
        if len(_SEEN) >= _MOST_SEEN:
            _SEEN.clear()
        _SEEN.add(seen)


def text(path: Path, *, expected: str, most_mb: int, instead: str) -> str:
    """The whole file. Raises ``Unreadable`` when it is larger than ``most_mb``; ``instead`` says what to use then."""
    start_of(path)
    if path.stat().st_size > most_mb * 1_000_000:
        raise Unreadable("file_too_big", file=str(path), limit=most_mb, instead=instead)
    return "".join(lines(path, expected=expected))


def _bounded(file: IO[str], path: Path) -> Iterator[str]:
    for number, line in enumerate(iter(lambda: file.readline(LONGEST_LINE + 1), ""), 1):
        if len(line) > LONGEST_LINE:
            raise Unreadable("file_line_long", file=str(path), line=number)
        yield line


def _encoding(path: Path, expected: str, given: str) -> str:
    start = start_of(path)
    for bom, encoding in _BOMS:
        if start.startswith(bom):
            return encoding
    if unmarked := encodings.unmarked_utf16(start):
        return unmarked
    if kind := kind_of(start):
        raise Unreadable("file_binary", file=str(path), expected=expected, found=kind)
    return given or _utf8_or_windows(path)


def _utf8_or_windows(path: Path) -> str:
    """Reads the file once through: UTF-8 when every line is, Windows-1252 when no line with accents is UTF-8."""
    utf8 = windows = 0
    with path.open("rb") as file:
        for number, line in enumerate(iter(lambda: file.readline(LONGEST_LINE * 4), b""), 1):
            if line.isascii():
                continue
            try:
                line.decode("utf-8")
                utf8 = utf8 or number
            except UnicodeDecodeError as error:
                _check_windows(line, number, path, error)
                windows = windows or number
            if utf8 and windows:
                raise Unreadable("file_letters_mixed", file=str(path), line=number)
    return "cp1252" if windows else "utf-8"


def _check_windows(line: bytes, number: int, path: Path, cause: UnicodeDecodeError) -> None:
    likely = encodings.likely(line)
    if likely is None:
        raise Unreadable("file_letters", file=str(path), line=number) from cause
    if likely != "cp1252":
        raise Unreadable(
            "file_letters_other", file=str(path), line=number, encoding=encodings.PRINTED[likely]
        ) from cause
