"""``letterkit signals``: who goes to the municipality, with which data and proof, once; and who may not, and why."""

import csv
import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from letterkit import resources
from letterkit.sectors import sectors
from letterkit.signals import files, once
from tests.conftest import Run
from tests.invented import record

TODAY = "2026-11-23"
OLDEST = "2026-10-01"
HOLDS = {name: sector for name, sector in sectors().items() if sector.municipality}
GUARDIAN = {
    "naam": "Bewind en Zorg B.V.",
    "adres": {"straat": "Postbus", "huisnummer": "12", "postcode": "3500 AA", "plaats": "Utrecht"},
}
LOOKED_UP = "  gemeente: {bron: 'Energieregeling, artikel 3.2, gelezen', door: J. de Jurist, op: 2026-11-01}\n"


def creditor(folder: Path, sector: str = "huur", more: str = "") -> Path:
    sample = resources.samples_dir() / "creditor.yaml"
    text = sample.read_text(encoding="utf-8").replace("logo: logo.svg", f"logo: {sample.parent / 'logo.svg'}")
    text = text.replace("sector: consumptief_krediet", f"sector: {sector}")
    path = folder / "creditor.yaml"
    path.write_text(text + "\n" + more, encoding="utf-8")
    (folder / "betaalgeheim").write_bytes((sample.parent / "betaalgeheim").read_bytes())
    (folder / "betaalgeheim").chmod(0o600)
    return path


def case(**changes: Any) -> dict[str, Any]:
    """A tenant who was tried to be spoken to, and did not answer a reminder with the offer."""
    known = {
        "achterstand": {"termijnen": [{"vervaldatum": OLDEST, "bedrag": "125.50"}], "totaal": "125.50"},
        "eerdere_berichten": [sent("herinnering", "2026-10-06"), sent("tweede_herinnering", "2026-10-16")],
        "contactpogingen": [{"datum": "2026-10-20", "hoe": "telefoon"}],
    }
    return record(**{**known, **changes})


def sent(stage: str, day: str, channel: str = "letter") -> dict[str, str]:
    return {"fase": stage, "datum": day, "kanaal": channel}


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


@pytest.fixture
def signal(letterkit: Run, tmp_path: Path) -> Any:
    """Write the cases, and run the command over them."""

    def run(*cases: dict[str, Any], sector: str = "huur", more: str = "", out: str = "uit", today: str = TODAY) -> Any:
        creditor(tmp_path, sector, more)
        (tmp_path / "zaken.json").write_text(json.dumps(cases), encoding="utf-8")
        return letterkit("signals", tmp_path / "zaken.json", "--out", tmp_path / out, "--today", today)

    return run


def refused(folder: Path) -> dict[str, str]:
    return {row["Zaaknummer"]: row["Code"] for row in table(folder / files.NOT)}


def test_a_case_goes_with_its_data_and_its_proof_and_nothing_else(signal: Any, tmp_path: Path) -> None:
    done = signal(case())
    assert done.code == 0, done.err
    assert table(tmp_path / "uit/gemeente-utrecht.csv") == [
        {
            "Naam": "S. van den Berg",
            "Straat en huisnummer": "Dorpsstraat 1",
            "Postcode": "1234 AB",
            "Plaats": "Utrecht",
            "Bedrag": "125,50",
        }
    ]
    (proof,) = table(tmp_path / "uit" / files.PROOF)
    assert proof["Herinnering met het aanbod en schuldhulp"] == "tweede herinnering"
    assert (proof["Verstuurd op"], proof["Kanaal"]) == ("2026-10-16", "brief")
    assert (proof["Contact gezocht op"], proof["Hoe"]) == ("2026-10-20", "telefoon")
    assert (proof["Antwoord"], proof["Oplossing aangeboden op"]) == ("geen antwoord", "2026-10-16")
    assert "Berg" not in done.out + done.err
    assert "Utrecht" not in done.out + done.err


