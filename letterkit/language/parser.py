"""The parse analyser: letterkit's own spaCy pipeline, or another Dutch one that the user has installed.

Sentence ends and words come from letterkit itself; the pipeline adds word classes, forms and heads. That keeps offsets
and sentences the same whichever analyser is chosen, and measured better than the pipeline's own splitting.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import as_file, files

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Token as SpacyToken

from letterkit.language import cgn, imperatives
from letterkit.language.finiteness import settled
from letterkit.language.tokenizer import forms, words
from letterkit.language.tokens import AnalyserUnavailable, Sentence, Token

Place = tuple[int, int]

OWN = "parse"
BATCH = 32  # sentences in memory at once
LONGEST = 400  # words parsed at once; longer "sentences" are lists or noise, and are parsed in pieces


def parsed(sentences: Sequence[Sentence], pipeline: str) -> list[Sentence]:
    """Return the sentences with words, word classes and heads. Raises ``AnalyserUnavailable``."""
    nlp = _pipeline(pipeline)
    jobs = [(number, piece) for number, sentence in enumerate(sentences) for piece in _pieces(sentence.text)]
    texts = (_document(nlp, sentences[number].text, piece) for number, piece in jobs)
    tokens: list[list[Token]] = [[] for _ in sentences]
    with nlp.memory_zone():  # else the pipeline's vocabulary keeps every name and amount it ever met
        for (number, piece), document in zip(jobs, nlp.pipe(texts, batch_size=BATCH), strict=True):
            known = tokens[number]
            offset, before = sentences[number].start, len(known)
            known += [_token(word, place, offset, before) for word, place in zip(document, piece, strict=True)]
    return [
        replace(sentence, tokens=imperatives.marked(tuple(settled(row))))
        for sentence, row in zip(sentences, tokens, strict=True)
    ]


def _pieces(sentence: str) -> Iterator[list[Place]]:
    places = list(words(sentence))
    for first in range(0, len(places), LONGEST):
        yield places[first : first + LONGEST]


def _document(nlp: Language, sentence: str, places: list[Place]) -> Doc:
    return Doc(
        nlp.vocab,
        words=forms(sentence, places),
        spaces=[sentence[end : end + 1].isspace() for _, end in places],
        sent_starts=[number == 0 for number in range(len(places))],
        user_data={"text": sentence},
    )


def _token(word: SpacyToken, place: Place, offset: int, before: int) -> Token:
    start, end = place
    return Token(
        start=offset + start,
        end=offset + end,
        text=word.doc.user_data["text"][start:end],
        lower=word.lower_,
        pos=word.pos_ or "X",
        detail=cgn.detail(word.tag_),
        head=before + word.head.i,
        relation=word.dep_.replace("ROOT", "root"),
    )


@cache
def _pipeline(name: str) -> Language:
    try:
        if name == OWN:
            with as_file(files("letterkit.language").joinpath("data", "parser")) as folder:
                return spacy.load(folder)
        return spacy.load(name, exclude=["ner", "lemmatizer", "senter"])
    except OSError:
        raise AnalyserUnavailable.named(name) from None
