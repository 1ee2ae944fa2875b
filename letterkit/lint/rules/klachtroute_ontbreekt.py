"""No word on where to take a complaint or objection."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import CPP
from letterkit.lint.reading.missing_location import missing
from letterkit.lint.reading.patterns import any_of
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="klachtroute-ontbreekt",
    category="completeness",
    level=None,
    message="Zeg waar de lezer terechtkan als iets niet klopt: “Bent u het niet eens met dit bedrag? Mail klachten@…”",
    why="Een klant moet weten hoe hij een klacht indient en bij wie hij daarna terechtkan.",
    source=CPP,
    wrong=("«Wij hebben uw betaling van € 80 nog niet ontvangen.» Lukt betalen niet? Bel ons.",),
    right=("Klopt er iets niet? Mail naar klachten@voorbeeld.nl.", "Bent u het niet eens met dit bedrag? Bel ons."),
)

_ROUTE = any_of(
    (
        r"\bklacht\w*|\bbezwaar\b|\bkifid\b|\bgeschillencommissie\b|\bombudsman\b|\bniet (?:mee )?eens\b|"
        r"\bonterecht\b|\bniet akkoord\b"
    ),
    r"\bklopt\b.{0,30}\bniet\b|\bniet klopt\b|\biets mis\b|\bonjuist\b|\bvergiss?\w*",
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    if not document.has(_ROUTE):
        yield missing(document)
