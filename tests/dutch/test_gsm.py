"""Text messages are counted as they are sent: by the renderer and by the linter alike."""

import pytest

from letterkit.dutch import gsm


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("financiële hulp", "financiele hulp"),
        ("Œuvre, ﬁets, Łódź, ßtraat, Åse", "Oeuvre, fiets, Lodz, ßtraat, Åse"),
        ("“ja” – nee…", '"ja" - nee...'),
        ("50\u00a0euro", "50 euro"),
        ("½ uur 🙂 مرحبا", "½ uur 🙂 مرحبا"),
    ],
)
def test_latin_letters_become_plain_and_nothing_else(text: str, plain: str) -> None:
    assert gsm.plain(text) == plain


def test_letters_stay_when_they_are_wanted() -> None:
    assert gsm.plain("“financiële”", letters=False) == '"financiële"'


def test_an_escape_pair_is_not_cut_so_there_can_be_a_part_more() -> None:
    text = "a" * 152 + "€" + "a" * 151  # 306 septets, which would fill two parts of 153
    assert gsm.units(text, "gsm7") == 305
    assert len(gsm.split("a" * 152 + "€" + "a" * 152)) == 3
    assert all(gsm.units(part, "gsm7") <= 153 for part in gsm.split(text))
