"""Every kind of letter passes the walk and the rules of PDF/UA-1 and PDF/A-2a; deliberate faults do not."""

import io
from collections.abc import Callable
from pathlib import Path

import page as validator
import pikepdf
import pytest

from letterkit.creditor import HouseStyle
from letterkit.message import Bullets, Heading, Message, Table
from letterkit.render.letter import render
from letterkit.render.letter.check import check
from letterkit.render.letter.check.walk import walk
from tests import needs

from .conftest import Make
from .samples import STYLE, inline, inline_row, long_message, message, p, t, with_blocks
from .seen import spoken

LINK = "https://betaal.voorbeeldkrediet.example/b/8f3k2lq9x7Zt4vWcR5uYb1nM"
EVERY_KIND = with_blocks(
    Heading(inline("Kop")),
    p("Gewoon ", t("vet", bold=True), " en ", t("een link van vele woorden " * 6, href="https://voorbeeld.example")),
    Heading(inline("Te diep"), level=5),
    Bullets((inline("een"), inline("twee")), ordered=True),
    Bullets(tuple(inline(f"punt {number}") for number in range(12)), ordered=True),
    Table(inline_row("A", "B", "C"), (inline_row("", "x", "€ 1"),), ("left", "left", "right")),
    p(""),
)
LETTERS: dict[str, tuple[Message, HouseStyle]] = {
    "sample": (message(), STYLE),
    "large print": (message(large_print=True), STYLE),
    "300 rows": (long_message(300), STYLE),
    "pay link": (message(link=LINK), STYLE),
    "window right, C5": (message(), HouseStyle(venster="rechts", envelop="C5", kleur="#7A1F5C")),
    "no fold marks": (message(), HouseStyle(vouwstreepjes=False)),
    "every kind of block": (EVERY_KIND, STYLE),
    "six address lines": (message(address=tuple(f"Regel {number} van zes" for number in range(1, 7))), STYLE),
}


def assert_accessible(data: bytes) -> None:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert walk(pdf) == []
    for profile in ("ua1", "2a"):
        assert [failure.message for failure in validator.validate_pdf_bytes(data, profile=profile).failures] == []


@pytest.mark.slow
@pytest.mark.parametrize("kind", LETTERS)
def test_passes_walk_and_rules(make: Make, kind: str) -> None:
    assert_accessible(make(*LETTERS[kind]))


@pytest.mark.slow
@needs.verapdf
@pytest.mark.parametrize("kind", LETTERS)
def test_passes_the_reference_validator(make: Make, kind: str, tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    path.write_bytes(make(*LETTERS[kind]))
    assert needs.reference_faults(path) == []


def test_proof_passes_too() -> None:
    assert_accessible(render(message(), STYLE, proof=True))


def test_reading_order_is_the_order_that_a_person_needs(make: Make) -> None:
    elements = [(tag, alt) for tag, alt in spoken(make(message())) if tag not in ("LI", "Lbl", "TR", "TD", "TH")]
    assert [tag for tag, _ in elements] == [
        *("Document", "P", "P", "P", "L", "LBody", "LBody", "LBody", "H1", "P", "P", "Table", "P"),
        *("Sect", "H2", "P", "P", "Figure", "H2", "P", "L", "LBody", "LBody", "LBody"),
        *("Sect", "H2", "P", "Link", "Link", "P"),
    ]
    alt = next(alt for tag, alt in elements if tag == "Figure")
    assert "€\u00a0287,45" in alt
    assert "1234\u00a05678\u00a09012\u00a03456" in alt


def test_heading_levels_are_never_skipped(make: Make) -> None:
    levels = [tag for tag, _ in spoken(make(EVERY_KIND)) if tag[0] == "H"]
    assert levels == ["H1", "H2", "H3"]


def _struct(pdf: pikepdf.Pdf, tag: str) -> pikepdf.Object:
    stack = [pdf.Root.StructTreeRoot.K]
    while stack:
        node = stack.pop()
        if isinstance(node, pikepdf.Dictionary) and str(node.get("/S", "")) == f"/{tag}":
            return node
        kids = node.get("/K", []) if isinstance(node, pikepdf.Dictionary) else node
        stack += reversed([kid for kid in kids if isinstance(kid, pikepdf.Dictionary | pikepdf.Array)])
    raise AssertionError(tag)


def _first_font(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return pdf.pages[0].Resources.Font["/F0"]


def _drop(node: pikepdf.Object, key: str) -> None:
    del node[key]


def _rewrite(pdf: pikepdf.Pdf, old: bytes, new: bytes) -> None:
    contents = pdf.pages[0].Contents
    data = bytes(contents.read_bytes())
    assert old in data
    contents.write(data.replace(old, new, 1))


def _swap_parents(pdf: pikepdf.Pdf) -> None:
    entries = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    entries[1], entries[2] = entries[2], entries[1]


def _reverse_order(pdf: pikepdf.Pdf) -> None:
    kids = pdf.Root.StructTreeRoot.K.K
    pdf.Root.StructTreeRoot.K.K = pikepdf.Array(list(reversed(list(kids))))


def _widen(pdf: pikepdf.Pdf) -> None:
    _first_font(pdf).Widths[126] = 9


FAULTS: dict[str, Callable[[pikepdf.Pdf], None]] = {
    "no text alternative": lambda pdf: _drop(_struct(pdf, "Figure"), "/Alt"),
    "useless text alternative": lambda pdf: _struct(pdf, "Figure").__setitem__("/Alt", pikepdf.String("image.png")),
    "no language": lambda pdf: _drop(pdf.Root, "/Lang"),
    "link without text": lambda pdf: _drop(pdf.pages[0].Annots[0], "/Contents"),
    "link outside the structure": lambda pdf: _drop(pdf.pages[0].Annots[0], "/StructParent"),
    "table head without scope": lambda pdf: _drop(_struct(pdf, "TH"), "/A"),
    "no title": lambda pdf: _drop(pdf.docinfo, "/Title"),
    "no output intent": lambda pdf: _drop(pdf.Root, "/OutputIntents"),
    "content without mark": lambda pdf: _rewrite(pdf, b"BT", b"EMC BT"),
    "no character for a code": lambda pdf: _drop(_first_font(pdf), "/ToUnicode"),
    "skipped heading level": lambda pdf: _struct(pdf, "H2").__setitem__("/S", pikepdf.Name("/H5")),
    "title not shown": lambda pdf: _drop(pdf.Root.ViewerPreferences, "/DisplayDocTitle"),
    "reversed order": _reverse_order,
    "swapped parents": _swap_parents,
    "width of an unused glyph": _widen,
}


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS)
def test_every_deliberate_fault_is_caught(make: Make, fault: str, tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    with pikepdf.open(io.BytesIO(make(message()))) as pdf:
        FAULTS[fault](pdf)
        pdf.save(path)
    assert not check(path, java=False).passed


def test_a_whole_letter_passes_after_the_same_rewriting(make: Make, tmp_path: Path) -> None:
    """The faults above are caught for what they are, not because the file was written anew."""
    path = tmp_path / "brief.pdf"
    with pikepdf.open(io.BytesIO(make(message()))) as pdf:
        pdf.save(path)
    assert check(path, java=False).faults == {"structure": (), "ua1": (), "2a": ()}
