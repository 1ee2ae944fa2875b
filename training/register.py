"""Variants of treebank sentences in the register of letters.

News and encyclopaedia text hardly ever says "u" or "uw" and hardly ever starts with an imperative, so a tagger trained
on it takes "Uw" for a verb. Three rewrites of sentences whose trees are known make up for that; the trees stay right
by construction.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

from training.conllu import MISSING, Row, Tree

SUBJECT_U = ("PRON", "VNW|pers|pron|nomin|vol|2b|getal", "Case=Nom|Person=2|PronType=Prs")
OBJECT_U = ("PRON", "VNW|pr|pron|obl|vol|2|getal", "Case=Acc|Person=2|PronType=Prs")
YOUR = ("PRON", "VNW|bez|det|stan|vol|2|getal|prenom|zonder|agr", "Person=2|Poss=Yes|PronType=Prs")
SUBJECT_WE = ("PRON", "VNW|pers|pron|nomin|vol|1|mv", "Case=Nom|Person=1|PronType=Prs")
THIRD_SUBJECTS = frozenset({"hij", "ze", "zij", "je", "jij"})
PERSON_OBJECTS = frozenset({"hem", "haar", "hen", "hun", "mij", "me", "ons", "je", "jou"})
POSSESSIVES = frozenset({"zijn", "haar", "hun", "mijn", "jouw", "je"})
OBJECT_RELATIONS = frozenset({"obj", "iobj", "obl", "obl:arg", "obl:agent"})
SHARE = 0.6


def variants(trees: list[Tree], seed: int) -> list[Tree]:
    """Return new sentences made from ``trees``: u/uw in SHARE of the sentences that allow it, every imperative
    possible.
    """
    chance = Random(seed)
    changed: list[Tree] = []
    for tree in trees:
        if tree[0].head is None:
            continue
        drawn = chance.random() < SHARE
        polite = with_u(tree) if drawn else None
        changed.extend(new for new in (polite, imperative(tree)) if new is not None)
    return changed


def with_u(tree: Tree) -> Tree | None:
    """Return the sentence with third persons made into u/uw (plural subjects into wij), or None where nothing fits."""
    rows = [_addressed(row, place, tree) for place, row in enumerate(tree)]
    return rows if rows != tree else None


def _addressed(row: Row, place: int, tree: Tree) -> Row:
    word = row.form.lower()
    if row.upos == "PROPN":
        alone = not any(other.head == place + 1 for other in tree)
        return _spelled(row, "u", place, OBJECT_U) if alone and row.deprel in {"obj", "iobj"} else row
    if row.upos not in {"PRON", MISSING}:
        return row
    if word in THIRD_SUBJECTS and row.deprel.startswith("nsubj"):
        return _subject(row, place, tree)
    if word in PERSON_OBJECTS and row.deprel in OBJECT_RELATIONS:
        return _spelled(row, "u", place, OBJECT_U)
    if word in POSSESSIVES and row.deprel == "nmod:poss":
        return _spelled(row, "uw", place, YOUR)
    return row


def _subject(row: Row, place: int, tree: Tree) -> Row:
    finite = [
        other
        for number, other in enumerate(tree, start=1)
        if other.xpos.startswith("WW|pv") and row.head in {number, other.head}
    ]
    if not finite:
        return row
    plural = ["mv" in other.xpos.split("|") for other in finite]
    if all(plural):
        return _spelled(row, "wij", place, SUBJECT_WE)
    bare_stem = row.form.lower() in {"je", "jij"} and finite[0].xpos == "WW|pv|tgw|ev"  # "loop je", but "loopt u"
    return row if any(plural) or bare_stem else _spelled(row, "u", place, SUBJECT_U)


def _spelled(row: Row, word: str, place: int, tags: tuple[str, str, str]) -> Row:
    return row.tagged(word.capitalize() if place == 0 and row.form[:1].isupper() else word, *tags)


def imperative(tree: Tree) -> Tree | None:
    """Return "Hij betaalt de rekening." as "Betaal de rekening.", or None where the sentence has not that shape."""
    if len(tree) < 4 or tree[0].deprel != "nsubj" or tree[0].head != 2:
        return None
    if tree[0].form.lower() not in THIRD_SUBJECTS | {"u", "men", "iedereen"}:
        return None
    verb = tree[1]
    if verb.head != 0 or verb.upos != "VERB" or verb.xpos != "WW|pv|tgw|met-t":
        return None
    stem = _stem(verb.form.lower(), verb.lemma.lower().split(MISSING)[-1])
    if stem is None or any(row.head == 1 for row in tree):
        return None
    first = verb.tagged(stem.capitalize(), "VERB", "WW|pv|tgw|ev", "Number=Sing|Tense=Pres|VerbForm=Fin")
    rest = [first, *tree[2:]]
    return [replace(row, head=row.head - 1 if row.head else row.head) for row in rest]


def _stem(form: str, infinitive: str) -> str | None:
    if not form.endswith("t") or len(form) < 3:
        return None
    if infinitive.removesuffix("en").endswith("t"):  # "zit", "praat": the stem itself ends in t
        return form
    return form[:-1]
