"""Which stage a finished text belongs to, when nobody said so: read from its subject, headings and strongest words."""

import re

from letterkit.lint.model import Document, once
from letterkit.lint.reading.patterns import any_of

# Heaviest first: the first pattern that stands in the text decides. "top" patterns count only in subject and headings.
_TOP: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("klacht_ontvangen", any_of(r"\buw klacht\b|\bontvangst\w* (?:van )?(?:uw|je) klacht")),
    ("finale_kwijting", any_of(r"\bfinale kwijting|\bkwijtschelding")),
    ("betaalpauze_bevestiging", any_of(r"\b(?:uw|je) betaalpauze|\bbevestiging.*(?:pauze|uitstel)")),
    (
        "regeling_gemist",
        any_of(
            r"\b(?:regeling|termijn|afspraak)\b.*\b(?:gemist|niet (?:betaald|ontvangen|nagekomen)|"
            r"geannuleerd)|\bgemiste? (?:termijn|betaling).*regeling"
        ),
    ),
    (
        "regeling_bevestiging",
        any_of(r"\b(?:bevestiging|uw|je)\b.*\b(?:betalingsregeling|betaalafspraak|regeling|betalingsafspraak)\b"),
    ),
    (
        "regeling_aanbod",
        any_of(r"\b(?:voorstel|aanbod)\b.*\b(?:regeling|betal\w+|oplossing)|\bvoorstel om\b.*\btermijnen"),
    ),
    (
        "betaling_ontvangen",
        any_of(r"\b(?:betaling|bedrag) (?:is )?ontvangen|\bbedankt voor (?:uw|je) betaling|\bontvangstbevestiging"),
    ),
    (
        "overdracht_incasso",
        any_of(r"\b(?:overdracht|overgedragen|uit handen)|\bincassobureau|\bdeurwaarder|\bincasso\b(?! mislukt)"),
    ),
    ("bkr_vooraankondiging", any_of(r"\bbkr\b")),
    ("opeising", any_of(r"\bope?i?sing\b|\bopeising|\bopgeëist|\bhele (?:lening|krediet)")),
    ("veertiendagenbrief", any_of(r"\b(?:veertien|14)[ -]?dagen ?-?brief|\bwik-?\s?brief")),
    (
        "aanmaning",
        any_of(
            r"\baanmaning|\bingebreke|\bsommatie|\blaatste (?:herinnering|waarschuwing|kans|bericht|"
            r"aankondiging|oproep)"
        ),
    ),
    ("tweede_herinnering", any_of(r"\b(?:tweede|2e|2de|derde|3e|nogmaals)\b.*\bherinner")),
    ("herinnering", any_of(r"herinnering|\bvergeten\b|\bnog (?:niet betaald|open)|\bopenstaande")),
)
_BODY: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("klacht_ontvangen", any_of(r"\b(?:wij|we) (?:hebben|ontvingen) (?:\w+ ){0,3}uw klacht")),
    (
        "schuldhulp_pauze",
        any_of(r"\bschuld(?:hulp|bemiddel|regel)\w*\b.{0,80}\b(?:stoppen|pauze|wachten|geen brieven)\b"),
    ),
    (
        "betaling_ontvangen",
        any_of(
            r"\b(?:hebben|is) (?:\w+ ){0,2}(?:uw|je|jouw|de) betaling (?:\S+ ){0,6}ontvangen|"
            r"\bbedankt voor (?:uw|je) betaling"
        ),
    ),
    (
        "regeling_bevestiging",
        any_of(
            r"\b(?:bevestigen|bevestig ik)\b.{0,60}\b(?:regeling|afspraak|afspraken)|"
            r"\bhebben\b.{0,40}\b(?:regeling|afspraak)\b.{0,30}\b(?:gemaakt|afgesproken|getroffen)\b"
        ),
    ),
    (
        "veertiendagenbrief",
        any_of(
            r"\b(?:veertien|vijftien|14|15)\b.{0,12}\bdagen\b.{0,60}\b(?:bezorgd|"
            r"ontvang\w+)\b.{0,400}\bincassokosten|\bartikel 6:96\b|\bincassokosten\b.{0,400}\b(?:veertien|"
            r"vijftien|14|15)\b.{0,12}\bdagen\b.{0,60}\b(?:bezorgd|ontvang\w+)"
        ),
    ),
    (
        "aanmaning",
        any_of(
            r"\b(?:laatste|formele|deze) aanmaning|\bin gebreke\b|\bsommeren\b|\bingebrekestelling|"
            r"\blaatste (?:herinnering|waarschuwing|kans)"
        ),
    ),
    (
        "tweede_herinnering",
        any_of(
            r"\b(?:tweede|2e) herinnering|\b(?:eerdere|vorige|herhaalde) (?:\w+ )?(?:betalings?)?herinnering|"
            r"\beerder\b.{0,30}\bherinner"
        ),
    ),
    (
        "herinnering",
        any_of(
            r"herinner|\bnog (?:niet|open)\b|\bopenstaand|\bstaat\b.{0,60}\bopen\b|\bgeen betaling\b|"
            r"\bbetaling gemist|\bgemist\b"
        ),
    ),
)


@once
def infer(document: Document) -> str | None:
    """The stage the text most likely belongs to, None when nothing in it tells."""
    top = " ".join(one.text for one in document.sentences if one.kind in {"subject", "heading"}).lower()
    for stage, pattern in _TOP:
        if pattern.search(top):
            return _refined(stage, document.lower)
    return next((stage for stage, pattern in _BODY if pattern.search(document.lower)), None)


def _refined(stage: str, low: str) -> str:
    """A reminder or notice that carries the wording of a 14-day letter is one."""
    if stage in {"herinnering", "tweede_herinnering", "aanmaning", "overdracht_incasso"}:
        pattern = dict(_BODY)["veertiendagenbrief"]
        return "veertiendagenbrief" if pattern.search(low) else stage
    return stage
