"""What the reader counts in one sentence: words, pairs, word families by role, and the records of its clauses.

Each feature is a name with the first and last word that it comes from, so that a verdict can point at words. Persons,
amounts, numbers, months and names are taken together, so that "u" and "je" teach each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from letterkit.language.tokens import Sentence, Token
from letterkit.lint.reading.clause import READER, US, Clause, records

Feature = tuple[str, int, int]
Roles = Callable[[str], tuple[str, ...]]
_SAME = {
    word: label
    for label, words in {
        "u": " ".join(sorted(READER)),
        "uw": "uw jouw",
        "wij": " ".join(sorted(US)),
        "ons": "ons mij me",
        "onze": "onze mijn m'n",
        "<maand>": "januari februari maart april mei juni juli augustus september oktober november december",
    }.items()
    for word in words.split()
}
BEFORE, AFTER, WHOLE = "<", ">", "@"  # of the sentence before, of the one after, of the whole message
_REACH = 6  # words: how far apart two words of a pair may stand
_SHORTEST = 6  # letters: shorter words have no beginning or end that says more than they do


def features(sentences: Sequence[Sentence], roles: Roles) -> Iterator[Feature]:
    """All features of a text of one sentence (the analyser may cut it in more), words counted from its start."""
    at = 0
    for sentence in sentences:
        yield from _words(sentence.tokens, at)
        yield from _clauses(sentence, roles, at)
        at += len(sentence.tokens)


def neighbour(sentences: Sequence[Sentence], roles: Roles) -> Iterator[str]:
    """What a sentence shows to the ones around it: its words and roles, and whether it supposes that nobody pays."""
    for sentence in sentences:
        if any(_unpaid(clause) for clause in records(sentence, roles)):
            yield "unpaid"
        for token in sentence.tokens:
            yield "l=" + _normal(token)[1]
            for role in roles(token.lower):
                yield "r=" + role


def shape(text: str, kind: str) -> Iterator[str]:
    """What can be seen of a sentence without reading it."""
    yield "kind=" + kind
    words = text.count(" ") + 1
    yield f"length={min(6, words // 5)}"
    if text.rstrip().endswith("?"):
        yield "asks"
    if "!" in text:
        yield "exclaims"
    if text.isupper():
        yield "shouts"


def place(at: int, count: int) -> Iterator[str]:
    """Where in its message a sentence stands, in quarters."""
    yield f"quarter={4 * at // count}"
    if at == 0:
        yield "first"
    if at == count - 1:
        yield "last"


def _words(tokens: tuple[Token, ...], at: int) -> Iterator[Feature]:
    pairs = [_normal(token) for token in tokens]
    words = ["<", *(word for word, _ in pairs), ">"]
    lemmas = ["<", *(lemma for _, lemma in pairs), ">"]
    last = len(tokens) - 1
    for i, (word, lemma) in enumerate(pairs):
        here = at + i
        yield "w=" + word, here, here
        yield "l=" + lemma, here, here
        if len(word) >= _SHORTEST:
            for size in (4, 5, 6):
                yield "^" + word[:size], here, here
                yield "$" + word[-size:], here, here
        if lemma.isalpha():
            for j in range(i + 2, min(i + _REACH, len(pairs))):
                other = pairs[j][1]
                if other.isalpha():
                    yield f"s={lemma} {other}", here, at + j
    for i in range(len(words) - 1):
        start, end = at + max(0, i - 1), at + min(last, i)
        yield f"w={words[i]} {words[i + 1]}", start, end
        yield f"l={lemmas[i]} {lemmas[i + 1]}", start, end
    for i in range(len(words) - 2):
        yield f"w={words[i]} {words[i + 1]} {words[i + 2]}", at + max(0, i - 1), at + min(last, i + 1)


def _clauses(sentence: Sentence, roles: Roles, at: int) -> Iterator[Feature]:
    clauses = list(records(sentence, roles))
    for clause in clauses:
        first, last = at + clause.start, at + clause.stop - 1
        yield f"c={_frame(clause)}", first, last
        if clause.verb:
            yield f"v={clause.agent} {clause.verb}", first, last
            yield f"v={clause.tense} {clause.verb} {clause.denied}", first, last
        for role, word in clause.roles:
            here = at + word
            yield f"r={role}", here, here
            yield f"r={role} {clause.tense}", here, here
            yield f"r={role} {clause.agent}", here, here
            yield f"r={role} {clause.denied} {clause.mood}", here, here
            if clause.amount:
                yield f"r={role} €", here, here
        names = sorted({role for role, _ in clause.roles})
        for i, name in enumerate(names):
            for other in names[i + 1 :]:
                yield f"rr={name} {other}", first, last
                yield f"rr={name} {other} {clause.tense} {clause.denied}", first, last
    yield from _supposed(clauses, at, at + len(sentence.tokens) - 1)
    stated = {role for clause in clauses if clause.mood in {"statement", "result"} for role, _ in clause.roles}
    for mood in {clause.mood for clause in clauses} - {"statement"}:
        for role in stated:
            yield f"m={mood} {role}", at, at + len(sentence.tokens) - 1


def _unpaid(clause: Clause) -> bool:
    """Whether a clause supposes that the reader does not pay: "wie niet betaalt", "zonder betaling"."""
    names = {role for role, _ in clause.roles}
    return clause.mood == "condition" and ("unpaying" in names or (clause.denied and "paying" in names))


def _supposed(clauses: Sequence[Clause], first: int, last: int) -> Iterator[Feature]:
    """What the other clauses say of a sentence that supposes that the reader does not pay."""
    if not any(map(_unpaid, clauses)):
        return
    yield "unpaid", first, last
    for clause in clauses:
        if not _unpaid(clause):
            yield f"u={clause.agent} {clause.tense} {clause.denied}", first, last
            for role, _ in clause.roles:
                yield f"u={role}", first, last


def _frame(clause: Clause) -> str:
    return f"{clause.agent} {clause.tense} {clause.mood} {clause.denied}"


def _normal(token: Token) -> tuple[str, str]:
    """The word and its lemma, with those that stand for the same thing made one."""
    low = token.lower
    same = _SAME.get(low)
    if same is None and any(map(str.isdigit, low)):
        same = "<getal>"
    elif same is None and token.pos == "PROPN" and token.text[:1].isupper():
        same = "<naam>"
    return (low, token.lemma) if same is None else (same, same)
