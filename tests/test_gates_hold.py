"""A gate of the law holds whoever asks: also when a person chose the stage, as with ``letterkit render --stage``."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from click.testing import CliRunner

from letterkit.case import parse
from letterkit.cli.render import render
from letterkit.pipeline import process
from letterkit.resources import samples_dir
from letterkit.texts import keys
from letterkit.workspace import load_workspace
from tests.invented import record

TODAY = date(2026, 11, 23)
WORKSPACE = load_workspace(samples_dir() / "creditor.yaml")
CALL_IN = {"restschuld": "900", "aanmaning_op": "2026-11-10", "aanmaning_tot": "2026-12-10"}


@pytest.mark.parametrize(
    ("sector", "own", "stage", "changes", "code"),
    [
        ("consumptief_krediet", {}, "opeising", {"opeising": CALL_IN}, "opeising_not_two_months"),
        ("huur", {}, "opeising", {"opeising": CALL_IN}, "opeising_no_credit"),
        ("huur", {}, "veertiendagenbrief", {"klant__bedrijfsnaam": "Bakkerij Berg"}, "fourteen_days_no_natural_person"),
        ("huur", {"vertragingsvergoeding": True}, "veertiendagenbrief", {}, "fourteen_days_late_charge"),
        ("gemeente", {}, "veertiendagenbrief", {}, "fourteen_days_switched_off"),
        ("huur", {}, "bkr_vooraankondiging", {"bkr": {"melddatum": "2027-01-10"}}, "bkr_no_credit"),
        ("consumptief_krediet", {}, "bkr_vooraankondiging", {"bkr": {"gemeld": True}}, "bkr_nothing_to_report"),
        (
            "consumptief_krediet",
            {},
            "bkr_vooraankondiging",
            {"bkr": {"melddatum": "2027-01-10"}},
            "bkr_below_threshold",
        ),
        ("huur", {}, "veertiendagenbrief", {}, ""),
    ],
)
def test_a_stage_that_a_person_chose_is_refused_with_the_reason(
    sector: str, own: dict[str, Any], stage: str, changes: dict[str, Any], code: str
) -> None:
    creditor = WORKSPACE.creditor.model_copy(update={"sector": sector, "fasen": {}, **own})
    outcome = process(parse(record(**changes)), replace(WORKSPACE, creditor=creditor), TODAY, stage=stage)
    assert [reason.code for reason in outcome.held] == ([code] if code else [])
    assert bool(outcome.rendered) is not bool(code)


def test_a_draft_of_what_may_not_be_sent_says_so_on_every_page(tmp_path: Path) -> None:
    case, creditor = tmp_path / "zaak.json", samples_dir() / "creditor.yaml"
    large = {"klant__adres": record()["klant"]["adres"], "klant__grote_letters": True}
    case.write_text(json.dumps(record(opeising=CALL_IN, **large)), encoding="utf-8")
    args = [str(case), "--creditor", str(creditor), "--today", str(TODAY), "--out", str(tmp_path / "uit")]
    done = CliRunner().invoke(render, [*args, "--stage", "opeising", "--draft"], standalone_mode=False)
    assert done.return_value == 1
    assert "twee maanden te laat" in done.output
    (made,) = [path for path in (tmp_path / "uit").rglob("*") if path.is_file()]
    pdf = pypdfium2.PdfDocument(made.read_bytes())
    said = [page.get_textpage().get_text_range() for page in pdf]
    pdf.close()
    assert len(said) > 1
    assert all("CONCEPT: NIET VERSTUREN" in page for page in said)


def test_a_draft_needs_a_stage(tmp_path: Path) -> None:
    args = ["zaak.json", "--out", str(tmp_path), "--draft"]
    assert "draft_needs_stage" in str(CliRunner().invoke(render, args).exception)


def test_every_refusal_has_its_words() -> None:
    known = {key.split(".")[1] for key in keys("gate.")}
    assert {"bkr_no_credit", "bkr_nothing_to_report", "bkr_report_too_early", "opeising_no_credit"} <= known
