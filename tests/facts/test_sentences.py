"""Untrue and unfair sentences in plain words are found, as an error or a warning; true ones by no rule on facts and law."""

from datetime import date
from pathlib import Path

import pytest

from letterkit import resources
from letterkit.lint import Linter
from letterkit.lint.creditor_settings import linter_for
from letterkit.lint.inputs.text import plain
from letterkit.lint.rule import rules

_HERE = Path(__file__).parent
_KINDS = (_HERE / "kinds.txt").read_text(encoding="utf-8").splitlines()
_UNTRUE = [
    *(_HERE / "untrue.txt").read_text(encoding="utf-8").splitlines(),
    *(line[2:] for line in _KINDS if line.startswith("- ")),
]
_TRUE = [
    *(_HERE / "true.txt").read_text(encoding="utf-8").splitlines(),
    *(line[2:] for line in _KINDS if line.startswith("+ ")),
]
_OTHERS = {
    "vraagt-geheime-gegevens",
    "derden-erbij",
    "feit-getypt",
    "iban-klopt-niet",
    "kenmerk-klopt-niet",
    "datum-bestaat-niet",
}


@pytest.fixture(scope="module")
def linter() -> Linter:
    """The linter of the creditor of the samples, asking what a letter states."""
    ids = {rule_id for rule_id, one in rules().items() if one.rule.category == "facts"} | _OTHERS
    return linter_for(resources.samples_dir() / "creditor.yaml", date(2026, 11, 30)).asking(ids)


def stopped(linter: Linter, sentence: str) -> set[str]:
    """The rules that stop a short letter with this sentence; labels get lines of their own."""
    for label in ("Te betalen:", "Bedrag:"):
        sentence = sentence.replace(f" {label}", f"\n\n{label}")
    text = f"Beste mevrouw Vermeulen,\n\n{sentence}\n\nMet vriendelijke groet,\nVoorbeeld Krediet\n"
    return {one.rule for one in linter.judge(plain(text)).findings if one.level in ("error", "warning")}


@pytest.mark.parametrize("sentence", _UNTRUE)
def test_an_untrue_or_unfair_sentence_is_stopped(linter: Linter, sentence: str) -> None:
    assert stopped(linter, sentence)


@pytest.mark.parametrize("sentence", _TRUE)
def test_a_true_sentence_passes(linter: Linter, sentence: str) -> None:
    assert not stopped(linter, sentence)


def test_there_are_many_kinds() -> None:
    assert sum(line.startswith("## ") for line in _KINDS) >= 60
