"""Verbs dressed up as nouns."""

from collections.abc import Iterator

from letterkit import language
from letterkit.lint.document import PROSE, Sentence
from letterkit.lint.findings import Span
from letterkit.lint.norms import ROTTERDAM
from letterkit.lint.reading.grammar import analysed
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="naamwoordstijl",
    category="clarity",
    level="info",
    scope="sentence",
    message="In “{text}” zit een werkwoord verstopt. Schrijf het als werkwoord: “{verb}”.",
    why="Met werkwoorden ziet de lezer wie wat doet. Naamwoorden maken een zin stijf en lang.",
    source=ROTTERDAM,
    wrong=("«Na het uitvoeren van» de controle bellen wij u.",),
    right=("Als wij alles hebben bekeken, bellen wij u.",),
)


def check(sentence: Sentence, *, options: Options) -> Iterator[Span]:
    parsed = analysed(sentence.text) if sentence.kind in PROSE else None
    for noun in language.nominalisations(parsed) if parsed else ():
        yield Span(noun.start, noun.end, {"verb": noun.verb})
