"""One finite verb a clause: context corrects the tagger where a form in -en may be finite or an infinitive.

A tagger that sees a few words around cannot tell "die de hommels wel hebben" from "kan de hommels wel hebben". In the
tree a verb and its auxiliaries hang together, so that the whole group can be looked at: "kan" settles it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from letterkit.language.cgn import FINITE, INFINITIVE
from letterkit.language.clauses import Clause, clauses
from letterkit.language.tokens import Sentence, Token

_AUXILIARY_FORMS = """
heb hebt heeft hebben had hadden ben bent is zijn was waren word wordt worden werd werden zal zult zullen zou zouden kan
kunt kunnen kon konden moet moeten moest moesten mag mogen mocht mochten wil wilt willen wilde wilden hoeft hoeven gaat
gaan laat laten dient dienen diende dienden
"""
AUXILIARY_FORMS = frozenset(_AUXILIARY_FORMS.split())
RELATIVES = frozenset({"die", "dat", "wat", "wie", "welke", "waarin", "waarop"})
PLURAL_SUBJECTS = frozenset({"wij", "we", "zij", "ze", "jullie"})
AUXILIARY = frozenset({"aux", "aux:pass", "cop"})


def settled(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of one parsed sentence with at most one finite verb in every verb group, and one where a
    subject asks it.
    """
    children: defaultdict[int, list[int]] = defaultdict(list)
    for place, token in enumerate(tokens):
        if token.head is not None and token.head != place:
            children[token.head].append(place)
    result = list(tokens)
    for head, below in children.items():
        helpers = [i for i in below if tokens[i].relation in AUXILIARY]
        group = sorted([head, *helpers]) if tokens[head].pos in {"VERB", "AUX"} else helpers
        finite = [i for i in group if tokens[i].finite]
        if len(finite) > 1:
            verb = next((i for i in finite if not _ambiguous(tokens[i])), finite[0])
            for i in finite:
                if i != verb and _ambiguous(tokens[i]):
                    result[i] = replace(tokens[i], detail=INFINITIVE)
        elif not finite and _wants_finite(tokens, below):
            bare = [i for i in group if tokens[i].detail == INFINITIVE and _ambiguous(tokens[i])]
            if bare:
                result[bare[0]] = replace(tokens[bare[0]], detail=FINITE)
    return result


def settled_by_position(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the tokens of one sentence without heads, corrected clause by clause.

    After a finite auxiliary the other forms in -en of its clause are infinitives ("kunnen … worden"). A subordinate
    clause without a finite verb has one after all ("die wij hebben"), and so has a clause with a verb beside its
    subject ("Wij betalen").
    """
    result = list(tokens)
    for clause in clauses(Sentence(0, 0, "", tokens)):
        finite = [i for i in clause if tokens[i].finite]
        if len(finite) > 1:
            verb = next((i for i in finite if not _ambiguous(tokens[i])), finite[0])
            if tokens[verb].lower in AUXILIARY_FORMS:
                for i in finite:
                    if i > verb and _ambiguous(tokens[i]):
                        result[i] = replace(tokens[i], detail=INFINITIVE)
        elif not finite:
            bare = [i for i in clause if tokens[i].detail == INFINITIVE and tokens[i - 1].lower not in {"te", "om"}]
            if not _subordinate(tokens, clause):
                bare = [i for i in bare if _beside_subject(tokens, clause, i)]
            first = next(iter(bare), None)
            if first is not None:
                result[first] = replace(tokens[first], detail=FINITE)
    return tuple(result)


def _subordinate(tokens: tuple[Token, ...], clause: Clause) -> bool:
    opening = tokens[clause.start]
    return opening.pos == "SCONJ" or (clause.start > 0 and opening.lower in RELATIVES)


def _beside_subject(tokens: tuple[Token, ...], clause: Clause, place: int) -> bool:
    return any(i in clause and tokens[i].lower in PLURAL_SUBJECTS for i in (place - 1, place + 1))


def _ambiguous(token: Token) -> bool:
    return token.lower.endswith("n")


def _wants_finite(tokens: Sequence[Token], below: list[int]) -> bool:
    """Whether the words under a verb show a clause of its own: a subject, and no "te"."""
    subject = any((tokens[i].relation or "").startswith("nsubj") for i in below)
    return subject and not any(tokens[i].lower == "te" for i in below)
