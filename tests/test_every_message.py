"""Every distinct message of the shipped templates, over all their branches: easy, and nothing to mend."""

from datetime import date

import pytest

from letterkit import pipeline, resources
from letterkit.branches import distinct_messages
from letterkit.case_file import read
from letterkit.lint import Report
from letterkit.message import Message
from letterkit.workspace import load_workspace

SAMPLES = resources.samples_dir()
WORKSPACE = load_workspace(SAMPLES / "creditor.yaml")
LONGEST_MEAN = 12  # words a sentence
MOSTLY_EASIEST = 0.8


@pytest.fixture(scope="module")
def judged() -> list[tuple[Message, Report]]:
    cases = tuple(row.case for name in ("fasen.json", "portfolio.csv") for row in read(SAMPLES / name) if row.case)
    messages = distinct_messages(WORKSPACE, cases, date(2026, 11, 23))
    return [(message, WORKSPACE.linter.judge(pipeline.document(message, WORKSPACE))) for message in messages]


@pytest.mark.slow
def test_four_in_five_are_of_the_easiest_level_and_none_is_hard(judged: list[tuple[Message, Report]]) -> None:
    levels = [report.readability.lint_level for _, report in judged if report.readability.lint_level]
    assert len(judged) > 300
    assert max(levels) <= 2
    assert levels.count(1) >= MOSTLY_EASIEST * len(levels)


@pytest.mark.slow
def test_sentences_are_short(judged: list[tuple[Message, Report]]) -> None:
    assert max(report.readability.words_per_sentence for _, report in judged) <= LONGEST_MEAN


@pytest.mark.slow
def test_nothing_to_mend(judged: list[tuple[Message, Report]]) -> None:
    found = {
        (message.stage, message.channel, finding.rule)
        for message, report in judged
        for finding in report.findings
        if finding.level in ("error", "warning") and not finding.rule.startswith("uitzondering-")
    }
    assert found == set()


@pytest.mark.slow
def test_a_verdict_that_is_kept_for_a_wording_is_that_of_the_message(judged: list[tuple[Message, Report]]) -> None:
    for message, report in judged:
        errors = [finding for finding in report.findings if finding.level == "error"]
        kept = pipeline.errors(message, WORKSPACE)
        assert [(at.rule, at.template, at.line) for at in kept] == [(at.rule, at.template, at.line) for at in errors]
