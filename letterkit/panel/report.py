"""The tally as a page to read and tables to work on."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from letterkit import texts
from letterkit.panel import columns
from letterkit.panel.results import Fault
from letterkit.panel.tally import ENOUGH, LEAST_IN_GROUP, Version
from letterkit.reports import page, sheet
from letterkit.reports.shares import percent
from letterkit.texts import say

PAGE, SHARES, REMARKS, FAULTS = "panel.html", "aandelen.csv", "opmerkingen.csv", "fouten.csv"
_MOST_FAULTS = 100

Known = Literal["current", "other", "unknown"]
"""What a version is: the text of today, another text of a template there is, or no template that is known."""


def report(
    versions: Sequence[Version], faults: Sequence[Fault], known: Callable[[str, str], Known]
) -> dict[str, bytes]:
    """The files of a report, by name. ``known`` says of a template's name and hash what it is."""
    per_template = Counter(one.template for one in versions)
    rows = list(fault_rows(faults))
    html = page.render(
        "panel_report",
        versions=[(one, columns.printed_version(one.version), known(one.template, one.version)) for one in versions],
        mixed=[(template, count) for template, count in sorted(per_template.items()) if count > 1],
        faults=rows[:_MOST_FAULTS],
        more_faults=max(0, len(rows) - _MOST_FAULTS),
        percent=percent,
        enough=ENOUGH,
        least=LEAST_IN_GROUP,
    )
    return {
        PAGE: html.encode(),
        SHARES: sheet.as_bytes(_share_rows(versions)),
        REMARKS: sheet.as_bytes(_remark_rows(versions)),
        FAULTS: sheet.as_bytes([_heads("file", "row", "column", "wrong", "expected"), *rows]),
    }


def fault_rows(faults: Sequence[Fault]) -> Iterator[tuple[str, int, str, str, str]]:
    """File, row, column, what is wrong, what is expected; never what stands in the cell."""
    for one in faults:
        column = one.column or say("panel.fault.whole_row")
        yield (Path(one.file).name, one.row, column, *texts.problem(one.problem))


def _heads(*names: str) -> list[str]:
    return [say(f"panel.report.{name}").lower() for name in names]


def _share_rows(versions: Sequence[Version]) -> Iterator[list[str | int | float]]:
    names = ("template", "version", "question", "right", "skipped", "of", "share", "low", "high")
    yield [say(f"panel.report.head.{name}") for name in names]
    for one in versions:
        for asked in one.asked:
            right = asked.right
            where = [one.template, columns.printed_version(one.version), asked.question]
            yield [*where, right.count, asked.skipped, right.of, right.part, right.low, right.high]


def _remark_rows(versions: Sequence[Version]) -> Iterator[list[str | int | float]]:
    names = (columns.TEMPLATE, columns.VERSION, "alinea", "begint met", columns.PARTICIPANT, columns.REMARK)
    yield list(names)
    for one in versions:
        for place in one.places:
            for remark in place.remarks:
                where = [one.template, columns.printed_version(one.version), place.number or "", place.opening]
                yield [*where, remark.by, remark.text]