@pytest.mark.slow
@pytest.mark.parametrize("sector", HOLDS)
def test_the_data_are_those_that_the_letter_of_the_sector_names(signal: Any, tmp_path: Path, sector: str) -> None:
    more = "" if HOLDS[sector].municipality.confirmed else f"plichten:\n{LOOKED_UP}"  # type: ignore[union-attr]
    done = signal(case(), sector=sector, more=more)
    assert done.code == 0, done.err
    (row,) = table(tmp_path / "uit/gemeente-utrecht.csv")
    assert ("Klantnummer" in row) == (sector in ("energie", "warmte", "drinkwater"))
    assert row["Naam"] == "S. van den Berg"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"toestemming": {"antwoord": "nee", "datum": "2026-11-02"}}, "refused"),
        ({"eerdere_berichten": []}, "no_offer"),
        ({"eerdere_berichten": [sent("herinnering", "2026-10-06")]}, "no_offer"),
        ({"eerdere_berichten": [sent("tweede_herinnering", "2026-10-06", "sms")]}, "no_offer"),
        ({"eerdere_berichten": [sent("tweede_herinnering", "2026-09-06")]}, "no_offer"),
        ({"eerdere_berichten": [sent("tweede_herinnering", "2026-11-20")]}, "term_running"),
        ({"contactpogingen": []}, "no_contact"),
        ({"contactpogingen": [{"datum": "2026-09-20", "hoe": "telefoon"}]}, "no_contact"),
        ({"schuldhulp": {"datum": "2026-11-01"}}, "debt_help"),
        ({"signalen": {"schuldhulp_sinds": "2026-11-01"}}, "debt_help"),
        ({"signalen": {"klacht": True}}, "complaint"),
        ({"signalen": {"geschil": True}}, "complaint"),
        ({"signalen": {"betaling_onderweg": True}}, "payment_under_way"),
        ({"signalen": {"overleden": True}}, "deceased"),
        ({"signalen": {"bewind": True}}, "guardian"),
        ({"bewindvoerder": GUARDIAN}, "guardian"),
        (
            {"pauze": {"datum": "2026-11-01", "van": "2026-11-01", "tot": "2026-12-31", "rente_loopt_door": False}},
            "pause",
        ),
        (
            {"regeling": {"status": "lopend", "startdatum": "2026-11-01", "bedrag": "30", "aantal_termijnen": 4}},
            "arrangement",
        ),
        ({"stand_op": "2026-11-01", "eerdere_berichten": []}, "outdated"),
        ({"klant__adres": {"land": "BE", "regels": ["Rue Neuve 1"], "plaats": "1000 Brussel"}}, "no_municipality"),
        ({"klant__adres": None}, "no_municipality"),
    ],
)
def test_who_may_not_go_and_why(signal: Any, tmp_path: Path, changes: dict[str, Any], code: str) -> None:
    done = signal(case(**changes))
    assert done.code == 0, done.err
    assert refused(tmp_path / "uit") == {"Z-1001": code}
    assert not list((tmp_path / "uit").glob("gemeente-*"))
    assert "1 × niet: " in done.out


def test_a_missed_arrangement_and_an_ended_pause_keep_nobody_here(signal: Any, tmp_path: Path) -> None:
    plan = {"status": "gemist", "startdatum": "2026-10-10", "bedrag": "30", "aantal_termijnen": 4}
    pause = {"datum": "2026-10-02", "van": "2026-10-02", "tot": "2026-10-12", "rente_loopt_door": False}
    signal(case(regeling={**plan, "gemiste_datum": "2026-11-10"}, pauze=pause))
    assert refused(tmp_path / "uit") == {}


def test_a_written_yes_need_not_wait_for_the_term(signal: Any, tmp_path: Path) -> None:
    late = [sent("tweede_herinnering", "2026-11-18")]
    waits = case(zaaknummer="A", eerdere_berichten=late)
    says_yes = case(zaaknummer="B", eerdere_berichten=late, toestemming={"antwoord": "ja", "datum": "2026-11-20"})
    before = case(zaaknummer="C", eerdere_berichten=late, toestemming={"antwoord": "ja", "datum": "2026-11-10"})
    signal(waits, says_yes, before)
    assert refused(tmp_path / "uit") == {"A": "term_running", "C": "term_running"}
    (proof,) = table(tmp_path / "uit" / files.PROOF)
    assert (proof["Zaaknummer"], proof["Antwoord"], proof["Antwoord op"]) == ("B", "ja", "2026-11-20")


@pytest.mark.slow
def test_a_case_may_go_from_the_day_that_the_list_names(signal: Any, tmp_path: Path) -> None:
    late = case(eerdere_berichten=[sent("tweede_herinnering", "2026-11-04")], stand_op="2026-11-20")
    signal(late, out="eerst", today="2026-11-20")
    (row,) = table(tmp_path / "eerst" / files.NOT)
    assert row["Code"] == "term_running"
    day = row["Kan vanaf"]
    signal(case(eerdere_berichten=late["eerdere_berichten"], stand_op=day), out="dan", today=day)
    assert refused(tmp_path / "dan") == {}


