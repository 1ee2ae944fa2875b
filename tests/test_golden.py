"""The text of every message of the sample journey, as people read it. ``make golden`` writes it anew; read the difference."""

import json
import os
from datetime import date
from pathlib import Path

import pytest

from letterkit import journey, pipeline, resources
from letterkit.case_file import read
from letterkit.cli.desk import open_desk
from letterkit.message import Message
from letterkit.render import plain, sms, whatsapp

GOLDEN = Path(__file__).parent / "golden"
TODAY = date(2026, 11, 23)
SAMPLES = resources.samples_dir()
DESK = open_desk(SAMPLES / "creditor.yaml")
CASES = [row.case for row in read(SAMPLES / "fasen.json") if row.case]


def messages() -> dict[str, Message]:
    """Every message of the sample journey on every channel that has a template."""
    found = {}
    for case in CASES:
        stage = journey.decide(case, DESK.creditor, TODAY).stage
        assert stage
        decision = journey.for_stage(case, DESK.creditor, stage, TODAY)
        channels = tuple(channel for own, channel in DESK.templates.folders.names() if own == stage)
        for message in pipeline.compose(case, DESK, decision, TODAY, channels):
            found[f"{case.zaaknummer}-{stage}-{message.channel}"] = message
    return found


MESSAGES = messages()


def text_of(message: Message) -> str:
    match message.channel:
        case "sms":
            return sms.render(message).text + "\n"
        case "whatsapp":
            found = whatsapp.render(message)
            return json.dumps([found.template, found.message], ensure_ascii=False, indent=1) + "\n"
        case _:
            return plain.render(message)


@pytest.mark.parametrize("name", MESSAGES)
def test_the_words_are_those_that_were_read(name: str) -> None:
    path = GOLDEN / f"{name}.txt"
    text = text_of(MESSAGES[name])
    if os.environ.get("LETTERKIT_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


def test_no_golden_text_is_left_over() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(MESSAGES)


@pytest.mark.parametrize("name", MESSAGES)
def test_the_linter_has_nothing_to_mend(name: str) -> None:
    message = MESSAGES[name]
    report = DESK.linter.judge(pipeline.document(message, DESK))
    assert [finding for finding in report.findings if finding.level in ("error", "warning")] == []


@pytest.mark.parametrize("name", [name for name in MESSAGES if name.endswith(("letter", "email"))])
def test_every_letter_is_easy(name: str) -> None:
    readability = DESK.linter.judge(pipeline.document(MESSAGES[name], DESK)).readability
    assert readability.lint_level == 1
    assert readability.words_per_sentence <= 12
