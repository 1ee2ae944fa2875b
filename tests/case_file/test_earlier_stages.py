"""Earlier messages of another system: renamed as the creditor says, and never passed over when nobody knows them."""

import json
from pathlib import Path

import pytest

from letterkit import creditor_file, journey
from letterkit.case_file import Layout, Row, read
from tests.case_file.flat import cells, codes, text
from tests.invented import CREDITOR, record

OWN = CREDITOR.model_copy(update={"fasen_elders": {"1e Herinnering": "herinnering", "Sommatie": "aanmaning"}})


def _read(folder: Path, layout: Layout, stage: str) -> Row:
    messages = [{"fase": "herinnering", "datum": "2026-11-02"}, {"fase": stage, "datum": "2026-11-10"}]
    (folder / "a.json").write_text(json.dumps(record(eerdere_berichten=messages)), encoding="utf-8")
    (row,) = read(folder / "a.json", layout)
    return row


@pytest.mark.parametrize("stage", ["sommatie", "14-dagenbrief", "2e herinnering", "veertiendagenbrief"])
def test_a_stage_of_nobody_is_a_problem_with_the_known_names(stage: str, tmp_path: Path) -> None:
    row = _read(tmp_path, creditor_file.layout(CREDITOR), stage)
    assert codes(row) == [("eerdere_berichten.2.fase", "earlier_stage_unknown")]
    assert set(journey.ladder(CREDITOR)) <= set(str(row.problems[0].values["known"]).split(", "))
    assert stage not in str(row.problems[0].values).split(", ")


@pytest.mark.parametrize(
    ("given", "ours"),
    [("1e  herinnering", "herinnering"), ("SOMMATIE", "aanmaning"), ("Tweede herinnering", "tweede_herinnering"),
     ("klacht_ontvangen", "klacht_ontvangen")],
)  # fmt: skip
def test_a_stage_has_our_name(given: str, ours: str, tmp_path: Path) -> None:
    row = _read(tmp_path, creditor_file.layout(OWN), given)
    assert row.case, codes(row)
    assert [message.fase for message in row.case.eerdere_berichten] == ["herinnering", ours]


def test_a_stage_in_a_table(tmp_path: Path) -> None:
    row = cells() | {"Eerder bericht 1 fase": "Sommatie", "Eerder bericht 1 datum": "10-11-2026"}
    (tmp_path / "a.csv").write_text(text(row), encoding="utf-8")
    assert [codes(one) for one in read(tmp_path / "a.csv", creditor_file.layout(OWN))] == [[]]
    assert [codes(one) for one in read(tmp_path / "a.csv", creditor_file.layout(CREDITOR))] == [
        [("eerdere_berichten.1.fase", "earlier_stage_unknown")]
    ]
