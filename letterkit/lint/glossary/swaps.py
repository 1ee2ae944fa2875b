"""What can stand in the place of marked words as it is: ``_vervangen.yaml``, with every form of a verb written out.

A replacement that goes wrong beside certain words ("de betaling betalen") names them; in their sentence it is none.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from pathlib import Path

from letterkit.lint.glossary.forms import BadForm, Grammar
from letterkit.lint.glossary.inflect import inflect
from letterkit.lint.glossary.nodes import compose, items, text, texts, wrong
from letterkit.lint.glossary.scan import fold

_LIST = "tag:yaml.org,2002:seq"
_LETTERS = re.compile(r"\W+")


def read_swaps(path: Path, grammar: Grammar, terms: Container[str]) -> dict[str, tuple[str, ...]]:
    """Marked words, folded -> what fits there, and the words, folded, in whose sentence it does not.

    Raises ``SourceInvalid`` for words that are no form of an entry.
    """
    swaps: dict[str, tuple[str, ...]] = {}
    for words, node in items(path, compose(path)).items():
        fit, *barred = texts(path, node) if node.tag == _LIST else (text(path, node),)
        try:
            pairs = dict(_pairs(words, fit, grammar))
        except BadForm as error:
            raise wrong("glossary_swap_verb", path, node, form=words) from error
        known = {term: fit for term, fit in pairs.items() if term in terms}
        if not known:
            raise wrong("glossary_swap_unknown", path, node, form=words)
        swaps |= {term: (fit, *map(folded, barred)) for term, fit in known.items()}
    return swaps


def swapped(swaps: Mapping[str, Sequence[str]], words: str, sentence: str) -> str | None:
    """What can stand in the place of these marked words of a sentence as it is."""
    fit, *barred = swaps.get(folded(words), (None,))
    return None if barred and any(f" {word} " in f" {_LETTERS.sub(' ', fold(sentence))} " for word in barred) else fit


def folded(words: str) -> str:
    """Words as the matcher compares them."""
    return " ".join(fold(words).split())


def _pairs(words: str, fit: str, grammar: Grammar) -> Iterator[tuple[str, str]]:
    if not words.startswith("<"):
        yield folded(words), fit
        return
    pairs = list(zip(_forms(words, grammar), _forms(fit, grammar), strict=True))
    forms = [form for form, _ in pairs]
    # A form that is two at once, as "verstrekt" is, may be either in a sentence.
    yield from ((folded(form), other) for form, other in pairs if forms.count(form) == 1)


def _forms(verb: str, grammar: Grammar) -> tuple[str, ...]:
    """Infinitive, two present forms, two past forms, participle, and the infinitive with "te"."""
    name = verb.strip("<>")
    if not name.isalpha() or not name.endswith("n") or verb != f"<{name}>":
        raise BadForm("not_an_infinitive", name)
    inflected = inflect(name, grammar.verbs)
    return name, *inflected.present[:2], *inflected.past[:2], inflected.participles[0], f"te {name}"
