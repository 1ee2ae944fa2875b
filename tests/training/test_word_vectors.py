"""Words that stand among the same words teach each other what they weigh."""

import random

import numpy as np

from training.word_vectors import word_vectors

_THREATS, _GREETINGS = [f"dreig{n}" for n in range(12)], [f"groet{n}" for n in range(12)]
_BESIDE = {"dreig": [f"kosten{n}" for n in range(30)], "groet": [f"dag{n}" for n in range(30)]}


def rows() -> list[dict[str, float]]:
    draw = random.Random(3)  # noqa: S311 - no secret
    sentences = []
    for _ in range(600):
        word = draw.choice(_THREATS + _GREETINGS)
        beside, farther = draw.sample(_BESIDE[word.rstrip("0123456789")], 2)
        names = (f"l={word}", f"l={beside}", f"l={farther}", f"l={word} {beside}", f"s={word} {farther}", f"<l={word}")
        sentences.append(dict.fromkeys(names, 1.0))
    return sentences


def test_words_among_the_same_words_lie_together() -> None:
    sentences = rows()
    names = sorted({name for row in sentences for name in row})
    vectors = word_vectors(sentences, names).toarray()
    place = {name: vectors[at] for at, name in enumerate(names)}

    def near(first: str, second: str) -> float:
        a, b = place[first], place[second]
        return float(a @ b / np.linalg.norm(a) / np.linalg.norm(b))

    alike = np.mean([near(f"l={a}", f"l={b}") for a in _THREATS for b in _THREATS if a != b])
    other = np.mean([near(f"l={a}", f"l={b}") for a in _THREATS for b in _GREETINGS])
    assert alike > other + 0.2


def test_a_word_of_the_sentence_before_has_columns_of_its_own_and_a_pair_has_none() -> None:
    sentences = rows()
    names = sorted({name for row in sentences for name in row})
    vectors = word_vectors(sentences, names).toarray()
    here, before = vectors[names.index("l=dreig1")], vectors[names.index("<l=dreig1")]
    assert here.any()
    assert before.any()
    assert not (here * before).any()
    assert not any(vectors[at].any() for at, name in enumerate(names) if " " in name)


def test_the_same_material_gives_the_same_vectors() -> None:
    sentences = rows()
    names = sorted({name for row in sentences for name in row})
    assert (word_vectors(sentences, names) != word_vectors(sentences, names)).nnz == 0
