"""The characters of a text file: what its mark, its zero bytes or its letters say of the encoding."""

import codecs

from letterkit.errors import Unreadable

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ZEROS = {  # encoding: width in bytes, and which bytes of each character are zero in a Dutch text
    "utf-32-le": (4, (1, 2, 3)),
    "utf-32-be": (4, (0, 1, 2)),
    "utf-16-le": (2, (1,)),
    "utf-16-be": (2, (0,)),
}
_SAMPLE = 4_000  # bytes


def decoded(data: bytes, path: str) -> str:
    """The characters of ``data``: Unicode with or without a mark, else the code page that its letters fit.

    Raises ``Unreadable``: file_no_text when it is no text, file_code_page when another code page wrote it.
    """
    for encoding in _likely(data, path):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return text
    raise Unreadable("file_no_text", file=path)


def _likely(data: bytes, path: str) -> tuple[str, ...]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return (encoding,)
    if b"\0" in data:
        return tuple(encoding for encoding in _ZEROS if _has_zeros(data, encoding))[:1]
    return ("utf-8",) if _is_utf8(data) else (_page(data, path),)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _page(data: bytes, path: str) -> str:
    """The code page of Windows, DOS or a Mac whose letters make words of this text."""
    from letterkit.dutch.encodings import likely  # noqa: PLC0415 - brings the readers of cases; few texts need it

    if page := likely(data):
        return page
    raise Unreadable("file_code_page", file=path)


def _has_zeros(data: bytes, encoding: str) -> bool:
    """Whether nine in ten of the bytes that are zero in this encoding are zero."""
    width, places = _ZEROS[encoding]
    sample = data[: _SAMPLE // width * width]
    columns = [sample[place::width] for place in places]
    return len(data) % width == 0 and all(column.count(0) >= 0.9 * len(column) for column in columns)
