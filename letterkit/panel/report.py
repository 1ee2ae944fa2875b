"""The tally as a page to read and tables to work on."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal

from letterkit import texts
from letterkit.dutch import spreadsheet
from letterkit.panel import columns
from letterkit.panel.results import Fault
from letterkit.panel.tally import ENOUGH, LEAST_IN_GROUP, Version
from letterkit.reports import page
from letterkit.reports.shares import percent
from letterkit.texts import say

PAGE, SHARES, REMARKS, FAULTS = "panel.html", "aandelen.csv", "opmerkingen.csv", "fouten.csv"
_MOST_FAULTS = 100

Known = Literal["current", "other", "unknown"]
"""What a version is: the text of today, another text of a template there is, or no template that is known."""


def report(
    versions: Sequence[Version], faults: Sequence[Fault], known: Callable[[str, str], Known], names: Mapping[str, str]
) -> dict[str, bytes]:
    """The files of a report, by name. ``known`` says of a template's name and hash what it is; ``names`` what each
    question is called.
    """
    per_template = Counter(version.template for version in versions)
    rows = list(fault_rows(faults))
    html = page.render(
        "panel_report",
        versions=[
            (version, columns.printed_version(version.version), known(version.template, version.version))
            for version in versions
        ],
        mixed=[(template, count) for template, count in sorted(per_template.items()) if count > 1],
        faults=rows[:_MOST_FAULTS],
        more_faults=max(0, len(rows) - _MOST_FAULTS),
        percent=percent,
        names=names,
        enough=ENOUGH,
        least=LEAST_IN_GROUP,
    )
    return {
        PAGE: html.encode(),
        SHARES: spreadsheet.as_bytes(_share_rows(versions)),
        REMARKS: spreadsheet.as_bytes(_remark_rows(versions)),
        FAULTS: spreadsheet.as_bytes([_heads("file", "row", "column", "wrong", "expected"), *rows]),
    }


def fault_rows(faults: Sequence[Fault]) -> Iterator[tuple[str, int, str, str, str]]:
    """File, row, column, what is wrong, what is expected; never the content of the cell."""
    for fault in faults:
        column = fault.column or say("panel.fault.whole_row")
        yield (Path(fault.file).name, fault.row, column, *texts.problem(fault.problem))


def _heads(*names: str) -> list[str]:
    return [say(f"panel.report.{name}").lower() for name in names]


def _share_rows(versions: Sequence[Version]) -> Iterator[list[str | int | float]]:
    names = ("template", "version", "question", "right", "skipped", "of", "share", "low", "high")
    yield [say(f"panel.report.head.{name}") for name in names]
    for version in versions:
        for asked in version.asked:
            right = asked.right
            where = [version.template, columns.printed_version(version.version), asked.question]
            yield [*where, right.count, asked.skipped, right.of, right.part, right.low, right.high]


def _remark_rows(versions: Sequence[Version]) -> Iterator[list[str | int | float]]:
    names = (columns.TEMPLATE, columns.VERSION, "alinea", "begint met", columns.PARTICIPANT, columns.REMARK)
    yield list(names)
    for version in versions:
        for place in version.places:
            for remark in place.remarks:
                where = [version.template, columns.printed_version(version.version), place.number or "", place.opening]
                yield [*where, remark.by, remark.text]
