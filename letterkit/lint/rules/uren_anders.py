"""Hours to call or to visit that are not those of the creditor."""

import re
from collections.abc import Iterator

from letterkit.facts import facts
from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import EERLIJK
from letterkit.lint.rule import Options, Rule
from letterkit.lint.stated_facts import finished

_CALL = "@known call_hours elke werkdag van 9 tot 17 uur\n"
_BOTH = f"{_CALL}@known visit_hours elke werkdag van 10 tot 16 uur\n"
RULE = Rule(
    id="uren-anders",
    category="facts",
    level="error",
    message="Op deze uren bent u niet te bereiken: in creditor.yaml staat “{known}”.",
    why="Wie belt of langskomt terwijl er niemand is, probeert het geen tweede keer.",
    source=EERLIJK,
    wrong=(
        f"{_BOTH}U kunt binnenlopen op werkdagen «van 10 tot 17 uur», een afspraak is niet nodig.",
        f"{_BOTH}Bel 020 123 45 67, «elke dag» van 9 tot 17 uur.",
        f"{_BOTH}Bellen: 020 123 45 67, werkdagen «9-21 uur»",
        f"{_BOTH}Bel ons gerust op 020 123 45 67, «ook 's avonds» zitten we klaar.",
        f"{_BOTH}Ons team is «24 uur per dag» bereikbaar.",
        f"{_CALL}Wij nemen op van maandag «tot en met zaterdag».",
        f"{_BOTH}Kom langs op het plein, «tussen acht en vier uur».",
        f"{_CALL}U bereikt ons «in het weekend» op 020 123 45 67.",
        f"{_CALL}Wij zijn «dag en nacht» telefonisch bereikbaar.",
    ),
    right=(
        f"{_BOTH}Bel 020 123 45 67, elke werkdag van 9 tot 17 uur. Kom langs op werkdagen van 10 tot 16 uur.",
        f"{_BOTH}Bel 020 123 45 67 (werkdagen 9-17 uur), of tussen 9.00 en 17.00 uur.",
        f"{_BOTH}Wij zijn er elke dag van maandag tot en met vrijdag, van 9 tot 5 uur.",
        f"{_CALL}Bel van 10 tot 12 uur, dan is het rustig aan de telefoon.",
        f"{_CALL}In het weekend zijn wij niet bereikbaar. U kunt ons dag en nacht mailen.",
        f"{_CALL}Wij bellen u van 18 tot 20 uur, of in het weekend.",
        f"{_CALL}Stuur gerust een mail, dat kan ook in het weekend. Bel op werkdagen 020 123 45 67.",
        f"{_BOTH}Wie aan de dood denkt, belt 113: dag en nacht. De schuld die openstaat, wordt niet elke dag hoger.",
        f"{_BOTH}Bel tussen 9 en 17 uur of kom langs op Voorbeeldplein 10 tussen 10 en 16 uur.",
        f"{_CALL}Betaal via de app: dat kan 24 uur per dag.",
        "Bel 020 123 45 67, elke dag van 8 tot 22 uur.",
    ),
)

