"""Many letters in one file: the same pages as the letters by themselves, accessible as a whole, nothing left on failure."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest

from letterkit.errors import CannotRender
from letterkit.message import Message, Recipient, Table
from letterkit.render.letter import PrintFile, render
from letterkit.render.letter.check.walk import walk
from letterkit.render.letter.compiled.program import Programs
from letterkit.render.letter.compiled.template import ShapeChanged
from tests import needs

from .samples import EMAIL, STYLE, inline, inline_row, long_message, message, p, t, with_blocks
from .seen import codes, raw_pages, spoken
from .test_accessible import EVERY_KIND, assert_accessible

FACTS = {"title": "Afdrukbestand", "author": "Voorbeeld Krediet", "when": date(2026, 11, 21)}


def letters(count: int) -> list[Message]:
    names = ("Jan de Vries", "Şükrü Łukasz Nguyễn", "Zoë Ƃakker", "Fatima El Amrani van den Boogaart-Hendriks")
    made = [
        message(
            name=names[number % 4],
            reference=f"{10**15 + number * 7919}",
            link=f"https://voorbeeld.example/b/{number}",
        )
        for number in range(count)
    ]
    made[1:1] = [message(large_print=True), long_message(40), EVERY_KIND]
    return made


def written(path: Path, made: list[Message]) -> bytes:
    with PrintFile(path, STYLE, **FACTS) as file:  # type: ignore[arg-type]
        pages = [file.add(each) for each in made]
    assert (sum(pages), len(pages)) == (file.pages, file.letters)
    return path.read_bytes()


@pytest.mark.slow
def test_the_pages_are_those_of_the_letters_themselves(tmp_path: Path) -> None:
    made = letters(70)
    data = written(tmp_path / "druk.pdf", made)
    assert raw_pages(data) == [page for each in made for page in raw_pages(render(each, STYLE))]
    elements = spoken(data)
    assert [tag for tag, _ in elements].count("Part") == len(made)
    alone = [("Document", ""), *(e for each in made for e in [("Part", ""), *spoken(render(each, STYLE))[1:]])]
    assert elements == alone


@pytest.mark.slow
def test_it_is_accessible_as_a_whole(tmp_path: Path) -> None:
    assert_accessible(written(tmp_path / "druk.pdf", letters(70)))


@pytest.mark.slow
@needs.verapdf
def test_the_reference_validator_passes_it(tmp_path: Path) -> None:
    path = tmp_path / "druk.pdf"
    written(path, letters(66))
    assert needs.reference_faults(path) == []


@pytest.mark.slow
def test_every_qr_code_is_the_one_of_its_letter(tmp_path: Path) -> None:
    made = [message(reference=f"{10**15 + number}") for number in range(6)]
    data = written(tmp_path / "druk.pdf", made)
    assert [codes(data, page) for page in range(6)] == [[each.payment.qr_payload] for each in made if each.payment]


@pytest.mark.slow
def test_the_same_letters_give_the_same_bytes_and_fonts_are_there_once(tmp_path: Path) -> None:
    one, other = (written(tmp_path / name, letters(5)) for name in ("a.pdf", "b.pdf"))
    assert one == other
    with pikepdf.open(io.BytesIO(one)) as pdf:
        names = [
            str(each.FontName) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/FontName" in each
        ]
    assert len(names) == len(set(names))


def test_a_letter_that_cannot_be_made_is_left_out_and_the_others_stay(tmp_path: Path) -> None:
    with PrintFile(tmp_path / "druk.pdf", STYLE, **FACTS) as file:  # type: ignore[arg-type]
        file.add(message(name="Eerste"))
        with pytest.raises(CannotRender):
            file.add(replace(message(), recipient=Recipient("Zonder adres")))
        with pytest.raises(CannotRender):
            file.add(message(name="שלום"))
        file.add(message(name="Tweede"))
    data = (tmp_path / "druk.pdf").read_bytes()
    assert [("Eerste" in page, "Tweede" in page) for page in raw_pages(data)] == [(True, False), (False, True)]
    assert_accessible(data)


def test_after_an_error_there_is_no_file(tmp_path: Path) -> None:
    broken = [message(), replace(message(), recipient=Recipient("Zonder adres"))]
    with pytest.raises(CannotRender):
        written(tmp_path / "druk.pdf", broken)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_a_letter_that_the_compiled_way_cannot_make_comes_by_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise ShapeChanged

    plain = render(message(), STYLE)
    monkeypatch.setattr(Programs, "fill", refuse)
    data = written(tmp_path / "druk.pdf", [message(), long_message(40)])
    assert raw_pages(data)[0] == raw_pages(plain)[0]
    assert_accessible(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert walk(pdf) == []


@pytest.mark.slow
def test_links_in_a_table_head_that_is_repeated(tmp_path: Path) -> None:
    """In the head above the table a link can be clicked; where it is repeated it is no more than words."""
    head = (inline(t("mail", href=f"mailto:{EMAIL}")), inline("Bedrag"))
    letter = with_blocks(
        Table(head, tuple(inline_row(str(row), "€ 1") for row in range(60)), ("left", "right")), p("x")
    )
    alone = render(letter, STYLE)
    assert_accessible(alone)
    data = written(tmp_path / "druk.pdf", [message(), letter])
    with pdfium.PdfDocument(data) as pdf:
        assert len(pdf) == 1 + len(raw_pages(alone))
    assert_accessible(data)
