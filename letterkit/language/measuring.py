"""How hard a text is: one LiNT-II score for the whole, and what makes each sentence hard."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from statistics import fmean

from letterkit.language import features, flesch, lint_ii, lint_ii_tables
from letterkit.language.analysers import LIGHT, REMEMBERED, analyse, tagged
from letterkit.language.hard_words import HardWord, candidates, explained, moved
from letterkit.language.nominal import nominalisations
from letterkit.language.passive import passives
from letterkit.language.prose import prose
from letterkit.language.split_constructions import pincers
from letterkit.language.splitter import longest_line, sentences
from letterkit.language.tokens import Document, Sentence

FEWEST_SENTENCES = 5  # below this a score says more about chance than about the text
SHIPPED, OFFICIAL = "shipped", "official"
# Function words that make up a third of Dutch text and are no words of English, German or French.
_DUTCH = """
aan als bij dan dat de deze die dit door een en er haar heb hebben heeft het hij hoe hun ik je kan kunt maar meer met
mij moet naar niet nog of om onze ook ons op over te toch tot u uit uw van voor waar wat we wel wij wilt wordt worden
ze zich zij zijn zo
"""
DUTCH = frozenset(_DUTCH.split())
_WORD = re.compile(r"[^\W\d_]+")
FEWEST_WORDS, LEAST_DUTCH = 12, 0.15
LONG_SENTENCE, DENSE_CLAUSE, WIDE_PINCER = 15, 6.0, 7  # from here on a sentence gets the reason named


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that makes a sentence hard.

    kind: "long" (count words), "dense" (count content words a clause), "words" (hard words), "pincer" (count words
    between), "passive" or "nominal"; words: the words of the text that it is about; instead: for "nominal" the verbs
    to write.
    """

    kind: str
    count: int
    words: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SentenceScore:
    """One sentence of running text. score: its LiNT-II value, only good for ordering the sentences of a text."""

    start: int
    end: int
    text: str
    words: int
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Readability:
    """What was measured of a text's running text.

    lint_score: LiNT-II formula with letterkit's own features, 0 to 100, higher is harder, about 4 points from the
    official score. lint_level: 1 (easy) to 4 (very hard). share_struggling: share of Dutch adults, 0 to 1, who have
    trouble with texts of that level. These and flesch_douma are None when ``too_short``, fewer than five sentences of
    running text, or not ``dutch``. made_with: the analyser and the word data.
    """

    lint_score: float | None
    lint_level: int | None
    share_struggling: float | None
    words: int
    words_per_sentence: float
    longest_sentence: int
    hard_words: tuple[HardWord, ...]
    sentences: tuple[SentenceScore, ...]
    dutch: bool
    made_with: tuple[str, str]

    @property
    def too_short(self) -> bool:
        return len(self.sentences) < FEWEST_SENTENCES

    @property
    def flesch_douma(self) -> float | None:
        """Flesch reading ease in Douma's Dutch version, about 0 (very hard) to 100 (very easy); computed when asked
        for.
        """
        return (
            None
            if self.lint_score is None
            else flesch.flesch_douma(tuple(sentence.text for sentence in self.sentences))
        )

    def hardest(self, most: int = 3) -> tuple[SentenceScore, ...]:
        """Return the hardest sentences that have a reason to name, hardest first."""
        named = [sentence for sentence in self.sentences if sentence.reasons]
        return tuple(sorted(named, key=lambda sentence: -sentence.score)[:most])


def readability(text: str, *, analyser: str = LIGHT, data: str = SHIPPED, as_prose: bool = False) -> Readability:
    """Measure ``text``; only its running text counts, not addresses, tables, references or headings.

    analyser: as for ``analyse``. data: "shipped", or "official" for the word tables of an installed lint_ii package.
    as_prose: the text holds nothing but running text, as the caller has seen to; every sentence counts. Raises
    ``AnalyserUnavailable`` when the analyser or the data is not there.
    """
    if as_prose and (analyser, data) == (LIGHT, SHIPPED):  # what is remembered of a sentence, without its place
        parts = tuple(Sentence(one.start, one.end, one.text, tagged(one.text)) for one in sentences(text))
        return measure(Document(text, parts, LIGHT), as_prose=True)
    return measure(analyse(text, analyser=analyser), data=data, as_prose=as_prose)


def measure(document: Document, *, data: str = SHIPPED, as_prose: bool = False) -> Readability:
    """Measure a text that was analysed before."""
    running = list(document.sentences) if as_prose else prose(document)
    if document.analyser == LIGHT and data == SHIPPED:
        measured = [_light(sentence.text) for sentence in running]
    else:
        words = lint_ii_tables.tables() if data == OFFICIAL else features.Shipped()
        measured = [_alone(sentence, words) for sentence in running]
    counted = [measurement.counts for measurement in measured]
    scored = [
        _scored(sentence, measurement, document.text) for sentence, measurement in zip(running, measured, strict=True)
    ]
    sizes = [sentence.words for sentence, _ in scored]
    dutch = is_dutch(running)
    enough = dutch and len(running) >= FEWEST_SENTENCES
    score = lint_ii.score(features.combine(counted)) if enough else None
    return Readability(
        lint_score=None if score is None else round(score, 1),
        lint_level=None if score is None else lint_ii.level(score),
        share_struggling=None if score is None else lint_ii.share_struggling(score),
        words=sum(sizes),
        words_per_sentence=round(fmean(sizes), 1) if sizes else 0.0,
        longest_sentence=max(sizes, default=0),
        hard_words=tuple(word for _, hard in scored for word in hard),
        sentences=tuple(sentence for sentence, _ in scored),
        dutch=dutch,
        made_with=(document.analyser, data),
    )


