"""Dutch verb inflection: from an infinitive to the forms a letter may hold.

Regular verbs follow the spelling rules; strong and irregular verbs stand in ``glossary/_werkwoorden.yaml`` with their
past and participle. Forms are lower case without accents, as the matcher compares them ("geincasseerd").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

_VOWELS = "aeiou"
_UNSTRESSED_PREFIXES = ("be", "ge", "her", "er", "ont", "ver")
_VOICELESS = ("t", "k", "f", "s", "ch", "p", "x")
# Verbs in -eren without stress on -eer: weiger, not weigeer.
_WEAK_EREN = (
    "vorderen",
    "everen",
    "weigeren",
    "nneren",
    "zekeren",
    "hinderen",
    "minderen",
    "anderen",
    "eerderen",
    "uiveren",
    "luisteren",
)


@dataclass(frozen=True, slots=True)
class Irregular:
    """Past forms and participle; ``present`` only where the spelling rules do not give it."""

    past: tuple[str, ...]
    participle: str
    present: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VerbForms:
    """present, past: two forms each of the bare verb. participles: with and without the ending -e."""

    infinitive: str
    present: tuple[str, ...]
    past: tuple[str, ...]
    participles: tuple[str, ...]

    @property
    def finite(self) -> tuple[str, ...]:
        """The infinitive and all finite forms, each once."""
        return tuple(dict.fromkeys((self.infinitive, *self.present, *self.past)))


def inflect(infinitive: str, irregular: Mapping[str, Irregular]) -> VerbForms:
    """Return the forms of an unsplit verb; ``verbinden`` finds the entry of ``binden`` by its prefix."""
    base, prefix = _irregular_base(infinitive, irregular)
    if base is not None:
        odd = irregular[base]
        present = odd.present or _present(base)
        participle = prefix + odd.participle.removeprefix("ge") if prefix else odd.participle
        present, past = (tuple(prefix + form for form in forms) for forms in (present, odd.past))
    else:
        present = _present(infinitive)
        past = _weak_past(infinitive, present[0])
        participle = _weak_participle(infinitive, present[0])
    return VerbForms(infinitive, present, past, _with_e(participle))


def _irregular_base(infinitive: str, irregular: Mapping[str, Irregular]) -> tuple[str | None, str]:
    if infinitive in irregular:
        return infinitive, ""
    for prefix in ("onder", "over", "vol", *_UNSTRESSED_PREFIXES):
        if infinitive.startswith(prefix) and infinitive.removeprefix(prefix) in irregular:
            return infinitive.removeprefix(prefix), prefix
    return None, ""


def _present(infinitive: str) -> tuple[str, str]:
    stem = _stem(infinitive)
    return stem, stem if stem.endswith("t") else stem + "t"


def _stem(infinitive: str) -> str:
    if infinitive.endswith(("aan", "oen", "ien")) and not infinitive.endswith("eien"):
        return infinitive[:-1]
    if infinitive.endswith("eren") and not infinitive.endswith((*_WEAK_EREN, "oeren")):
        return infinitive[:-4] + "eer"
    raw = infinitive.removesuffix("en")
    if len(raw) > 1 and raw[-1] == raw[-2]:
        return raw[:-1]
    open_syllable = len(raw) > 1 and raw[-1] not in _VOWELS and raw[-2] in "aeou"
    digraph = len(raw) > 2 and raw[-3] in _VOWELS
    if open_syllable and not digraph and not _weak_ending(infinitive):
        raw = raw[:-1] + raw[-2] + raw[-1]
    return raw[:-1] + {"z": "s", "v": "f"}.get(raw[-1], raw[-1])


def _weak_ending(infinitive: str) -> bool:
    """Whether the last syllable of the stem has no stress: reken, handel, weiger."""
    if infinitive.endswith("eren"):
        return not infinitive.endswith("oeren")
    bare = next((infinitive.removeprefix(p) for p in _UNSTRESSED_PREFIXES if infinitive.startswith(p)), infinitive)
    syllables = sum(1 for a, b in zip(" " + bare, bare, strict=False) if b in _VOWELS and a not in _VOWELS)
    return infinitive.endswith(("elen", "enen")) and syllables > 2


def _weak_past(infinitive: str, stem: str) -> tuple[str, str]:
    ending = "te" if infinitive.removesuffix("en").endswith(_VOICELESS) else "de"
    return stem + ending, stem + ending + "n"


def _weak_participle(infinitive: str, stem: str) -> str:
    ending = "t" if infinitive.removesuffix("en").endswith(_VOICELESS) else "d"
    body = stem if stem.endswith(("t", "d")) else stem + ending
    prefixed = any(infinitive.startswith(p) and len(infinitive) > len(p) + 4 for p in _UNSTRESSED_PREFIXES)
    return body if prefixed or infinitive.startswith(("over", "onder")) else "ge" + body


def _with_e(participle: str) -> tuple[str, ...]:
    if participle.endswith("en"):
        return (participle,)
    if participle.endswith("aan"):
        return participle, participle[:-2] + "ne"
    short = participle[-1] == participle[-2] or (participle[-2] in _VOWELS and participle[-3] not in _VOWELS)
    doubled = participle + participle[-1] + "e" if short and participle[-1] in "td" else participle + "e"
    return participle, doubled
