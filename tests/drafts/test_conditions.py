"""Conditions as rows and back: the same characters, and nothing said of what rows cannot say."""

import pytest

from letterkit.drafts.conditions import Row, Rows, fields, read, written
from letterkit.errors import WrongCall
from letterkit.resources import templates_dir
from letterkit.templating.tags import tags

KNOWN = fields()


def test_every_condition_of_letterkit_is_rows_of_the_same_characters_or_none() -> None:
    conditions = {
        tag.text
        for path in templates_dir().rglob("*.md.j2")
        for tag in tags(path.read_text(encoding="utf-8"))
        if tag.kind in ("if", "elif")
    }
    said = {text: rows for text in conditions if (rows := read(text, KNOWN))}
    assert all(written(rows, KNOWN) == text for text, rows in said.items())
    assert {text for text in conditions - set(said) if "loop" not in text and "organisatie" not in text} == {
        "not achterstand.termijnbedrag or achterstand.extra and not achterstand.meer_termijnen",
        "termijn.factuurdatum",
        "termijn.factuurnummer",
        "termijn.omschrijving",
    }


@pytest.mark.parametrize(
    "text",
    [
        "(zaak.geldzorgen)", "zaak.geldzorgen and klant.samen or bewindvoerder", "not (klant.samen)", "klant.samen +",
        "klant.bestaat_niet", "betaling.bedrag > betaling.bedrag", "klant.naam == 'a\\\\'b'", "1 > 2", "", "and", "klant.samen or",
        "betaling.bedrag | euro == 'x'", "zaak.geldzorgen == true",
    ],
)  # fmt: skip
def test_what_rows_cannot_say_is_no_rows(text: str) -> None:
    assert read(text, KNOWN) is None


def test_amounts_words_and_days_are_compared() -> None:
    rows = Rows(
        (
            Row("betaling.bedrag", ">", "€ 1.250,50"),
            Row("betaling.uiterlijk", "<", "vandaag"),
            Row("schuldeiser.sector", "==", "huur"),
            Row("klant.samen", "not"),
        ),
        "or",
    )
    text = written(rows, KNOWN)
    assert (
        text
        == 'betaling.bedrag > 1250.50 or betaling.uiterlijk < vandaag or schuldeiser.sector == "huur" or not klant.samen'
    )
    again = read(text, KNOWN)
    assert again is not None
    assert written(again, KNOWN) == text


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (Row("betaling.bedrag", ">", "veel"), "condition_number"),
        (Row("betaling.bedrag", ">", "-3"), "condition_number"),
        (Row("klant.naam", "==", 'x" or true'), "condition_text"),
        (Row("klant.naam", "==", "{{ x }}"), "condition_text"),
        (Row("betaling.uiterlijk", "<", "klant.naam"), "condition_day"),
        (Row("klant.samen", ">", "1"), "condition_field"),
        (Row("os.system", "is"), "condition_field"),
    ],
)
def test_what_cannot_be_asked_is_refused(row: Row, code: str) -> None:
    with pytest.raises(WrongCall) as found:
        written(Rows((row,)), KNOWN)
    assert found.value.code == code
