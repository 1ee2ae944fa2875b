"""The words of a passage: each with its sentence and its clause, and which denials count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from letterkit.dutch import number_words

_WORD = re.compile(r"[^\W_]+(?:[-'’.,:]?[^\W_]+)*|%|€")
_STOP = re.compile(r"[.?!]")
_CLAUSE = re.compile(r"[,;:()–]")
_JOINS = frozenset({"maar", "want", "dus"})  # words that begin a clause of their own
_NUMBER = re.compile(r"\d[\d.,]*")
_NO = frozenset({"niet", "geen", "nooit", "niets", "niemand", "zonder"})
_DENIES = _NO | {"nergens", "hoeft", "hoeven", "verboden"}
_FAILS = frozenset(
    [
        "betaalt",
        "betalen",
        "betaal",
        "betaald",
        "betaling",
        "reageert",
        "reageren",
        "voldoet",
        "overmaakt",
        "meewerkt",
        "nakomt",
        "antwoordt",
        "belt",
        "tekent",
        "luistert",
        "komt",
        "doet",
        "horen",
        "ontvangen",
        "tijd",
    ]
)  # what someone may leave undone: "als u niet betaalt" denies nothing of what follows


_PAST = frozenset({
    "was", "waren", "werd", "werden", "had", "hadden", "kwam", "kwamen", "ging", "gingen", "kreeg", "kregen",
    "stond", "stonden", "zag", "zagen", "gaf", "gaven", "deed", "deden", "zei", "zeiden", "nam", "namen", "bleek",
    "bleken", "bleef", "bleven", "lag", "lagen", "zou", "zouden", "kon", "konden", "raakte", "raakten", "begon",
    "begonnen", "maakte", "maakten", "stuurde", "stuurden",
})  # fmt: skip
_CONCERNS = frozenset({
    "u", "uw", "je", "jij", "jouw", "wij", "we", "ons", "onze", "ik", "mij", "mijn", "betaal", "betaalt", "betalen",
    "betaald", "betaling", "schuld", "schulden", "achterstand", "rekening", "lening", "termijn", "vordering",
    "dossier", "bedrag", "klacht", "klachten", "klant", "klanten", "bkr", "euro", "€", "incasso", "huurder",
    "huurders", "rechter", "kifid", "brief",
})  # fmt: skip  # what a letter on a debt is about


@dataclass(frozen=True, slots=True)
class Token:
    """A word in lower case, where it stands, and the number of its sentence and of its clause."""

    text: str
    start: int
    end: int
    sentence: int
    clause: int


def fits(word: str, text: str) -> bool:
    """Whether a word of a pattern is this word of a text."""
    if word == text:
        return True
    if word == "#":
        return _NUMBER.fullmatch(text) is not None or _in_words(text)
    if word.endswith("*"):
        return text.startswith(word[:-1])
    return word.startswith("*") and text.endswith(word[1:])


@lru_cache(maxsize=4096)
def _in_words(text: str) -> bool:
    number = number_words.read(text)
    return number is not None and number > 1  # "een" is mostly an article


@lru_cache(maxsize=64)  # several rules read one passage after another
def read(text: str) -> tuple[Token, ...]:
    """The words of a passage in their order."""
    tokens: list[Token] = []
    sentence, clause, last = 0, 0, 0
    low = text.lower()
    for match in _WORD.finditer(low):
        gap = low[last : match.start()]
        if tokens and _STOP.search(gap):
            sentence += 1
        if tokens and (_STOP.search(gap) or _CLAUSE.search(gap) or match[0] in _JOINS):
            clause += 1
        if match[0] != "€":
            tokens.append(Token(match[0].replace("’", "'"), match.start(), match.end(), sentence, clause))
        last = match.end()
    return tuple(tokens)


def without_conditions(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without the denials that only say what someone leaves undone: "als u niet betaalt"."""
    return [token for at, token in enumerate(tokens) if token.text not in _NO or not _undone(tokens, at)]


def denied(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a clause that these tokens stand in is denied."""
    first, last = tokens[start].clause, tokens[end - 1].clause
    while start and tokens[start - 1].clause == first:
        start -= 1
    while end < len(tokens) and tokens[end].clause == last:
        end += 1
    return any(token.text in _DENIES for token in without_conditions(tokens[start:end]))


def _undone(tokens: Sequence[Token], at: int) -> bool:
    following = [token.text for token in tokens[at + 1 : at + 3]]
    before = [token.text for token in tokens[max(0, at - 2) : at]]
    if following and (following[0] in _FAILS or (following[0] not in {"te", "om"} and following[-1] in _FAILS)):
        return before[-1:] != ["hoeft"]
    return len(before) == 2 and before[0] in _FAILS and before[1] in {"u", "je"}


def narrates(tokens: Sequence[Token]) -> bool:
    """Whether these words tell what once happened to others: past tense, with neither reader nor writer nor debt."""
    words = {token.text for token in tokens}
    return not _PAST.isdisjoint(words) and _CONCERNS.isdisjoint(words)


def sentences(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """First and past-the-last token of the whole sentences that these tokens stand in."""
    while start and tokens[start - 1].sentence == tokens[start].sentence:
        start -= 1
    while end < len(tokens) and tokens[end].sentence == tokens[end - 1].sentence:
        end += 1
    return start, end


def stretched(text: str, end: int) -> int:
    """With the sign that ends the sentence."""
    match = _END.match(text, end)
    return match.end() if match else end


_END = re.compile(r"[)\"']{0,2}[.?!]")
