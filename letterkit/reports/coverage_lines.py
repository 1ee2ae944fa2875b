"""How much of a file was judged, in Dutch lines that every form of a report can carry."""

from collections.abc import Iterator

from letterkit.lint import Report
from letterkit.lint.coverage import coverage
from letterkit.texts import say


def coverage_lines(report: Report) -> Iterator[str]:
    """One line with the words, one for each thing that was left out."""
    read = coverage(report.document)
    yield say("lint.read_share", judged=read.judged, in_file=read.in_file)
    for left_out in read.left_out:
        yield say("lint.not_judged" if left_out.seen else "lint.only_counted", what=left_out.sentence)
