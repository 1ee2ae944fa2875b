"""Finished files as a series: the day each was sent, and their order."""

import email
import email.policy
import email.utils
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from letterkit.errors import WrongCall
from letterkit.lint.document import Document
from letterkit.lint.inputs import files_to_read, read
from letterkit.lint.series.conflict import Dated, Order, Series, Step
from letterkit.lint.series.reading.days import first_date

_NAMED = re.compile(r"(?<!\d)(\d{4})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)|(?<!\d)(\d{2})[-_.](\d{2})[-_.](\d{4})(?!\d)")
# Where a letter says its own day: after a label, after its place, or alone on a line; always near the top.
_OWN = re.compile(
    r"^\W*(?:(?:datum|dagtekening|verzonden|verstuurd)(?:\s+op)?\s*:?\s*|[A-Z][\w' -]{1,30},\s*)?"
    r"(?:(?:ma|di|woe|don|vrij|zater|zon)\w*dag\s+)?"
    r"(?P<day>\d{1,2}\s+[a-z]+\s+\d{4}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{4}-\d{2}-\d{2})\W*$",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^\W*(?:datum|dagtekening)\s*:?\s*$", re.IGNORECASE)
_TOP = 30  # lines


def series_of(paths: Sequence[Path]) -> tuple[Series, ...]:
    """The series in ``paths``: each folder with files is one, and the files named one by one are one together.

    Messages go in order of date when each has one, else in the order of the files. Raises ``WrongCall`` when a series
    has no file, and what ``read`` raises for a file that cannot be read.
    """
    groups = list(_groups(paths))
    if not groups:
        raise WrongCall("series_empty", path=", ".join(str(path) for path in paths))
    return tuple(in_order(name, [step_of(path) for path in files]) for name, files in groups)


def in_order(name: str, steps: Sequence[Step]) -> Series:
    """The steps by date when each has one, else as they come."""
    order: Order = "date" if all(step.day for step in steps) else "files"
    ordered = sorted(steps, key=lambda step: step.day or date.min) if order == "date" else steps
    return Series(name, tuple(ordered), order)


def step_of(path: Path) -> Step:
    """Read one file, with its day from the mail header, the text or the file name, in that order."""
    document = read(path)
    for day, by in _days(path, document):
        if day:
            return Step(document, day, by)
    return Step(document)


def _groups(paths: Sequence[Path]) -> Iterator[tuple[str, list[Path]]]:
    loose = [path for path in paths if not path.is_dir()]
    if loose:
        yield str(loose[0].parent), list(files_to_read(loose))
    for folder in (path for path in paths if path.is_dir()):
        files = list(files_to_read([folder]))
        for parent in dict.fromkeys(path.parent for path in files):
            yield str(parent), [path for path in files if path.parent == parent]


def _days(path: Path, document: Document) -> Iterable[tuple[date | None, Dated]]:
    yield (_header(path) if path.suffix.lower() == ".eml" else None), "header"
    yield own_date(document.text), "text"
    yield _named(path.name), "name"


def _header(path: Path) -> date | None:
    header = email.message_from_bytes(path.read_bytes(), policy=email.policy.compat32).get("Date")
    try:
        return email.utils.parsedate_to_datetime(str(header)).date() if header else None
    except ValueError:
        return None


def own_date(text: str) -> date | None:
    """The day a letter says it was written on, read near its top; None when it does not say."""
    lines = [line.strip() for line in text.split("\n")[:_TOP] if line.strip()]
    for line, after in zip(lines, (*lines[1:], ""), strict=False):
        shown = after if _LABEL.match(line) else line
        if (match := _OWN.match(shown)) and (day := first_date(match["day"])):
            return day
    return None


def _named(name: str) -> date | None:
    for match in _NAMED.finditer(name):
        y, m, d, d2, m2, y2 = match.groups()
        try:
            return date(int(y or y2), int(m or m2), int(d or d2))
        except ValueError:
            continue
    return None
