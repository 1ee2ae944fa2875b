"""``letterkit law``: figures and tables with their source, and what is worked out from them."""

import json
from pathlib import Path

import pytest

from letterkit import resources
from letterkit.law.settings import Settings
from letterkit.law.tables import Tables
from letterkit.sectors import Sector, sectors
from tests.conftest import Run
from tests.invented import record, without_its_law

SAMPLE = resources.samples_dir() / "creditor.yaml"
OWN_RATE = """wet:
  statutory_interest:
    rijen:
    - {vanaf: 2027-01-01, waarde: 5, bron: "Besluit wettelijke rente, Stb. 2026", zeker: true}
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The sample creditor with the rate of 2027."""
    path = tmp_path / "creditor.yaml"
    text = without_its_law(SAMPLE.read_text(encoding="utf-8")).replace(
        "logo: logo.svg", f"logo: {SAMPLE.parent / 'logo.svg'}"
    )
    path.write_text(text + "\n" + OWN_RATE, encoding="utf-8")
    return path


def _days(out: str) -> list[str]:
    return [line.partition(":")[2].strip() for line in out.splitlines()[:5]]


def test_every_figure_and_every_table_is_shown(letterkit: Run) -> None:
    out = letterkit("law", "--on", "2026-11-23").out
    assert all(f"{name}: " in out for name in Settings.names())
    assert all(f"({name})" in out for name in Tables.model_fields)
    for words in (
        "de volgende € 190.000,00: 1%",
        "vanaf 01-01-2024: 7",
        "15-05-2026",
        "  huur: aan",
        "  gemeente: uit",
    ):
        assert words in out.replace("\u00a0", " "), words
    assert "Maximale kredietvergoeding op 23-11-2026: 12%" in out
    assert "Let op" not in out


@pytest.mark.parametrize("sector", [one for one in sectors().values() if one.unconfirmed], ids=lambda one: one.name)
def test_duties_of_a_sector_that_nobody_confirmed_are_told(letterkit: Run, sector: Sector) -> None:
    out = letterkit("law", "--on", "2026-11-23").out
    assert f"Niet bevestigd: {', '.join(sector.unconfirmed)}." in out
    for name, duty in sector.duties.items():
        assert f"plicht {name}: {duty.value}\n    bron: {duty.source}\n" in out


def test_only_what_is_not_certain(letterkit: Run) -> None:
    out = letterkit("law", "--open", "--on", "2026-11-23").out
    assert "cap_per_period" in out
    assert "vat_percent" not in out
    assert "(statutory_interest)" not in out


@pytest.mark.parametrize(
    ("args", "lines"),
    [
        (("--fee", "150", "150", "150"), ["Hoofdsom: € 450,00", "Incassokosten in één 14-dagenbrief: € 40,00"]),
        (("--fee", "150", "150", "150", "150"), ["€ 40,00, € 20,00, € 20,00, € 20,00; samen € 100,00"]),
        (("--fee", "1.234,56"), ["Incassokosten in één 14-dagenbrief: € 185,18"]),
        (("--fee", "100", "--vat"), ["Incassokosten in één 14-dagenbrief: € 48,40", "waarvan btw: € 8,40"]),
        (
            ("--interest", "1000", "--from", "2025-12-01", "--to", "2026-02-01"),
            ["31 dagen, 6% over € 1.000,00: € 5,09", "31 dagen, 4%", "tot 01-02-2026: € 8,49"],
        ),
        (("--bkr", "2026-09-25"), ["van 11-11-2026 tot en met 20-11-2026", "melding bij BKR: 25-12-2026"]),
    ],
)
def test_it_works_things_out(letterkit: Run, args: tuple[str, ...], lines: list[str]) -> None:
    out = letterkit("law", *args, "--on", "2026-11-23").out.replace("\u00a0", " ")
    for line in lines:
        assert line in out, line


def test_the_calendar_of_a_letter(letterkit: Run) -> None:
    expected = ["wo 9 dec 2026", "vr 11 dec 2026", "vr 25 dec 2026", "ma 28 dec 2026", "di 29 dec 2026"]
    assert _days(letterkit("law", "--letter", "2026-12-09").out) == expected
    proven = letterkit("law", "--letter", "2026-11-16", "--delivered", "2026-11-23").out
    assert _days(proven)[1:3] == ["ma 23 nov 2026", "ma 7 dec 2026"]
    assert "niet zeker" not in proven


@pytest.mark.parametrize(
    ("args", "words", "code"),
    [
        (("--fee", "1.250"), "geen bedrag", 2),
        (("--fee", "tien"), "geen bedrag", 2),
        (("--fee", "-5"), "niet worden gevraagd", None),
        (("--interest", "1000"), "ook --from en --to", 2),
        (("--interest", "1000", "--from", "2026-02-01", "--to", "2026-01-01"), "ligt voor de begindag", None),
        (("--interest", "1000", "--from", "2026-12-01", "--to", "2027-02-01"), "geen cijfer in de tabel", None),
        (("--from", "2026-01-01"), "horen bij elkaar", 2),
        (("150",), "horen bij elkaar", 2),
        (("--letter", "2026-11-16", "--delivered", "2026-11-15"), "ligt voor de dag van versturen", None),
    ],
)
def test_what_cannot_be_worked_out_is_told(letterkit: Run, args: tuple[str, ...], words: str, code: int | None) -> None:
    told = letterkit("law", *args)
    assert told.code == code or (code is None and told.code)
    assert words in told.err
    assert "Traceback" not in told.err


@pytest.mark.parametrize(("day", "warned"), [("2026-11-30", False), ("2026-12-01", True), ("2026-12-31", True)])
def test_in_december_a_rate_that_is_not_there_yet_is_told(letterkit: Run, own: Path, day: str, *, warned: bool) -> None:
    assert ("Wettelijke rente (BW 6:119) is vanaf 01-01-2027" in letterkit("law", "--on", day).out) is warned
    with_rate = letterkit("law", "--on", day, "--creditor", own).out
    assert "Let op" not in with_rate
    assert "vanaf 01-01-2027: 5  (uw eigen cijfer)" in with_rate


def test_an_own_rate_counts(letterkit: Run, own: Path) -> None:
    args = ("--interest", "1000", "--from", "2026-12-01", "--to", "2027-02-01", "--creditor", own)
    assert "€ 7,64" in letterkit("law", *args).out.replace("\u00a0", " ")


@pytest.mark.slow
def test_the_report_of_a_run_warns_as_well(letterkit: Run, own: Path, tmp_path: Path) -> None:
    cases = tmp_path / "zaken.json"
    cases.write_text(json.dumps([record()]), encoding="utf-8")
    for day, creditor, warned in (
        ("2026-12-02", SAMPLE, True),
        ("2026-12-02", own, False),
        ("2026-11-23", SAMPLE, False),
    ):
        told = letterkit("batch", cases, "--creditor", creditor, "--today", day, "--out", tmp_path / "o", "--dry-run")
        assert ("Let op: Wettelijke rente" in told.out) is warned, told
