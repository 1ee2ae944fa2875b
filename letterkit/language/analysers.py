"""Text in, words out: the light tagger for everything that must be quick, a spaCy pipeline where heads are needed."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

from letterkit.language import finiteness, imperatives, perceptron
from letterkit.language.splitter import sentences
from letterkit.language.tokenizer import forms, words
from letterkit.language.tokens import Document, Sentence, Token

LIGHT, PARSE = "light", "parse"
REMEMBERED = 1024  # sentences, about 2.5 kB each; a batch repeats its template sentences for every case


def analyse(text: str, *, analyser: str = LIGHT) -> Document:
    """Return the sentences and words of ``text``.

    analyser: "light", "parse" or the name of an installed Dutch spaCy pipeline. Raises ``AnalyserUnavailable`` when
    that pipeline is not installed.
    """
    sentences_found = sentences(text)
    if analyser == LIGHT:
        analysed = tuple(_light(sentence) for sentence in sentences_found)
    else:
        from letterkit.language import parser  # noqa: PLC0415 - brings in spaCy: seconds the light analyser does not cost

        analysed = tuple(parser.parsed(sentences_found, analyser))
    return Document(text, analysed, analyser)


def _light(sentence: Sentence) -> Sentence:
    at, tokens = sentence.start, tagged(sentence.text)
    if at:
        tokens = tuple(Token(at + t.start, at + t.end, t.text, t.lower, t.pos, t.detail) for t in tokens)
    return Sentence(at, sentence.end, sentence.text, tokens)


@lru_cache(maxsize=REMEMBERED)
def tagged(sentence: str) -> tuple[Token, ...]:
    """Return the words of one sentence, with offsets from its start."""
    places = list(words(sentence))
    known = forms(sentence, places)
    tokens = []
    for (start, end), form, tag in zip(places, known, _model().tag(known), strict=True):
        pos, _, detail = tag.partition(":")
        tokens.append(Token(start, end, sentence[start:end], form.lower(), pos, detail))
    return finiteness.settled_by_position(imperatives.marked(tuple(tokens)))


def forget() -> None:
    """Drop the remembered words of sentences, as a measurement or a long-lived process may want."""
    tagged.cache_clear()


@cache
def _model() -> perceptron.Perceptron:
    return perceptron.load(files("letterkit.language").joinpath("data", "tagger.bin").read_bytes())
