"""The trained files that ship: right shape, named licence, and on the letter sentences as good as their cards say."""

import json
from importlib.resources import files
from pathlib import Path

import pytest

from letterkit.language import analyse, passives, perceptron, verb_frames
from letterkit.language.cgn import VERB_FORMS

DATA = files("letterkit.language").joinpath("data")
LETTERS = Path(__file__).parents[2] / "benchmarks" / "letter_sentences.tsv"
CLASSES = {
    *("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM"),
    *("PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"),
}


def letter_rows() -> list[list[str]]:
    lines = LETTERS.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


@pytest.mark.slow
def test_the_light_tagger_knows_all_classes_and_verb_forms() -> None:
    model = perceptron.load(DATA.joinpath("tagger.bin").read_bytes())
    assert {tag.split(":")[0] for tag in model.tags} == CLASSES
    assert {tag.split(":")[1] for tag in model.tags if tag.startswith("VERB:")} >= VERB_FORMS
    assert len(model.weights.whole()) > 100_000


def test_saving_and_loading_a_tagger_changes_nothing(tmp_path: Path) -> None:
    weights = perceptron.Weights({"wja": -3 + (7 << perceptron.LANE), "b": 1, "niets": 0, "min": -9 << perceptron.LANE})
    model = perceptron.Perceptron(("A", "B:Fin"), weights, {"ja": "A"})
    perceptron.save(model, tmp_path / "klein.bin")
    read = perceptron.load((tmp_path / "klein.bin").read_bytes())
    assert (read.tags, read.certain, read.weights.whole()) == (model.tags, model.certain, dict(weights))
    assert read.tag(["ja", "Ja"]) == ["A", "B:Fin"]


def test_a_feature_that_was_not_trained_is_not_remembered() -> None:
    """It may be made of a name in somebody's letter."""
    weights = perceptron.load(DATA.joinpath("tagger.bin").read_bytes()).weights
    assert weights["wVanderzwaluw"] == 0
    assert not weights


def test_the_parser_says_what_it_is_and_holds_no_folder_of_its_trainer() -> None:
    meta = json.loads(DATA.joinpath("parser", "meta.json").read_text(encoding="utf-8"))
    assert (meta["name"], meta["license"], meta["spacy_version"]) == (
        "letterkit_parser",
        "CC BY-SA 4.0",
        ">=3.8.0,<3.9.0",
    )
    assert "train = null" in DATA.joinpath("parser", "config.cfg").read_text(encoding="utf-8")


@pytest.mark.parametrize("card", ["README.md", "tagger.md", "parser.md"])
def test_every_artefact_has_its_card_with_the_licence(card: str) -> None:
    assert "CC BY-SA 4.0" in DATA.joinpath(card).read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("analyser", ["light", "parse"])
def test_passives_in_letter_sentences(analyser: str) -> None:
    rows = letter_rows()
    right = sum(
        bool(auxiliaries) == any(passives(sentence) for sentence in analyse(text, analyser=analyser).sentences)
        for text, _, auxiliaries, _ in rows
    )
    assert right >= 0.97 * len(rows)


@pytest.mark.slow
@pytest.mark.parametrize("analyser", ["light", "parse"])
def test_finite_verbs_in_letter_sentences(analyser: str) -> None:
    rows = letter_rows()
    right = sum(
        verbs.split() == [token.text for token in analyse(text, analyser=analyser).tokens if token.finite]
        for text, verbs, _, _ in rows
    )
    assert right >= 0.9 * len(rows)


@pytest.mark.slow
def test_words_stand_at_their_verb_in_letter_sentences() -> None:
    held = wanted = 0
    for text, _, _, pairs in letter_rows():
        sentences = analyse(text, analyser="parse").sentences
        frames = {
            (frame.verb.text, token.text)
            for sentence in sentences
            for frame in verb_frames(sentence)
            for token in frame.tokens
        }
        heads = {
            (sentence.tokens[token.head].text, token.text)
            for sentence in sentences
            for token in sentence.tokens
            if token.head is not None
        }
        for pair in pairs.split():
            wanted += 1
            held += tuple(pair.split("<-")) in frames | heads
    assert wanted == 56
    assert held >= 54
