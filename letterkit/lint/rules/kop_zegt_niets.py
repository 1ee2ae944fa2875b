"""A subject or heading that does not tell what the text is about."""

from collections.abc import Iterator

from letterkit.lint.document import Sentence
from letterkit.lint.findings import Span
from letterkit.lint.norms import B1
from letterkit.lint.reading.patterns import any_of
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="kop-zegt-niets",
    category="clarity",
    level="info",
    scope="sentence",
    message="“{text}” zegt niet waar het over gaat. Schrijf wat de lezer eraan heeft, zoals “Zo kunt u betalen”.",
    why="Een kop die vertelt wat eronder staat, helpt wie de brief vluchtig leest.",
    source=B1,
    wrong=(
        "«Informatie»\n\nU kunt ons bellen.\n\nMet vriendelijke groet,",
        "Onderwerp: «Belangrijk»\n\nU kunt ons bellen.",
    ),
    right=("Zo kunt u betalen\n\nU kunt ons bellen.",),
)

_EMPTY = any_of(
    r"^(?:(?:belangrijke?|algemene?)\s)?(?:informatie|mededeling|bericht|inleiding|overig|diversen|aandachtspunten|toelichting|belangrijk|brief|kennisgeving)\W*$"
)


def check(sentence: Sentence, *, options: Options) -> Iterator[Span]:
    if sentence.kind in {"subject", "heading"} and _EMPTY.search(sentence.text.lower().strip()):
        yield Span(0, len(sentence.text))
