"""Every example of every rule over a series, run by one runner."""

import pytest

from letterkit.lint import Override
from letterkit.lint.series import judge, series_rules
from tests.lint.series.scene import scene

_WRONG = [(rule_id, text) for rule_id, one in series_rules().items() for text in one.rule.wrong]
_RIGHT = [(rule_id, text) for rule_id, one in series_rules().items() for text in one.rule.right]


@pytest.mark.parametrize(("rule_id", "text"), _WRONG)
def test_wrong_example_is_found_exactly(rule_id: str, text: str) -> None:
    told = scene(text)
    reports = judge(told.series, only=frozenset({rule_id})).reports
    findings = [(at, one) for at, report in enumerate(reports) for one in report.findings]
    assert told.found
    assert [(at, one.start, one.end) for at, one in findings] == told.found
    others = [(int(one.other.path[0]), one.other.start, one.other.end) for _, one in findings if one.other]
    assert others == told.others
    assert all(one.category == "series" and "{" not in one.message for _, one in findings)


@pytest.mark.parametrize(("rule_id", "text"), _RIGHT)
def test_right_example_is_silent(rule_id: str, text: str) -> None:
    told = scene(text)
    assert not told.found
    assert not judge(told.series, only=frozenset({rule_id})).findings


@pytest.mark.parametrize("rule_id", series_rules())
def test_rule_is_whole(rule_id: str) -> None:
    rule = series_rules()[rule_id].rule
    assert rule.wrong
    assert rule.right
    assert rule.scope == "series"
    assert rule.why.endswith(".")
    assert rule.source


@pytest.mark.parametrize("rule_id", series_rules())
def test_a_creditor_can_change_a_rule_over_a_series(rule_id: str) -> None:
    told = scene(series_rules()[rule_id].rule.wrong[0])
    chosen = (Override(rule=rule_id, reason="in overleg met de compliance-afdeling", level="info", by="N. de Wit"),)
    reports = judge(told.series, overrides=chosen, only=frozenset({rule_id})).reports
    assert {one.level for report in reports for one in report.findings} == {"info"}
    assert all(report.overrides == chosen for report in reports)
    silent = (Override(rule=rule_id, reason="niet van ons", level="off"),)
    assert not judge(told.series, overrides=silent, only=frozenset({rule_id})).findings
