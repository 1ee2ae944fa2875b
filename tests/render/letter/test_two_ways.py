"""Two ways, one result: random letters made in the reference way and in the compiled way are the same to a reader."""

import io
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PIL import Image

from letterkit.creditor import HouseStyle
from letterkit.errors import CannotRender
from letterkit.message import (
    Block,
    Bullets,
    ContactBox,
    Heading,
    Inline,
    Message,
    Paragraph,
    PayBox,
    Table,
    Text,
)
from letterkit.render.letter import reference, render, ways
from letterkit.render.letter.check.walk import walk
from letterkit.render.letter.compiled.cache import BoundedCache
from letterkit.render.letter.draft import draft
from letterkit.render.letter.stages import Stages
from letterkit.render.letter.stationery import stationery

from .conftest import only_compiled
from .samples import STYLE, long_message, message, with_blocks
from .seen import chars, raw_pages, spoken

NEAR = 0.05  # points

LETTERS = st.sampled_from("aeinrtdvgkoAWTVY.,:-('é€ëöşŁžễĳ1234567890ΩЖƁ")
WORDS = st.text(LETTERS, min_size=1, max_size=14)
TEXTS = st.lists(WORDS | st.just("x" * 90) | st.just("e\u0301"), min_size=0, max_size=14).map(" ".join)


@st.composite
def runs(draw: st.DrawFn) -> Text:
    href = draw(
        st.sampled_from([None] * 5 + ["https://voorbeeld.example/a", "mailto:a@voorbeeld.example", "tel:+31301234567"])
    )
    glue = draw(st.sampled_from(["", " ", "\n"])) if draw(st.booleans()) else ""
    return Text(draw(TEXTS) + glue, data=draw(st.booleans()), bold=draw(st.booleans()), href=href)


INLINES: st.SearchStrategy[Inline] = st.lists(runs(), min_size=0, max_size=5).map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(1, 4))
    row = st.lists(INLINES.map(lambda inline: inline[:2]), min_size=columns, max_size=columns).map(tuple)
    align = st.lists(st.sampled_from(["left", "right"]), min_size=columns, max_size=columns).map(tuple)
    rows = draw(st.lists(row, min_size=1, max_size=draw(st.sampled_from([2, 6, 40]))))
    return Table(draw(row), tuple(rows), draw(align), total=draw(st.booleans()))


SIMPLE = (
    st.builds(Heading, INLINES, st.integers(1, 7))
    | st.builds(Paragraph, INLINES)
    | st.builds(Bullets, st.lists(INLINES, min_size=1, max_size=12).map(tuple), st.booleans())
    | tables()
)
INNER = st.lists(SIMPLE.filter(lambda block: not isinstance(block, Table)), max_size=3).map(tuple)
BLOCKS: st.SearchStrategy[Block] = SIMPLE | st.builds(PayBox, INNER) | st.builds(ContactBox, INNER)


@st.composite
def messages(draw: st.DrawFn) -> Message:
    base = message(
        amount=Decimal(draw(st.integers(1, 10_000_000))) / 100,
        name=draw(WORDS) + " " + draw(WORDS),
        large_print=draw(st.booleans()),
        link=draw(st.sampled_from([None, "https://betaal.voorbeeldkrediet.example/b/8f3k2lq9x7Zt4vWcR5uYb1nM"])),
    )
    return replace(base, blocks=tuple(draw(st.lists(BLOCKS, max_size=9))))


