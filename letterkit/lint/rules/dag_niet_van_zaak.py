"""A day, a month or a number of days in a text about one case that the case contradicts."""

from collections.abc import Iterator

from letterkit.lint.case_days import wrong_ages, wrong_due_days, wrong_time_left
from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import EERLIJK
from letterkit.lint.rule import Options, Rule
from letterkit.lint.stated_facts import finished

_ONE = "@known terms 11240:2026-10-20\n"
_TWO = "@known day 2026-11-29\n@known terms 11240:2026-10-20,10000:2026-11-20\n"
_DATED = f"{_TWO}Utrecht, 30 november 2026\n\n"
RULE = Rule(
    id="dag-niet-van-zaak",
    category="facts",
    level="error",
    message=("Dit klopt niet met de zaak: {right}. Neem de dag over uit de zaak."),
    why=("Met een verkeerde dag weet de lezer niet welke rekening het is, of schrikt hij van een te lange tijd."),
    source=EERLIJK,
    wrong=(
        f"{_ONE}De termijn van € 112,40 moest u betalen op «20 augustus 2026».",
        f"{_ONE}Utrecht, 30 november 2026\n\nU bent «ruim negentig dagen» te laat.",
        f"{_ONE}Utrecht, 30 november 2026\n\nU loopt «al 6 maanden» achter.",
        f"{_TWO}De termijn van oktober had op «5 oktober» binnen moeten zijn.",
        f"{_TWO}U heeft de termijnen van «september» en oktober nog niet betaald.",
        f"{_TWO}Open staan € 112,40 van «20 november» en € 100,00 van «20 oktober».",
        f"{_DATED}De oudste termijn wacht «inmiddels ruim drie maanden» op betaling.",
        f"{_DATED}Betalen kan tot en met 17 december 2026. U heeft dus «nog 21 dagen».",
        f"{_TWO}De uiterste dag is donderdag 17 december, dat is «over drie dagen» al.",
    ),
    right=(
        f"{_ONE}De termijn van € 112,40 moest u betalen op 20 oktober 2026.",
        f"{_ONE}Utrecht, 30 november 2026\n\nU bent 41 dagen te laat.",
        f"{_ONE}Utrecht, 30 november 2026\n\nU bent nog geen drie maanden te laat.",
        f"{_ONE}Wilt u € 112,40 betalen vóór 17 december 2026?",
        "U bent 90 dagen te laat.",
        f"{_TWO}De termijn van september is op tijd betaald. Die van oktober staat open sinds 20 oktober.",
        f"{_TWO}De termijnen van oktober en november staan open. De termijn van december betaalt u op 20 december.",
        f"{_DATED}U loopt twee maanden achter. Open staan € 112,40 van 20 oktober en € 100,00 van 20 november.",
        f"{_DATED}Dat mag pas als een termijn ten minste twee maanden niet betaald is.",
        f"{_DATED}Betalen kan tot en met 17 december 2026. Dat is ruim twee weken.",
        f"{_TWO}Betaal uiterlijk 17 december, dus over ruim twee weken. Na uw klacht heeft u nog acht weken.",
    ),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    known = document.known
    if known is None or not known.terms or not finished(document):
        return
    for start, end, right in (
        *wrong_due_days(document, known),
        *wrong_ages(document, known),
        *wrong_time_left(document),
    ):
        yield Span(start, end, {"right": right})
