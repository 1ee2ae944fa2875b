"""What is wrong in the files: all at once, each with its place, what is wrong and what is expected. Nothing is made."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from letterkit.disclosure import Loan
from letterkit.texts import keys
from tests.conftest import Result, Run

from .conftest import CIJFERS, DATA, NAMES, Write, csv_of, institution, row, with_data

# One row a kind of error: the row, the field and what the line must say.
TEN: list[tuple[dict[str, str], str, str]] = [
    (row("", "A"), "lening", "ontbreekt"),
    (row("L 2", "A"), "lening", "heeft niet de juiste vorm"),
    (row("L3", "Jan de Vries"), "client", "heeft niet de juiste vorm; verwacht: een nummer van 1 tot 64 letters"),
    (row("L4", "A", uitbetaald_op="31-02-2026"), "uitbetaald_op", "is geen datum"),
    (row("L5", "A", uitbetaald_bedrag="1.234"), "uitbetaald_bedrag", "kan twee bedragen zijn"),
    (row("L6", "A", uitbetaald_bedrag="0,00", openstaand="0,00"), "uitbetaald_bedrag", "is te klein; verwacht: meer dan 0"),
    (row("L7", "A", openstaand="-5,00"), "openstaand", "is te klein; verwacht: 0 of meer"),
    (row("L8", "A", openstaand="1.000,01"), "openstaand", "is hoger dan het uitbetaalde bedrag"),
    (row("L9", "A", dagen_achterstand="veel"), "dagen_achterstand", "is geen heel getal"),
    (row("L10", "A", openstaand="0,00", dagen_achterstand="5"), "dagen_achterstand", "terwijl er niets openstaat"),
    (row("L11", "A", geherstructureerd="misschien"), "geherstructureerd", "is geen ja of nee"),
    (row("L12", "A", geherstructureerd="ja", dagen_achterstand="91", renderend="ja"), "renderend", "meer dan 90 dagen te laat"),
    (row("L13", "A", afgeschreven=""), "afgeschreven", "ontbreekt"),
    (row("L14", "A", uitbetaald_op="01-01-2027"), "uitbetaald_op", "ligt na het verslagjaar; verwacht: een dag tot en met 31-12-2026"),
    (row("L15", "A", uitbetaald_op="01-12-2026", dagen_achterstand="31"), "dagen_achterstand", "meer dan de tijd sinds de lening is uitbetaald"),
    (row("GOED", "A"), "lening", "staat er al; verwacht: elke lening één keer (zie leningen.csv, rij 2)"),
    (row("L17", "A", vrouw="nee"), "vrouw", "is anders dan bij dezelfde persoon in leningen.csv, rij 2"),
    (row("L18", "A", openstaand="#N/B"), "openstaand", "is een foutmelding van Excel"),
    (row("L19", "A", doorgestroomd_op="05-01-2027"), "doorgestroomd_op", "ligt na het verslagjaar"),
]  # fmt: skip


def test_every_kind_of_error_in_one_file_is_named(letterkit: Run, write: Write, tmp_path: Path) -> None:
    path = write([row("GOED", "A", vrouw="ja"), *(one for one, _, _ in TEN)])
    found = letterkit("disclosure", path, "--out", tmp_path / "out")
    lines = found.out.splitlines()
    assert found.code == 3
    assert not (tmp_path / "out").exists()
    for number, (one, field, said) in enumerate(TEN, start=3):
        pattern = re.compile(rf"leningen\.csv, rij {number}(, lening {one['lening']})?: {field} .*{re.escape(said)}")
        assert any(map(pattern.match, lines)), (number, field, said)
    assert len(lines) == len(TEN) + 1
    assert lines[-1] == f"Aantal fouten: {len(TEN)}. Er is niets gemaakt."


def test_no_name_of_a_person_comes_back(letterkit: Run, write: Write, tmp_path: Path) -> None:
    found = letterkit("disclosure", write([row("L1", "Jan de Vries")]), "--out", tmp_path / "out")
    assert "Vries" not in found.out + found.err


@pytest.mark.slow
def test_a_restructured_loan_may_be_higher_than_it_began(letterkit: Run, write: Write, tmp_path: Path) -> None:
    path = write([row("L1", "A", openstaand="1.000,01", geherstructureerd="ja")])
    assert letterkit("disclosure", path, "--out", tmp_path / "out").code == 0


@pytest.mark.parametrize("name", [name for name, info in Loan.model_fields.items() if info.is_required()])
def test_a_missing_column_is_one_error_and_not_one_a_row(
    letterkit: Run, write: Write, tmp_path: Path, name: str
) -> None:
    names = tuple(each for each in NAMES if each != name)
    found = letterkit("disclosure", write(csv_of([row("L1", "A"), row("L2", "B")], names)), "--out", tmp_path / "out")
    assert found.code == 3
    assert f"leningen.csv: {name} ontbreekt als kolom" in found.out
    assert len(found.out.splitlines()) == 2


@pytest.mark.slow
def test_a_slip_in_a_column_is_an_error_and_another_column_is_only_named(
    letterkit: Run, write: Write, tmp_path: Path
) -> None:
    rows = [{**row("L1", "A"), "vrouwen": "ja", "Dossierkleur": "rood"}]
    found = letterkit("disclosure", write(csv_of(rows, (*NAMES, "vrouwen", "Dossierkleur"))), "--out", tmp_path / "o")
    assert "leningen.csv: vrouwen is geen veld van letterkit; verwacht: vrouw" in found.out
    fine = letterkit("disclosure", write(csv_of(rows, (*NAMES, "Dossierkleur"))), "--out", tmp_path / "o")
    assert fine.code == 0
    assert "Deze kolommen zijn niet gebruikt: Dossierkleur." in fine.out


def test_one_field_in_two_columns(letterkit: Run, write: Write, tmp_path: Path) -> None:
    rows = [{**row("L1", "A"), "Open_staand": "1,00"}]
    found = letterkit("disclosure", write(csv_of(rows, (*NAMES, "Open_staand"))), "--out", tmp_path / "o")
    assert "Open_staand staat er al als openstaand" in found.out


def test_own_names_of_columns(letterkit: Run, write: Write, tmp_path: Path) -> None:
    names = tuple("Saldo per ultimo" if name == "openstaand" else name for name in NAMES)
    rows = [{**row("L1", "A"), "Saldo per ultimo": "123,45"}]
    path = write(csv_of(rows, names), institution(kolommen={"openstaand": "Saldo per ultimo"}))
    assert letterkit("disclosure", path, "--out", tmp_path / "out").code == 0
    assert "bruto_portefeuille: 123.45" in (tmp_path / "out" / "cijfers-2026.yaml").read_text()


Refused = Callable[..., Result]


@pytest.fixture
def refused(letterkit: Run, write: Write, tmp_path: Path) -> Refused:
    """The command on two files that it must not accept: code 3, and nothing made."""

    def run(*files: Any) -> Result:
        found = letterkit("disclosure", write(*files), "--out", tmp_path / "out")
        assert found.code == 3
        assert not (tmp_path / "out").exists()
        return found

    return run


def changed(place: str, value: Any) -> dict[str, Any]:
    """A whole institution file with one value other than it should be; None takes it away."""
    whole: Any = institution()
    part, *steps = whole, *place.split(".")
    for step in steps[:-1]:
        part = part[int(step) if step.isdigit() else step]
    if value is None:
        del part[steps[-1]]
    else:
        part[steps[-1]] = value
    return whole  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        ("naam", None, "naam ontbreekt"),
        ("status", "goed", "status is geen waarde die letterkit kent"),
        ("mising", "x", "mising is geen veld van letterkit; verwacht: missie"),
        ("publicatie.datum", "2026-12-31", "publicatie.datum ligt in of voor het verslagjaar"),
        ("publicatie.adres", "http://onveilig.example", "publicatie.adres is geen veilig webadres"),
        ("prioritaire_clausules", ["4.2.99"], "is geen nummer van een clausule"),
        ("kolommen", {"openstand": "Saldo"}, "kolommen noemt iets dat geen veld van een lening is"),
        ("jaren.1.jaar", 2025, "jaren heeft een jaar dat er twee keer staat"),
        ("jaren.0.gevalideerd.op", "2025-12-31", "gevalideerd ligt in of voor het verslagjaar zelf"),
        ("jaren.0.gevalideerd", None, "jaren heeft geen jaar dat extern gevalideerd is"),
        ("jaren.0.jaar", 2022, "jaren heeft geen nieuwe validatie; verwacht: een gevalideerd jaar vanaf 2023"),
        ("jaren.0.cijfers", None, "heeft geen gegevens en geen cijfers"),
        ("jaren.0.cijfers.vrouwen", 101, "cijfers.vrouwen is te groot; verwacht: 100 of minder"),
        ("jaren.0.cijfers.par90", 801, "cijfers.par90 is hoger dan par30"),
        ("jaren.0.cijfers.klachten", -1, "cijfers.klachten is te klein; verwacht: 0 of meer"),
        ("jaren.0.cijfers.klachten", 1.5, "cijfers.klachten is geen heel getal"),
        ("jaren.1.gegevens", None, "heeft geen gegevens en geen cijfers"),
        ("jaren.1.gegevens.activa", {"totaal": 5000, "goodwill": 1}, "activa heeft posten die niet optellen"),
        ("jaren.1.gegevens.eigen_vermogen", 1999, "eigen_vermogen sluit niet; verwacht: activa min passiva"),
        ("jaren.1.gegevens.kredietfunctionarissen", 5, "kredietfunctionarissen is hoger dan personeelsleden"),
        ("jaren.1.gegevens.voorziening", 601, "voorziening is hoger dan de brutoportefeuille"),
        ("jaren.1.gegevens.aantallen.vrouwen", 2, "aantallen.vrouwen is hoger dan het aantal actieve kredietnemers; verwacht: hoogstens 1"),
        ("jaren.1.gegevens.aantallen.starters", 0, "aantallen.starters is anders dan wat de leningen zeggen; verwacht: 1"),
        ("jaren.1.gegevens.bni.jaar", 2028, "bni.jaar ligt te ver na het verslagjaar; verwacht: hoogstens 2027"),
        ("jaren.1.gegevens.bni.bedrag", "veel", "bni.bedrag is geen bedrag"),
        ("jaren.1.gegevens.subsidies", "1.234,56", "subsidies is geen bedrag"),
        ("jaren.1.cijfers", {**CIJFERS}, "cijfers.gemiddelde_lening is anders dan wat er nu uit de gegevens komt; verwacht: 1000,00"),
    ],
)  # fmt: skip
def test_every_error_in_the_institution_file_is_named_with_its_line(
    refused: Refused, place: str, value: Any, said: str
) -> None:
    found = refused([row("L1", "A", starter="ja")], changed(place, value))
    line = next(line for line in found.out.splitlines() if said in line)
    assert re.match(r"instelling\.yaml, regel \d+: ", line)


def test_a_line_is_the_right_one(letterkit: Run, write: Write, tmp_path: Path) -> None:
    path = write([row("L1", "A")], changed("jaren.0.cijfers.klachten", -1))
    lines = (tmp_path / "instelling.yaml").read_text().splitlines()
    number = next(at for at, line in enumerate(lines, 1) if "klachten: -1" in line)
    found = letterkit("disclosure", path, "--out", tmp_path / "o")
    assert f"instelling.yaml, regel {number}: jaren.1.cijfers.klachten is te klein" in found.out


def test_errors_of_all_files_come_together(letterkit: Run, write: Write, tmp_path: Path) -> None:
    path = write([row("L1", "A", openstaand="x"), row("L2", "A", vrouw="?")], changed("naam", None))
    found = letterkit("disclosure", path, "--out", tmp_path / "o")
    assert "Aantal fouten: 3." in found.out
    assert {"instelling.yaml", "leningen.csv"} <= {line.split(",")[0] for line in found.out.splitlines()}


@pytest.mark.slow
def test_figures_that_are_public_and_still_right_are_no_error(letterkit: Run, write: Write, tmp_path: Path) -> None:
    whole = with_data()
    whole["jaren"][1]["cijfers"] = {
        "gemiddelde_lening": 1000,
        "klachten": DATA["klachten"],
        "par_lezing": "alle",
        "par30": 5,
    }
    assert letterkit("disclosure", write([row("L1", "A")], whole), "--out", tmp_path / "o").code == 0


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("leningen.pdf", "%PDF-1.7", "de soort '.pdf' is onbekend"),
        ("leningen.csv", "%PDF-1.7 nep", "maar een pdf"),
        ("leningen.csv", "aap;noot\n1;2\n", "kolom"),
        ("leningen.xlsx", "geen werkmap", "Excel"),
    ],
)
def test_a_file_that_cannot_be_read(letterkit: Run, write: Write, name: str, content: str, said: str) -> None:
    path = write([row("L1", "A")]).with_name(name)
    path.write_text(content)
    found = letterkit("disclosure", path, "--out", path.parent / "o")
    assert (found.code, said in found.err) == (2, True), found.err


def test_no_institution_file(letterkit: Run, tmp_path: Path) -> None:
    found = letterkit("disclosure", tmp_path / "leningen.csv", "--out", tmp_path / "o")
    assert (found.code, "--institution" in found.err) == (2, True)


def test_yaml_that_is_none(letterkit: Run, write: Write, tmp_path: Path) -> None:
    assert letterkit("disclosure", write([row("L1", "A")], "a: [1\n"), "--out", tmp_path / "o").code == 4
    found = letterkit("disclosure", write([row("L1", "A")], "- 1\n"), "--out", tmp_path / "o")
    assert (found.code, "instelling.yaml" in found.out) == (3, True)


def test_every_sentence_of_this_room_is_used_somewhere() -> None:
    room = Path(__file__).parents[2] / "letterkit"
    code = "".join(path.read_text() for path in [*(room / "disclosure").glob("*.py"), room / "cli" / "disclosure.py"])
    families = ("label", "meaning", "working", "reading", "reading_is", "head", "group", "note", "status", "unit",
                "state", "csv", "notice", "reason")  # fmt: skip
    for key in keys("disclosure."):
        _, name, *rest = key.split(".")
        assert name in families or f'"{key}"' in code or f'"{name}"' in code, key
        assert not rest or name in families
