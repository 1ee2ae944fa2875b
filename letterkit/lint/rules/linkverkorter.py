"""A shortened link, whose end nobody can see."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.links import links
from letterkit.lint.norms import PHISHING
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="linkverkorter",
    category="privacy",
    level="error",
    message="Gebruik geen verkorte link. Laat het adres van uw eigen website zien.",
    why="Aan een verkorte link ziet de lezer niet waar hij uitkomt. Oplichters gebruiken ze ook.",
    source=PHISHING,
    wrong=("Betaal hier: «https://bit.ly/3abc»", "Betaal via «tinyurl.com/abc»."),
    right=("Betaal hier: https://betaal.voorbeeld.nl/b/1",),
)

_SHORT = {
    "bit.ly", "tinyurl.com", "t.co", "goo.gl", "ow.ly", "is.gd", "buff.ly", "rebrand.ly", "cutt.ly", "shorturl.at",
    "tiny.cc", "rb.gy", "t.ly", "lnkd.in", "s.id", "bl.ink", "short.io", "v.gd", "qrco.de", "urlz.fr",
}  # fmt: skip


def check(document: Document, *, options: Options) -> Iterator[Span]:
    for link in links(document):
        if link.domain in _SHORT:
            yield Span(link.start, link.end)
