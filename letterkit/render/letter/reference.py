"""The reference way to make a letter: laid out, drawn on a canvas, written. Any number of pages, and the proof overlay.

It is slow (some tens of letters a second) and plain; the compiled way must give the same pages.
"""

import hashlib

from letterkit.message import Message, plain
from letterkit.render.letter import document
from letterkit.render.letter.document import Page
from letterkit.render.letter.draft import Draft
from letterkit.render.letter.layout import lay_out
from letterkit.render.letter.measure import measure
from letterkit.render.letter.painter import Painter
from letterkit.render.letter.parts import Letter, compose
from letterkit.render.letter.setter import TextSetter
from letterkit.render.letter.stationery import Stationery
from letterkit.render.letter.writer import Facts, Writer


def render(message: Message, drafted: Draft, house: Stationery, *, proof: bool = False) -> bytes:
    """The letter as a PDF/UA-1 and PDF/A-2a file. Raises ``CannotRender`` when it cannot be made whole."""
    letter, pages = painted(drafted, house, proof=proof)
    facts = Facts(
        title=plain(message.subject),
        author=message.sender.name,
        when=message.date,
        language=drafted.language,
        identity=_identity(message, drafted, house, pages),
    )
    return Writer(facts, letter.tree, pages, _pictures(drafted, house, pages)).file()


def painted(drafted: Draft, house: Stationery, *, proof: bool = False) -> tuple[Letter, list[Page]]:
    """The letter with its structure, and its pages."""
    letter = compose(drafted, house.sheet)
    setter = TextSetter(house.family)
    measured = measure(letter, setter)
    plan = lay_out(letter, measured, house.sheet)
    return letter, Painter(drafted, letter, measured, setter, house).pages(plan, proof=proof)


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
    return pictures | ({"QR": (document.qr_entries(drafted.qr), drafted.qr.rows)} if drafted.qr else {})
