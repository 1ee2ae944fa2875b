"""Numbers in words, up to millions: "vijfentwintig", "honderd en vijf", "elfhonderd", "duizend tweehonderdvijftig"."""

import unicodedata
from collections.abc import Sequence

_UNITS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TEENS = ("tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien")
_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_SCALES = (("miljoen", 1_000_000), ("duizend", 1_000), ("honderd", 100))
BELOW_HUNDRED = {
    **{word: number for number, word in enumerate(_UNITS, 1)},
    **{word: number for number, word in enumerate(_TEENS, 10)},
    **{word: number for number, word in zip(range(20, 100, 10), _TENS, strict=True)},
    **{
        f"{unit}en{ten}": tens + units
        for tens, ten in zip(range(20, 100, 10), _TENS, strict=True)
        for units, unit in enumerate(_UNITS, 1)
    },
}
_PART = "|".join(sorted((*_UNITS, "één", *_TEENS, *_TENS, *(name for name, _ in _SCALES)), key=len, reverse=True))

PATTERN = rf"(?:{_PART})(?:[\s-]?(?:(?:en|ën)\s?)?(?:{_PART})){{0,12}}"
"""Finds the words in text; what it finds need not be a number ("vijf zes"), so ``read`` decides."""


def read(words: str) -> int | None:
    """The number that the words say; None when they say none."""
    bare = unicodedata.normalize("NFKD", words.lower())
    return _read("".join(filter(str.isalpha, bare)), _SCALES)


def _read(plain: str, scales: Sequence[tuple[str, int]]) -> int | None:
    if not scales:
        return BELOW_HUNDRED.get(plain)
    (name, size), *smaller = scales
    head, scale, tail = plain.partition(name)
    if not scale:
        return _read(plain, smaller)
    times = _read(head, smaller) if head else 1
    rest = _read(tail.removeprefix("en"), smaller) if tail else 0  # no number begins with "en": "honderdenvijf"
    return None if times is None or rest is None else times * size + rest
