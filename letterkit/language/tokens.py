"""The values every analyser returns: words and sentences with their exact place in the text."""

from __future__ import annotations

from dataclasses import dataclass

from letterkit.errors import WrongCall
from letterkit.language import cgn, lemmas


class AnalyserUnavailable(WrongCall):
    """The asked-for analyser or word data is not installed; the value ``name`` says which."""

    @classmethod
    def named(cls, name: str) -> AnalyserUnavailable:
        return cls("analyser_missing", name=name)


@dataclass(frozen=True, slots=True)
class Token:
    """One word or punctuation mark.

    start, end: character offsets in the analysed text. lower: the lower-case form without soft hyphens.
    pos: Universal Dependencies word class (NOUN, VERB, AUX, …); detail: see ``letterkit.language.cgn``.
    head: index in the sentence of the word this one depends on (its own index for the root) and relation: the Universal
    Dependencies relation to it; both None without a parse.
    """

    start: int
    end: int
    text: str
    lower: str
    pos: str
    detail: str = ""
    head: int | None = None
    relation: str | None = None

    @property
    def lemma(self) -> str:
        """The dictionary form, looked up when asked for."""
        return lemmas.lemma(self.lower, self.pos)

    @property
    def verb_form(self) -> str | None:
        """ "Fin" persoonsvorm, "Inf", "Part" voltooid deelwoord, "Adj" participle before a noun, "Pres" onvoltooid
        deelwoord.
        """
        return self.detail if self.detail in cgn.VERB_FORMS else None

    @property
    def finite(self) -> bool:
        return self.detail == cgn.FINITE

    @property
    def numeral(self) -> bool:
        """Whether this is a number in words or figures, whatever its word class."""
        return self.detail == cgn.NUMERAL or self.pos == "NUM"

    @property
    def is_word(self) -> bool:
        """Whether this is a word or a number, not a punctuation mark or symbol."""
        return self.pos not in {"PUNCT", "SYM"} and any(map(str.isalnum, self.text))


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; ``tokens`` is empty when the text was only split and not analysed."""

    start: int
    end: int
    text: str
    tokens: tuple[Token, ...] = ()

    @property
    def words(self) -> tuple[Token, ...]:
        return tuple(token for token in self.tokens if token.is_word)


@dataclass(frozen=True, slots=True)
class Document:
    """An analysed text and the name of the analyser that made it."""

    text: str
    sentences: tuple[Sentence, ...]
    analyser: str

    @property
    def tokens(self) -> tuple[Token, ...]:
        return tuple(token for sentence in self.sentences for token in sentence.tokens)
