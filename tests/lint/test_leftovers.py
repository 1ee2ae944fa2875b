"""Fifty forms of what a merge leaves behind, and the same letter with everything filled in."""

import pytest

from letterkit.lint import judge
from letterkit.lint.inputs.text import plain

LETTER = """Onderwerp: uw betaling van € 250,00

Beste {name},

Wij hebben de termijn van {day} nog niet gekregen. Het gaat om {amount}.

Kunt u nu niet betalen? Dan zoeken wij samen een oplossing. U kunt in delen betalen of later betalen. Bel 020 123 4567.

Betalen kan op {iban} van Voorbeeld, met betalingskenmerk {reference}. Wilt u vóór {due} betalen?

Met vriendelijke groet,
Team Betalen
"""
FILLED = {
    "name": "mevrouw Vermeulen",
    "day": "1 november 2026",
    "amount": "€ 250,00",
    "iban": "NL91 ABNA 0417 1643 00",
    "reference": "4202 6000 0000 0001",
    "due": "14 december 2026",
}
NAMES = (
    "«Naam»", "«klant_naam»", "((naam))", "<naam>", "<Achternaam>", "%NAAM%", "%%naam%%", "{naam}", "{{ naam }}", "{{naam",
    "[NAAM]", "[[naam]]", "${naam}", "$naam$", "#naam#", "##NAAM##", "@@naam@@", "__naam__", "~naam~", "*|NAAM|*",
    "{!Contact.Name}", "‹Naam›", "&lt;naam&gt;", "&nbsp;", "<% naam %>", "<?= naam ?>", "None", "null", "NULL", "undefined",
    "NaN", "N/A", "[object Object]", "(leeg)", "(null)", "#N/B", "#VERW!", "#REF!", "#NAAM?", "#WAARDE!", "#DEEL/0!",
    "########", "Err:508", "Fout! Verwijzingsbron niet gevonden.", "Error! Reference source not found.",
    "Klik of tik om tekst in te voeren.", "………", "_____", ".......", "",
)  # fmt: skip
VALUES: dict[str, tuple[str, str, str]] = {
    "greeting, no name": ("name", "mevrouw ", "veld-niet-ingevuld"),
    "amount, none": ("amount", "€ ", "veld-niet-ingevuld"),
    "amount, NaN": ("amount", "€ NaN", "veld-niet-ingevuld"),
    "amount, two points": ("amount", "€ 1.250.00", "bedrag-klopt-niet"),
    "amount, the English way": ("amount", "€ 1,250.00", "bedrag-klopt-niet"),
    "day, of a spreadsheet": ("day", "1 januari 1900", "datum-bestaat-niet"),
    "day, zero": ("day", "00-00-0000", "datum-bestaat-niet"),
    "day, of a computer": ("day", "01-01-1970", "datum-bestaat-niet"),
    "day, impossible": ("due", "31 februari 2026", "datum-bestaat-niet"),
    "day, none": ("due", "", "veld-niet-ingevuld"),
    "IBAN, check digits": ("iban", "NL91 ABNA 0417 1643 01", "iban-klopt-niet"),
    "IBAN, none": ("iban", "rekening ", "veld-niet-ingevuld"),
    "reference, check digit": ("reference", "5202 6000 0000 0001", "kenmerk-klopt-niet"),
    "reference, RF": ("reference", "RF12 3456 7890", "kenmerk-klopt-niet"),
}
RULES = {"veld-niet-ingevuld", "bedrag-klopt-niet", "datum-bestaat-niet", "iban-klopt-niet", "kenmerk-klopt-niet"}


def found(**changes: str) -> set[str]:
    document = plain(LETTER.format(**{**FILLED, **changes}), channel="letter", stage="herinnering")
    return {one.rule for one in judge(document).findings if one.level == "error"} & RULES


def test_there_are_fifty() -> None:
    assert len(set(NAMES)) == 50


def test_a_letter_that_is_filled_in_has_none() -> None:
    assert not found()
    assert not found(name="mevrouw Null", amount="€ 1.250,00", day="29 februari 2028")


@pytest.mark.parametrize("name", NAMES)
def test_every_form_of_an_empty_field_is_an_error(name: str) -> None:
    assert found(name=name) == {"veld-niet-ingevuld"}


@pytest.mark.parametrize("kind", VALUES)
def test_every_value_that_cannot_be_right_is_an_error(kind: str) -> None:
    field, value, rule = VALUES[kind]
    assert found(**{field: value}) == {rule}
