"""Words that belong together and stand far apart."""

from collections.abc import Iterator

from letterkit import language
from letterkit.lint.document import PROSE, Sentence
from letterkit.lint.findings import Span
from letterkit.lint.norms import ROTTERDAM
from letterkit.lint.reading.grammar import analysed
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="tangconstructie",
    category="clarity",
    level="info",
    scope="sentence",
    message="Tussen “{first}” en “{last}” staan {between} woorden. Zet ze dichter bij elkaar, of maak twee zinnen.",
    why="De lezer moet alles onthouden tot het laatste woord van de tang komt.",
    source=ROTTERDAM,
    options={"most": 8},
    wrong=("Wij «hebben het bedrag van de rekening van oktober bij u aan de deur helaas niet opgehaald».",),
    right=("Wij hebben de rekening verrekend.",),
)


def check(sentence: Sentence, *, options: Options) -> Iterator[Span]:
    parsed = analysed(sentence.text) if sentence.kind in PROSE else None
    widest = next(iter(language.pincers(parsed, least=options["most"] + 1)), None) if parsed else None
    if widest:
        values = {"first": widest.left.text, "last": widest.right.text, "between": widest.width}
        yield Span(widest.start, widest.end, values)
