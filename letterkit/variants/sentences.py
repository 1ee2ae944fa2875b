"""The sentences of a template: those of the Dutch text that changed, and those that nobody rewrote yet."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

_FENCE = "---"
_OF_HEAD = re.compile(r"^(?:subject|preheader):\s*[\"']?(?P<text>.*?)[\"']?\s*$")
_END = re.compile(r"(?<=[.?!])\s+(?=[^\s{])|(?<=[.?!])\s*(?=\{%)|(?<=%\})\s*(?=[A-ZÀ-Ý*\[])")
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_TAG = re.compile(r"\{\{[^{}\n]*\}\}|\{%[^\n]*?%\}|\]\([^)\n]*\)|^:::.*$", re.MULTILINE)
_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_FORMAL = re.compile(r"\b(?:u|uw|uzelf)\b", re.IGNORECASE)
_FEWEST_WORDS = 2


@dataclass(frozen=True, slots=True)
class Change:
    """A Dutch sentence as it was and as it is now; empty where one came or went. ``line``: of the text now."""

    was: str
    now: str
    line: int


@dataclass(frozen=True, slots=True)
class Sentence:
    text: str
    line: int

    @property
    def words(self) -> str:
        """What a reader sees of it, without tags and marks."""
        return " ".join(_LETTERS.findall(_TAG.sub(" ", self.text)))


def sentences(text: str) -> Iterator[Sentence]:
    """Subject, preheader and every sentence of the body, with its tags."""
    lines = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text).split("\n")
    fences = [number for number, line in enumerate(lines) if line.strip() == _FENCE][:2]
    body = fences[1] if len(fences) > 1 and not fences[0] else -1
    for number, line in enumerate(lines, start=1):
        if number <= body + 1:
            found = _OF_HEAD.match(line)
            if found and found["text"]:
                yield Sentence(found["text"], number)
            continue
        yield from (Sentence(part.strip(), number) for part in _END.split(line) if part.strip())


def behind(was: str, now: str) -> tuple[Change, ...]:
    """What changed in the Dutch text since, sentence by sentence."""
    before, after = list(sentences(was)), list(sentences(now))
    matcher = SequenceMatcher(None, [one.text for one in before], [one.text for one in after], autojunk=False)
    changes: list[Change] = []
    for what, first, last, start, stop in matcher.get_opcodes():
        if what == "equal":
            continue
        for at in range(max(last - first, stop - start)):
            old = before[first + at] if first + at < last else None
            new = after[start + at] if start + at < stop else None
            near = new or (after[min(start, len(after) - 1)] if after else None)
            changes.append(Change(old.text if old else "", new.text if new else "", near.line if near else 1))
    return tuple(changes)


def unwritten(text: str, dutch: str, *, is_dutch: bool) -> tuple[Sentence, ...]:
    """Sentences that are the Dutch ones still; in a form of Dutch those that say "u"."""
    if is_dutch:
        return tuple(one for one in sentences(text) if _FORMAL.search(_TAG.sub(" ", one.text)))
    known = {one.words for one in sentences(dutch)}
    return tuple(one for one in sentences(text) if one.words in known and len(one.words.split()) >= _FEWEST_WORDS)
