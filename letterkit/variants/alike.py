"""What a variant must say the same as the Dutch text, in any language: a check of tags, links and numbers alone."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Literal, NamedTuple

from letterkit.templating.dutch_fields import DUTCH_FIELDS
from letterkit.templating.tags import Tag, tags

_LINK = re.compile(r"\]\(\s*(?P<to>[^)\n]*?)\s*\)")
_NUMBER = re.compile(r"(?<![\w.,])\d[\d.,]*(?<![.,])")
_SPACES = re.compile(r"\s+")
_HEAD_LINE = re.compile(
    r"^(?:stage|channel|requires|solutions):.*$|^\s+(?:- )?(?:rule|at|reason|by|until):.*$", re.MULTILINE
)
_NAMES = "klant."  # of a customer who is greeted in another way
What = Literal["field", "condition", "part", "link", "number"]


class Difference(NamedTuple):
    """Something that one of the two has and the other has not; ``line`` of the variant, 1 for what it lacks."""

    what: What
    text: str
    missing: bool
    line: int


def differences(dutch: str, variant: str) -> Iterator[Difference]:
    """What the variant lacks, and what it has more."""
    ours, theirs = _said(dutch), _said(variant)
    for what in ours:
        for text in ours[what] - theirs[what]:
            if not (what == "field" and _path(text) in DUTCH_FIELDS):
                yield Difference(what, text, missing=True, line=1)
        for text in theirs[what] - ours[what]:
            if not (what == "field" and text.startswith(_NAMES)):
                yield Difference(what, text, missing=False, line=_line(variant, text))


def dutch_words(variant: str) -> Iterator[Tag]:
    """The fields of a text in another language that print Dutch words."""
    for tag in tags(variant):
        if tag.kind == "field" and _path(tag.text) in DUTCH_FIELDS:
            yield tag


def _said(text: str) -> dict[What, Counter[str]]:
    found: dict[What, Counter[str]] = {
        "field": Counter(), "condition": Counter(), "part": Counter(), "link": Counter(), "number": Counter(),
    }  # fmt: skip
    plain = list(text)
    for tag in tags(text):
        plain[tag.start : tag.end] = " " * (tag.end - tag.start)
        words = _SPACES.sub(" ", tag.text)
        if tag.kind == "field":
            found["field"][words] += 1
        elif tag.kind in ("if", "elif", "for"):
            found["condition"][words] += 1
        elif tag.kind == "part":
            found["part"][words] += 1
    found["field"] = Counter(dict.fromkeys(found["field"], 1))  # a language may name it once where Dutch does twice
    found["link"] = Counter(dict.fromkeys((match["to"] for match in _LINK.finditer(text)), 1))
    prose = _HEAD_LINE.sub("", _LINK.sub(" ", "".join(plain)))
    numbers = (re.sub(r"[.,]", "", match[0]) for match in _NUMBER.finditer(prose))
    found["number"] = Counter(dict.fromkeys(numbers, 1))
    return found


def _path(field: str) -> str:
    return field.partition("|")[0].strip()


def _line(text: str, words: str) -> int:
    at = text.find(words)
    return text.count("\n", 0, at) + 1 if at >= 0 else 1
