"""The reader is u in one sentence and je in the next."""

import re
from collections.abc import Iterator

from letterkit.lint.document import WORDED, Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import SCHRIJFWIJZER
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="aanspreekvorm-wisselt",
    category="clarity",
    level="warning",
    message="De brief spreekt de lezer met “{main}” aan, en hier met “{text}”. Kies één vorm.",
    why="Wisselen tussen u en je leest slordig, en maakt een brief minder te vertrouwen.",
    source=SCHRIJFWIJZER,
    wrong=("Wilt u € 80 betalen? Als u belt, helpen wij u. Heb «je» vragen, bel ons dan.",),
    right=("Wilt u € 80 betalen? Heeft u vragen, bel ons dan.", "Wil je € 80 betalen? Dan helpen we je verder."),
)

_FORMAL = re.compile(r"\b(?:u|uw|uzelf)\b")
_INFORMAL = re.compile(r"\b(?:je|jij|jou|jouw|jullie|jezelf)\b")


def check(document: Document, *, options: Options) -> Iterator[Span]:
    if not document.has(_FORMAL) or not document.has(_INFORMAL):
        return
    formal, informal = _places(document, _FORMAL), _places(document, _INFORMAL)
    if not formal or not informal:
        return
    main, other = ("u", informal) if len(formal) >= len(informal) else ("je", formal)
    start, end = other[0]
    yield Span(start, end, {"main": main})


def _places(document: Document, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    return [
        (sentence.start + match.start(), sentence.start + match.end())
        for sentence, words in document.stretches
        if sentence.kind in WORDED
        for match in words.found_lower(pattern)
    ]
