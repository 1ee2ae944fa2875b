"""Whatever the text, every sentence and word stands exactly where it says, and nothing that can be seen is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterkit.language import analyse, sentences
from letterkit.language.splitter import MARKER

PIECES = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            "Wij stellen u in gebreke.",
            "a.u.b.",
            "t.a.v. mevr. K.L. de Vries",
            "€ 1.234,56",
            "NL91 ABNA 0417 1643 00",
            "https://voorbeeld.nl/a?b=c.",
            "be­ta­ling",
            "uw\u00a0brief",
            "\u202f",
            "👩‍👩‍👧",
            "\r\n\r\n",
            "\n- punt een\n- punt twee\n",
            "koop- en huurprijs",
            "auto's",
            "’s avonds",
            "İSTANBUL",
            "\ufeff",
            "...",
            '?!"',
        ]
    ),
)
TEXTS = st.lists(PIECES, max_size=12).map(" ".join)


def only_marks(gap: str) -> bool:
    """Whether nothing but white space and the mark of a list item was left out between two sentences."""
    return not gap.strip() or MARKER.fullmatch(gap.strip()) is not None


@pytest.mark.slow
@settings(deadline=None, max_examples=150)
@given(TEXTS)
def test_words_and_sentences_cover_exactly_what_can_be_seen(text: str) -> None:
    document = analyse(text)
    last = 0
    for sentence in document.sentences:
        assert only_marks(text[last : sentence.start])
        assert sentence.start < sentence.end
        assert text[sentence.start : sentence.end] == sentence.text
        last = sentence.end
        before = sentence.start
        for token in sentence.tokens:
            assert before <= token.start < token.end <= sentence.end
            assert text[token.start : token.end] == token.text
            assert not text[before : token.start].strip()
            before = token.end
        assert not text[before : sentence.end].strip()
    assert only_marks(text[last:])


@pytest.mark.slow
@settings(deadline=None, max_examples=150)
@given(TEXTS)
def test_splitting_and_analysing_agree_on_the_sentences(text: str) -> None:
    split = [(sentence.start, sentence.end) for sentence in sentences(text)]
    assert split == [(sentence.start, sentence.end) for sentence in analyse(text).sentences]


@pytest.mark.slow
@settings(deadline=None, max_examples=25)
@given(TEXTS)
def test_both_analysers_cut_the_same_words(text: str) -> None:
    light, parse = analyse(text), analyse(text, analyser="parse")
    assert [(token.start, token.end) for token in parse.tokens] == [(token.start, token.end) for token in light.tokens]
    for sentence in parse.sentences:
        assert all(token.head is not None and 0 <= token.head < len(sentence.tokens) for token in sentence.tokens)
