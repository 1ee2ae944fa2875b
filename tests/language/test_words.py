"""How a sentence is cut into words."""

import pytest

from letterkit.language.tokenizer import forms, words


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Betaal € 1.234,56 vóór 3-5-2026.", ["Betaal", "€", "1.234,56", "vóór", "3-5-2026", "."]),
        ("zie www.voorbeeld.nl/betalen.", ["zie", "www.voorbeeld.nl/betalen", "."]),
        ("mail info@voorbeeld.nl!", ["mail", "info@voorbeeld.nl", "!"]),
        ("a.u.b. betalen", ["a.u.b.", "betalen"]),
        ("mevr. De Vries", ["mevr.", "De", "Vries"]),
        ("koop- en huurprijs", ["koop-", "en", "huurprijs"]),
        ("auto's en 's avonds", ["auto's", "en", "'s", "avonds"]),
        ("de 40-jarige (zie boven)", ["de", "40-jarige", "(", "zie", "boven", ")"]),
        ("brief.De", ["brief", ".", "De"]),
        ("wacht... nu", ["wacht", "...", "nu"]),
        ("art. 6:96 BW", ["art.", "6:96", "BW"]),
        ("uw\u00a0brief", ["uw", "brief"]),
        ("goed 😀", ["goed", "😀"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_word_lists_see_no_invisible_characters_and_no_shouting() -> None:
    text = "BE\u00adTAAL NU’S"
    assert forms(text, words(text)) == ["betaal", "nu's"]
    assert forms("be\u00adtaal", [(0, 7)]) == ["betaal"]
