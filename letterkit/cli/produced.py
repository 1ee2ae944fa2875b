"""Files that letterkit made, read back: what their template excuses is excused in the file too, as in the run."""

from dataclasses import replace

from letterkit.errors import LetterkitError
from letterkit.lint import Linter, Report
from letterkit.lint.document import Document
from letterkit.lint.findings import Waiver


def judged(linter: Linter, document: Document) -> Report:
    """The report of one document; the exceptions are those of its template, when the file says which that is."""
    report = linter.judge(document)
    if document.stage or document.declared not in linter.stages:
        return report
    broken = {finding.rule for finding in report.findings}
    waivers = tuple(waiver for waiver in _of_template(linter, document) if waiver.rule in broken)
    return linter.judge(replace(document, waivers=waivers, memory={})) if waivers else report


def _of_template(linter: Linter, document: Document) -> tuple[Waiver, ...]:
    from letterkit.templating.source import TemplateFolders  # noqa: PLC0415 - pydantic, which most texts do without

    try:
        source = TemplateFolders.of(linter.stages).source(str(document.declared), document.channel)
    except LetterkitError:  # made from a template that is no longer here
        return ()
    return tuple(
        Waiver(allowance.rule, allowance.at, allowance.reason, allowance.by, allowance.until)
        for allowance in source.head.allow
    )
