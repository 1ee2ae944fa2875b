"""Words from law, collection and banking that a customer need not know."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.glossary.judged import places
from letterkit.lint.norms import AFM_4
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="jargon",
    category="jargon",
    level="error",
    message="“{text}” begrijpt niet iedereen. Schrijf liever {suggestions}{of_leg_uit}.",
    why="Wie een woord niet begrijpt, haakt af of belt niet. Vermijd vakwoorden of leg ze meteen uit.",
    source=AFM_4,
    wrong=(
        "Hierbij «stellen wij u in gebreke».",
        "De «hoofdsom» is € 300.",
    ),
    right=(
        "U krijgt nog één keer de tijd om te betalen: tot en met 12 mei.",
        "De hoofdsom, dat is het bedrag zonder rente en kosten, is € 300.",
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    return places(document, RULE.id)