@pytest.mark.slow
def test_a_case_goes_once_in_a_spell_of_arrears(signal: Any, tmp_path: Path) -> None:
    signal(case(), out="een")
    again = signal(case(), out="twee")
    assert again.code == 0
    assert refused(tmp_path / "twee") == {"Z-1001": "given_before"}
    other = {"termijnen": [{"vervaldatum": "2026-12-01", "bedrag": "125.50"}], "totaal": "125.50"}
    later = {
        "achterstand": other,
        "stand_op": "2027-01-19",
        "eerdere_berichten": [sent("tweede_herinnering", "2026-12-16")],
        "contactpogingen": [{"datum": "2026-12-20", "hoe": "bezoek"}],
    }
    signal(case(**later), out="drie", today="2027-01-20")
    assert refused(tmp_path / "drie") == {}
    assert (tmp_path / once.NAME).read_text(encoding="utf-8").count("z-1001") == 2


def test_a_run_that_stopped_before_its_record_is_finished_by_the_same_command(signal: Any, tmp_path: Path) -> None:
    signal(case())
    kept = (tmp_path / "uit/gemeente-utrecht.csv").read_bytes()
    (tmp_path / once.NAME).unlink()
    again = signal(case())
    assert "Er zijn 1 zaken bijgeschreven" in again.out
    assert (tmp_path / "uit/gemeente-utrecht.csv").read_bytes() == kept
    assert refused_again(signal, tmp_path) == {"Z-1001": "given_before"}


def refused_again(signal: Any, tmp_path: Path) -> dict[str, str]:
    signal(case(), out="later")
    return refused(tmp_path / "later")


def test_a_place_goes_to_the_municipality_that_creditor_yaml_names(signal: Any, tmp_path: Path) -> None:
    address = {"straat": "Kade", "huisnummer": "2", "postcode": "3192 AB", "plaats": "Hoogvliet"}
    signal(case(), case(zaaknummer="Z-2", klant__adres=address), more="gemeenten: {hoogvliet: Rotterdam}\n")
    assert {path.name for path in (tmp_path / "uit").glob("gemeente-*")} == {
        "gemeente-rotterdam.csv",
        "gemeente-utrecht.csv",
    }


def test_a_name_is_never_a_formula_or_a_path(signal: Any, tmp_path: Path) -> None:
    address = {"straat": "=cmd()", "huisnummer": "2", "postcode": "3192 AB", "plaats": "../../'s-Gravenhage"}
    signal(case(klant__adres=address))
    (path,) = (tmp_path / "uit").glob("gemeente-*")
    assert path.name == "gemeente-s-gravenhage.csv"
    assert table(path)[0]["Straat en huisnummer"].startswith("'=")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_nobody_else_may_read_the_files(signal: Any, tmp_path: Path) -> None:
    signal(case())
    for path in ((tmp_path / "uit"), *(tmp_path / "uit").iterdir(), tmp_path / once.NAME):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0


def test_a_row_that_is_wrong_costs_itself_only(signal: Any, tmp_path: Path) -> None:
    done = signal({**case(), "betalingskenmerk": "1"}, case(zaaknummer="Z-2"))
    assert done.code == 3
    assert "zaak Z-1001: betalingskenmerk" in done.err
    assert len(table(tmp_path / "uit/gemeente-utrecht.csv")) == 1


@pytest.mark.parametrize("sector", ["overig", "incasso"])
def test_a_sector_that_passes_nothing_on_says_so(signal: Any, tmp_path: Path, sector: str) -> None:
    done = signal(case(), sector=sector)
    assert done.code == 2
    assert "geeft u geen gegevens door" in done.err
    assert not (tmp_path / "uit").exists()


@pytest.mark.parametrize("sector", [name for name, sector in HOLDS.items() if not sector.municipality.confirmed])  # type: ignore[union-attr]
def test_what_nobody_confirmed_is_not_passed_on(signal: Any, tmp_path: Path, sector: str) -> None:
    done = signal(case(), sector=sector)
    assert done.code == 2
    assert "plichten: gemeente" in done.err
    assert not (tmp_path / "uit").exists()


def test_a_folder_that_holds_something_stays_as_it_is(signal: Any, tmp_path: Path) -> None:
    (tmp_path / "uit").mkdir()
    (tmp_path / "uit/ander.txt").write_text("x", encoding="utf-8")
    done = signal(case())
    assert done.code == 2
    assert [path.name for path in (tmp_path / "uit").iterdir()] == ["ander.txt"]
    assert not (tmp_path / once.NAME).exists()


def test_two_at_once_and_a_broken_record_stop_with_six(signal: Any, tmp_path: Path) -> None:
    lock = tmp_path / f"{once.NAME}.bezig"
    lock.touch()
    assert signal(case()).code == 6
    lock.unlink()
    (tmp_path / once.NAME).write_text("geen json\n", encoding="utf-8")
    done = signal(case())
    assert done.code == 6
    assert "regel 1" in done.err
    assert not (tmp_path / "uit").exists()
    assert not lock.exists()