def structure(data: bytes) -> list[object]:
    """The tree with its attributes and content, object numbers left out."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
        return [_plain(pdf.Root.StructTreeRoot.K, pages, None)]


def _plain(node: object, pages: dict[tuple[int, int], int], home: int | None) -> object:
    if isinstance(node, pikepdf.Array):
        return [_plain(kid, pages, home) for kid in node]
    if not isinstance(node, pikepdf.Dictionary):
        return (home, node)
    if "/Obj" in node:
        link = node.Obj
        return ("link", str(link.A.URI), str(link.Contents), [round(float(value)) for value in link.Rect])
    page = pages[node.Pg.objgen] if "/Pg" in node else home
    if "/MCID" in node:
        return (page, int(node.MCID))
    attributes = str(node.get("/A", {}).get("/Scope", "")) + str(node.get("/A", {}).get("/ListNumbering", ""))
    box = [round(float(value), 1) for value in node.get("/A", {}).get("/BBox", [])]
    kids = _plain(node.get("/K", pikepdf.Array([])), pages, page)
    return (str(node.S), str(node.get("/Alt", "")), attributes, box, kids)


def assert_same(one: bytes, other: bytes) -> None:
    assert raw_pages(one) == raw_pages(other)
    assert structure(one) == structure(other)
    for page in range(len(raw_pages(one))):
        for a, b in zip(chars(one, page), chars(other, page), strict=True):
            assert a.text == b.text
            for left, right in zip((a.left, a.bottom, a.right, a.top), (b.left, b.bottom, b.right, b.top), strict=True):
                assert abs(left - right) < NEAR, (a, b)


def both(given_message: Message, style: HouseStyle, stages: Stages) -> tuple[bytes, bytes]:
    house = stationery(style, None, large_print=given_message.recipient.large_print)
    drafted = draft(given_message, style)
    try:
        by_reference = reference.render(given_message, drafted, house)
    except CannotRender as error:
        with pytest.raises(CannotRender, match=error.code):
            only_compiled(stages, given_message, style)
        raise
    return by_reference, only_compiled(stages, given_message, style)


def test_the_sample_letters_are_the_same() -> None:
    stages = Stages()
    for each in (message(), message(large_print=True), long_message(80)):
        assert_same(*both(each, STYLE, stages))


@pytest.mark.parametrize("name", ["Mulder", "Visser", "Van Praag", "Kuyt"])
def test_what_stands_behind_data_is_as_far_off_in_both_ways(name: str) -> None:
    """A name is one run and the comma behind it another, that some typefaces would pull together."""
    link = Text("betaal.voorbeeldkrediet.example", data=True, href="https://betaal.voorbeeldkrediet.example/b/1")
    words = (Text("Dag "), Text(name, data=True), Text(", "), Text(name, bold=True), Text(", hier: "), link, Text("."))
    letter = with_blocks(Paragraph(words[:3]), Paragraph(words), Paragraph((*words[:2], Text("\n"), *words[2:])))
    assert_same(*both(letter, STYLE, Stages()))


def test_the_same_words_with_another_address_behind_the_link() -> None:
    stages = Stages()
    for goal in ("https://voorbeeld.example/een", "https://voorbeeld.example/twee"):
        words = (Text("Betaal "), Text("hier", data=True, href=goal), Text(" of bel ons."))
        letter = with_blocks(Paragraph(words))
        by_reference, compiled = both(letter, STYLE, stages)
        assert_same(by_reference, compiled)
        with pikepdf.open(io.BytesIO(compiled)) as pdf:
            assert [str(link.A.URI) for link in pdf.pages[0].Annots] == [goal]


def test_two_creditors_with_one_logo_each_have_their_own_words_for_it(tmp_path: Path) -> None:
    Image.new("RGB", (30, 10), "navy").save(tmp_path / "logo.png")
    for words in ("Logo van de een", "Logo van de ander"):
        style = HouseStyle(logo=Path("logo.png"), logo_tekst=words)
        assert spoken(render(message(), style, base=tmp_path))[1] == ("Figure", words)


def test_the_cache_is_bounded() -> None:
    cache: BoundedCache[int, str] = BoundedCache(4)
    for key in range(1, 8):
        assert cache.keep(key, f"waarde {key}") == f"waarde {key}"
        assert len(cache) <= 4
    assert list(cache) == [5, 6, 7]


def test_a_warm_program_gives_what_a_fresh_one_gives() -> None:
    """What is remembered of other letters does not show in a letter."""
    stages = Stages()
    letters = [message(name=name) for name in ("Jan", "Łukasz van den Heuvel-de Wit", "Ş", "Jan")]
    warm = [both(each, STYLE, stages)[1] for each in letters]
    assert warm == [both(each, STYLE, Stages())[1] for each in letters]
    assert warm[0] == warm[3]


SHARED = Stages()
NO_SHRINKING = (Phase.explicit, Phase.generate)  # a smaller letter would cost minutes


@pytest.mark.slow
@settings(
    max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, phases=NO_SHRINKING
)
@given(messages(), st.sampled_from([STYLE, HouseStyle(venster="rechts", envelop="C5", kleur="#8A1538")]))
def test_random_letters_are_the_same(random_message: Message, style: HouseStyle) -> None:
    try:
        one, other = both(random_message, style, SHARED)
    except CannotRender as error:
        if error.code != "part_too_tall":  # a box or row of more than a page is refused, by both ways
            raise
        return
    assert_same(one, other)
    with pikepdf.open(io.BytesIO(other)) as pdf:
        assert walk(pdf) == []


def test_the_ways_are_counted() -> None:
    before = ways()
    render(message(), STYLE)
    render(message(), STYLE, proof=True)
    after = ways()
    assert (after.compiled - before.compiled, after.reference - before.reference) == (1, 1)
