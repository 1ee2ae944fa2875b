"""How hard a text is: one LiNT-II score for the whole, and what makes each sentence hard."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean

from letterkit.language import features, lint2, official, surface
from letterkit.language.analysers import LIGHT, analyse
from letterkit.language.hard_words import HardWord, hard_words
from letterkit.language.nominal import nominalisations
from letterkit.language.passive import passives
from letterkit.language.pincer import pincers
from letterkit.language.running import prose
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
            else surface.flesch_douma(tuple(sentence.text for sentence in self.sentences))
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
    return measure(analyse(text, analyser=analyser), data=data, as_prose=as_prose)


def measure(document: Document, *, data: str = SHIPPED, as_prose: bool = False) -> Readability:
    """Measure a text that was analysed before."""
    words = official.tables() if data == OFFICIAL else features.Shipped()
    running = list(document.sentences) if as_prose else prose(document)
    counted = [features.counts(sentence, words) for sentence in running]
    scored = [_scored(sentence, counts, words, document) for sentence, counts in zip(running, counted, strict=True)]
    sizes = [sentence.words for sentence, _ in scored]
    dutch = is_dutch(running)
    enough = dutch and len(running) >= FEWEST_SENTENCES
    score = lint2.score(features.combine(counted)) if enough else None
    return Readability(
        lint_score=None if score is None else round(score, 1),
        lint_level=None if score is None else lint2.level(score),
        share_struggling=None if score is None else lint2.share_struggling(score),
        words=sum(sizes),
        words_per_sentence=round(fmean(sizes), 1) if sizes else 0.0,
        longest_sentence=max(sizes, default=0),
        hard_words=tuple(word for _, hard in scored for word in hard),
        sentences=tuple(sentence for sentence, _ in scored),
        dutch=dutch,
        made_with=(document.analyser, data),
    )


def is_dutch(sentences: list[Sentence]) -> bool:
    """Whether the words look Dutch; a few words are given the benefit of the doubt."""
    words = [token.lower for sentence in sentences for token in sentence.words]
    return len(words) < FEWEST_WORDS or sum(word in DUTCH for word in words) >= LEAST_DUTCH * len(words)


def _scored(
    sentence: Sentence, counted: features.Counts, words: features.WordData, document: Document
) -> tuple[SentenceScore, list[HardWord]]:
    """Return the sentence with its own score and the reasons for it, and its hard words."""
    if any(token.head is not None for token in sentence.tokens):
        counted = features.counts(sentence, words, use_heads=True)
    size = len(sentence.words)
    hard = hard_words([sentence], document.text)
    reasons = tuple(_reasons(sentence, counted, size, hard))
    score = round(lint2.score(features.combine([counted])), 1)
    return SentenceScore(sentence.start, sentence.end, sentence.text, size, score, reasons), hard


def _reasons(sentence: Sentence, counted: features.Counts, size: int, hard: list[HardWord]) -> list[Reason]:
    wide = pincers(sentence, least=WIDE_PINCER)[:1]
    passive = passives(sentence)
    found = [
        Reason("long", size) if size > LONG_SENTENCE else None,
        Reason("words", len(hard), tuple(dict.fromkeys(word.text for word in hard))) if hard else None,
        Reason("dense", round(counted.density)) if counted.density > DENSE_CLAUSE else None,
        Reason("pincer", wide[0].width, (wide[0].left.text, wide[0].right.text)) if wide else None,
        Reason("passive", len(passive), (passive[0].auxiliary.text, passive[0].participle.text)) if passive else None,
        _nominal(sentence),
    ]
    return [reason for reason in found if reason is not None]


def _nominal(sentence: Sentence) -> Reason | None:
    nouns = nominalisations(sentence)
    words = tuple(found.noun.text for found in nouns)
    return Reason("nominal", len(nouns), words, tuple(found.verb for found in nouns)) if nouns else None