_HOUR = r"(?:\d{1,2}(?:[.:]\d{2})?|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)"
_HOURS = re.compile(
    rf"\b(?P<span>(?:van\s|tussen\s)?(?P<first>{_HOUR})(?:\suur)?\s?(?:tot(?: en met)?|en|-|–|t/m)\s?"
    rf"(?P<last>{_HOUR})\s?(?:uur|u)\b)"
)
_ALWAYS = re.compile(
    r"\b(?:24 uur (?:per|op een) dag|dag en nacht|24/7|de hele dag en nacht|altijd \(ook 's nachts\)|rond de klok)"
    r"|(?:\book )?(?<!\w)'s (?:avonds|nachts)|\b(?:elke|iedere) avond\b"
)
_WEEKEND = re.compile(
    r"\b(?:(?:elke|iedere|alle) (?:dag(?:en)?|zaterdag|zondag)(?! van maandag)(?: van de week)?|"
    r"zeven dagen per week|7 dagen per week|dagelijks|"
    r"(?:ook )?(?:in|tijdens) (?:het|de) weekend(?:en)?|in de weekenden|op (?:zaterdag|zondag)(?:en)?|"
    r"tot en met (?:zaterdag|zondag)|(?:maandag|ma)(?: t/m |-| - )(?:zaterdag|zondag|za|zo))\b"
)
_CALL_WORDS = re.compile(
    r"\b(?:bel|belt|bellen|telefo\w*|bereik\w*|opnemen|nemen .{0,20}\bop|neemt .{0,20}\bop|aan de lijn|spreken|spreekt|"
    r"wij zijn er|we zijn er|zitten (?:we|wij) klaar|staan (?:we|wij) klaar|klaar)\b|\b0\d{2,3}[ -]\d"
)
_VISIT_WORDS = re.compile(
    r"\b(?:langs(?:komen|kom\w*)?|binnenlopen|loop\w* binnen|bezoek\w*|balie|kantoor|welkom|geopend|openingstijden|"
    r"inloop\w*|wij zijn open|we zijn open|\w+(?:straat|plein|laan|weg|kade|gracht) \d+)\b"
)
_OTHERS = re.compile(
    r"\b(?:bellen (?:wij|we) (?:u|je)|(?:wij|we) bellen|belt (?:een collega|u op)|betaal via|"
    r"betalen|app van uw bank|website|geldfit|gemeente|113|0800|zelfdoding|huisarts|loket|nibud|kifid|incasso|"
    r"vandaag|morgen|chat\w*|behalve|andere|assistent)\b"
)
_WRITES = re.compile(r"\b(?:mail\w*|schrijf\w*|whatsapp\w*|app\w*|bericht\w*|website|site)\b")
_CLOSED = re.compile(r"\b(?:niet|geen|nooit|gesloten|dicht)\b")
_OPEN_THEN = re.compile(r"\b(?:zaterdag|zondag|weekend|elke dag|iedere dag|dagelijks|7 dagen|zeven dagen)\b")
_WORDS = {
    "een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10,
    "elf": 11, "twaalf": 12,
}  # fmt: skip
_HOUR_MINUTES, _NOON = 60, 12 * 60


def check(document: Document, *, options: Options) -> Iterator[Span]:
    known = document.known
    if known is None or not (known.call_hours or known.visit_hours) or not finished(document):
        return
    for sentence in document.sentences:
        low = sentence.text.lower()
        lines = [
            line
            for line, words in ((known.call_hours, _CALL_WORDS), (known.visit_hours, _VISIT_WORDS))
            if line and words.search(low)
        ]
        if lines and not _OTHERS.search(low):
            outside = set.intersection(*(set(_wider(low, line)) for line in lines))
            for start, end in sorted(outside):
                yield Span(sentence.start + start, sentence.start + end, {"known": lines[0]})


def _wider(low: str, line: str) -> Iterator[tuple[int, int]]:
    """Where a sentence names a time at which, by the creditor's own line, nobody is there."""
    hours = [fact for fact in facts(line) if fact.kind == "hours"]
    if len(hours) == 1:
        first, last = map(int, hours[0].value.split("-"))
        for match in _HOURS.finditer(low):
            opens, closes = _minutes(match["first"]), _minutes(match["last"])
            closes += _NOON if closes <= opens and closes <= _NOON else 0
            if (opens < first or closes > last) and not _CLOSED.search(_clause(low, match)):
                yield match.span("span")
        always = _ALWAYS.search(low)
        if always and _there(low, always):
            yield always.span()
    weekend = None if _OPEN_THEN.search(line.lower()) else _WEEKEND.search(low)
    if weekend and _there(low, weekend):
        yield weekend.span()


def _there(low: str, match: re.Match[str]) -> bool:
    """Whether somebody is said to be there then: not that nobody is, nor that one may write."""
    clause = _clause(low, match)
    return not (_CLOSED.search(low, match.start()) or _CLOSED.search(clause) or _WRITES.search(clause))


def _clause(low: str, match: re.Match[str]) -> str:
    """What stands between two commas, around a place."""
    at = match.start()
    return low[low.rfind(",", 0, at) + 1 : at] + low[at:].partition(",")[0]


def _minutes(written: str) -> int:
    hour, _, minutes = written.replace(":", ".").partition(".")
    return (_WORDS.get(hour) or int(hour)) * _HOUR_MINUTES + int(minutes or 0)
