"""The limit: strings pasted in a page that is ready, zlib level 6, a handful of objects and a cross-reference.

Every string of a letter that is data (name, street, town, reference, amounts, dates) is encoded and put where the
sample had its own. No line is broken, no width looked up, nothing kerned, no structure made, no font page added, and
the QR code is given. It is written here, plainly and with zlib, and not with letterkit's own writer, so that it stays
where it is when that writer gets faster: what the usual tools reach at most when there is nothing left to lay out.
"""

import hashlib
import re
import zlib
from itertools import count

from letterkit.creditor import HouseStyle
from letterkit.message import Inline, Message, plain
from letterkit.payment.qr import Symbol
from letterkit.render.letter.compiled.program import Programs
from letterkit.render.letter.draft import draft
from letterkit.render.letter.outline import outline
from letterkit.render.letter.pdf import archive
from letterkit.render.letter.pdf.archive import Facts
from letterkit.render.letter.pdf.objects import text_string
from letterkit.render.letter.pdf.page import annotation, qr_entries
from letterkit.render.letter.stationery import stationery

_INFO, _XMP, _QR, _QR_ELEMENT, _CONTENT, _LINKS = 1, 2, 3, 4, 5, 6
_ROW = 7  # bytes
_PLACE = re.compile(rb"7(0\d\d)7{3,}")


def strings(message: Message) -> tuple[str, ...]:
    """Everything in a letter that is data, line by line, in the order of the page."""
    _, inlines = outline(draft(message, HouseStyle()))
    return tuple(line for inline in inlines for run in inline if run.data for line in run.text.split("\n"))


class Limit:
    """Called with a letter, its QR code and its strings, it gives a file with those strings in the sample's page.

    Raises ``ShapeChanged`` for a sample whose lines break elsewhere with numbers for its strings: take another.
    """

    def __init__(self, sample: Message) -> None:
        style = HouseStyle()
        house = stationery(style, None, large_print=False)
        drafted = draft(sample, style)
        programs = Programs()
        begun = programs.begin(drafted, house)
        begun, plan, filled = programs.fill(begun._replace(inlines=_marked(begun.inlines)))
        pieces = _PLACE.split(filled.contents[0])
        self.pieces, self.places = pieces, [(at, int(pieces[at])) for at in range(1, len(pieces), 2)]
        self.encoded = house.family.faces[False].on_page_0
        skeleton = begun.program.skeleton(plan, drafted, 0)
        self.links, self.box, self.element = filled.links, plan.qr_box, skeleton.qr_element
        frozen = skeleton.frozen
        self.prefix, self.root, self.table = frozen.head, skeleton.root, frozen.table
        self.rows = b"".join(frozen.open_rows) + frozen.rows

    def __call__(self, message: Message, code: Symbol, given: tuple[str, ...]) -> bytes:
        title = text_string(plain(message.subject))
        facts = Facts(plain(message.subject), message.sender.name, message.date, "nl-NL")
        start, middle, end = self.element
        day = b"%04d%02d%02d000000+00'00'" % (message.date.year, message.date.month, message.date.day)
        bodies = {
            _INFO: b"<</Title%b/Author%b/Creator(letterkit)/Producer(letterkit)/CreationDate(D:%b)/ModDate(D:%b)>>"
            % (title, text_string(message.sender.name), day, day),
            _XMP: _stream(archive.METADATA, archive.xmp(facts)),
            _QR: _stream(qr_entries(code), code.rows),
            _QR_ELEMENT: start + text_string(f"QR-code {message.case_id}") + middle + self.box + end,
            _CONTENT: _stream(b"/Filter/FlateDecode", zlib.compress(self._content(given), 6)),
        }
        for key, link in enumerate(self.links):
            bodies[_LINKS + key] = annotation(link, 1 + key)
        return self._file(bodies, hashlib.md5(repr(given).encode(), usedforsecurity=False).hexdigest().encode())

    def _content(self, given: tuple[str, ...]) -> bytes:
        out, known = self.pieces.copy(), dict[str, bytes]()
        for at, number in self.places:
            text = given[number]
            if text not in known:
                known[text] = self.encoded(text) or text.encode("ascii", "replace")
            out[at] = known[text]
        return b"".join(out)

    def _file(self, bodies: dict[int, bytes], identity: bytes) -> bytes:
        out, position, rows = [self.prefix], len(self.prefix), bytearray(self.rows)
        for key, body in bodies.items():
            out.append(b"%d 0 obj\n%b\nendobj\n" % (key, body))
            rows[key * _ROW : (key + 1) * _ROW] = b"\1%b\0\0" % position.to_bytes(4, "big")
            position += len(out[-1])
        rows += b"\1%b\0\0" % position.to_bytes(4, "big")
        facts = (self.table + 1, self.root, _INFO, identity, identity)
        entries = b"/Type/XRef/W[1 4 2]/Filter/FlateDecode/Size %d/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]" % facts
        table = _stream(entries, zlib.compress(rows, 6))
        out.append(b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (self.table, table, position))
        return b"".join(out)


def _stream(entries: bytes, data: bytes) -> bytes:
    return b"<<%b/Length %d>>\nstream\n%b\r\nendstream" % (entries, len(data), data)


def _marked(inlines: list[Inline]) -> list[Inline]:
    """The inlines with a number, about as wide, for each string that is data."""
    numbers = count()

    def mark(text: str) -> str:
        return "\n".join(f"7{next(numbers):03d}777".ljust(len(line), "7") for line in text.split("\n"))

    return [tuple(run._replace(text=mark(run.text)) if run.data else run for run in inline) for inline in inlines]
