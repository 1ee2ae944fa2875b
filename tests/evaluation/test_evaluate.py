"""``letterkit evaluate`` over runs of the sample portfolio and over runs that are written for one question."""

import csv
import hashlib
import io
import json
import re
import shutil
import stat
from datetime import date
from pathlib import Path

import pytest

from letterkit import resources
from letterkit.case_file import read
from letterkit.cli import cli, error_boundary
from tests.batch_outputs import lines
from tests.batch_outputs import rows as csv_rows
from tests.conftest import Run
from tests.evaluation.past import ended, past

SAMPLES = resources.samples_dir()


@pytest.fixture(scope="module")
def nights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Runs of the sample portfolio and of the sample stages, made once."""
    folder = tmp_path_factory.mktemp("nights")
    for name, cases in (("portfolio", "portfolio.csv"), ("fasen", "fasen.json")):
        arguments = ["batch", SAMPLES / cases, "--creditor", SAMPLES / "creditor.yaml", "--today", "2026-11-23",
                     "--out", folder / name]  # fmt: skip
        assert error_boundary.run(lambda: cli.main(args=list(map(str, arguments)), standalone_mode=False)) == 0  # noqa: B023
    return folder


@pytest.fixture
def portfolio(nights: Path, tmp_path: Path) -> Path:
    return shutil.copytree(nights / "portfolio", tmp_path / "runs" / "portfolio")


@pytest.fixture
def stages(nights: Path, tmp_path: Path) -> Path:
    return shutil.copytree(nights / "fasen", tmp_path / "runs" / "fasen")


def table(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig")), delimiter=";"))


@pytest.mark.slow
def test_counts_are_those_of_the_runs(letterkit: Run, portfolio: Path, stages: Path, tmp_path: Path) -> None:
    out = tmp_path / "evaluatie"
    assert letterkit("evaluate", portfolio, stages, "--out", out).code == 0
    told = {row["run"]: row for row in table(out / "runs.csv")}
    held: dict[str, int] = {}
    for run in (portfolio, stages):
        summary = json.loads((run / "summary.json").read_text())
        assert all(int(told[run.name][name]) == summary[name] for name in ("read", "produced", "held", "rejected"))
        for code, count in summary["held_because"].items():
            held[code] = held.get(code, 0) + count
    assert {row["reason"]: int(row["cases"]) for row in table(out / "reasons.csv")} == held
    by_stage = table(out / "stages.csv")
    assert sum(int(row["produced"]) for row in by_stage) == sum(int(row["produced"]) for row in told.values())
    for name in {row["variable"] for row in table(out / "variables.csv")}:
        rows = [row for row in table(out / "variables.csv") if row["variable"] == name]
        assert sum(int(row["produced"]) for row in rows) == sum(int(row["produced"]) for row in told.values())


@pytest.mark.slow
def test_every_message_that_must_have_it_has_a_way_out_a_person_and_a_way_to_pay(
    letterkit: Run, portfolio: Path, stages: Path, tmp_path: Path
) -> None:
    letterkit("evaluate", portfolio, stages, "--out", tmp_path / "e")
    rows = table(tmp_path / "e" / "offers.csv")
    assert {row["question"] for row in rows} == {"solution", "contact", "payment"}
    assert all(row["share"] == "1,000000" for row in rows)
    needed = {(row["question"], row["stage"], row["channel"]) for row in rows}
    assert ("solution", "opeising", "letter") in needed
    assert ("payment", "herinnering", "email") in needed
    assert not {("payment", "klacht_ontvangen", "email"), ("payment", "aanmaning", "sms")} & needed
    page = (tmp_path / "e" / "evaluation.html").read_text(encoding="utf-8")
    exempt = re.search(r"<li>Met een manier om te betalen: ([^<]*)</li>", page)
    assert exempt
    assert exempt[1] == (
        "bevestiging van de betaalpauze, betaling ontvangen, de rest hoeft niet meer, klacht ontvangen, "
        "brief over de verkoop van een lening, aanbod van een regeling, bevestiging van de regeling, rust tijdens schuldhulp."
    )


def _rewritten(run: Path, name: str, old: str, new: str) -> str:
    """Change a produced e-mail as if it had been produced so; its case id."""
    path = run / "email" / name
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new).encode())
    manifest = lines(run / "manifest.jsonl")
    for line in manifest:
        if line["case_id"] == path.stem and line["channel"] == "email":
            line["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
    (run / "manifest.jsonl").write_text("".join(json.dumps(line) + "\n" for line in manifest))
    return path.stem


@pytest.mark.slow
def test_a_message_without_a_way_to_pay_is_found_in_what_was_produced(
    letterkit: Run, stages: Path, tmp_path: Path
) -> None:
    case_id = _rewritten(stages, "FASE-0003.eml", "IBAN", "Naam")
    for old in ("NL91=C2=A0ABNA", "NL91 ABNA", "NL91\u00a0ABNA"):
        text = (stages / "email" / "FASE-0003.eml").read_bytes().decode()
        if old in text:
            _rewritten(stages, "FASE-0003.eml", old, "Bank")
    found = letterkit("evaluate", stages, "--out", tmp_path / "e", "--strict")
    assert found.code == 1
    assert [(row["question"], row["case_id"]) for row in table(tmp_path / "e" / "lacking.csv")] == [
        ("payment", case_id)
    ]


@pytest.mark.slow
def test_messages_that_are_gone_or_changed_are_not_judged(letterkit: Run, stages: Path, tmp_path: Path) -> None:
    (stages / "letters" / "FASE-0006.pdf").unlink()
    (stages / "email" / "FASE-0001.eml").write_text("anders")
    letterkit("evaluate", stages, "--out", tmp_path / "e")
    assert "weg of veranderd zijn: 2" in (tmp_path / "e" / "evaluation.html").read_text()
    assert not [row for row in table(tmp_path / "e" / "offers.csv") if row["stage"] == "opeising"]


@pytest.mark.slow
def test_only_so_many_are_read_back(letterkit: Run, portfolio: Path, tmp_path: Path) -> None:
    for name in ("e", "again"):
        letterkit("evaluate", portfolio, "--out", tmp_path / name, "--read", "7")
    made = len(lines(portfolio / "manifest.jsonl"))
    assert f"7 van de {made} berichten" in (tmp_path / "e" / "evaluation.html").read_text()
    assert (tmp_path / "e" / "evaluation.html").read_bytes() == (tmp_path / "again" / "evaluation.html").read_bytes()


@pytest.mark.slow
def test_no_personal_data_but_the_case_number(letterkit: Run, portfolio: Path, tmp_path: Path) -> None:
    letterkit("evaluate", portfolio, "--out", tmp_path / "e", "--held-days", "0")
    cases = [row.case for row in read(SAMPLES / "portfolio.csv") if row.case]
    personal = {value for case in cases for value in (case.klant.achternaam, case.klant.email, case.klant.mobiel,
                case.klant.adres.straat if case.klant.adres else None, case.betalingskenmerk) if value}  # fmt: skip
    files = [*(tmp_path / "e").iterdir(), portfolio / "decisions.jsonl"]
    words = set(re.findall(r"[\w@.+-]+(?: [\w-]+)*", " ".join(path.read_text(encoding="utf-8") for path in files)))
    assert len(personal) > 100
    assert personal.isdisjoint(words)
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in (tmp_path / "e").iterdir())


def test_every_case_that_was_not_rejected_has_its_decision(portfolio: Path) -> None:
    decisions = lines(portfolio / "decisions.jsonl")
    held = {row["case_id"]: row["former_code"].split() for row in csv_rows(portfolio / "held.csv")}
    produced = {line["case_id"]: line["stage"] for line in lines(portfolio / "manifest.jsonl")}
    assert {one["case_id"]: one["reasons"] for one in decisions if one["ended"] == "held"} == held
    assert {one["case_id"]: one["stage"] for one in decisions if one["ended"] == "produced"} == produced
    assert all(one["variables"].keys() == decisions[0]["variables"].keys() for one in decisions)


def test_equal_cases_with_another_outcome_are_listed(letterkit: Run, tmp_path: Path) -> None:
    run = past(tmp_path / "r", "2026-11-23", [
        ended("A-1"), ended("A-2"), ended("A-3", "aanmaning"), ended("A-4", "herinnering", "cannot_render"),
        ended("B-1", dagen_te_laat=9), ended("B-2", "", "not_yet", dagen_te_laat=9),
        ended("C-1", dagen_te_laat=40), ended("C-2", "herinnering", "kwetsbaar", dagen_te_laat=40),
        ended("D-1", dagen_te_laat=3), ended("D-2", "herinnering", "already_written", dagen_te_laat=3),
        ended("E-1", dagen_te_laat=2), ended("E-2", dagen_te_laat=2),
    ])  # fmt: skip
    found = letterkit("evaluate", run, "--out", tmp_path / "e", "--strict")
    assert found.code == 1
    rows = table(tmp_path / "e" / "unequal.csv")
    groups = {row["group"]: {r["case_id"] for r in rows if r["group"] == row["group"]} for row in rows}
    assert sorted(groups.values(), key=min) == [{"A-1", "A-2", "A-3", "A-4"}, {"B-1", "B-2"}]
    assert "precies gelijk zijn: 3. Zaken daarin: 8." in (tmp_path / "e" / "evaluation.html").read_text()
    assert "De klant is kwetsbaar" in (tmp_path / "e" / "evaluation.html").read_text()


def test_equal_cases_are_compared_over_runs(letterkit: Run, tmp_path: Path) -> None:
    first = past(tmp_path / "1", "2026-11-23", [ended("A-1")])
    second = past(tmp_path / "2", "2026-11-24", [ended("A-2", "aanmaning")])
    letterkit("evaluate", second, first, "--out", tmp_path / "e")
    assert {(row["run"], row["case_id"]) for row in table(tmp_path / "e" / "unequal.csv")} == {
        ("1", "A-1"),
        ("2", "A-2"),
    }


def test_held_cases_that_wait_too_long(letterkit: Run, tmp_path: Path) -> None:
    runs = [
        past(tmp_path / "1", "2026-11-01", [ended("LANG", "", "geschil"), ended("HERSTELD", "", "klacht"),
             ended("RUST", "", "plan_is_kept"), ended("KORT-1")]),
        past(tmp_path / "2", "2026-11-08", [ended("LANG", "", "klacht"), ended("HERSTELD")]),
        past(tmp_path / "3", "2026-11-15", [ended("KORT-1", "", "geschil"), ended("HERSTELD", "", "klacht")]),
        past(tmp_path / "4", "2026-11-20", [ended("RUST", "", "plan_is_kept"), ended("KORT-1", "", "geschil")]),
    ]  # fmt: skip
    letterkit("evaluate", *runs, "--out", tmp_path / "e")
    waiting = table(tmp_path / "e" / "waiting.csv")
    assert waiting == [{"case_id": "LANG", "reasons": "klacht", "since": "2026-11-01", "days": "19", "run": "1"}]
    letterkit("evaluate", *runs, "--out", tmp_path / "e", "--held-days", "4")
    assert [row["case_id"] for row in table(tmp_path / "e" / "waiting.csv")] == ["LANG", "HERSTELD", "KORT-1"]


@pytest.mark.slow
def test_a_long_list_is_cut_on_the_page_and_whole_in_the_table(letterkit: Run, tmp_path: Path) -> None:
    runs = [past(tmp_path / day, day, [ended(f"A-{at:03}", "", "geschil") for at in range(201)])
            for day in ("2026-10-01", "2026-11-23")]  # fmt: skip
    letterkit("evaluate", *runs, "--out", tmp_path / "e")
    page = (tmp_path / "e" / "evaluation.html").read_text()
    assert len(table(tmp_path / "e" / "waiting.csv")) == 201
    assert "afgekapt na 200 regels" in page
    assert "A-199" in page
    assert "A-200" not in page


def test_the_median_time_to_the_first_reminder(letterkit: Run, tmp_path: Path) -> None:
    decisions = [ended(f"A-{days}", dagen_te_laat=days) for days in (4, 5, 9)]
    run = past(tmp_path / "r", "2026-11-23", [*decisions, ended("B", "aanmaning", dagen_te_laat=90)])
    letterkit("evaluate", run, "--out", tmp_path / "e")
    page = (tmp_path / "e" / "evaluation.html").read_text()
    assert re.search(r"eerste herinnering</dt><dd>5</dd>", page)


def test_arrears_that_came_back_after_a_solution(letterkit: Run, tmp_path: Path) -> None:
    plan = "regeling_bevestiging"
    runs = [
        past(tmp_path / "1", "2026-01-10", [ended(case, plan) for case in ("TERUG", "OUD", "GEMIST", "GOED", "LAAT")]),
        past(tmp_path / "2", "2026-06-10", [ended("TERUG", "herinnering", period="2026-06-01"),
             ended("OUD", "aanmaning", period="2025-12-01"), ended("GEMIST", "regeling_gemist", period="2026-06-01")]),
        past(tmp_path / "3", "2027-06-10", [ended("LAAT", "herinnering", period="2027-06-01"),
             ended("NIEUW", "herinnering", period="2027-06-01")]),
    ]  # fmt: skip
    letterkit("evaluate", *runs, "--out", tmp_path / "e")
    told = {row["what"]: row["customers"] for row in table(tmp_path / "e" / "solutions.csv")}
    assert told == {"regeling_bevestiging": "5", "agreed": "5", "missed": "1", "new_arrears": "1",
                    "signalled": "0", "referred": "0", "unsignalled": "0"}  # fmt: skip


def test_like_situations_lie_side_by_side_with_what_was_agreed(letterkit: Run, tmp_path: Path) -> None:
    run = past(tmp_path / "r", "2026-11-23", [
        ended("A", "regeling_bevestiging", dagen_te_laat=31, open_termijnen=2, eerder_gemist=0),
        ended("B", "betaalpauze_bevestiging", dagen_te_laat=58, open_termijnen=2, eerder_gemist=0),
        ended("C", "regeling_bevestiging", dagen_te_laat=45, open_termijnen=2, eerder_gemist=0),
    ])  # fmt: skip
    letterkit("evaluate", run, "--out", tmp_path / "e")
    assert [tuple(row.values()) for row in table(tmp_path / "e" / "situations.csv")] == [
        ("30 – 59", "2", "0", "betaalpauze_bevestiging", "1"), ("30 – 59", "2", "0", "regeling_bevestiging", "2")]  # fmt: skip


def test_whether_the_signs_of_problem_debt_were_right(letterkit: Run, tmp_path: Path) -> None:
    runs = [
        past(tmp_path / "1", "2026-10-01", [ended(case, "aanmaning", "problematische_schuld") for case in ("A", "B")]),
        past(tmp_path / "2", "2026-11-01", [ended("A", "schuldhulp_pauze"), ended("C", "schuldhulp_pauze")]),
    ]
    letterkit("evaluate", *runs, "--out", tmp_path / "e")
    told = {row["what"]: row["customers"] for row in table(tmp_path / "e" / "solutions.csv")}
    assert (told["signalled"], told["referred"], told["unsignalled"]) == ("2", "1", "1")


def test_cases_that_are_in_arrears_for_too_long(letterkit: Run, tmp_path: Path) -> None:
    run = past(tmp_path / "r", "2026-11-23", [ended("A", dagen_te_laat=365), ended("B", dagen_te_laat=366)])
    letterkit("evaluate", run, "--out", tmp_path / "e")
    assert [row["case_id"] for row in table(tmp_path / "e" / "lasting.csv")] == ["B"]
    letterkit("evaluate", run, "--out", tmp_path / "e", "--arrears-days", "100")
    assert [row["case_id"] for row in table(tmp_path / "e" / "lasting.csv")] == ["B", "A"]


def test_calls_after_a_message_are_spread_over_days_and_hours(letterkit: Run, tmp_path: Path) -> None:
    runs = [
        past(tmp_path / "1", "2026-11-20", [ended("A", "aanmaning"), ended("B", "aanmaning"), ended("C", "aanmaning"),
             ended("D", "herinnering")]),
        past(tmp_path / "2", "2026-11-23", [ended("A", "", "not_yet"), ended("B", "", "plan_is_kept"),
             ended("C", "betaling_ontvangen")]),
    ]  # fmt: skip
    letterkit("evaluate", *runs, "--out", tmp_path / "e")
    found = table(tmp_path / "e" / "attempts.csv")
    assert {row["case_id"] for row in found} == {"A"}
    assert [(row["attempt"], row["day"], row["part_of_day"]) for row in found] == [
        ("1", "2026-11-24", "ochtend"), ("2", "2026-11-26", "avond"), ("3", "2026-11-30", "middag")]  # fmt: skip
    assert len({date.fromisoformat(row["day"]).weekday() for row in found}) == 3


@pytest.mark.slow
def test_nothing_ranks_money_or_people(letterkit: Run, portfolio: Path, tmp_path: Path) -> None:
    letterkit("evaluate", portfolio, "--out", tmp_path / "e")
    for path in (tmp_path / "e").iterdir():
        assert not re.search(r"€|\beuro\b|EUR|per uur", path.read_text(encoding="utf-8")), path.name


@pytest.mark.slow
def test_a_run_of_before_decisions_were_recorded(letterkit: Run, portfolio: Path, tmp_path: Path) -> None:
    (portfolio / "decisions.jsonl").unlink()
    assert letterkit("evaluate", portfolio, "--out", tmp_path / "e").code == 0
    assert "legden niet vast waarom: portfolio" in (tmp_path / "e" / "evaluation.html").read_text()
    assert len(table(tmp_path / "e" / "runs.csv")) == 1
