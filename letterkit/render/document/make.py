"""From a document to the bytes of a PDF: composed, measured, laid out and painted with the letter's own means."""

import dataclasses
import hashlib
from pathlib import Path

from letterkit.creditor import HouseStyle
from letterkit.message import Text
from letterkit.render.document.compose import Composer
from letterkit.render.document.model import Paper
from letterkit.render.letter.draft import Draft
from letterkit.render.letter.layout import lay_out
from letterkit.render.letter.measure import measure
from letterkit.render.letter.page_geometry import HEIGHT, MM, WIDTH, Sheet, Window
from letterkit.render.letter.painter import Painter
from letterkit.render.letter.parts import Slot
from letterkit.render.letter.pdf import writer
from letterkit.render.letter.pdf.archive import Facts
from letterkit.render.letter.pdf.page import Page
from letterkit.render.letter.setter import TextSetter
from letterkit.render.letter.stationery import Stationery, stationery

_SCALE = 0.84  # of a letter's 12 points: a document is read at a workspace, and its tables are wide
_MARGIN, _TOP = 16 * MM, 20.0  # the second in mm


def render(paper: Paper, style: HouseStyle, *, base: Path | None = None) -> bytes:
    """The document as a PDF/UA-1 and PDF/A-2a file, on plain paper without logo or window.

    Raises ``CannotRender`` for a character that no typeface has, an unsafe link or a table row higher than a page.
    """
    house = stationery(style, base, large_print=False)
    house = dataclasses.replace(house, sheet=_plain(house.sheet), pictures={})
    composer = Composer(paper, house.sheet)
    setter = _Setter(house, composer.widths)
    measured = measure(composer.letter, setter)
    painter = _Painter(_head(paper), composer.letter, measured, setter, house)
    pages = painter.pages(lay_out(composer.letter, measured, house.sheet))
    facts = Facts(paper.title, paper.author, paper.date, paper.language)
    return writer.write(facts, composer.letter.tree, pages, {}, _identity(house, pages))


def _plain(sheet: Sheet) -> Sheet:
    """A sheet without window and folds: the text begins near the top of the first page."""
    return dataclasses.replace(
        sheet,
        scale=_SCALE,
        window=Window(0, _TOP - 5.5, 0, 0),  # the letter begins 5.5 mm below the top of its window
        folds=(),
        left=_MARGIN,
        right=WIDTH - _MARGIN,
        body_top=HEIGHT - _TOP * MM,
    )


class _Setter(TextSetter):
    """Columns of a table are as wide as the document says, not as their words ask."""

    def __init__(self, house: Stationery, widths: dict[int, float]) -> None:
        super().__init__(house.family)
        self._widths = widths

    def needs(self, slot: Slot) -> tuple[float, float]:
        width = self._widths[slot.index] - 0.02  # measure.stepped goes to the next step from the step itself
        return width, width


class _Painter(Painter):
    """Pages without what stands on top of a letter."""

    def _first_page(self) -> None:
        pass


def _head(paper: Paper) -> Draft:
    """A draft of a letter that has a running head and nothing else."""
    return Draft(
        sender=paper.running_head,
        heading=(),
        return_line=(),
        address=(),
        details=(),
        subject=(Text(paper.title),),
        blocks=(),
        pay_link=(),
        qr=None,
        qr_alt="",
        logo_alt="",
        language=paper.language,
    )


def _identity(house: Stationery, pages: list[Page]) -> bytes:
    digest = hashlib.sha256(house.fingerprint)
    for page in pages:
        digest.update(page.content)
    return digest.hexdigest()[:32].encode("ascii")
