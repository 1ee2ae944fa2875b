"""The reference way to make a letter: laid out, drawn on a canvas, written. Any number of pages, and the proof overlay.

It is slow (some tens of letters a second) and plain; the compiled way must give the same pages.
"""

import hashlib

from letterkit.message import Message, plain
from letterkit.render.letter.draft import Draft, tables_last
from letterkit.render.letter.layout import Layout, lay_out
from letterkit.render.letter.measure import measure
from letterkit.render.letter.outline import outline
from letterkit.render.letter.painter import Painter
from letterkit.render.letter.parts import Letter, compose
from letterkit.render.letter.pdf import writer
from letterkit.render.letter.pdf.archive import Facts
from letterkit.render.letter.pdf.page import Page, qr_entries
from letterkit.render.letter.setter import TextSetter
from letterkit.render.letter.stationery import Stationery


def render(message: Message, drafted: Draft, house: Stationery, *, proof: bool = False, stamp: str = "") -> bytes:
    """The letter as a PDF/UA-1 and PDF/A-2a file. Raises ``CannotRender`` when it cannot be made whole."""
    letter, pages = painted(drafted, house, proof=proof, stamp=stamp)
    facts = Facts(
        title=plain(message.subject),
        author=message.sender.name,
        when=message.date,
        language=drafted.language,
        stage=message.stage,
        mark=message.mark,
    )
    pictures, identity = _pictures(drafted, house, pages), _identity(message, drafted, house, pages)
    return writer.write(facts, letter.tree, pages, pictures, identity)


def painted(drafted: Draft, house: Stationery, *, proof: bool = False, stamp: str = "") -> tuple[Letter, list[Page]]:
    """The letter with its structure, and its pages; ``stamp``: words across each of them."""
    painter, plan = _laid_out(drafted, house)
    moved = tables_last(drafted) if plan.late else None
    if moved:
        other = _laid_out(moved, house)
        painter, plan = other if other[1].late < plan.late else (painter, plan)
    return painter.letter, painter.pages(plan, proof=proof, stamp=stamp)


def _laid_out(drafted: Draft, house: Stationery) -> tuple[Painter, Layout]:
    letter = compose(*outline(drafted), house.sheet)
    setter = TextSetter(house.family)
    measured = measure(letter, setter)
    return Painter(drafted, letter, measured, setter, house), lay_out(letter, measured, house.sheet)


def _identity(message: Message, drafted: Draft, house: Stationery, pages: list[Page]) -> bytes:
    """From what the letter holds: two letters differ in it, the same letter made twice does not."""
    digest = hashlib.sha256(house.fingerprint + message.template_version.encode("utf-8"))
    for page in pages:
        digest.update(page.content)
    if drafted.qr:
        digest.update(drafted.qr.rows)
    return digest.hexdigest()[:32].encode("ascii")


def _pictures(drafted: Draft, house: Stationery, pages: list[Page]) -> dict[str, tuple[bytes, bytes]]:
    """Dictionary entries and data of the pictures that the pages use; the QR code last."""
    names = sorted({name for page in pages for name in page.pictures} - {"QR"})
    shown = {name: house.pictures[name].picture for name in names}
    pictures = {name: (picture.entries, picture.data) for name, picture in shown.items()}
    return pictures | ({"QR": (qr_entries(drafted.qr), drafted.qr.rows)} if drafted.qr else {})
