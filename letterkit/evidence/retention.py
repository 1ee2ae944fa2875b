"""How long messages are kept: ``bewaren.yaml`` beside creditor.yaml, per stage, with the source of each term.

Nothing is ever erased by itself: this only says what is past its term.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dateutil.relativedelta import relativedelta

from letterkit import yaml_source
from letterkit.errors import SourceInvalid, WrongCall

FILE, EVERY = "bewaren.yaml", "alle"


@dataclass(frozen=True, slots=True)
class Term:
    years: int
    source: str

    def last(self, day: date) -> date:
        return day + relativedelta(years=self.years)


def terms(base: Path) -> dict[str, Term]:
    """Stage (or ``alle``) -> term. Raises ``WrongCall`` when there is no file, ``SourceInvalid`` with the line."""
    path = base / FILE
    if not path.is_file():
        raise WrongCall("retention_missing", folder=base)
    document = next(iter(yaml_source.documents(path.read_text(encoding="utf-8-sig"), FILE)), None)
    rows = document.value if document and isinstance(document.value, list) else None
    if not rows or document is None:
        raise SourceInvalid("retention_invalid", file=FILE, line=1, column=1)
    found: dict[str, Term] = {}
    for number, row in enumerate(rows):
        line, column = document.place((number,))
        right = isinstance(row, dict) and set(row) == {"fase", "jaren", "bron"} and isinstance(row["jaren"], int)
        if not right or not 0 < row["jaren"] <= 100 or not str(row["bron"]).strip():
            raise SourceInvalid("retention_invalid", file=FILE, line=line, column=column)
        found[str(row["fase"])] = Term(row["jaren"], str(row["bron"]))
    return found


def of(known: dict[str, Term], stage: str) -> Term | None:
    return known.get(stage) or known.get(EVERY)
