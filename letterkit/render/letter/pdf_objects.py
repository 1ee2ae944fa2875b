"""The small change of PDF: strings, numbers, streams, and a file of numbered objects with its cross-reference."""

import zlib
from binascii import hexlify
from collections.abc import Callable, Iterable

_compress: Callable[[bytes, int], bytes | bytearray]

# Library and level decide on the bytes of a letter, so they are part of its identity. libdeflate takes a third of the
# time of zlib for the same size, and gives the same bytes on every kind of processor: nothing in its compressor is
# chosen by what the processor can do. zlib stands in where there is no build of it.
try:
    import deflate

    _compress, DEFLATE = deflate.zlib_compress, ("libdeflate", deflate.__version__, 1)
except ImportError:
    _compress, DEFLATE = zlib.compress, ("zlib", zlib.ZLIB_RUNTIME_VERSION, 6)
_OBJECTS_PER_STREAM = 400


def text_string(text: str) -> bytes:
    """A text string as people read it: ASCII literal, else UTF-16 in hexadecimal."""
    if not text.isascii():
        return b"<FEFF%b>" % hexlify(text.encode("utf-16-be"))
    return b"(" + text.encode("ascii").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") + b")"


def number(value: float) -> bytes:
    """At most two decimals: 1/7200 inch."""
    text = b"%.2f" % value
    return text.rstrip(b"0").rstrip(b".") if text != b"-0.00" else b"0"


def numbers(values: Iterable[float]) -> bytes:
    return b" ".join(number(value) for value in values)


def deflated(data: bytes) -> bytes:
    """Data as a zlib stream (RFC 1950)."""
    return bytes(_compress(data, DEFLATE[2]))


def stream(entries: bytes, data: bytes) -> bytes:
    """A stream object. CR LF before ``endstream`` (ISO 19005-2, 6.1.7.1), so that data may itself end in CR."""
    return b"<<%b/Length %d>>\nstream\n%b\r\nendstream" % (entries, len(data), data)


class PdfFile:
    """Numbered objects that become a file. Small objects are packed in compressed object streams."""

    HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"

    def __init__(self, first: int = 1) -> None:
        self.size = first
        self.small: dict[int, bytes] = {}
        self.streams: dict[int, bytes] = {}

    def reserve(self) -> int:
        self.size += 1
        return self.size - 1

    def put(self, body: bytes, at: int | None = None) -> int:
        """Add an object that is not a stream; its number."""
        at = self.reserve() if at is None else at
        self.small[at] = body
        return at

    def put_stream(self, entries: bytes, data: bytes, at: int | None = None) -> int:
        """Add a stream with its data as it is to stand in the file."""
        at = self.reserve() if at is None else at
        self.streams[at] = stream(entries, data)
        return at

    def pack(self) -> dict[int, tuple[int, int]]:
        """Move the small objects into object streams; where each now is: (object stream, index in it)."""
        places: dict[int, tuple[int, int]] = {}
        waiting = sorted(self.small.items())
        self.small = {}
        for start in range(0, len(waiting), _OBJECTS_PER_STREAM):
            group = waiting[start : start + _OBJECTS_PER_STREAM]
            at = self.reserve()
            entries, data = object_stream(group)
            self.put_stream(entries, deflated(data), at)
            places.update({key: (at, index) for index, (key, _) in enumerate(group)})
        return places

    def finish(self, *, root: int, info: int, identity: bytes) -> bytes:
        """The whole file; ``identity`` (hexadecimal) is both parts of its /ID."""
        places = self.pack()
        out, position = [self.HEADER], len(self.HEADER)
        offsets: dict[int, int] = {}
        for key, body in sorted(self.streams.items()):
            offsets[key] = position
            out.append(indirect(key, body))
            position += len(out[-1])
        table = self.reserve()
        offsets[table] = position
        rows = b"".join(xref_row(key, offsets, places) for key in range(table + 1))
        out.append(
            indirect(
                table, stream(xref_entries(table + 1, root, info, identity) + b"/Filter/FlateDecode", deflated(rows))
            )
        )
        out.append(b"startxref\n%d\n%%%%EOF\n" % position)
        return b"".join(out)


def object_stream(group: list[tuple[int, bytes]]) -> tuple[bytes, bytes]:
    """Dictionary entries and uncompressed data of an object stream (ISO 32000-1, 7.5.7)."""
    head, position = [], 0
    for key, body in group:
        head.append(b"%d %d" % (key, position))
        position += len(body) + 1
    top = b" ".join(head) + b"\n"
    data = top + b"\n".join(body for _, body in group)
    return b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (len(group), len(top)), data


def indirect(key: int, body: bytes) -> bytes:
    return b"%d 0 obj\n%b\nendobj\n" % (key, body)


def xref_entries(size: int, root: int, info: int, identity: bytes, *, kind: int = 1) -> bytes:
    """Dictionary entries of a cross-reference stream (ISO 32000-1, 7.5.8).

    A row has ``kind`` bytes for the kind of object, four for its place and two for its index.
    """
    facts = (kind, size, root, info, identity, identity)
    return b"/Type/XRef/W[%d 4 2]/Size %d/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]" % facts


def xref_row(key: int, offsets: dict[int, int], places: dict[int, tuple[int, int]]) -> bytes:
    if key in offsets:
        return at_offset(offsets[key])
    if key in places:
        holder, index = places[key]
        return b"\2" + holder.to_bytes(4, "big") + index.to_bytes(2, "big")
    return b"\0\0\0\0\0\xff\xff"


def at_offset(offset: int) -> bytes:
    """The cross-reference row of an object that stands in the file at ``offset``."""
    return b"\1%s\0\0" % offset.to_bytes(4, "big")
