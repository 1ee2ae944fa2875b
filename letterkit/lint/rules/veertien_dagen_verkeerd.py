"""A 14-day letter whose term is worded so that the letter has no effect."""

from collections.abc import Iterator

from letterkit.lint.model import Document, Place
from letterkit.lint.norms import BW_96, HR_2016
from letterkit.lint.reading.fourteen import fourteen
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="veertien-dagen-verkeerd",
    category="completeness",
    level="error",
    message="Met deze woorden geldt de veertiendagenbrief niet. Schrijf: “binnen veertien dagen vanaf de dag nadat "
    "deze brief bij "
    "u is bezorgd”.",
    why="De termijn begint op de dag na de bezorging. Telt u vanaf de dagtekening of de verzending, dan mag u geen "
    "incassokosten vragen.",
    source=f"{BW_96}; {HR_2016}",
    wrong=(
        (
            "@stage veertiendagenbrief\nBetaal «binnen 14 dagen na dagtekening van deze brief». Anders betaalt u "
            "€ 40 incassokosten."
        ),
        "@stage veertiendagenbrief\nBetaal «binnen veertien dagen na heden». Anders betaalt u € 40 incassokosten.",
        "@stage veertiendagenbrief\nBetaal «binnen 14 dagen» om € 40 incassokosten te voorkomen.",
    ),
    right=(
        (
            "@stage veertiendagenbrief\nBetaal binnen veertien dagen vanaf de dag nadat deze brief bij u is "
            "bezorgd. Anders betaalt u "
            "€ 40 incassokosten."
        ),
        (
            "@stage veertiendagenbrief\nBetaal binnen 15 dagen nadat deze brief bij u is bezorgd. Anders betaalt "
            "u € 40 incassokosten."
        ),
        "@stage herinnering\nWilt u binnen 14 dagen betalen?",
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Place]:
    told = fourteen(document)
    if told.applies and told.wrong and not told.right:
        yield Place(*told.wrong)
