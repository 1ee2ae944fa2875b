"""The columns of a result file: short names that people read, with the part in brackets that letterkit reads."""

import re

from letterkit.panel.parts import Part
from letterkit.panel.questions import Question

PARTICIPANT, GROUP, TEMPLATE, VERSION, REMARK = "deelnemer", "groep", "sjabloon", "versie", "opmerking"
HEADS = (PARTICIPANT, GROUP, TEMPLATE, VERSION)
"""The columns that say who read what; a row with nothing else was not filled in."""
_QUESTION = re.compile(r"vraag\s*[0-9]{0,3}\s*\(\s*([a-z_]{2,30})\s*\)", re.IGNORECASE)
_PART = re.compile(r"alinea\s*([0-9]{1,3})\s*(?:\((.*)\))?", re.IGNORECASE | re.DOTALL)
_VERSION = re.compile(r"v([0-9a-f]{16})", re.IGNORECASE)


def question_column(number: int, question: Question) -> str:
    """``vraag 3 (bedrag)``."""
    return f"vraag {number} ({question.id})"


def part_column(part: Part) -> str:
    """``alinea 2 (Wij hebben uw betaling …)``."""
    return f"alinea {part.number} ({part.opening})"


def question_of(column: str) -> str | None:
    """The question of a column, by its id."""
    match = _QUESTION.fullmatch(column.strip())
    return match[1].lower() if match else None


def part_of(column: str) -> tuple[int, str] | None:
    """Number and first words of the paragraph a column is about."""
    match = _PART.fullmatch(column.strip())
    return (int(match[1]), (match[2] or "").strip()) if match else None


def printed_version(version: str) -> str:
    """With a letter in front, because a spreadsheet would make a number of ``1234567890123456``."""
    return f"v{version}"


def version_of(cell: str) -> str | None:
    """The template's hash, or None when this cannot be one."""
    match = _VERSION.fullmatch(cell.strip())
    return match[1].lower() if match else None


def is_known(column: str) -> bool:
    """Whether the column is a known one."""
    plain = column.strip().casefold()
    return plain in (*HEADS, REMARK) or question_of(column) is not None or part_of(column) is not None
