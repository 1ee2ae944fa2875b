"""What one clause says: who acts, when, whether it is denied or depends on something, and with what kind of things.

The record is made of the light analyser's word classes; no tree is needed. A verb-first clause with a subject behind
its verb is a condition ("Betaalt u niet, dan …") unless its sentence is a question.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from letterkit.language import cgn
from letterkit.language.clauses import clauses
from letterkit.language.tokens import Sentence, Token

Agent = Literal["reader", "us", "other", "none"]
Tense = Literal["present", "past", "perfect", "future", "modal", "passive", "order", "none"]
Mood = Literal["condition", "question", "result", "statement"]

READER = frozenset({"u", "je", "jij", "jou", "jullie", "ge", "gij", "gijzelf", "uzelf", "jezelf"})
US = frozenset({"wij", "we", "ik"})
DENYING = frozenset(
    {"niet", "geen", "nooit", "niets", "niks", "niemand", "zonder", "nergens", "noch", "evenmin", "nimmer"}
)
_CONDITIONS = frozenset({
    "als", "indien", "wanneer", "mocht", "mochten", "zolang", "tenzij", "zodra", "tot", "totdat", "bij", "zonder",
    "voor", "mits", "ingeval", "wie", "na",
})  # fmt: skip
_RESULTS = frozenset({"dan", "anders", "daarna", "hierna", "vervolgens", "zo"})
_FUTURE = frozenset({"zal", "zult", "zul", "zullen", "ga", "gaat", "gaan"})
_MODAL = frozenset({
    "kan", "kun", "kunt", "kunnen", "mag", "mogen", "moet", "moeten", "wil", "wilt", "willen", "hoef", "hoeft",
    "hoeven", "dient", "dienen", "zou", "zouden", "kon", "konden", "mocht", "mochten", "moest", "moesten",
})  # fmt: skip
_PERFECT = frozenset({"heb", "hebt", "heeft", "hebben", "ben", "bent", "is", "zijn"})
_PASSIVE = frozenset({"word", "wordt", "worden"})
_PAST = frozenset({
    "was", "waren", "werd", "werden", "had", "hadden", "kwam", "kwamen", "ging", "gingen", "kreeg", "kregen", "schreef",
    "schreven", "stond", "stonden", "vroeg", "vroegen", "liet", "lieten", "zag", "zagen", "gaf", "gaven", "deed",
    "deden", "zei", "zeiden", "nam", "namen", "bleek", "bleken", "bleef", "bleven", "wist", "wisten", "lag", "lagen",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Clause:
    """start, stop: indexes of its words in the sentence. verb: lemma of its main verb, empty without one.

    agent: who the subject is. denied: it holds a word that denies. amount: it names a sum of money. roles: the roles of
    its words in the lexicon, each with the index of the word.
    """

    start: int
    stop: int
    verb: str
    agent: Agent
    tense: Tense
    mood: Mood
    denied: bool
    amount: bool
    roles: tuple[tuple[str, int], ...]


def records(sentence: Sentence, roles: Callable[[str], tuple[str, ...]]) -> Iterator[Clause]:
    """The record of every clause, left to right. ``roles`` gives the lexicon's roles of a lower-case word."""
    asks = sentence.text.rstrip().endswith("?")
    for span in clauses(sentence):
        words = sentence.tokens[span.start : span.stop]
        if any(word.is_word for word in words):
            yield _record(span, words, roles, asks=asks)


def _record(span: range, words: tuple[Token, ...], roles: Callable[[str], tuple[str, ...]], *, asks: bool) -> Clause:
    finite = next((at for at, word in enumerate(words) if word.finite), None)
    agent = _agent(words, finite)
    return Clause(
        start=span.start,
        stop=span.stop,
        verb=_verb(words, finite),
        agent=agent,
        tense=_tense(words, finite, agent),
        mood=_mood(words, finite, agent, asks=asks),
        denied=any(word.lower in DENYING for word in words),
        amount=any(word.text.startswith("€") or word.lower in {"euro", "eur"} for word in words),
        roles=tuple((role, span.start + at) for at, word in enumerate(words) for role in roles(word.lower)),
    )


def _agent(words: tuple[Token, ...], finite: int | None) -> Agent:
    near = () if finite is None else (finite + 1, finite - 1, finite + 2)
    for at in (*near, *range(len(words))):
        if 0 <= at < len(words):
            if words[at].lower in US:
                return "us"
            if words[at].lower in READER:
                return "reader"
    return "other" if any(word.pos in {"NOUN", "PROPN"} for word in words) else "none"


def _verb(words: tuple[Token, ...], finite: int | None) -> str:
    main = [word for word in words if word.verb_form in {cgn.INFINITIVE, cgn.PARTICIPLE}]
    if main:
        return main[-1].lemma
    return "" if finite is None else words[finite].lemma


def _tense(words: tuple[Token, ...], finite: int | None, agent: Agent) -> Tense:
    if finite is None:
        return "none"
    form = words[finite].lower
    participle = any(word.verb_form == cgn.PARTICIPLE for word in words)
    if form in _FUTURE:
        return "future"
    if form in _PASSIVE:
        return "passive"
    if form in _MODAL:
        return "modal"
    if form in _PERFECT and participle:
        return "perfect"
    if form in _PAST or (form.endswith(("de", "te", "den", "ten")) and words[finite].lemma != form):
        return "past"
    return "order" if finite == 0 and agent in {"other", "none"} else "present"


def _mood(words: tuple[Token, ...], finite: int | None, agent: Agent, *, asks: bool) -> Mood:
    first = next((word.lower for word in words if word.is_word), "")
    if first in _CONDITIONS:
        return "condition"
    if asks:
        return "question"
    if first in _RESULTS:
        return "result"
    if finite == 0 and agent in {"reader", "us"}:
        return "condition"
    return "statement"
