"""Dutch text, word by word: sentences, word classes, verb structure and readability.

The only room that knows spaCy and textstat; neither is imported before an answer needs it. All offsets are 0-based
character positions in the text that was given, and ``text[part.start:part.end] == part.text`` holds for every part.

================================  ====================================================================================
``sentences(text)``               list of ``Sentence`` (start, end, text; no tokens)
``analyse(text, analyser=…)``     ``Document``: sentences with tokens; the analyser "parse" adds the head of every word
``passives(sentence)``            worden-passives, and zijn-passives whose participle cannot be a perfect tense
``verb_frames(sentence)``         "stellen … in gebreke", "dragen … over": a verb with its split-off words
``pincers(sentence)``             tangconstructies: words that belong together, and how many stand between
``nominalisations(sentence)``     naamwoordstijl: verbs dressed up as nouns
``readability(text)``             ``Readability``: LiNT-II score and level, Flesch-Douma, hard words, every sentence
``lint_level(texts)``             only its level, for running text that comes a sentence or so at a time
``measure(document)``             the same for a text that was analysed before
``written_in_dutch(sentences)``   whether the words look Dutch; a few words are given the benefit of the doubt
``prose(document)``               the sentences of running text: no address, table, reference or heading
================================  ====================================================================================

``analyser`` is ``"light"`` (averaged perceptron, no spaCy), ``"parse"`` (letterkit's own spaCy pipeline) or the name
of an installed Dutch spaCy pipeline such as ``"nl_core_news_sm"``; ``Document.analyser`` says which one made the
result.
"""

from letterkit.language.analysers import analyse
from letterkit.language.frames import Frame, verb_frames
from letterkit.language.hard_words import HardWord
from letterkit.language.measuring import (
    Readability,
    Reason,
    SentenceScore,
    lint_level,
    measure,
    readability,
    written_in_dutch,
)
from letterkit.language.nominal import Nominalisation, nominalisations
from letterkit.language.passive import Passive, passives
from letterkit.language.prose import prose
from letterkit.language.split_constructions import Pincer, pincers
from letterkit.language.splitter import sentences
from letterkit.language.tokens import AnalyserUnavailable, Document, Sentence, Token

__all__ = [
    "AnalyserUnavailable",
    "Document",
    "Frame",
    "HardWord",
    "Nominalisation",
    "Passive",
    "Pincer",
    "Readability",
    "Reason",
    "Sentence",
    "SentenceScore",
    "Token",
    "analyse",
    "lint_level",
    "measure",
    "nominalisations",
    "passives",
    "pincers",
    "prose",
    "readability",
    "sentences",
    "verb_frames",
    "written_in_dutch",
]
