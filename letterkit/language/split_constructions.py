"""Tangconstructies: two words that belong together with many others between them.

A reader has to hold the first until the second comes. Four kinds: "werkwoord" (heeft … ontvangen, dragen … over),
"bijzin" (dat de schuldeiser … betaalt: the subject waits for its verb), "lidwoord" (de door u op 3 mei ingediende
aanvraag) and, with a parse only, "onderwerp" (a subject far from the verb of its own main clause).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from letterkit.language.cgn import BEFORE_NOUN, INFINITIVE, PARTICIPLE
from letterkit.language.clauses import MARKS, Clause, clauses
from letterkit.language.finiteness import AUXILIARY_FORMS
from letterkit.language.frames import verb_frames
from letterkit.language.tokens import Sentence, Token

Pair = tuple[str, int, int]  # kind, and the places of both words in the sentence
AUXILIARIES = frozenset({"aux", "aux:pass", "cop"})
VERB, SUBORDINATE, ARTICLE, SUBJECT = "werkwoord", "bijzin", "lidwoord", "onderwerp"
ARTICLES = frozenset({"de", "het", "een", "deze", "dit", "die", "dat", "uw", "ons", "onze", "alle"})


@dataclass(frozen=True, slots=True)
class Pincer:
    """Two words that belong together; width is the number of words between them."""

    kind: str
    left: Token
    right: Token
    width: int

    @property
    def start(self) -> int:
        return self.left.start

    @property
    def end(self) -> int:
        return self.right.end


def pincers(sentence: Sentence, *, least: int = 1) -> list[Pincer]:
    """Return the tangconstructies of an analysed sentence with at least ``least`` words between, widest first.

    The light analyser finds verb, subordinate and article pincers by position; with heads each is taken from the tree.
    """
    parsed = any(token.head is not None for token in sentence.tokens)
    pairs = set(_from_tree(sentence) if parsed else _by_position(sentence))
    every_pincer = [
        Pincer(kind, sentence.tokens[a], sentence.tokens[b], _between(sentence, a, b)) for kind, a, b in sorted(pairs)
    ]
    return sorted((pincer for pincer in every_pincer if pincer.width >= least), key=lambda pincer: -pincer.width)


def _between(sentence: Sentence, left: int, right: int) -> int:
    return sum(token.is_word for token in sentence.tokens[left + 1 : right])


def _by_position(sentence: Sentence) -> Iterator[Pair]:
    for clause in clauses(sentence):
        yield from _verb_pairs(sentence, clause)
        yield from _article_pairs(sentence.tokens, clause)
    yield from _subordinate_pairs(sentence)
    yield from _split_verbs(sentence)


def _verb_pairs(sentence: Sentence, clause: Clause) -> Iterator[Pair]:
    """Yield the finite auxiliary of a main clause with the first participle or infinitive after it."""
    tokens = sentence.tokens
    finite = next((i for i in clause if tokens[i].finite), None)
    if finite is None or tokens[finite].lower not in AUXILIARY_FORMS:
        return
    for i in range(finite + 1, clause.stop):
        if tokens[i].verb_form in {PARTICIPLE, INFINITIVE}:
            yield VERB, finite, i
            return


def _split_verbs(sentence: Sentence) -> Iterator[Pair]:
    """Yield "dragen … over" and "stellen … in gebreke": the verb first, its other part at the end."""
    places = {token: place for place, token in enumerate(sentence.tokens)}
    widest: dict[int, int] = {}
    for frame in verb_frames(sentence):
        if frame.tokens[0] == frame.verb and len(frame.tokens) > 1:
            verb, part = places[frame.verb], places[frame.tokens[1]]
            widest[verb] = max(part, widest.get(verb, part))
    for verb, part in widest.items():
        yield VERB, verb, part


def _article_pairs(tokens: tuple[Token, ...], clause: Clause) -> Iterator[Pair]:
    """Yield an article with the noun that waits behind a participle group of its own: "de door u betaalde rekening"."""
    for i in clause:
        if tokens[i].lower not in ARTICLES or tokens[i].pos not in {"DET", "PRON"} or i + 1 >= clause.stop:
            continue
        if tokens[i + 1].pos not in {"ADP", "ADV", "PRON"}:
            continue
        for j in range(i + 2, clause.stop):
            if tokens[j].finite or tokens[j].pos in {"SCONJ", "CCONJ"}:
                break
            if tokens[j].detail == BEFORE_NOUN:
                noun = next((k for k in range(j + 1, clause.stop) if tokens[k].pos in {"NOUN", "PROPN"}), None)
                if noun is not None:
                    yield ARTICLE, i, noun
                break


def _subordinate_pairs(sentence: Sentence) -> Iterator[Pair]:
    """Yield the word that opens a subordinate clause with the finite verb that closes it, past other clauses inside
    it.
    """
    tokens = sentence.tokens
    waiting: list[int] = []
    for place, token in enumerate(tokens):
        if token.pos == "SCONJ" or (token.lower in {"die", "dat"} and place > 0 and tokens[place - 1].text == ","):
            waiting.append(place)
        elif token.finite and waiting:
            yield SUBORDINATE, waiting.pop(), place


def _from_tree(sentence: Sentence) -> Iterator[Pair]:
    tokens = sentence.tokens
    finite = _finite_verbs(tokens)
    for i, token in enumerate(tokens):
        relation, head = token.relation or "", token.head
        if head is None or head == i:
            continue
        verb = finite.get(head, -1)
        if relation in {"aux", "aux:pass"} and token.finite and i < head:
            yield VERB, i, _first_verb(tokens, i, head)
        elif relation == "compound:prt" and head < i:
            yield VERB, head, i
        elif relation == "det" and any(tokens[k].detail == BEFORE_NOUN for k in range(i + 1, head)):
            yield ARTICLE, i, head
        elif relation == "mark" and token.pos == "SCONJ" and verb > i:
            yield SUBORDINATE, i, verb
        elif relation.startswith("nsubj") and verb > i:
            yield (SUBORDINATE if token.lower in {"die", "dat"} else SUBJECT), i, verb


def _first_verb(tokens: tuple[Token, ...], start: int, head: int) -> int:
    """Return the first word of the verb cluster that ends in ``head``: "moet … worden betaald" waits until "worden"."""
    first = head
    while first - 1 > start and tokens[first - 1].verb_form is not None and tokens[first - 1].text not in MARKS:
        first -= 1
    return first


def _finite_verbs(tokens: tuple[Token, ...]) -> dict[int, int]:
    """Return for the head of every clause its finite verb: the head itself, else its first auxiliary or copula."""
    verbs: dict[int, int] = {}
    for place, token in enumerate(tokens):
        if token.finite and token.relation in AUXILIARIES and token.head is not None:
            verbs.setdefault(token.head, place)
    return verbs | {place: place for place, token in enumerate(tokens) if token.finite}
