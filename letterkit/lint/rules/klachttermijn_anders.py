"""Another time for an answer to a complaint, or until somebody outside looks at it, than the creditor has."""

import re
from collections.abc import Iterator

from letterkit.dutch import number_words
from letterkit.lint.document import Document, Sentence
from letterkit.lint.findings import Span
from letterkit.lint.norms import KLACHTRECHT
from letterkit.lint.rule import Options, Rule
from letterkit.lint.stated_facts import finished

_LINE = "@known complaint U krijgt binnen 5 werkdagen antwoord.\n"
_WEEKS = "@known outside_weeks 8\n"
RULE = Rule(
    id="klachttermijn-anders",
    category="facts",
    level="error",
    message="Voor klachten staat in creditor.yaml: “{known}”. Schrijf dezelfde tijd.",
    why="Wie denkt dat een klacht maanden duurt, klaagt niet.",
    source=KLACHTRECHT,
    wrong=(
        f"{_LINE}Uw klacht is bij ons binnen. U krijgt «binnen 30 werkdagen» antwoord.",
        f"{_LINE}Op een klacht krijgt u «binnen zes weken» antwoord.",
        f"{_LINE}Wij antwoorden «binnen twee maanden» op uw klacht.",
        f"{_WEEKS}U kunt pas «na zes maanden» zonder antwoord naar Kifid.",
        f"{_WEEKS}Hoort u «na 12 weken» niets op uw klacht, dan staat de weg naar Kifid open.",
    ),
    right=(
        f"{_LINE}Uw klacht is bij ons binnen. U krijgt binnen vijf werkdagen antwoord.",
        f"{_LINE}Dien uw klacht in binnen een jaar.",
        f"{_LINE}U vroeg om een kopie. U krijgt binnen twee weken antwoord.",
        f"{_WEEKS}Heeft u na acht weken nog geen antwoord op uw klacht, dan kunt u naar Kifid.",
        f"{_LINE}Antwoorden we niet binnen acht weken op uw klacht? Dan kunt u naar Kifid.",
        f"{_WEEKS}U kunt daarna nog drie maanden naar Kifid.",
        "Op een klacht krijgt u binnen zes weken antwoord.",
    ),
)

_UNIT = r"(?P<unit>werkdag(?:en)?|dag(?:en)?|we(?:ek|ken)|maand(?:en)?|jaar)"
_TIME = rf"(?P<count>\d{{1,2}}|een half|{number_words.PATTERN}) {_UNIT}"
_WITHIN = re.compile(rf"\b(?P<span>binnen {_TIME})\b")
_AFTER = re.compile(rf"\b(?P<span>(?:na|duurt) {_TIME})\b")
_ANSWER = re.compile(r"\b(?:antwoord\w*|beantwoord\w*|reactie|reageren|horen|hoort|bericht)\b")
_COMPLAINT = re.compile(r"\bklacht\w*\b")
_OUTSIDE = re.compile(r"\b(?:kifid|geschillencommissie|ombudsman|onafhankelijke instantie|huurcommissie)\b")
_SILENT = re.compile(
    r"\b(?:geen antwoord|zonder antwoord|niets|nog niet|niet binnen|geen reactie|duurt|onbeantwoord)\b"
)
_DAYS = {"werkdag": 1.4, "werkdagen": 1.4, "dag": 1, "dagen": 1, "week": 7, "weken": 7, "maand": 30.4, "maanden": 30.4,
         "jaar": 365}  # fmt: skip
_SLACK = 0.15  # of a time: two months are not quite eight weeks


def check(document: Document, *, options: Options) -> Iterator[Span]:
    known = document.known
    if known is None or not finished(document):
        return
    said = _WITHIN.search(known.complaint.lower()) if known.complaint else None
    before = ""
    for sentence in document.sentences:
        low = sentence.text.lower()
        if said and _COMPLAINT.search(before + low) and _ANSWER.search(low) and not _SILENT.search(low):
            yield from _other(sentence, _WITHIN, _days(said), known.complaint)
        if known.outside_weeks and _OUTSIDE.search(low) and _SILENT.search(low):
            yield from _other(sentence, _AFTER, known.outside_weeks * 7, f"na {known.outside_weeks} weken naar buiten")
        before = f"{low} "


def _other(sentence: Sentence, pattern: re.Pattern[str], days: float, known: str) -> Iterator[Span]:
    match = pattern.search(sentence.text.lower())
    if match and abs(_days(match) - days) > _SLACK * days:
        start, end = match.span("span")
        yield Span(sentence.start + start, sentence.start + end, {"known": known.rstrip(".")})


def _days(match: re.Match[str]) -> float:
    count = match["count"]
    number = 0.5 if count == "een half" else int(count) if count.isdigit() else number_words.read(count) or 0
    return number * _DAYS[match["unit"]]
