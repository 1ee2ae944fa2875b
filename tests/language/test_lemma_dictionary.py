"""simplemma's dictionary by its index: the same answers as the whole, and the whole where the index does not fit."""

from collections.abc import Iterator
from itertools import islice

import pytest
from simplemma.strategies.dictionaries import DEFAULT_DICTIONARY_FACTORY

from letterkit.language import lemma_dictionary
from letterkit.language.lemma_dictionary import STEP, Factory, Indexed


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    """No dictionary remembered from another test."""
    Factory.get_dictionary.cache_clear()
    yield
    Factory.get_dictionary.cache_clear()


@pytest.mark.slow
def test_the_index_fits_the_installed_simplemma() -> None:
    """When this fails there is a new simplemma: python -m training.lemma_index"""
    assert lemma_dictionary.stored_index() == lemma_dictionary.index_of_installed()


@pytest.mark.slow
def test_every_answer_is_that_of_the_whole_dictionary() -> None:
    whole, indexed = DEFAULT_DICTIONARY_FACTORY.get_dictionary("nl"), Factory().get_dictionary("nl")
    assert isinstance(indexed, Indexed)
    words = [*islice(whole, STEP * 3), *islice(whole, 0, None, 97), *list(whole)[-STEP * 2 :]]
    assert [indexed.get(word) for word in words] == [whole.get(word) for word in words]
    missing = ["", "!", "aaaa", "zzzzzz", "\U0010ffff", *(word + "xq" for word in words[::50])]
    assert [indexed.get(word) for word in missing] == [whole.get(word) for word in missing]
    assert (len(indexed), list(islice(indexed, 5))) == (len(whole), list(islice(whole, 5)))


@pytest.mark.slow
def test_beside_another_dictionary_the_whole_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lemma_dictionary, "digest", lambda: "of another version")
    assert Factory().get_dictionary("nl") is DEFAULT_DICTIONARY_FACTORY.get_dictionary("nl")
