"""What a run of the tests did not look at, and why: a line of its own at the end, and a failure in CI.

A test that needs a program which this machine lacks is skipped with a reason that begins with ``no ``.
"""

import os
from collections import Counter
from collections.abc import Generator, Iterable

import pytest

_LACKING = "no "


def reason(report: pytest.CollectReport | pytest.TestReport) -> str:
    """Why a test was skipped, without pytest's own prefix."""
    longrepr = report.longrepr
    text = longrepr[2] if isinstance(longrepr, tuple | list) else str(longrepr)
    return text.removeprefix("Skipped: ")


def summary(reasons: Iterable[str]) -> str:
    """``19 skipped: 12 no Chromium, 7 no veraPDF``, the most frequent first."""
    counts = Counter(reasons)
    each = ", ".join(f"{number} {text}" for text, number in counts.most_common())
    return f"{counts.total()} skipped: {each}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
    call: pytest.CallInfo[None],
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a program that is not there is a failure: there nothing may go unseen."""
    report = yield
    if os.environ.get("CI") and report.skipped and reason(report).startswith(_LACKING):
        report.outcome = "failed"
        report.longrepr = f"{report.nodeid} may not be skipped in CI: {reason(report)}"
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Generator[None, None, None]:
    """Last of all that is printed before pytest's own closing line."""
    yield
    if skipped := terminalreporter.stats.get("skipped"):
        terminalreporter.write_line(summary(map(reason, skipped)))
