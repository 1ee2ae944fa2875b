"""Both analysers behind one interface, and the artefacts they load."""

import subprocess
import sys
from importlib.resources import files

import pytest

from letterkit.language import AnalyserUnavailable, Token, analyse

LETTER = "Hierbij stellen wij u in gebreke. Uw betaling is niet ontvangen."


def by_text(tokens: tuple[Token, ...]) -> dict[str, Token]:
    return {token.text: token for token in tokens}


@pytest.mark.slow
@pytest.mark.parametrize("analyser", ["light", "parse"])
def test_classes_forms_and_lemmas(analyser: str) -> None:
    document = analyse(LETTER, analyser=analyser)
    tokens = by_text(document.tokens)
    assert document.analyser == analyser
    assert tokens["stellen"].finite
    assert tokens["is"].finite
    assert tokens["ontvangen"].verb_form == "Part"
    assert (tokens["betaling"].pos, tokens["gebreke"].pos, tokens["u"].pos) == ("NOUN", "NOUN", "PRON")
    assert (tokens["ontvangen"].lemma, tokens["stellen"].lemma) == ("ontvangen", "stellen")


@pytest.mark.slow
@pytest.mark.parametrize("analyser", ["light", "parse"])
@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Betaal het bedrag op tijd.", "Betaal"),
        ("Neem contact op met ons.", "Neem"),
        ("Als u niet betaalt, sturen wij u een brief.", "sturen"),
        ("Bel ons als u vragen heeft.", "Bel"),
        ("Betaal nu.", "Betaal"),
        ("- Bel ons dan", "Bel"),
        ("Uw brief hebben wij ontvangen.", "hebben"),
    ],
)
def test_finite_verbs_of_letters(analyser: str, text: str, verb: str) -> None:
    assert by_text(analyse(text, analyser=analyser).tokens)[verb].finite


def test_a_subject_that_looks_like_an_order_stays_a_noun() -> None:
    assert by_text(analyse("Mail komt later.").tokens)["Mail"].verb_form is None


@pytest.mark.slow
def test_a_parse_has_heads_and_the_light_analyser_none() -> None:
    sentence = analyse("Wij dragen de vordering over.", analyser="parse").sentences[0]
    tokens = by_text(sentence.tokens)
    assert sentence.tokens[tokens["over"].head or 0].text == "dragen"
    assert tokens["dragen"].relation == "root"
    assert all(token.head is None for token in analyse(LETTER).tokens)


def test_an_infinitive_under_a_modal_is_not_finite() -> None:
    tokens = by_text(analyse("De kosten kunnen bij u in rekening worden gebracht.", analyser="parse").tokens)
    assert [text for text, token in tokens.items() if token.finite] == ["kunnen"]


@pytest.mark.parametrize("analyser", ["light", "parse"])
def test_capitals_and_soft_hyphens_change_nothing(analyser: str) -> None:
    plain = analyse(LETTER, analyser=analyser).tokens
    shouted = analyse(LETTER.upper(), analyser=analyser).tokens
    hyphened = analyse(LETTER.replace("betaling", "be\u00adta\u00adling"), analyser=analyser).tokens
    assert [token.finite for token in shouted] == [token.finite for token in plain]
    assert [(token.lower, token.pos) for token in hyphened] == [(token.lower, token.pos) for token in plain]


@pytest.mark.slow
def test_a_sentence_longer_than_the_parser_takes_at_once_stays_whole() -> None:
    sentence = analyse("woord " * 900, analyser="parse").sentences[0]
    assert len(sentence.tokens) == 900
    assert all(token.head is not None and 0 <= token.head < 900 for token in sentence.tokens)


def test_an_analyser_that_is_not_installed_is_named() -> None:
    with pytest.raises(AnalyserUnavailable) as caught:
        analyse(LETTER, analyser="nl_core_nieuws_xxl")
    assert caught.value.values == {"name": "nl_core_nieuws_xxl"}


@pytest.mark.slow
def test_the_light_analyser_loads_no_heavy_library() -> None:
    code = (
        "import sys; from letterkit.language import analyse, passives, verb_frames, pincers\n"
        "s = analyse('Hierbij stellen wij u in gebreke.').sentences[0]; passives(s); verb_frames(s); pincers(s)\n"
        "print([m for m in ('spacy', 'textstat', 'numpy', 'simplemma', 'wordfreq') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.slow
def test_another_spacy_pipeline_can_be_chosen_and_is_named() -> None:
    folder = str(files("letterkit.language").joinpath("data", "parser"))
    document = analyse(LETTER, analyser=folder)
    assert document.analyser == folder
    assert [token.pos for token in document.tokens] == [token.pos for token in analyse(LETTER, analyser="parse").tokens]
