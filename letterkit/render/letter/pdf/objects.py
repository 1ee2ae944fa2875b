"""The small change of PDF: strings, numbers, streams, and a file of numbered objects with its cross-reference."""

import zlib
from binascii import hexlify
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

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


def references(objects: Iterable[int]) -> bytes:
    """References to objects, by their numbers."""
    return b" ".join([b"%d 0 R" % each for each in objects])


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
            keys, bodies = zip(*waiting[start : start + _OBJECTS_PER_STREAM], strict=True)
            at = self.reserve()
            self.streams[at] = compressed_objects(keys, map(len, bodies), b"\n".join(bodies))
            places.update({key: (at, index) for index, key in enumerate(keys)})
        return places

    def finish(self, *, root: int, info: int, identity: bytes) -> bytes:
        """The whole file; ``identity`` (hexadecimal) is both parts of its /ID."""
        return self.freeze(1).finish([], root=root, info=info, identity=identity, compress=True)

    def freeze(self, first: int) -> "Frozen":
        """Write the objects from number ``first`` on; those before it come behind them, file after file."""
        places = self.pack()
        out, position, offsets = [self.HEADER], len(self.HEADER), {}
        for key, body in sorted(self.streams.items()):
            offsets[key] = position
            out.append(indirect(key, body))
            position += len(out[-1])
        rows = [xref_row(key, offsets, places) for key in range(self.size)]
        return Frozen(b"".join(out), rows[:first], b"".join(rows[first:]), self.size)


class Frozen(NamedTuple):
    """The beginning of a file. ``open_rows``: cross-reference of the objects to come, ``rows``: of those in it."""

    head: bytes
    open_rows: list[bytes]
    rows: bytes
    table: int

    def finish(
        self, bodies: Iterable[tuple[int, bytes]], *, root: int, info: int, identity: bytes, compress: bool = False
    ) -> bytes:
        """The whole file with ``bodies`` (by number) behind its beginning."""
        out, position, open_rows = [self.head], len(self.head), self.open_rows.copy()
        for key, body in bodies:
            written = indirect(key, body)
            open_rows[key] = at_offset(position)
            out.append(written)
            position += len(written)
        rows = b"%b%b%b" % (b"".join(open_rows), self.rows, at_offset(position))
        entries = xref_entries(self.table + 1, root, info, identity)
        table = stream(entries + b"/Filter/FlateDecode", deflated(rows)) if compress else stream(entries, rows)
        out.append(indirect(self.table, table))
        out.append(b"startxref\n%d\n%%%%EOF\n" % position)
        return b"".join(out)


def compressed_objects(keys: Sequence[int], lengths: Iterable[int], bodies: bytes) -> bytes:
    """An object stream (ISO 32000-1, 7.5.7). ``bodies`` have a line end between them, ``lengths`` are without it."""
    head, position = [], 0
    for key, length in zip(keys, lengths, strict=True):
        head.append(b"%d %d" % (key, position))
        position += length + 1
    top = b" ".join(head) + b"\n"
    entries = b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (len(keys), len(top))
    return stream(entries, deflated(top + bodies))


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
