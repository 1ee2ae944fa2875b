"""Ways out that were offered, recorded one by one: they open hard stages, and stand in what a run and a check tell."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from letterkit import resources
from letterkit.batch.machine_words import code
from tests.case_file import flat
from tests.cli.test_signals import creditor
from tests.conftest import Run

CASES = {
    case["zaaknummer"]: case
    for case in json.loads((resources.samples_dir() / "fasen.json").read_text(encoding="utf-8"))
}
HAND_OVER, CALL_IN = CASES["FASE-0005"], CASES["FASE-0006"]
OFFERED = [
    {"maatregel": "langere_looptijd", "datum": "2026-10-20", "uitkomst": "afgewezen"},
    {"maatregel": "uitstel", "datum": "2026-11-02"},
]
SWITCH = "oplossing_vastleggen: true\n"


@pytest.fixture
def run(letterkit: Run, tmp_path: Path) -> Any:
    """A night over one case; the code of why it is held (empty: it went), and the line of its decision."""

    def _run(case: dict[str, Any], more: str = "", sector: str = "consumptief_krediet") -> tuple[str, dict[str, Any]]:
        creditor(tmp_path, sector, more)
        (tmp_path / "zaken.json").write_text(json.dumps([case]), encoding="utf-8")
        done = letterkit("batch", tmp_path / "zaken.json", "--out", tmp_path / "uit", "--today", "2026-11-23")
        assert done.code in (0, 7), done.err  # 7: nothing was made
        (line,) = (tmp_path / "uit/decisions.jsonl").read_text(encoding="utf-8").splitlines()
        decision = json.loads(line)
        with (tmp_path / "uit/held.csv").open(encoding="utf-8-sig", newline="") as file:
            held = [row["code"] for row in csv.DictReader(file, delimiter=";")]
        return ";".join(held), decision

    return _run


def without_offer(case: dict[str, Any]) -> dict[str, Any]:
    sent = [message for message in case["eerdere_berichten"] if message["fase"] != "regeling_aanbod"]
    return {**case, "eerdere_berichten": sent}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("case", "held"),
    [(HAND_OVER, "no_solution_offered"), (CALL_IN, code("opeising_forbearance_not_offered"))],
    ids=["hand-over", "call-in"],
)
def test_a_hard_stage_waits_for_an_offer_and_a_recorded_one_opens_it(run: Any, case: dict[str, Any], held: str) -> None:
    none = without_offer(case)
    assert run(none)[0] == held


@pytest.mark.slow
@pytest.mark.parametrize("case", [HAND_OVER, CALL_IN], ids=["hand-over", "call-in"])
def test_one_recorded_offer_is_enough(run: Any, case: dict[str, Any]) -> None:
    reason, decision = run({**without_offer(case), "maatregelen": OFFERED})
    assert reason == ""
    facts = json.dumps(decision, ensure_ascii=False)
    assert "langere_looptijd 2026-10-20 afgewezen; uitstel 2026-11-02 open" in facts
    assert "measures_offered" in facts


@pytest.mark.slow
@pytest.mark.parametrize("case", [HAND_OVER, CALL_IN], ids=["hand-over", "call-in"])
def test_the_letter_with_an_offer_counts_until_the_creditor_records_each(run: Any, case: dict[str, Any]) -> None:
    reason, _ = run(case, SWITCH)
    assert reason in ("no_measure_recorded", code("opeising_forbearance_not_offered"))


@pytest.mark.slow
def test_without_that_switch_the_letter_counts_and_is_told(run: Any) -> None:
    reason, decision = run(HAND_OVER)
    assert reason == ""
    assert "uitstel 20" in json.dumps(decision)


@pytest.mark.quick
def test_with_that_switch_a_recorded_offer_opens_the_hand_over(run: Any) -> None:
    assert run({**HAND_OVER, "maatregelen": OFFERED}, SWITCH)[0] == ""


@pytest.mark.parametrize(
    ("more", "why"),
    [("", "De klant kreeg nog geen concreet aanbod"), (SWITCH, "In deze zaak staat nog geen oplossing")],
)
def test_a_check_of_the_cases_says_that_a_planned_hand_over_will_be_held(
    letterkit: Run, tmp_path: Path, more: str, why: str
) -> None:
    creditor(tmp_path, "consumptief_krediet", more)
    cases = [without_offer(HAND_OVER), {**CALL_IN, "maatregelen": OFFERED}]
    (tmp_path / "zaken.json").write_text(json.dumps(cases), encoding="utf-8")
    out = letterkit("check-cases", tmp_path / "zaken.json", "--today", "2026-11-23").out
    assert f"zaak FASE-0005: eerst laten bekijken. {why}" in out
    assert "zaak FASE-0006" not in out


def test_an_offer_of_a_day_to_come_is_refused(letterkit: Run, tmp_path: Path) -> None:
    creditor(tmp_path, "consumptief_krediet")
    ahead = [{"maatregel": "uitstel", "datum": "2026-12-24"}]
    (tmp_path / "zaken.json").write_text(json.dumps([{**HAND_OVER, "maatregelen": ahead}]), encoding="utf-8")
    done = letterkit("check-cases", tmp_path / "zaken.json", "--today", "2026-11-23")
    assert done.code == 3
    assert "dagen die al geweest zijn" in done.out


def test_columns_of_an_export_hold_the_measures(letterkit: Run, tmp_path: Path) -> None:
    creditor(tmp_path, "consumptief_krediet")
    cells = flat.cells() | {"maatregelen.1.maatregel": "uitstel", "maatregelen.1.datum": "2026-10-01"}
    (tmp_path / "a.csv").write_text(flat.text(cells), encoding="utf-8")
    assert letterkit("check-cases", tmp_path / "a.csv", "--today", "2026-11-23").code == 0
    (tmp_path / "a.csv").write_text(flat.text(cells | {"maatregelen.1.maatregel": "iets"}), encoding="utf-8")
    wrong = letterkit("check-cases", tmp_path / "a.csv", "--today", "2026-11-23")
    assert wrong.code == 3
    assert "maatregelen.1.maatregel is geen waarde die letterkit kent; verwacht: 'langere_looptijd'" in wrong.out


@pytest.mark.parametrize("looked_up", [False, True])
def test_pay_later_holds_its_hard_stages_until_somebody_looked_the_act_up(
    letterkit: Run, tmp_path: Path, looked_up: bool
) -> None:
    source = "{bron: 'Stb. 2026, 400, artikel I', door: J. de Jurist, op: 2026-11-21}"
    creditor(
        tmp_path,
        "achteraf_betalen",
        f"plichten: {{kredietregels: {source}, oplossing: {source}}}\n" if looked_up else "",
    )
    sent = [message for message in HAND_OVER["eerdere_berichten"] if "bkr" not in message["fase"]]
    planned = {**HAND_OVER, "maatregelen": OFFERED, "bkr": None, "eerdere_berichten": sent}
    (tmp_path / "zaken.json").write_text(json.dumps([planned]), encoding="utf-8")
    where = (tmp_path / "zaken.json", "--stage", "overdracht_incasso", "--out", tmp_path / "uit")
    done = letterkit("render", *where, "--today", "2026-11-23")
    assert ("Niet alle plichten van uw sector zijn bevestigd" in done.out + done.err) is not looked_up
    assert any((tmp_path / "uit").rglob("*.pdf")) is looked_up
    figures = letterkit("law", "--on", "2026-11-30").out
    assert "Niet bevestigd: kredietregels, oplossing. letterkit houdt hier berichten met gevolgen vast" in figures
