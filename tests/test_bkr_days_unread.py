"""The announcement of a mark at BKR waits until creditor.yaml says who read its days in the rules of today."""

import csv
import json
from pathlib import Path

import pytest

from letterkit import resources
from tests.conftest import Run
from tests.invented import record, without_its_law

SAMPLES = resources.samples_dir()
TODAY, MARK = "2026-12-20", "2027-01-02"
EARLIER = [
    {"fase": "herinnering", "datum": "2026-10-20"},
    {"fase": "tweede_herinnering", "datum": "2026-10-30"},
    {"fase": "aanmaning", "datum": "2026-11-17"},
]
WHY = "Hoeveel dagen voor een melding bij BKR de klant de vooraankondiging moet hebben, kon letterkit niet nalezen"
DO = "bkr_notice_most_days en bkr_notice_least_days, het aantal dagen, de bron, zeker: true, wie het las (door)"
READ = "bron: 'Algemeen Reglement CKI, zelf gelezen', zeker: true, door: onze jurist, op: 2026-12-01"
MOST, LEAST = f"  bkr_notice_most_days: {{waarde: 21, {READ}}}\n", f"  bkr_notice_least_days: {{waarde: 7, {READ}}}\n"
DOUBT = "  bkr_notice_least_days: {waarde: 7, bron: 'Gehoord van een collega', toelichting: Nog niet gelezen.}\n"
UNREAD = {"nothing": "", "one of the two": f"wet:\n{MOST}", "one not certain": f"wet:\n{MOST}{DOUBT}"}


def creditor(folder: Path, own: str) -> Path:
    for name in ("logo.svg", "betaalgeheim"):
        (folder / name).write_bytes((SAMPLES / name).read_bytes())
    settings = without_its_law((SAMPLES / "creditor.yaml").read_text(encoding="utf-8"))
    (folder / "creditor.yaml").write_text(f"{settings}\n{own}", encoding="utf-8")
    return folder / "creditor.yaml"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    owed = {"termijnen": [{"vervaldatum": "2026-10-15", "bedrag": "250"}], "totaal": "250"}
    said = record(stand_op=TODAY, eerdere_berichten=EARLIER, bkr={"melddatum": MARK}, achterstand=owed)
    path = tmp_path / "zaken.json"
    path.write_text(json.dumps([said]), encoding="utf-8")
    return path


@pytest.mark.slow
@pytest.mark.parametrize("own", UNREAD.values(), ids=UNREAD)
def test_every_command_holds_it_with_one_reason(letterkit: Run, tmp_path: Path, case: Path, own: str) -> None:
    file, out = creditor(tmp_path, own), tmp_path / "uit"
    asked = (case, "--creditor", file, "--today", TODAY)
    checked = letterkit("check-cases", *asked)
    assert (checked.code, WHY in checked.out) == (0, True)
    drawn = letterkit("render", *asked, "--stage", "bkr_vooraankondiging", "--out", tmp_path / "een")
    assert (drawn.code, WHY in drawn.out + drawn.err) == (1, True)
    assert not [path for path in (tmp_path / "een").rglob("*") if path.is_file()]
    assert letterkit("batch", *asked, "--out", out).code == 7  # nothing was made
    with (out / "held.csv").open(encoding="utf-8-sig", newline="") as held:
        (row,) = csv.DictReader(held, delimiter=";")
    assert (row["code"], WHY in row["reason"], DO in row["what_to_do"]) == ("bkr_days_unread", True, True)
    assert not [*out.rglob("*.pdf"), *out.rglob("*.eml")]
    told = letterkit("law", "--creditor", file, "--on", TODAY).out
    assert "letterkit houdt dit bericht vast, tot u bij wet in creditor.yaml zet hoeveel dagen het zijn" in told


@pytest.mark.slow
def test_the_track_of_a_credit_waits_for_it(letterkit: Run, tmp_path: Path, case: Path) -> None:
    asked = ("--until", "2027-01-15", "--bkr", "2027-01-14", "--creditor", creditor(tmp_path, ""))
    told = " ".join(letterkit("simulate", case, *asked).out.split())
    assert WHY in told
    assert "De melding bij het BKR mag niet: er is geen vooraankondiging verstuurd." in told


@pytest.mark.parametrize(
    ("day", "goes"), [("2026-12-09", False), ("2026-12-10", True), ("2026-12-22", True), ("2026-12-23", False)]
)
def test_who_read_them_is_named_and_the_days_are_his(
    letterkit: Run, tmp_path: Path, case: Path, day: str, *, goes: bool
) -> None:
    """Twenty-one to seven days before 2 January, counted from the day on which the letter is there."""
    said = json.loads(case.read_text(encoding="utf-8"))
    said[0] |= {"stand_op": day}
    said[0]["klant"] = {name: value for name, value in said[0]["klant"].items() if name not in ("email", "mobiel")}
    case.write_text(json.dumps(said), encoding="utf-8")
    file = creditor(tmp_path, f"wet:\n{MOST}{LEAST}")
    asked = ("--stage", "bkr_vooraankondiging", "--today", day, "--out", tmp_path / "uit")
    assert letterkit("render", case, "--creditor", file, *asked).code == (0 if goes else 1)
    assert bool([*(tmp_path / "uit").rglob("*.pdf")]) is goes
    told = letterkit("law", "--creditor", file, "--on", TODAY).out
    assert "bron: Algemeen Reglement CKI, zelf gelezen (gelezen door onze jurist, 01-12-2026)" in told
    assert "Vooraankondiging bij BKR: het aantal dagen is niet bevestigd" not in told


def test_too_late_says_from_which_day_the_mark_can_be(letterkit: Run, tmp_path: Path, case: Path) -> None:
    said = json.loads(case.read_text(encoding="utf-8"))
    said[0] |= {"stand_op": "2026-12-28"}
    said[0]["klant"] = {name: value for name, value in said[0]["klant"].items() if name not in ("email", "mobiel")}
    case.write_text(json.dumps(said), encoding="utf-8")
    file = creditor(tmp_path, f"wet:\n{MOST}{LEAST}")
    asked = ("--stage", "bkr_vooraankondiging", "--today", "2026-12-28", "--out", tmp_path / "uit")
    told = letterkit("render", case, "--creditor", file, *asked).err
    assert (
        "kies 06-01-2027 of een latere dag als melddatum" in told
    )  # there on Wednesday 30 December, seven days before


def test_a_new_workspace_does_not_say_that_somebody_read_them(letterkit: Run, tmp_path: Path) -> None:
    letterkit("init", tmp_path / "werkmap")
    settings = (tmp_path / "werkmap" / "creditor.yaml").read_text(encoding="utf-8")
    assert "verzonnen jurist" not in settings
    assert "#     bkr_notice_least_days: {waarde: 5" in settings
    told = letterkit("law", "--creditor", tmp_path / "werkmap" / "creditor.yaml").out
    assert "Vooraankondiging bij BKR: het aantal dagen is niet bevestigd" in told
