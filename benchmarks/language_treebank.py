"""Word classes, finite verbs, trees, lemmas and sentence ends on treebank sentences that no model was trained on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.tokens import Doc

from letterkit.language import Document, analyse, passives, perceptron, sentences, verb_frames
from letterkit.language.cgn import detail
from letterkit.language.finiteness import settled, settled_by_position
from letterkit.language.lemmas import lemma as lemma_of
from letterkit.language.tokens import Token
from training.conllu import Tree, lemma, read
from training.corpus import HELD_OUT
from training.parser import TARGET as PARSER
from training.tagger import TARGET as TAGGER

GLUED = 8  # sentences that are put together to one running text


@dataclass(slots=True)
class Hits:
    """Counts for an F1 score."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    def add(self, *, given: bool, wanted: bool) -> None:
        self.right += given and wanted
        self.extra += given and not wanted
        self.missed += wanted and not given

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.extra + self.missed)


def report(data: Path) -> Iterator[str]:
    """Yield the lines of this part; ``data`` holds the CoNLL-U files."""
    trees = read(data / f"{HELD_OUT}.conllu")
    yield f"held-out treebank sentences ({len(trees)} sentences, {sum(map(len, trees))} words; words given)"
    for name, tagged in (("light", _light), ("parse", _parsed)):
        yield from _scores(name, trees, tagged)
    yield from _sentence_ends(trees)


def _light(trees: list[list[str]]) -> list[list[Token]]:
    model = perceptron.load(TAGGER.read_bytes())
    rows = []
    for words in trees:
        tags = (tag.partition(":") for tag in model.tag(words))
        tokens = (Token(0, 1, w, w.lower(), pos, about) for w, (pos, _, about) in zip(words, tags, strict=True))
        rows.append(list(settled_by_position(tuple(tokens))))
    return rows


def _parsed(trees: list[list[str]]) -> list[list[Token]]:
    nlp = spacy.load(PARSER)
    texts = (Doc(nlp.vocab, words=words, sent_starts=[place == 0 for place in range(len(words))]) for words in trees)
    return [settled([_token(word) for word in text]) for text in nlp.pipe(texts)]


def _token(word: spacy.tokens.Token) -> Token:
    relation = word.dep_.replace("ROOT", "root")
    return Token(0, 1, word.text, word.lower_, word.pos_, detail(word.tag_), word.head.i, relation)


def _scores(name: str, trees: list[Tree], tagged: Callable[[list[list[str]]], list[list[Token]]]) -> Iterator[str]:
    tokens_of = tagged([[row.form for row in tree] for tree in trees])
    pairs = [
        (row, token)
        for tree, tokens in zip(trees, tokens_of, strict=True)
        for row, token in zip(tree, tokens, strict=True)
    ]
    finite = Hits()
    for row, token in pairs:
        finite.add(given=token.finite, wanted=row.xpos.startswith("WW|pv"))
    words = [(row, token) for row, token in pairs if row.upos not in {"PUNCT", "SYM"}]
    upos = _share(row.upos == token.pos for row, token in pairs)
    lemmas = _share(lemma(row) == lemma_of(token.lower, token.pos) for row, token in words)
    line = f"  {name}: word class {upos:.3f}, finite verb F1 {finite.f1:.3f}, lemma {lemmas:.3f}"
    if tokens_of[0][0].head is None:
        yield line
        return
    heads = [
        (token.head == (row.head - 1 if row.head else place), row.deprel.lower() == token.relation)
        for tree, tokens in zip(trees, tokens_of, strict=True)
        for place, (row, token) in enumerate(zip(tree, tokens, strict=True))
        if row.upos not in {"PUNCT", "SYM"}
    ]
    attached, labelled = _share(head for head, _ in heads), _share(head and label for head, label in heads)
    yield f"{line}, UAS {attached:.3f}, LAS {labelled:.3f}"


def _share(values: Iterator[bool]) -> float:
    known = list(values)
    return sum(known) / len(known)


def _sentence_ends(trees: list[Tree]) -> Iterator[str]:
    texts = ["".join(row.form + (" " if row.space_after else "") for row in tree).strip() for tree in trees]
    complete = [text.rstrip("\"')”’ ")[-1:] in ".!?…" for text in texts]
    yield (
        f"  sentence starts, {GLUED} sentences a text, {sum(complete) / len(texts):.0%} with a closing mark: F1 "
        f"{_boundaries(texts, complete, ' '):.3f} glued with spaces, "
        f"{_boundaries(texts, complete, chr(10)):.3f} with a line break after those without one"
    )


def _boundaries(texts: list[str], complete: list[bool], after_incomplete: str) -> float:
    hits = Hits()
    for first in range(0, len(texts), GLUED):
        text, starts = "", set()
        for sentence, ended in zip(texts[first : first + GLUED], complete[first : first + GLUED], strict=True):
            starts.add(len(text))
            text += sentence + (" " if ended else after_incomplete)
        starts_given = {sentence.start for sentence in sentences(text)}
        for place in starts_given | starts:
            hits.add(given=place in starts_given, wanted=place in starts)
    return hits.f1


def letters(path: Path) -> Iterator[str]:
    """Yield the lines for the letter sentences: passives, finite verbs, words at their verb."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    yield f"letter sentences ({len(rows)}, written for this measurement)"
    for analyser in ("light", "parse"):
        yield _letter_scores(analyser, rows)


def _letter_scores(analyser: str, rows: list[list[str]]) -> str:
    finite, passive, held, wanted = Hits(), 0, 0, 0
    for text, verbs, auxiliaries, pairs in rows:
        document = analyse(text, analyser=analyser)
        passive += bool(auxiliaries) == any(passives(sentence) for sentence in document.sentences)
        expected = verbs.split()
        got = [token.text for token in document.tokens if token.finite]
        finite.right += sum(min(expected.count(verb), got.count(verb)) for verb in set(expected))
        finite.extra += sum(max(0, got.count(verb) - expected.count(verb)) for verb in set(got))
        finite.missed += sum(max(0, expected.count(verb) - got.count(verb)) for verb in set(expected))
        frames = [frame for sentence in document.sentences for frame in verb_frames(sentence)]
        attached = {(frame.verb.text, token.text) for frame in frames for token in frame.tokens} | _attachments(
            document
        )
        for pair in pairs.split():
            wanted += 1
            held += tuple(pair.split("<-")) in attached
    return (
        f"  {analyser}: passive yes/no {passive / len(rows):.3f}, finite verb F1 {finite.f1:.3f}, "
        f"words at their verb {held} of {wanted}"
    )


def _attachments(document: Document) -> set[tuple[str, str]]:
    """Return verb and word for every head in a parsed document; a fixed group counts with its first word's head."""
    heads = set()
    for sentence in document.sentences:
        tokens = sentence.tokens
        for token in tokens:
            if token.head is None:
                continue
            head = tokens[token.head]
            heads.add((head.text, token.text))
            if token.relation in {"fixed", "compound:prt"} and head.head is not None:
                heads.add((tokens[head.head].text, token.text))
    return heads
