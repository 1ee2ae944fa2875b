"""Every example of every rule, run by one runner; a rule needs no test file of its own."""

from datetime import date

import pytest
from examples import example

from letterkit.lint import Linter
from letterkit.lint.rule import rules

_WRONG = [(rule_id, text) for rule_id, one in rules().items() for text in one.rule.wrong]
_RIGHT = [(rule_id, text) for rule_id, one in rules().items() for text in one.rule.right]


def found(rule_id: str, text: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    scene = example(text)
    only = {rule_id, "linkverkorter"} if rule_id.startswith("uitzondering") else {rule_id}
    linter = Linter(overrides=scene.overrides(rule_id), only=only, today=date(2027, 1, 1))
    report = linter.judge(scene.document)
    return [(one.start, one.end) for one in report.findings if one.rule == rule_id], scene.marks


@pytest.mark.parametrize(("rule_id", "text"), _WRONG)
def test_wrong_example_is_found_exactly(rule_id: str, text: str) -> None:
    spans, marks = found(rule_id, text)
    assert marks
    assert spans == marks


@pytest.mark.parametrize(("rule_id", "text"), _RIGHT)
def test_right_example_is_silent(rule_id: str, text: str) -> None:
    spans, marks = found(rule_id, text)
    assert not marks
    assert not spans


@pytest.mark.parametrize("rule_id", rules())
def test_rule_is_whole(rule_id: str) -> None:
    rule = rules()[rule_id].rule
    assert rule.wrong
    assert rule.right
    assert rule.why.endswith(".")
    assert rule.message
    assert rule.source
