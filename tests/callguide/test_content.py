"""The Dutch of the guides: there for every stage, in plain words that our own linter accepts, and no script."""

import re
from functools import cache

import pytest

from letterkit.callguide.content import advice, basis
from letterkit.lint import Linter
from letterkit.lint.inputs.text import plain
from letterkit.stages import shipped
from letterkit.stages.model import Guide
from letterkit.texts import keys, say

_SOLUTIONS = {"betaalafspraak", "betalingsregeling", "betaalpauze", "rentestop", "renteverlaging", "herstructurering",
              "budgetcoaching", "finale_kwijting"}  # fmt: skip
# A guide is no message: what a message must hold to be complete, and its way to pay, are not asked of it.
OF_A_MESSAGE = {"completeness", "payment", "channel", "solution"}
_NO_PERSON = re.compile(r"\bsommatie|deurwaarder komt|u moet|u bent verplicht\b", re.IGNORECASE)


def _sentences(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for one in value.values() for text in _sentences(one)]
    return [text for one in value for text in _sentences(one)] if isinstance(value, list | tuple) else []


@cache
def _linter() -> Linter:
    return Linter()


def guide(stage: str) -> Guide:
    found = shipped().guide(stage)
    assert found
    return found


def test_every_stage_has_its_guide() -> None:
    assert all(shipped().guide(stage) for stage in shipped())
    assert set(advice()) == _SOLUTIONS


@pytest.mark.slow
@pytest.mark.parametrize("stage", shipped())
def test_the_linter_finds_no_fault_in_a_guide(stage: str) -> None:
    lines = [*_sentences(basis().model_dump()), *_sentences(guide(stage).model_dump()), *_sentences(advice())]
    report = _linter().judge(plain("\n\n".join(lines), path=stage, channel="letter", stage=stage))
    errors = [one for one in report.findings if one.level == "error" and one.category not in OF_A_MESSAGE]
    assert [(one.rule, one.text) for one in errors] == []
    # A guide tells staff which measures there are: only words that are hard in themselves count as a threat here.
    assert {kind: count for kind, count in report.tone.items() if count and kind not in {"empathy", "threat"}} == {}
    assert (report.readability.lint_level or 1) == 1


@pytest.mark.slow
def test_the_words_around_it_have_no_fault_either() -> None:
    values = dict.fromkeys(("amount", "day", "days", "stage", "case", "creditor", "today", "status", "count", "paid",
                            "missed", "stages", "found", "least", "first", "last", "version", "conditions"), "12")  # fmt: skip
    said = [say(key, **values) for key in keys("callguide.") if "written" not in key and "held_line" not in key]
    report = _linter().judge(plain("\n\n".join(said), path="gids", channel="letter"))
    errors = [one for one in report.findings if one.level == "error" and one.category not in OF_A_MESSAGE]
    assert [(one.rule, one.text) for one in errors] == []


@pytest.mark.parametrize("stage", shipped())
def test_a_guide_asks_open_questions_and_is_no_script(stage: str) -> None:
    found = guide(stage)
    assert all(question.endswith("?") for question in (*basis().ask, *found.ask))
    assert found.opening
    assert found.avoid
    said = " ".join(_sentences(found.model_dump()))
    assert not _NO_PERSON.search(said)
    assert not re.search(r"\b(ik|mijn)\b", said, re.IGNORECASE)  # nobody's words are put in their mouth


def test_the_control_questions_are_those_the_afm_names() -> None:
    told = " ".join(basis().money).lower()
    for subject in ("inkomen", "thuis", "andere rekeningen", "afspraak", "komende maanden", "blijft er dan over"):
        assert subject in told
    assert set(basis().understand.model_dump()) == {"what", "when", "how", "if_not"}
    assert "113" in basis().despair


def test_early_guides_name_no_consequence_and_rest_asks_no_money() -> None:
    assert "BKR" not in guide("herinnering").if_not
    assert "rechter" not in " ".join(_sentences(guide("aanmaning").model_dump()))
    assert {stage for stage in shipped() if guide(stage).short} == {
        stage
        for stage, kind in shipped().items()
        if (kind.trigger == "event" or kind.asks == "nothing") and stage != "regeling_aanbod"
    }
