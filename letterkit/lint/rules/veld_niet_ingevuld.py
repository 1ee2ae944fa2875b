"""A field that was never filled in, in a message that is ready to go."""

import re
from collections.abc import Iterator

from letterkit.lint.model import Document, Place
from letterkit.lint.norms import EIGEN
from letterkit.lint.placeholders import fields
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="veld-niet-ingevuld",
    category="template",
    level="error",
    message="Hier is een veld niet ingevuld: {text}.{template}",
    why="Een brief met een leeg veld kan niet kloppen, en de lezer vertrouwt hem niet.",
    source=EIGEN,
    options={"template_from": 3},
    wrong=(
        "Beste «{klant_naam}»,\n\nBetaal «{{ bedrag }}» vóór 12 december.",
        "Beste «[NAAM]»,\n\nU betaalt «%(bedrag)s» vóór 12 december.",
        "Beste mevrouw Bakker,\n\nU betaalt «<?php echo $bedrag ?>» op «${datum}».",
        "Beste «:name»,\n\nU betaalt «_bedrag_» euro.",
        "Beste «{naam}»,\n\nU betaalt {{bedrag}} vóór {{datum}} via {{link}}.",
        "Beste mevrouw Bakker,\n\nU betaalt «[invullen]» euro.",
        "U betaalt «…………» of «XX» euro, zei «Lorem ipsum», op rekening «xxxx».",
    ),
    right=(
        "Beste mevrouw Bakker,\n\nU betaalt € 80 (zie bijlage [1]).",
        "Bel ons: 010 123 45 67 (maandag tot en met vrijdag). Tijd: 9:00 uur.",
    ),
)

_BLANK = re.compile(
    (
        r"\.{5,}|…{2,}|_{4,}|\blorem ipsum\b|\bTODO\b|\bundefined\b|\bNaN\b|\bNone\b(?= euro)|(?<=€ )X{1,2}\b|"
        r"\bX{2}(?= euro)"
    ),
    re.IGNORECASE,
)
_CROSSES = re.compile(r"\bX{3,}\b", re.IGNORECASE)  # also how a published example hides a number, so only a tip
_TEMPLATE = (
    " De tekst heeft meer velden en is dus een sjabloon; geef de verzonden brief om ook de waarden te controleren."
)
_NUMBER = re.compile(r"[\[{]\d*[\]}]")


def check(document: Document, *, options: Options) -> Iterator[Place]:
    text = document.text
    found = [(start, end) for start, end in fields(text) if not _NUMBER.fullmatch(text[start:end])]
    if len({text[start:end] for start, end in found}) >= options["template_from"]:
        yield Place(*found[0], {"template": _TEMPLATE}, at_most="info")
        found = []
    for start, end in (*found, *(match.span() for match in _BLANK.finditer(text))):
        yield Place(start, end, {"template": ""})
    for match in _CROSSES.finditer(text):
        yield Place(match.start(), match.end(), {"template": ""}, at_most="info")
