"""The processor time of each test, and with ``--unmarked-over SECONDS`` a list of those that belong under ``slow``.

``make quick`` stays quick when what takes long is marked. A list and no failure: a figure of one machine proves nothing.
"""

import os
from collections.abc import Generator

import pytest

_SPENT = "processor_seconds"
_MARKS = ("slow", "browser", "quick")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--unmarked-over",
        type=float,
        metavar="SECONDS",
        help="list the tests over this processor time that are marked neither slow, browser nor quick",
    )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None, None, None]:
    """Counts fixtures too: the first test that asks for one bears it."""
    return (yield from _measured(item))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    return (yield from _measured(item))


def _measured(item: pytest.Item) -> Generator[None, None, None]:
    """Note what the test, and the processes that it started, took."""
    before = _seconds()
    try:
        return (yield)
    finally:
        if not any(item.get_closest_marker(mark) for mark in _MARKS):
            item.user_properties.append((_SPENT, _seconds() - before))


def _seconds() -> float:
    return sum(os.times()[:4])


@pytest.hookimpl(wrapper=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Generator[None, None, None]:
    yield
    limit = terminalreporter.config.getoption("unmarked_over")
    if limit is None:
        return
    spent = {
        report.nodeid: sum(float(str(seconds)) for name, seconds in report.user_properties if name == _SPENT)
        for reports in terminalreporter.stats.values()
        for report in reports
        if isinstance(report, pytest.TestReport) and report.when == "call"
    }
    over = sorted((nodeid for nodeid in spent if spent[nodeid] > limit), key=lambda nodeid: -spent[nodeid])
    if over:
        terminalreporter.write_line(f"over {limit} s of processor time and not marked slow (or quick, to stay):")
    for nodeid in over:
        terminalreporter.write_line(f"  {spent[nodeid]:5.2f} s  {nodeid}")
