"""Documents that are no letter: headings, paragraphs and tables over pages, tagged."""

import io
from datetime import date

import page as validator
import pikepdf
import pytest

from letterkit.creditor import HouseStyle
from letterkit.errors import CannotRender
from letterkit.message import Heading, Inline, Paragraph, Text
from letterkit.render.document import Grid, Paper, render
from letterkit.render.letter.check.walk import walk


def t(text: str, **more: object) -> Inline:
    return (Text(text, **more),)  # type: ignore[arg-type]


def grid(rows: int, first: str = "Regel") -> Grid:
    cells = tuple((t(f"{first} {number}"), t("€ 1.234,56"), t("niet te berekenen")) for number in range(rows))
    return Grid(t("Een tabel"), (t("Wat"), t("2025"), t("2026")), cells, ("left", "right", "right"), (0.5, 0.25, 0.25))


def paper(*blocks: Heading | Paragraph | Grid) -> Paper:
    return Paper("Een titel", "Een stichting", "Een stichting · 2026", date(2027, 2, 1), blocks)


def scopes(data: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [
            str(one.A.Scope) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/TH"
        ]


@pytest.mark.parametrize("rows", [0, 1, 25, 200])
def test_a_table_of_any_length_is_accessible(rows: int) -> None:
    data = render(paper(Paragraph(t("Vooraf.")), Heading(t("Kop")), grid(rows), Paragraph(t("Na."))), HouseStyle())
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert walk(pdf) == []
        assert (len(pdf.pages) > 1) == (rows > 50)
    for profile in ("ua1", "2a"):
        assert [failure.message for failure in validator.validate_pdf_bytes(data, profile=profile).failures] == []
    assert sorted(scopes(data)) == ["/Column"] * 3 + ["/Row"] * rows


def test_a_link_can_be_clicked_and_an_unsafe_one_is_refused() -> None:
    data = render(paper(Paragraph((*t("zie "), *t("de lijst", href="https://lijst.example")))), HouseStyle())
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.pages[0].Annots[0].A.URI) == "https://lijst.example"
    with pytest.raises(CannotRender, match="link_unsafe"):
        render(paper(Paragraph(t("zie", href="http://lijst.example"))), HouseStyle())


def test_what_the_file_says_of_itself() -> None:
    with pikepdf.open(io.BytesIO(render(paper(grid(1)), HouseStyle()))) as pdf:
        assert (str(pdf.docinfo.Title), str(pdf.docinfo.Author)) == ("Een titel", "Een stichting")
        assert str(pdf.Root.Lang) == "nl-NL"


def test_the_same_document_is_the_same_bytes_and_another_is_not() -> None:
    one, again, other = (render(paper(grid(3, name)), HouseStyle()) for name in ("Regel", "Regel", "Rij"))
    assert one == again
    assert one != other


def test_the_columns_are_as_wide_as_asked() -> None:
    narrow = render(paper(Grid(t("T"), (t("A"), t("B")), ((t("woord " * 30), t("x")),), ("left", "left"), (0.1, 0.9))),
                    HouseStyle())  # fmt: skip
    wide = render(paper(Grid(t("T"), (t("A"), t("B")), ((t("woord " * 30), t("x")),), ("left", "left"), (0.9, 0.1))),
                  HouseStyle())  # fmt: skip
    assert lines(narrow) > 3 * lines(wide)


def lines(data: bytes) -> int:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return pdf.pages[0].Contents.read_bytes().count(b" Tm ")


def test_a_row_higher_than_a_page_is_refused() -> None:
    with pytest.raises(CannotRender, match="part_too_tall"):
        render(paper(Grid(t("T"), (t("A"),), ((t("woord " * 3000),),), ("left",), (1.0,))), HouseStyle())
