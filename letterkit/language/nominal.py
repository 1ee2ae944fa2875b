"""Naamwoordstijl: a verb made into a noun, so that nobody does anything any more ("het verstrekken van", "ter
voldoening van").
"""

from __future__ import annotations

from dataclasses import dataclass

from letterkit.language import frequency
from letterkit.language.cgn import INFINITIVE
from letterkit.language.tokens import Sentence, Token

# Nouns in -ing that name a thing, a document or a body and no act.
_THINGS = """
afdeling aflevering bankrekening begroting belasting belastingaangifte betalingsregeling dagvaarding ervaring
goedkeuring herinnering instelling keuring leerling lening mening omgeving onderneming opleiding oplossing regeling
rekening richting samenleving schikking schuldregeling spaarrekening stelling stichting tekening tweeling uitkering
verdieping vereniging vergadering vergoeding vergunning verklaring verzekering vestiging voorziening vordering
waarschuwing woning zending zitting zorgverzekering
"""
THINGS = frozenset(_THINGS.split())
INTRODUCING = frozenset(
    {"ter", "tot", "bij", "door", "na", "wegens", "zonder", "vóór", "voor", "onder", "ingeval", "inzake", "betreffende"}
)
KNOWN_VERB = 2.0  # Zipf value from which the verb behind a noun counts as a word people know


@dataclass(frozen=True, slots=True)
class Nominalisation:
    """A noun that hides a verb. verb: the infinitive to write instead; start and end span noun and link words."""

    noun: Token
    verb: str
    start: int
    end: int


def nominalisations(sentence: Sentence) -> list[Nominalisation]:
    """Return the nouns of an analysed sentence that stand for an act and are used as one: with "van" after or
    "ter/tot" before.
    """
    nominals = []
    for place, token in enumerate(sentence.tokens):
        hidden = (
            _from_ing(sentence.tokens, place)
            if token.lower.endswith("ing")
            else _from_infinitive(sentence.tokens, place)
        )
        if hidden is not None:
            nominals.append(hidden)
    return nominals


def _from_ing(tokens: tuple[Token, ...], place: int) -> Nominalisation | None:
    """Return "ter voldoening van", "de beëindiging van" or "door opzegging"; a bare "betaling" is an ordinary word."""
    noun = tokens[place]
    if noun.pos != "NOUN" or len(noun.lower) <= 6 or noun.lower in THINGS:
        return None
    introduced = place > 0 and tokens[place - 1].lower in INTRODUCING
    governs = _followed_by_van(tokens, place)
    verb = _behind(noun.lower.removesuffix("ing")) if introduced or governs else None
    if verb is None:
        return None
    article = place > 0 and tokens[place - 1].lower in {"de", "het"}
    first = tokens[place - 1] if introduced or article else noun
    return Nominalisation(noun, verb, first.start, tokens[place + governs].end)


def _from_infinitive(tokens: tuple[Token, ...], place: int) -> Nominalisation | None:
    """Return "het verstrekken van" or "bij het niet tijdig betalen": an infinitive with an article of its own."""
    noun = tokens[place]
    nominal = noun.lower.endswith("en") and (noun.pos == "NOUN" or noun.verb_form == INFINITIVE)
    article = _own_article(tokens, place) if nominal else None
    if article is None or frequency.zipf(noun.lower) < KNOWN_VERB or not _is_verb(noun.lower):
        return None
    governs = _followed_by_van(tokens, place)
    introduced = article > 0 and tokens[article - 1].lower in INTRODUCING
    if not governs and not introduced:
        return None
    return Nominalisation(noun, noun.lower, tokens[article - introduced].start, tokens[place + governs].end)


def _own_article(tokens: tuple[Token, ...], place: int) -> int | None:
    """Return the place of the "het" that makes the infinitive a noun; not that of "het bedrag betalen"."""
    if place > 0 and tokens[place - 1].lower == "te":
        return None
    for i in range(place - 1, max(-1, place - 7), -1):
        token = tokens[i]
        if token.lower == "het":
            return i
        bare_noun = token.pos in {"NOUN", "PROPN"} and tokens[i - 1].pos != "ADP"
        if bare_noun or token.finite or token.pos in {"PUNCT", "SCONJ", "DET"}:
            return None
    return None


def _followed_by_van(tokens: tuple[Token, ...], place: int) -> bool:
    """Whether "van" with a thing follows: the object of the hidden verb, not "betaling van u"."""
    after = tokens[place + 1 : place + 3]
    return len(after) == 2 and after[0].lower == "van" and (after[1].pos != "PRON" or after[1].lower in {"uw", "onze"})


def _behind(stem: str) -> str | None:
    """Return the known infinitive from which a noun in -ing is made: "betal" gives "betalen", "voldoen" itself."""
    options = [stem + "en", stem + "n", stem]
    if stem.endswith("er"):
        options.append(stem.removesuffix("er") + "eren")
    return next((verb for verb in options if verb.endswith("n") and frequency.zipf(verb) >= KNOWN_VERB), None)


def _is_verb(word: str) -> bool:
    """Whether a word in -en has a verb stem beside it ("betalen": "betaalt"), unlike most plural nouns."""
    stem = word.removesuffix("en")
    if len(stem) >= 2 and stem[-1] == stem[-2]:
        stem = stem[:-1]
    doubled = stem[:-1] + stem[-2] + stem[-1] if len(stem) >= 2 and stem[-2] in "aeou" else stem
    hardened = [form.translate(HARDENED) if form[-1:] in "vz" else form for form in (stem, doubled)]
    return any(
        frequency.zipf(form + "t") >= KNOWN_VERB for form in hardened if not form.endswith("t")
    ) or word.endswith("ten")


HARDENED = str.maketrans({"v": "f", "z": "s"})
