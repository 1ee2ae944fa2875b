"""Names that are no names are refused, signals in a name are read, and what people are really called stays."""

from datetime import date

import pytest

from letterkit import journey, review_gate
from letterkit.case import name_words, parse, person_name
from letterkit.errors import CaseInvalid
from tests.invented import CREDITOR, record

TODAY = date(2026, 11, 23)
NO_NAMES = {
    "name_stand_in": [
        "null", "None", "undefined", "NaN", "N/A", "n.v.t.", "onbekend", "Onbekend.", "test", "TEST", "?",
        "{{achternaam}}", "«Achternaam»", "<achternaam>", "[ACHTERNAAM]", "%achternaam%", "#REF!", "#NAAM?",
        "x", "xxx", "${naam}", "__NAAM__",
    ],
    "name_digits": ["0", "12345", "0612345678", "NL91ABNA0417164300", "noor@voorbeeld.nl", "Jansen 2"],
    "name_no_letters": ["-", ".", "\u200b", "--", "'"],
    "name_lost_letter": ["Dani?ls", "Jo?l", "JoÙl", "Jo‘l", "MŸller", "Ren‚", "?zturk"],
    "name_title": [
        "Mw. S. de Wit", "De heer J. de Vries", "dhr. Bakker", "Fam. Smit", "Familie Smit", "mevr Bos",
        "Drs. Kok",
    ],
    "name_comma": ["Berg, van den", "Jansen,"],
    "name_two_persons": ["De Vries e/o P. Bakker", "Jansen en/of Smit", "Smit & Kok", "Bakker en Visser", "Smit/Kok"],
    "name_initials_inside": ["S. de Wit", "de Wit S.", "J.P. Bakker"],
}  # fmt: skip
PEOPLE = [
    "Berg", "de Groot-Koolman", "O'Brien", "'t Hart", "’s-Gravesande", "D'Ancona", "Øland", "Müller", "Nguyễn", "İnan",
    "Ó Briain", "El Amrani", "Ben Ali", "Heer", "Joël", "Drsma", "Ervenne", "Curatorski", "van Test", "Li", "Ng", "Ü",
]  # fmt: skip


@pytest.mark.parametrize(("code", "name"), [(code, name) for code, names in NO_NAMES.items() for name in names])
def test_what_is_no_name_is_refused_with_what_is_wrong(code: str, name: str) -> None:
    with pytest.raises(CaseInvalid) as caught:
        parse(record(klant__achternaam=name))
    assert [(p.field, p.code) for p in caught.value.problems] == [("klant.achternaam", code)]


@pytest.mark.parametrize("name", PEOPLE)
def test_what_people_are_called_stays(name: str) -> None:
    assert parse(record(klant__achternaam=name)).klant.achternaam == name


@pytest.mark.parametrize(
    ("given", "printed"),
    [("VAN DEN BERG", "Van den Berg"), ("IJSSELSTEIN", "IJsselstein"), ("'T HART", "'t Hart"), ("BOS", "Bos"),
     ("JANSEN-DE VRIES", "Jansen-De Vries"), ("O'BRIEN", "O'Brien"), ("ÇELİK", "Çeli̇k")],
)  # fmt: skip
def test_a_name_in_capitals_is_written_as_people_write_it(given: str, printed: str) -> None:
    assert person_name.surname(given) == printed


@pytest.mark.parametrize(
    ("name", "reason"),
    [("Erven Vermeulen", "overleden"), ("wijlen Jansen", "overleden"), ("Jansen (overleden)", "overleden"),
     ("Nabestaanden van Smit", "overleden"), ("Smit †", "overleden"), ("Jansen BEWIND", "bewind"),
     ("Jansen inz. bewindvoering", "bewind"), ("Curator Smit", "bewind"), ("Smit (WSNP)", "wsnp")],
)  # fmt: skip
@pytest.mark.parametrize("person", ["klant", "klant__tweede_persoon"])
def test_a_signal_in_a_name_holds_the_case(name: str, reason: str, person: str) -> None:
    change = {"klant__achternaam": name} if person == "klant" else {"klant__tweede_persoon": {"achternaam": name}}
    case = parse(record(stand_op="2026-11-22", **change))
    decision = journey.decide(case, CREDITOR, TODAY)
    assert reason in review_gate.reasons(case, CREDITOR, decision, TODAY)


@pytest.mark.parametrize("given", [".", "N. (Noor)", "1", "dhr. J.P. van"])
def test_initials_are_letters_with_points(given: str) -> None:
    with pytest.raises(CaseInvalid) as caught:
        parse(record(klant__voorletters=given))
    assert caught.value.problems[0].field == "klant.voorletters"


@pytest.mark.parametrize(
    "address",
    [
        {"straat": "Onbekend", "huisnummer": "0", "postcode": "9999 XX", "plaats": "ONBEKEND"},
        {"straat": "VOW", "huisnummer": "1", "postcode": "3512 JE", "plaats": "Utrecht"},
        {"straat": "Wilgenlaan", "huisnummer": "1", "postcode": "9999XX", "plaats": "Utrecht"},
        {"straat": "briefadres geheim", "huisnummer": "1", "postcode": "3512 JE", "plaats": "Utrecht"},
    ],
)
def test_an_address_that_says_it_is_unknown_is_no_address(address: dict[str, str]) -> None:
    assert parse(record(klant__adres=address)).klant.adres is None


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"straat": "Wilgenlaan 12"}, "number_twice"),
        ({"plaats": "3512 JE Utrecht"}, "postcode_twice"),
        ({"straat": "Antwoordnummer"}, "reply_number"),
    ],
)
def test_an_address_without_sense_is_refused(change: dict[str, str], code: str) -> None:
    address = {"straat": "Wilgenlaan", "huisnummer": "12", "postcode": "3512 JE", "plaats": "Utrecht"} | change
    with pytest.raises(CaseInvalid) as caught:
        parse(record(klant__adres=address))
    assert [p.code for p in caught.value.problems] == [code]


def _outcome(name: str) -> str:
    try:
        return person_name.surname(name)
    except ValueError as error:
        return f"refused: {error}"


@pytest.mark.parametrize("shape", ["{}", "{} Bakker", "Bakker {}", "Bakker-{}", "Van {} Bakker"])
def test_a_name_that_is_passed_quickly_is_one_that_every_check_passes(
    monkeypatch: pytest.MonkeyPatch, shape: str
) -> None:
    signals = [word for words in name_words.SIGNALS.values() for word in words]
    odd = ["cs", "en", "of", "tav", "n v t", "aaa", "Jansen", "Yıldız", "aþ", "joÙl", "wıjlen", "WİJLEN", "ſtichting"]
    words = [*name_words.STAND_INS, *name_words.NOTES, *name_words.RESIDENTS, *name_words.TITLES, *signals, *odd]
    words += [
        *name_words.TITLES_OR_NAMES,
        *name_words.LEGAL_FORMS,
        *name_words.KINDS_OF_COMPANY,
        *NO_NAMES["name_title"],
    ]
    names = [form for word in words for form in (shape.format(word), shape.format(word.upper()))]
    quickly = {name: _outcome(name) for name in names}
    monkeypatch.setattr(name_words, "are_ordinary", lambda _: False)
    assert {name: _outcome(name) for name in names} == quickly
    assert any(outcome.startswith("refused") for outcome in quickly.values())
