"""The formula, its borders, and the features that go into it."""

import pytest

from letterkit.language import Sentence, Token, analyse, features, lint_ii


def test_the_formula_gives_the_published_value() -> None:
    assert lint_ii.score(lint_ii.Features(5.2, 3, 4.5, 0.6)) == 21.020445599999988


@pytest.mark.parametrize(("features_", "expected"), [((9.0, 0, 1, 1), 0.0), ((0.0, 40, 20, 0), 100.0)])
def test_scores_stay_between_0_and_100(features_: tuple[float, float, float, float], expected: float) -> None:
    assert lint_ii.score(lint_ii.Features(*features_)) == expected


@pytest.mark.parametrize(
    ("score", "level", "share"),
    [(0, 1, 0.14), (33.9, 1, 0.14), (34, 2, 0.29), (46, 3, 0.53), (57.9, 3, 0.53), (58, 4, 0.78), (100, 4, 0.78)],
)
def test_levels(score: float, level: int, share: float) -> None:
    assert (lint_ii.level(score), lint_ii.share_struggling(score)) == (level, share)


def test_numbers_and_references_are_no_content_words() -> None:
    tokens = analyse("Betaal 100 euro met kenmerk AB123 voor de tweede keer.").tokens
    assert [token.text for token in tokens if features.is_content(token)] == ["Betaal", "euro", "kenmerk", "keer"]


def test_the_longest_dependency_is_counted_in_words_between() -> None:
    words = ["Wij", "hebben", ",", "zoals", "u", "weet", ",", "gewacht", "en", "gebeld"]
    heads = [7, 7, 2, 5, 5, 7, 6, 7, 9, 7]
    relations = ["nsubj", "aux", "punct", "mark", "nsubj", "advcl", "punct", "root", "cc", "conj"]
    tokens = tuple(Token(0, 1, w, w, "X", "", h, r) for w, h, r in zip(words, heads, relations, strict=True))
    sentence = Sentence(0, 1, "", tokens)
    assert (
        features.longest_dependency(sentence) == 6
    )  # "Wij" to "gebeld", which shares the subject; commas do not count


def test_expected_dependencies_grow_with_the_sentence() -> None:
    sizes = [features.estimated_dependency(analyse("woord " * size).sentences[0]) for size in (1, 2, 8, 30)]
    assert sizes[0] == 0
    assert sizes == sorted(sizes)


def test_a_text_without_nouns_or_content_words_gets_ordinary_values() -> None:
    sentence = analyse("Dat is het.").sentences[0]
    combined = features.combine([features.counts(sentence, features.Shipped())])
    assert (combined.frequency, combined.concrete) == (features.ORDINARY_FREQUENCY, features.ORDINARY_CONCRETE)


def test_a_sentence_without_a_finite_verb_has_no_say_in_the_content_words_per_clause() -> None:
    texts = ("De rekening van de nieuwe maand", "Wij betalen de rekening.")
    heading, sentence = (analyse(text).sentences[0] for text in texts)
    counted = [features.counts(one, features.Shipped()) for one in (heading, sentence)]
    assert [one.clauses for one in counted] == [0, 1]
    assert features.combine(counted).content_words == counted[1].density == 2
    assert features.combine(counted[:1]).content_words == counted[0].density == 3
