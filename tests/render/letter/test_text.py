"""What is printed is what was meant: every name extracts unchanged, and what cannot be printed is refused."""

import random
import unicodedata
from dataclasses import replace

import pytest

from letterkit.errors import CannotRender
from letterkit.message import Recipient, Text

from .conftest import Make
from .samples import inline, message, p, t, with_blocks
from .seen import pages

BLOCKS = ((0x41, 0x5B), (0x61, 0x7B), (0xC0, 0x100), (0x100, 0x180), (0x180, 0x250), (0x1E00, 0x1F00))
LETTERS = [chr(c) for low, high in BLOCKS for c in range(low, high) if unicodedata.category(chr(c))[0] == "L"]
UNPRINTABLE = {
    "hebrew": "שלום",
    "arabic": "محمد",
    "chinese": "李雷",
    "emoji": "🙂",
    "control character": "a\x07b",
    "tab": "a\tb",
    "soft hyphen": "a\u00adb",
    "right-to-left override": "a\u202eb",
    "zero width space": "a\u200bb",
    "private use": "\ue000",
    "loose combining mark": "x\u0327\u0301",
    "lone surrogate": "\ud800",
}


def test_names_over_all_latin_blocks_extract_unchanged(make: Make) -> None:
    draw = random.Random(4)  # noqa: S311 - names, not secrets
    names = ["".join(LETTERS[start : start + 12]) for start in range(0, len(LETTERS), 12)]
    names += ["".join(draw.choices(LETTERS, k=10)) for _ in range(12)]
    body = with_blocks(*(p(t(name, data=True)) for name in names))
    text = " ".join(pages(make(body)))
    assert [name for name in names if name not in text] == []


def test_every_personal_field_extracts_unchanged(make: Make) -> None:
    letter = message(name="Đorđe Ştefănescu-Nguyễn", reference="9876543210987654")
    text = pages(make(letter))[0].replace("\u00a0", " ")
    for field in ("Đorđe Ştefănescu-Nguyễn", "Ĳsselkade 12-3", "3511 LX UTRECHT", "9876 5432 1098 7654", "€ 287,45"):
        assert field in text


def test_decomposed_letters_are_composed(make: Make) -> None:
    assert "Zoë Nguyễn" in pages(make(message(name=unicodedata.normalize("NFD", "Zoë Nguyễn"))))[0]


def test_a_non_breaking_hyphen_and_narrow_space_are_printed(make: Make) -> None:
    text = pages(make(with_blocks(p("e\u2011mail 1\u202f000"))))[0]
    assert "e\u2011mail" in text


@pytest.mark.parametrize("kind", UNPRINTABLE)
@pytest.mark.parametrize("bold", [False, True])
def test_what_cannot_be_printed_is_refused_before_anything_is_written(make: Make, kind: str, bold: bool) -> None:
    with pytest.raises(CannotRender, match="glyph_missing") as caught:
        make(with_blocks(p("Dag ", Text(UNPRINTABLE[kind], data=True, bold=bold), ",")))
    assert str(caught.value.values["character"]).startswith("U+")


def test_a_very_long_word_is_cut_not_lost(make: Make) -> None:
    word = "https://voorbeeld.example/" + "a1b2c3d4e5" * 30
    seen = pages(make(with_blocks(p("Zie ", word, " einde"))))[0]
    assert word in seen.replace(" ", "").replace("\u0002", "")


@pytest.mark.parametrize(
    ("recipient", "code"),
    [
        (Recipient("Naam"), "address_missing"),
        (Recipient("Naam", tuple(f"regel {number}" for number in range(7))), "address_too_long"),
        (Recipient("Naam", tuple(f"regel {number}" for number in range(200))), "address_too_long"),
        (Recipient("Naam", ("Zeer lange naam " * 5,) * 4), "address_too_long"),
    ],
)
def test_an_address_that_does_not_fit_the_window_is_refused(make: Make, recipient: Recipient, code: str) -> None:
    with pytest.raises(CannotRender, match=code):
        make(replace(message(), recipient=recipient))


def test_a_letter_without_subject_is_refused(make: Make) -> None:
    with pytest.raises(CannotRender, match="subject_missing"):
        make(replace(message(), subject=inline("  ")))


@pytest.mark.parametrize("href", ["http://voorbeeld.example", "javascript:alert(1)", "//voorbeeld.example"])
def test_only_safe_links_are_made(make: Make, href: str) -> None:
    with pytest.raises(CannotRender, match="link_unsafe"):
        make(with_blocks(p(t("klik", href=href))))
