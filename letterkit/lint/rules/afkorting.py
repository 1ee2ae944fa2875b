"""Abbreviations that have to be worked out."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.glossary.judged import places
from letterkit.lint.norms import B1
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="afkorting",
    category="jargon",
    level="error",
    message="Schrijf “{text}” voluit: {suggestions}.",
    why=("Een afkorting moet de lezer zelf oplossen. Voluit leest sneller, ook voor wie de tekst laat voorlezen."),
    source=B1,
    wrong=("Heeft u een vraag «m.b.t.» uw huur?",),
    right=("Heeft u een vraag over uw huur?",),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    return places(document, RULE.id)
