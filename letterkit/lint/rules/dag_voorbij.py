"""A last day to pay that lies before the day of the letter."""

import re
from collections.abc import Iterator
from datetime import date

from letterkit.dutch.dates import printed
from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import EERLIJK
from letterkit.lint.rule import Options, Rule
from letterkit.lint.stated_facts import dated, finished, of_kind, words_of

RULE = Rule(
    id="dag-voorbij",
    category="facts",
    level="error",
    message=("Deze dag is al voorbij: de brief is van {day}. Noem een dag die nog komt."),
    why=("Wie een dag leest die voorbij is, denkt dat hij te laat is en belt niet meer."),
    source=EERLIJK,
    wrong=(
        ("Utrecht, 3 mei 2026\n\nWilt u vóór «1 mei 2026» betalen?"),
        ("Wij schrijven u op 3 mei 2026.\n\nBetaalt u in één keer? Dat kan tot en met «1 mei 2026»."),
    ),
    right=(
        ("Utrecht, 3 mei 2026\n\nWilt u vóór 17 mei 2026 betalen? Uw termijn van 1 mei 2026 staat open."),
        ("Wilt u vóór 1 mei 2026 betalen?"),
    ),
)

_UNTIL = re.compile(
    r"\b(?:v[óo]{1,2}r(?: of op)?|uiterlijk(?: op)?|tot(?: en met)?|niet later dan)\s(?:\w{6,9}dag\s)?$"
)
_PAY = re.compile(
    r"\b(?:beta(?:al|l)\w{0,4}|overma(?:ak|k)\w*|bel\w{0,3}|reageer\w{0,2}|voldoe\w*|regel\w{0,2}|(?:dat|dit) kan)\b"
)
_PAST = re.compile(r"\b(?:moest|had|hadden|vroegen|was|waren|al|eerder|kreeg|zou)\b")


def check(document: Document, *, options: Options) -> Iterator[Span]:
    written = dated(document)
    if written is None or not finished(document):
        return
    for fact in of_kind(document, "day"):
        words = words_of(document, fact)
        if (
            date.fromisoformat(fact.value) < written
            and _UNTIL.search(document.lower, max(0, fact.start - 30), fact.start)
            and _PAY.search(words)
            and not _PAST.search(words)
        ):
            yield Span(fact.start, fact.end, {"day": printed(written)})
