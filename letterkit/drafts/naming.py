"""What a template asks and shows, in the words of people who do not know its language."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from letterkit.templating.decisions import Asked
from letterkit.templating.tags import Tag
from letterkit.texts import keys, say

_ROOTS_THAT_SAY_NOTHING = frozenset({"zaak", "bericht", "eigen", "betaling"})
_TOKEN = re.compile(r"\"[^\"]*\"|'[^']*'|[\w.]+|[<>=!]=|[<>()]")
_OPERATORS = ("and", "or", "not", "in", "==", "!=", "<", ">", "<=", ">=")


def field(path: str) -> str:
    """``klant.aanhef`` is "aanhef", ``zaak.eerder_geschreven_op`` "eerder geschreven op"."""
    known = f"drafts.field.{path}"
    if known in _known():
        return say(known)
    root, _, rest = path.partition(".")
    words = rest if rest and (root in _ROOTS_THAT_SAY_NOTHING or "." not in rest) else path
    return words.replace("_", " ").replace(".", " ").strip() or path


def condition(text: str) -> str:
    """A condition in words: ``not zaak.geldzorgen`` is "niet geldzorgen"."""
    return " ".join(map(_word, _TOKEN.findall(text)))


def _word(piece: str) -> str:
    if piece in _OPERATORS:
        return say(f"drafts.operator.{piece}")
    if piece[0] in "\"'":
        return f"“{piece[1:-1]}”"
    if piece[0].isdigit() or piece in "()":
        return piece
    return field(piece)


def tag(shown: Tag, *, used: int = 0, value: str = "") -> str:
    """What a tag does, as a sentence or a label. used: in how many texts a part stands. value: what a field prints."""
    match shown.kind:
        case "field":
            path, _, _ = shown.text.partition("|")
            return say("drafts.tag.field", name=field(path.strip()), value=f": {value}" if value else "")
        case "if" | "elif" | "for":
            words = condition(shown.text.partition(" in ")[2]) if shown.kind == "for" else condition(shown.text)
            return say(f"drafts.tag.{shown.kind}", words=words)
        case "part":
            name = shown.text.rpartition("/")[2].removesuffix(".md.j2").replace("_", " ")
            return say("drafts.tag.part_used" if used else "drafts.tag.part", name=name, used=used)
        case "comment" | "set" | "other":
            return say(f"drafts.tag.{shown.kind}", words=shown.text)
    return say(f"drafts.tag.{shown.kind}")


def text(asked: Iterable[Asked]) -> str:
    """The name of one text that a template can become."""
    return ", ".join(dict.fromkeys(map(_answer, asked))) or say("drafts.always")


def _answer(asked: Asked) -> str:
    name = field(asked.field)
    match asked.answer:
        case bool():
            against = f" {condition(chr(34) + asked.against + chr(34))}" if asked.against else ""
            return say("drafts.answer.yes" if asked.answer else "drafts.answer.no", name=name + against)
        case int():
            return say("drafts.answer.count" if asked.answer else "drafts.answer.none", name=name, count=asked.answer)
        case str():
            return say("drafts.answer.value", name=name, value=asked.answer.replace("_", " "))


def names(all_asked: Sequence[tuple[Asked, ...]]) -> list[str]:
    """A name for each text, by its answers that most texts do not give; what nothing tells apart gets a number."""
    usual = _usual(all_asked)
    plain = [text([answer for answer in asked if answer not in usual]) for asked in all_asked]
    unique, seen = [], dict.fromkeys(plain, 0)
    for name in plain:
        seen[name] += 1
        unique.append(name if seen[name] == 1 else say("drafts.numbered", name=name, number=seen[name]))
    return unique


def _usual(all_asked: Sequence[tuple[Asked, ...]]) -> frozenset[Asked]:
    """Of each question the answer that is given most; of two that are given as often, the first."""
    counts = Counter(answer for asked in all_asked for answer in asked)
    best: dict[tuple[str, str], Asked] = {}
    for answer, count in counts.items():
        key = answer.field, answer.against
        if key not in best or counts[best[key]] < count:
            best[key] = answer
    return frozenset(best.values())


@cache
def _known() -> frozenset[str]:
    return frozenset(keys("drafts.field."))
