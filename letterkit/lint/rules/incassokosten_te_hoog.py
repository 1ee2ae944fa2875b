"""Collection costs above what the decree allows."""

from collections.abc import Iterator

from letterkit.lint.model import Document, Place
from letterkit.lint.norms import BIK
from letterkit.lint.reading.fourteen import fee, fourteen
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="incassokosten-te-hoog",
    category="completeness",
    level=None,
    message="Over {principal} mag u hoogstens {allowed} incassokosten vragen (met btw {taxed}). Hier staat {text}.",
    why="De wet geeft een vaste staffel: 15% over de eerste € 2.500, met een minimum van € 40. Hoger mag niet.",
    source=BIK,
    compares_amounts=True,
    wrong=(
        (
            "@stage veertiendagenbrief\nU moet nog € 300 betalen. Betaal binnen vijftien dagen nadat deze brief "
            "bij u is bezorgd. "
            "Daarna betaalt u «€ 75» incassokosten."
        ),
    ),
    right=(
        (
            "@stage veertiendagenbrief\nU moet nog € 300 betalen. Betaal binnen vijftien dagen nadat deze brief "
            "bij u is bezorgd. "
            "Daarna betaalt u € 45 incassokosten."
        ),
        (
            "@stage veertiendagenbrief\nU moet nog € 1.234,56 betalen. Betaal binnen vijftien dagen nadat deze "
            "brief bij u is bezorgd. "
            "Daarna betaalt u € 185,18 incassokosten."
        ),
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Place]:
    told = fourteen(document)
    if not told.applies or told.principal is None or told.fee is None:
        return
    allowed = fee(told.principal)
    taxed = fee(told.principal, taxed=True)
    if told.fee > taxed:
        values = {"principal": _euro(told.principal), "allowed": _euro(allowed), "taxed": _euro(taxed)}
        yield Place(*told.fee_span, values)


def _euro(cents: int) -> str:
    whole = f"{cents // 100:,}".replace(",", ".")
    return f"€ {whole},{cents % 100:02d}"
