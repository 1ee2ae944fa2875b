"""Dutch verbs in all their forms."""

from types import MappingProxyType

import pytest

from letterkit.lint.glossary.forms import BadForm, Grammar
from letterkit.lint.glossary.inflect import inflect
from letterkit.lint.glossary.loader import VERBS, _verbs
from letterkit.resources import glossary_dir

IRREGULAR = _verbs(glossary_dir() / VERBS)


@pytest.mark.parametrize(
    ("infinitive", "finite", "participle"),
    [
        ("stellen", "stel stelt stelde stelden", "gesteld"),
        ("sommeren", "sommeer sommeert sommeerde sommeerden", "gesommeerd"),
        ("vorderen", "vorder vordert vorderde vorderden", "gevorderd"),
        ("attenderen", "attendeer attendeert attendeerde attendeerden", "geattendeerd"),
        ("verminderen", "verminder vermindert verminderde verminderden", "verminderd"),
        ("maken", "maak maakt maakte maakten", "gemaakt"),
        ("verrichten", "verricht verrichtte verrichtten", "verricht"),
        ("starten", "start startte startten", "gestart"),
        ("rekenen", "reken rekent rekende rekenden", "gerekend"),
        ("verrekenen", "verreken verrekent verrekende verrekenden", "verrekend"),
        ("verlenen", "verleen verleent verleende verleenden", "verleend"),
        ("innen", "in int inde inden", "geind"),
        ("eisen", "eis eist eiste eisten", "geeist"),
        ("gijzelen", "gijzel gijzelt gijzelde gijzelden", "gegijzeld"),
        ("vrijwaren", "vrijwaar vrijwaart vrijwaarde vrijwaarden", "gevrijwaard"),
        ("schrijven", "schrijf schrijft schreef schreven", "geschreven"),
        ("ontbinden", "ontbind ontbindt ontbond ontbonden", "ontbonden"),
        ("voldoen", "voldoe voldoet voldeed voldeden", "voldaan"),
        ("overwegen", "overweeg overweegt overwoog overwogen", "overwogen"),
        ("kwijten", "kwijt kwijtte kwijtten", "gekwijt"),
    ],
)
def test_forms(infinitive: str, finite: str, participle: str) -> None:
    forms = inflect(infinitive, IRREGULAR)
    assert forms.finite == (infinitive, *finite.split())
    assert forms.participles[0] == participle


@pytest.mark.parametrize(
    ("infinitive", "attributive"), [("stellen", "gestelde"), ("zetten", "gezette"), ("voldoen", "voldane")]
)
def test_a_participle_before_a_noun(infinitive: str, attributive: str) -> None:
    assert inflect(infinitive, IRREGULAR).participles[-1] == attributive


GRAMMAR = Grammar(MappingProxyType({"wij": ("wij", "we")}), IRREGULAR)


def literals(form: str) -> set[str]:
    return {literal.text for found in GRAMMAR.read(form) for part in found.parts for literal in part}


def test_choices_options_and_sets() -> None:
    assert literals("(dit|ons) [laatste] schrijven") == {
        "dit schrijven", "ons schrijven", "dit laatste schrijven", "ons laatste schrijven",
    }  # fmt: skip
    assert literals("zijn {wij}") == {"zijn wij", "zijn we"}


def test_a_verb_with_a_loose_part_is_found_joined_and_split() -> None:
    words = literals("<aan|zeggen>")
    assert {"aanzeggen", "aangezegd", "aan te zeggen", "zegt", "aan"} <= words
    assert any(len(found.parts) == 2 for found in GRAMMAR.read("<aan|zeggen>"))


def test_te_stands_only_inside_a_phrase() -> None:
    assert "te stellen" not in literals("<stellen>")
    assert "in gebreke te stellen" in literals("in gebreke <stellen>")


def test_gaps_have_a_width_and_may_forbid_a_comma() -> None:
    (wide,) = GRAMMAR.read("als … dan")
    (narrow,) = GRAMMAR.read("als …3 dan")
    (tight,) = GRAMMAR.read("als …~2 dan")
    assert [found.gaps[0] for found in (wide, narrow, tight)] == [(8, True), (3, True), (2, False)]


@pytest.mark.parametrize(
    ("form", "problem"),
    [
        ("(a", "unbalanced"),
        ("a)", "unbalanced"),
        ("{x}", "unknown_set"),
        ("<a b>", "not_an_infinitive"),
        ("… a", "empty_part"),
        ("*", "star_in_the_middle"),
    ],
)
def test_a_form_that_cannot_be_read(form: str, problem: str) -> None:
    with pytest.raises(BadForm) as told:
        GRAMMAR.read(form)
    assert told.value.problem == problem
