"""A creditor's own logo, letter paper and typeface: right in both ways, or refused with the name of the file."""

import io
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw

from letterkit.creditor import HouseStyle
from letterkit.errors import CannotRender
from letterkit.render.letter.faces import BOLD, REGULAR

from .conftest import Make
from .samples import long_message, message
from .seen import pages, spoken
from .test_accessible import assert_accessible

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40" width="120" height="40">{}</svg>'
TREE = '<circle cx="20" cy="15" r="13" fill="#0e5936"/><path d="M18 20h4v17h-4z" fill="#5b3a1e"/>'


@pytest.fixture
def base(tmp_path: Path) -> Path:
    logo = Image.new("RGBA", (300, 100), (0, 0, 0, 0))
    ImageDraw.Draw(logo).ellipse((10, 10, 90, 90), fill=(20, 90, 60, 255))
    logo.save(tmp_path / "logo.png")
    logo.convert("RGB").save(tmp_path / "logo.jpg")
    logo.convert("L").save(tmp_path / "grijs.jpg")
    logo.convert("CMYK").save(tmp_path / "cmyk.jpg")
    (tmp_path / "logo.svg").write_text(SVG.format(TREE), encoding="utf-8")
    Image.new("RGB", (210, 297), (255, 250, 240)).save(tmp_path / "papier.png")
    Image.new("RGB", (210, 297), (250, 250, 250)).save(tmp_path / "vervolg.jpg")
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize("logo", ["logo.png", "logo.jpg", "grijs.jpg", "cmyk.jpg", "logo.svg"])
def test_a_logo_is_a_figure_that_says_what_it_is(make: Make, base: Path, logo: str) -> None:
    data = make(message(), HouseStyle(logo=Path(logo), logo_tekst="Logo: een groene boom"), base)
    assert spoken(data)[1] == ("Figure", "Logo: een groene boom")
    assert_accessible(data)


def test_without_words_for_it_a_logo_says_who_writes(make: Make, base: Path) -> None:
    assert spoken(make(message(), HouseStyle(logo=Path("logo.svg")), base))[1] == ("Figure", "Voorbeeld Krediet")


def test_letter_paper_lies_behind_the_first_and_the_following_pages(make: Make, base: Path) -> None:
    style = HouseStyle(briefpapier=Path("papier.png"), vervolgpapier=Path("vervolg.jpg"))
    data = make(long_message(60), style, base)
    assert_accessible(data)
    with pdfium.PdfDocument(data) as pdf:
        corners = [page.render(scale=0.5).to_pil().convert("RGB").getpixel((3, 3)) for page in pdf]
    assert corners[0] == (255, 250, 240)
    assert all(max(abs(a - 250) for a in corner) < 3 for corner in corners[1:])


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("kapot.png", b"geen plaatje", "picture_unreadable"),
        ("leeg.svg", b"", "picture_unreadable"),
        ("tekst.svg", SVG.format('<text x="5" y="20">Bank</text>').encode(), "svg_text"),
        (
            "glas.svg",
            SVG.format('<circle cx="9" cy="9" r="8" fill="#000" fill-opacity="0.4"/>').encode(),
            "svg_unsupported",
        ),
        ("verloop.svg", SVG.format('<defs><linearGradient id="a"/></defs>').encode(), "svg_gradient"),
        ("foto.svg", SVG.format('<image href="data:image/png;base64,AAAA"/>').encode(), "svg_picture"),
        ("filter.svg", SVG.format('<filter id="a"/>').encode(), "svg_see_through"),
        ("elders.svg", SVG.format('<use href="ander.svg#boom"/>').encode(), "svg_elsewhere"),
        ("nergens.png", None, "picture_unreadable"),
    ],
)
def test_a_picture_that_cannot_be_used_is_named(
    make: Make, base: Path, name: str, content: bytes | None, code: str
) -> None:
    if content is not None:
        (base / name).write_bytes(content)
    with pytest.raises(CannotRender, match=code) as caught:
        make(message(), HouseStyle(logo=Path(name)), base)
    assert caught.value.values == {"file": name}


@pytest.mark.slow
def test_an_own_typeface_is_used_and_what_it_lacks_comes_from_the_default(make: Make, tmp_path: Path) -> None:
    """A face cut down to ASCII still prints every name."""
    for name, source in (("eigen.ttf", REGULAR[1]), ("eigen-vet.ttf", BOLD[1])):
        with TTFont(source) as font:
            cutter = subset.Subsetter(subset.Options(notdef_outline=True))
            cutter.populate(unicodes=range(0x20, 0x7F))
            cutter.subset(font)
            font.save(tmp_path / name)
    style = HouseStyle(lettertype=Path("eigen.ttf"), lettertype_vet=Path("eigen-vet.ttf"))
    data = make(message(), style, tmp_path)
    assert "Şükrü Łukasz Nguyễn" in pages(data)[0]
    assert_accessible(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts = pdf.pages[0].Resources.Font
        assert str(fonts["/F0"].BaseFont).endswith("+Roboto-Regular")
        assert len(fonts) > 2


def _with_postscript_outlines(path: Path) -> None:
    """A sound font file of the kind that the letter does not embed: CFF outlines, no ``glyf`` table."""
    font = FontBuilder(1000, isTTF=False)
    font.setupGlyphOrder([".notdef", "space"])
    font.setupCharacterMap({0x20: "space"})
    blank = T2CharStringPen(500, None).getCharString()
    font.setupCFF("Eigen", {}, {".notdef": blank, "space": blank}, {})
    font.setupHorizontalMetrics({".notdef": (500, 0), "space": (500, 0)})
    font.setupHorizontalHeader()
    font.setupOS2()
    font.setupPost()
    font.save(path)


@pytest.mark.parametrize("kind", ["text", "cff", "forbidden", "missing"])
def test_a_typeface_that_cannot_be_used_is_named(make: Make, tmp_path: Path, kind: str) -> None:
    path, code = tmp_path / "eigen.ttf", "font_unreadable"
    if kind == "text":
        path.write_text("geen lettertype")
    elif kind == "cff":
        _with_postscript_outlines(path)
    elif kind == "forbidden":
        with TTFont(REGULAR[1]) as font:
            font["OS/2"].fsType = 2
            font.save(path)
        code = "font_not_embeddable"
    with pytest.raises(CannotRender, match=code) as caught:
        make(message(), HouseStyle(lettertype=Path("eigen.ttf")), tmp_path)
    assert caught.value.values == {"file": "eigen.ttf"}