def lint_level(stretches: Iterable[str]) -> int | None:
    """The LiNT-II level of running text that comes a sentence or so at a time; None when too short or not Dutch.

    The same as ``readability`` says of the whole, and far quicker for a sentence that was read before.
    """
    texts = list(stretches)
    wrapped = any("\n" in text for text in texts)
    width = max(map(longest_line, texts)) if wrapped else 0
    parts = [part for text in texts for part in _parts(text, width if "\n" in text else 0)]
    words, dutch = sum(part.words for part in parts), sum(part.dutch for part in parts)
    if len(parts) < FEWEST_SENTENCES or not _enough(words, dutch):
        return None
    return lint_ii.level(lint_ii.score(features.combine([part.counts for part in parts])))


@dataclass(frozen=True, slots=True)
class _Part:
    counts: features.Counts
    words: int
    dutch: int


@lru_cache(maxsize=REMEMBERED)
def _parts(text: str, width: int) -> tuple[_Part, ...]:
    read = [one.text for one in sentences(text, width)]
    lower = [[token.lower for token in Sentence(0, len(one), one, tagged(one)).words] for one in read]
    return tuple(
        _Part(_light(one).counts, len(words), sum(word in DUTCH for word in words))
        for one, words in zip(read, lower, strict=True)
    )


def is_dutch(sentences: list[Sentence]) -> bool:
    """Whether the words look Dutch; a few words are given the benefit of the doubt."""
    return _dutch([token.lower for sentence in sentences for token in sentence.words])


def written_in_dutch(sentences: Iterable[str]) -> bool:
    """The same for sentences that were not analysed."""
    counts = list(map(_counted, sentences))
    return _enough(sum(words for words, _ in counts), sum(dutch for _, dutch in counts))


@lru_cache(maxsize=REMEMBERED)
def _counted(sentence: str) -> tuple[int, int]:
    """How many words a sentence has, and how many of them are Dutch."""
    words = _WORD.findall(sentence.lower())
    return len(words), sum(word in DUTCH for word in words)


def _dutch(words: list[str]) -> bool:
    return _enough(len(words), sum(word in DUTCH for word in words))


def _enough(words: int, dutch: int) -> bool:
    return words < FEWEST_WORDS or dutch >= LEAST_DUTCH * words


@dataclass(frozen=True, slots=True)
class _Alone:
    """What a sentence is by itself. score: its own LiNT-II value; long, others: reasons, all but the hard words."""

    counts: features.Counts
    size: int
    score: float
    long: tuple[Reason, ...]
    others: tuple[Reason, ...]
    hard: tuple[HardWord, ...]


@lru_cache(maxsize=REMEMBERED)
def _light(text: str) -> _Alone:
    """A sentence as the light analyser reads it, remembered: a template's come back in each of its messages."""
    return _alone(Sentence(0, len(text), text, tagged(text)), features.Shipped())


def _alone(sentence: Sentence, words: features.WordData) -> _Alone:
    """hard: the hard words with offsets from the start of the sentence, explained in the text around it or not."""
    counts = own = features.counts(sentence, words)
    if any(token.head is not None for token in sentence.tokens):
        own = features.counts(sentence, words, use_heads=True)
    size = len(sentence.words)
    return _Alone(
        counts=counts,
        size=size,
        score=round(lint_ii.score(features.combine([own])), 1),
        long=(Reason("long", size),) if size > LONG_SENTENCE else (),
        others=tuple(_reasons(sentence, own)),
        hard=tuple(moved(word, -sentence.start) for word in candidates([sentence])),
    )


def _scored(sentence: Sentence, alone: _Alone, text: str) -> tuple[SentenceScore, list[HardWord]]:
    """Return the sentence with its own score and the reasons for it, and its hard words."""
    hard = [word for hard_word in alone.hard if not explained(word := moved(hard_word, sentence.start), text)]
    words = (Reason("words", len(hard), tuple(dict.fromkeys(word.text for word in hard))),) if hard else ()
    reasons = (*alone.long, *words, *alone.others)
    return SentenceScore(sentence.start, sentence.end, sentence.text, alone.size, alone.score, reasons), hard


def _reasons(sentence: Sentence, counted: features.Counts) -> list[Reason]:
    wide = pincers(sentence, least=WIDE_PINCER)[:1]
    passive = passives(sentence)
    reasons = [
        Reason("dense", round(counted.density)) if counted.density > DENSE_CLAUSE else None,
        Reason("pincer", wide[0].width, (wide[0].left.text, wide[0].right.text)) if wide else None,
        Reason("passive", len(passive), (passive[0].auxiliary.text, passive[0].participle.text)) if passive else None,
        _nominal(sentence),
    ]
    return [reason for reason in reasons if reason is not None]


def _nominal(sentence: Sentence) -> Reason | None:
    nouns = nominalisations(sentence)
    words = tuple(noun.noun.text for noun in nouns)
    return Reason("nominal", len(nouns), words, tuple(noun.verb for noun in nouns)) if nouns else None
