"""A 14-day letter with a term that leaves it without effect, or that judges may not accept."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Level, Span
from letterkit.lint.norms import BW_96, HR_2016
from letterkit.lint.reading.fourteen import fourteen
from letterkit.lint.rule import Options, Rule

_SAID = {
    "too_short": "Deze termijn is te kort: dan geldt de veertiendagenbrief niet.",
    "from_sending": "Deze termijn telt niet vanaf de bezorging: dan geldt de veertiendagenbrief niet.",
    "no_start": "Hier staat niet vanaf wanneer de veertien dagen tellen: dan geldt de veertiendagenbrief niet.",
    "date_only": "Met alleen een datum geldt de veertiendagenbrief niet: niemand weet wanneer de brief bezorgd is.",
    "date_too_soon": "Deze datum ligt voor het einde van de veertien dagen: dan geldt de veertiendagenbrief niet.",
    "date_beside": "Naast de termijn staat een datum. Ligt die te vroeg, dan geldt de veertiendagenbrief niet.",
    "other_words": "Deze termijn is lang genoeg, maar de rechter kent deze woorden niet.",
}
RULE = Rule(
    id="veertien-dagen-verkeerd",
    category="completeness",
    law=True,
    level="error",
    message="{said} Schrijf: “binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd”.",
    why="De termijn begint op de dag na de bezorging. Telt u anders, dan mag u geen incassokosten vragen.",
    source=f"{BW_96}; {HR_2016}",
    wrong=(
        (
            "@stage veertiendagenbrief\nBetaal «binnen 14 dagen na dagtekening» van deze brief. Anders betaalt u "
            "€ 40 incassokosten."
        ),
        "@stage veertiendagenbrief\nBetaal «binnen veertien dagen na heden». Anders betaalt u € 40 incassokosten.",
        "@stage veertiendagenbrief\nBetaal «binnen 14 dagen» om € 40 incassokosten te voorkomen.",
        (
            "@stage veertiendagenbrief\nBetaal «binnen twee weken nadat deze brief bij u is bezorgd». Anders betaalt u "
            "€ 40 incassokosten."
        ),
        "@stage veertiendagenbrief\nBetaal «vóór 12 december 2026». Anders betaalt u € 40 incassokosten.",
        (
            "@stage veertiendagenbrief\nBetaal «binnen 14 dagen na de dag waarop u deze brief heeft ontvangen». Anders "
            "betaalt u € 40 incassokosten."
        ),
        "@stage aanmaning\nBetaal «binnen 14 dagen na heden». Anders betaalt u € 40 incassokosten.",
    ),
    right=(
        (
            "@stage veertiendagenbrief\nBetaal binnen veertien dagen vanaf de dag nadat deze brief bij u is "
            "bezorgd. Anders betaalt u € 40 incassokosten."
        ),
        (
            "@stage veertiendagenbrief\nBetaal binnen 15 dagen nadat deze brief bij u is bezorgd. Anders betaalt "
            "u € 40 incassokosten."
        ),
        (
            "@stage veertiendagenbrief\nBetaal binnen drie weken nadat deze brief bij u is bezorgd. Anders betaalt "
            "u € 40 incassokosten."
        ),
        "@stage herinnering\nWilt u binnen 14 dagen betalen?",
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    for term in fourteen(document).terms:
        if term.verdict != "right":
            ceiling: Level | None = None if term.verdict == "void" else "warning"
            yield Span(term.start, term.end, {"said": _SAID[term.reason]}, at_most=ceiling)
