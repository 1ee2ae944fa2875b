"""A time word that says nothing."""

from collections.abc import Iterator

from letterkit.lint.document import PROSE, Sentence
from letterkit.lint.findings import Span
from letterkit.lint.norms import SCHRIJFWIJZER
from letterkit.lint.reading.patterns import words
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="tijd-vaag",
    category="clarity",
    level="info",
    scope="sentence",
    message="“{text}” zegt niet wanneer. Noem een dag, zoals “vóór 12 december”.",
    why="Ieder verstaat iets anders onder “snel”. Een dag is voor iedereen dezelfde.",
    source=SCHRIJFWIJZER,
    wrong=("Wilt u het bedrag «zo spoedig mogelijk» betalen?", "Wij nemen «binnenkort» contact met u op."),
    right=("Wilt u het bedrag vóór 12 december 2026 betalen?", "Heeft u op tijd betaald? Dan hoeft u niets te doen."),
)

_VAGUE = words(
    "zo spoedig mogelijk", "zo snel mogelijk", "spoedig", "op korte termijn", "binnenkort", "tijdig", "per omgaande",
    "per ommegaande", "met spoed", "te zijner tijd", "binnen afzienbare tijd", "binnen de gestelde termijn",
    "zsm", "z.s.m.",
)  # fmt: skip


def check(sentence: Sentence, *, options: Options) -> Iterator[Span]:
    if sentence.kind in PROSE:
        for match in _VAGUE.finditer(sentence.text.lower()):
            yield Span(match.start(), match.end())
