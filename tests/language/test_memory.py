"""What a long run remembers of the names, amounts and sentences it met: never more than a fixed number of each."""

from types import ModuleType

import pytest

from letterkit.language import (
    analyse,
    analysers,
    compounds,
    concreteness,
    frequency,
    lemmas,
    measuring,
    perceptron,
    readability,
)


@pytest.mark.parametrize(
    ("module", "name"),
    [
        (analysers, "tagged"),
        (compounds, "last_part"),
        (concreteness, "share"),
        (frequency, "spoken"),
        (lemmas, "lemma"),
        (measuring, "_light"),
        (perceptron, "seen"),
    ],
)
def test_every_memory_of_what_stood_in_a_text_has_a_limit(module: ModuleType, name: str) -> None:
    limit = getattr(module, name).cache_info().maxsize
    assert limit is not None
    assert limit <= 8192


@pytest.mark.slow
def test_the_tagger_remembers_a_limited_number_of_words() -> None:
    model = perceptron.Perceptron(("A", "B"), perceptron.Weights({"wja": 1}), {})
    for number in range(perceptron.REMEMBERED + 10):
        model.tag([f"naam-{number:x}".translate(str.maketrans("0123456789", "ghijklmnop"))])
    assert 0 < len(model.sums) <= perceptron.REMEMBERED


def test_the_dictionary_behind_the_lemmas_remembers_nothing_of_its_own() -> None:
    assert lemmas.regular("wandelden") == "wandelen"
    assert lemmas._lemmatizer()._cached_lemmatize.cache_info().currsize == 0


@pytest.mark.slow
def test_the_parser_forgets_names_and_amounts() -> None:
    from letterkit.language import parser  # noqa: PLC0415 - brings in spaCy

    analyse("Wij schreven u over de rekening.", analyser="parse")
    strings = parser._pipeline(parser.OWN).vocab.strings
    before = len(strings)
    for number in range(20):
        analyse(f"Wij schreven mevrouw Zwaluwstaart{'en' * number} over € {number}77,{number + 10}.", analyser="parse")
    assert len(strings) == before


def test_a_remembered_sentence_gets_its_own_place_in_every_text() -> None:
    first, second = "Betaal nu.", "Bel ons. Betaal nu."
    assert [token.start for token in analyse(first).tokens] == [0, 7, 9]
    assert [token.start for token in analyse(second).tokens][-3:] == [9, 16, 18]
    assert readability(first).sentences[0].text == readability(second).sentences[1].text


def test_a_remembered_sentence_is_measured_in_the_text_around_it() -> None:
    alone = readability("U krijgt een sommatie.", as_prose=True)
    explained = readability("Bel ons. U krijgt een sommatie (een bevel).", as_prose=True)
    after = readability("Bel ons. U krijgt een sommatie.", as_prose=True)
    assert [(word.text, word.start) for word in alone.hard_words] == [("sommatie", 13)]
    assert explained.hard_words == ()
    assert [(word.text, word.start) for word in after.hard_words] == [("sommatie", 22)]
    assert [one.start for one in after.sentences] == [0, 9]
    assert after.sentences[1].reasons == alone.sentences[0].reasons
