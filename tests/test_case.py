"""The case record: what is right, what is wrong, and that all of it is told at once."""

from typing import Any

import pytest

from letterkit import texts
from letterkit.case import parse
from letterkit.errors import CaseInvalid, Problem
from tests.invented import record


def _problems(given: dict[str, Any]) -> list[tuple[str, str]]:
    with pytest.raises(CaseInvalid) as caught:
        parse(given)
    return [(problem.field, problem.code) for problem in caught.value.problems]


WRONG: list[tuple[dict[str, Any], tuple[str, str]]] = [
    ({"zaaknummer": "../../etc"}, ("zaaknummer", "pattern_zaaknummer")),
    ({"zaaknummer": "a" * 65}, ("zaaknummer", "pattern_zaaknummer")),
    ({"zaaknummer": 5}, ("zaaknummer", "string_type")),
    ({"klant": 5}, ("klant", "model_type")),
    ({"klant": None}, ("klant", "missing")),
    ({"klant__naam": "x"}, ("klant.naam", "extra_forbidden")),
    ({"klant__achternaam": ""}, ("klant.achternaam", "string_too_short")),
    ({"klant__achternaam": "x" * 121}, ("klant.achternaam", "string_too_long")),
    ({"klant__achternaam": "Jan\nBcc: x"}, ("klant.achternaam", "control_character")),
    ({"klant__aanspreekvorm": "M"}, ("klant.aanspreekvorm", "literal_error")),
    ({"klant__naamgebruik": "partner"}, ("klant.achternaam_partner", "partner_name_missing")),
    ({"klant__email": "x"}, ("klant.email", "email")),
    ({"klant__mobiel": "020 123 4567"}, ("klant.mobiel", "mobile")),
    ({"klant__kanalen": "sms"}, ("klant.kanalen", "tuple_type")),
    ({"klant__kanalen": ["fax"]}, ("klant.kanalen.1", "literal_error")),
    ({"klant__grote_letters": "misschien"}, ("klant.grote_letters", "bool_parsing")),
    ({"klant__adres__postcode": "1234 SS"}, ("klant.adres.postcode", "postcode")),
    ({"klant__adres__straat": ""}, ("klant.adres.straat", "street_and_number")),
    ({"klant__adres__land": "Nederland"}, ("klant.adres.land", "pattern_land")),
    ({"klant__adres": {"land": "BE", "plaats": "Gent"}}, ("klant.adres.regels", "foreign_address")),
    ({"achterstand__totaal": "125.51"}, ("achterstand.totaal", "total_does_not_add_up")),
    ({"achterstand__totaal": "1.255,0"}, ("achterstand.totaal", "money")),
    ({"achterstand__totaal": "1e3"}, ("achterstand.totaal", "money")),
    ({"achterstand__totaal": "NaN"}, ("achterstand.totaal", "money")),
    ({"achterstand__totaal": True}, ("achterstand.totaal", "money")),
    ({"achterstand__totaal": float("inf")}, ("achterstand.totaal", "finite_number")),
    ({"achterstand__totaal": 0}, ("achterstand.totaal", "total_does_not_add_up")),
    ({"achterstand__totaal": "99999999999"}, ("achterstand.totaal", "less_than_equal")),
    ({"achterstand__rente": "-1"}, ("achterstand.rente", "greater_than_equal")),
    ({"achterstand__kosten": "0.001"}, ("achterstand.kosten", "decimal_max_places")),
    ({"achterstand__termijnen": []}, ("achterstand.totaal", "total_does_not_add_up")),
    ({"achterstand__termijnen": [], "achterstand__totaal": 0}, ("achterstand.termijnen", "nothing_open")),
    ({"stand_op": "2026-10-01"}, ("achterstand.termijnen", "not_yet_due")),
    ({"stand_op": 1795305600}, ("stand_op", "date")),
    ({"betalingskenmerk": "5000056789012346"}, ("betalingskenmerk", "reference_check")),
    ({"regeling": {"status": "gemist", "startdatum": "2026-01-01", "bedrag": 5, "aantal_termijnen": 2}},
     ("regeling.gemiste_datum", "missed_date_missing")),
    ({"regeling": {"status": "lopend", "startdatum": "2026-01-01", "bedrag": 5, "aantal_termijnen": 2.5}},
     ("regeling.aantal_termijnen", "int_from_float")),
    ({"regeling": {"status": "lopend", "startdatum": "2026-01-01", "bedrag": 5, "aantal_termijnen": 2,
                   "betaalde_termijnen": 3}}, ("regeling.betaalde_termijnen", "more_paid_than_agreed")),
    ({"achterstand__termijnen": [{"vervaldatum": "2026-11-01", "bedrag": "125.50", "contract": "?"}]},
     ("achterstand.termijnen", "unknown_contract")),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), WRONG)
def test_one_thing_wrong_is_one_problem_with_words(changes: dict[str, Any], expected: tuple[str, str]) -> None:
    assert _problems(record(**changes)) == [expected]


@pytest.mark.parametrize(("changes", "expected"), WRONG)
def test_every_problem_has_its_own_words(changes: dict[str, Any], expected: tuple[str, str]) -> None:
    with pytest.raises(CaseInvalid) as caught:
        parse(record(**changes))
    for problem in caught.value.problems:
        assert f"problems.{problem.code}" in texts.keys("problems.")
        assert all(texts.problem(problem))


def test_all_problems_at_once_without_echoes() -> None:
    found = _problems(
        record(klant__email="x", achterstand__termijnen=[{"vervaldatum": "x", "bedrag": "y"}], zaaknummer="")
    )
    assert found == [
        ("zaaknummer", "pattern_zaaknummer"),
        ("klant.email", "email"),
        ("achterstand.termijnen.1.vervaldatum", "date"),
        ("achterstand.termijnen.1.bedrag", "money"),
    ]


def test_an_unknown_key_is_named_without_tricks() -> None:
    ((field, _),) = _problems(record() | {"a\x1b[31m\n" + "b" * 200: 1})
    assert field.isprintable()
    assert len(field) <= 80


@pytest.mark.parametrize("name", ["{{7*7}}", "<b>", "**x**", "](javascript:alert(1))", "=cmd()", "O'Brien & Zn"])
def test_strange_but_possible_business_names_stay_as_they_are(name: str) -> None:
    assert parse(record(klant__bedrijfsnaam=name)).klant.bedrijfsnaam == name


def test_values_get_their_canonical_form() -> None:
    case = parse(record(klant__adres__postcode="1234ab", achterstand__totaal=125.5))
    assert case.klant.adres
    assert (case.klant.adres.postcode, str(case.achterstand.totaal)) == ("1234 AB", "125.5")


def test_expected_values_are_in_dutch() -> None:
    with pytest.raises(CaseInvalid) as caught:
        parse(record(klant__aanspreekvorm="x"))
    assert texts.problem(caught.value.problems[0])[1] == "'heer', 'mevrouw' of 'neutraal'"


def test_the_largest_amount_is_written_as_people_write_it() -> None:
    with pytest.raises(CaseInvalid) as caught:
        parse(record(achterstand__totaal="99999999999"))
    assert texts.problem(caught.value.problems[0])[1] == "9999999,99 of minder"


def test_a_problem_without_words_of_its_own_still_reads_well() -> None:
    assert texts.problem(Problem("veld", "nooit_gezien"))[0] == "klopt niet"
