"""The words of the 14-day letter: which terms keep it valid, which make it void."""

import pytest

from letterkit.law.fourteen_days import FORMULAS, WRONG, Wording, right_terms, wrong_terms

RIGHT_SENTENCES = [
    "Betaal binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd.",
    "Betaal binnen 14 dagen vanaf de dag nadat deze brief is bezorgd.",
    "Binnen een termijn van veertien dagen, te rekenen vanaf de dag nadat deze brief bij u is bezorgd, betaalt u.",
    "U betaalt binnen vijftien dagen nadat deze brief bij u is bezorgd.",
    "U betaalt binnen 15 dagen\nnadat deze brief bij u\u00a0is bezorgd.",
    "Betaal binnen veertien dagen vanaf de dag nadat deze brief door u is ontvangen.",
    "Betaal binnen vijftien dagen nadat u deze brief heeft ontvangen.",
]
WRONG_SENTENCES = [
    ("na-heden", "Betaal binnen veertien dagen na heden."),
    ("na-heden", "Betaal binnen 14 dagen\nvanaf vandaag."),
    ("na-dagtekening", "Betaal binnen veertien dagen na dagtekening."),
    ("na-dagtekening", "Betaal binnen 15 dagen na de datum van deze brief."),
    ("na-verzending", "Betaal binnen veertien dagen na verzending van deze brief."),
    ("na-deze-brief", "Betaal binnen 14 dagen na deze brief."),
    ("dag-te-kort", "Betaal binnen veertien dagen nadat deze brief bij u is bezorgd."),
    ("dag-te-kort", "Betaal binnen 14 dagen nadat u deze brief heeft ontvangen."),
    ("dag-te-kort", "Betaal binnen 14 dagen na ontvangst van deze brief."),
    ("alleen-datum", "Betaal uiterlijk 5 december 2026."),
    ("alleen-datum", "Betaal uiterlijk op zaterdag 5 december."),
    ("alleen-datum", "Betaal vóór 05-12-2026."),
]


@pytest.mark.parametrize("sentence", RIGHT_SENTENCES)
def test_right_terms_are_found_and_nothing_wrong_in_them(sentence: str) -> None:
    assert right_terms(sentence)
    assert not wrong_terms(sentence)


@pytest.mark.parametrize(("name", "sentence"), WRONG_SENTENCES)
def test_wrong_terms_are_found_and_never_taken_for_right(name: str, sentence: str) -> None:
    assert [wrong.id for wrong, _ in wrong_terms(sentence)] == [name]
    assert not right_terms(sentence)


@pytest.mark.parametrize("wording", FORMULAS, ids=lambda w: w.id)
def test_each_formula_finds_its_own_example(wording: Wording) -> None:
    assert wording in right_terms(f"Betaal {wording.example}.")


@pytest.mark.parametrize("wording", WRONG, ids=lambda w: w.id)
def test_each_wrong_term_finds_its_own_example(wording: Wording) -> None:
    assert [wrong for wrong, _ in wrong_terms(f"Betaal {wording.example}.")] == [wording]


def test_a_date_beside_a_right_formula_is_allowed_but_another_wrong_term_is_not() -> None:
    formula = "Betaal binnen vijftien dagen nadat deze brief bij u is bezorgd"
    assert not wrong_terms(f"{formula}. Dat is in elk geval voor 8 december 2026.")
    assert [wrong.id for wrong, _ in wrong_terms(f"{formula}, dus binnen veertien dagen na heden.")] == ["na-heden"]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Uw factuur is van 5 november 2026.", []),
        ("Bel ons binnen 14 dagen.", []),
        ("Wij helpen u, ook voor 3 termijnen.", []),
        ("Betaal voor 3 januari niets.", ["alleen-datum"]),  # without a formula any last day counts as the term
    ],
)
def test_other_days_are_no_term_of_the_letter(sentence: str, found: list[str]) -> None:
    assert [wrong.id for wrong, _ in wrong_terms(sentence)] == found
    assert not right_terms(sentence)


def test_the_place_of_a_wrong_term_is_given() -> None:
    text = "Wij vragen u te betalen binnen veertien dagen na heden."
    ((_, match),) = wrong_terms(text)
    assert text[match.start() : match.end()] == "binnen veertien dagen na heden"
