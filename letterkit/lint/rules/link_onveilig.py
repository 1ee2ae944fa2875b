"""A link without https."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.links import links
from letterkit.lint.norms import PHISHING
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="link-onveilig",
    category="privacy",
    level="error",
    message="Deze link begint niet met https. Gebruik een beveiligd adres.",
    why="Betaalgegevens over een onbeveiligde verbinding kan een ander lezen.",
    source=PHISHING,
    wrong=("Betaal hier: «http://betaal.voorbeeld.nl/b/1»",),
    right=("Betaal hier: https://betaal.voorbeeld.nl/b/1", "Kijk op www.voorbeeld.nl"),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    for link in links(document):
        if link.scheme == "http":
            yield Span(link.start, link.end)
