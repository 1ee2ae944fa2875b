"""Sentences about one case: what contradicts the case or its creditor is stopped, what they bear out is not."""

from datetime import date
from pathlib import Path

import pytest

from letterkit import resources
from letterkit.case import parse
from letterkit.facts import Known
from letterkit.lint import Linter
from letterkit.lint.case_facts import with_case
from letterkit.lint.creditor_settings import linter_for
from letterkit.lint.inputs.text import plain
from letterkit.lint.rule import rules

CASE = {
    "zaaknummer": "F-2",
    "stand_op": "2026-11-29",
    "klant": {
        "aanspreekvorm": "mevrouw",
        "achternaam": "Vermeulen",
        "adres": {"straat": "Wilgenlaan", "huisnummer": "12", "postcode": "3512 JE", "plaats": "Utrecht"},
    },
    "contract": {"nummer": "PL 2025.7788", "omschrijving": "persoonlijke lening"},
    "achterstand": {
        "termijnen": [
            {"vervaldatum": "2026-10-05", "bedrag": "87.50"},
            {"vervaldatum": "2026-11-05", "bedrag": "87.50"},
        ],
        "totaal": "175.00",
    },
    "betalingskenmerk": "4202600000000001",
}
_LINES = (Path(__file__).parent / "case_kinds.txt").read_text(encoding="utf-8").splitlines()
_UNTRUE = [line[2:] for line in _LINES if line.startswith("- ")]
_TRUE = [line[2:] for line in _LINES if line.startswith("+ ")]


@pytest.fixture(scope="module")
def linter() -> Linter:
    """The linter of the creditor of the samples, asking for facts alone, beside the case."""
    ids = {rule_id for rule_id, one in rules().items() if one.rule.category == "facts"} - {"onwaar-of-oneerlijk"}
    asking = linter_for(resources.samples_dir() / "creditor.yaml", date(2026, 11, 30)).asking(ids)
    asking.known = with_case(asking.known or Known(), parse(CASE))
    return asking


def stopped(linter: Linter, sentence: str, greeting: str = "Beste mevrouw Vermeulen") -> set[str]:
    """The rules that stop a short letter with this sentence."""
    text = f"Utrecht, 30 november 2026\n\n{greeting},\n\n{sentence}\n\nMet vriendelijke groet,\nVoorbeeld Krediet\n"
    return {one.rule for one in linter.judge(plain(text)).findings if one.level in ("error", "warning")}


@pytest.mark.parametrize("sentence", _UNTRUE)
def test_what_the_case_contradicts_is_stopped(linter: Linter, sentence: str) -> None:
    assert stopped(linter, sentence)


@pytest.mark.parametrize("sentence", _TRUE)
def test_what_the_case_bears_out_passes(linter: Linter, sentence: str) -> None:
    assert not stopped(linter, sentence)


@pytest.mark.parametrize("greeting", ["Beste mevrouw De Wit", "Geachte heer Vermeer", "Dag mw. Jansen"])
def test_a_letter_to_somebody_else_is_stopped(linter: Linter, greeting: str) -> None:
    assert stopped(linter, "Er staan twee termijnen open.", greeting) == {"klant-anders"}
