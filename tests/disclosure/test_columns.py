"""Four columns: the validated year first and always there, then what was reported since."""

from pathlib import Path
from typing import Any

import pytest

from letterkit.disclosure import Disclosure, disclose
from letterkit.disclosure.published import Reading
from tests.conftest import Run

from .conftest import CIJFERS, DATA, Write, institution, row, with_data


def years(*entries: dict[str, Any], **more: Any) -> dict[str, Any]:
    return institution(jaren=list(entries), **more)


def published(year: int, *, validated: bool = False, **figures: Any) -> dict[str, Any]:
    by = {"gevalideerd": {"door": "Beoordelaar", "op": f"{year + 1}-06-01"}} if validated else {}
    return {"jaar": year, **by, "cijfers": {**CIJFERS, **figures}}


def computed(year: int, *, validated: bool = False) -> dict[str, Any]:
    return {**published(year, validated=validated), "gegevens": DATA, "cijfers": {}}


def made(path: Path, *, year: int | None = None, reading: Reading = "achterstand", draft: bool = False) -> Disclosure:
    found, faults = disclose([path], path.parent / "instelling.yaml", year=year, reading=reading, draft=draft)
    assert found, faults
    return found


def standings(found: Disclosure) -> list[tuple[int, str]]:
    return [(column.year, column.standing) for column in found.columns]


def test_a_year_that_was_just_validated_has_the_first_column(write: Write) -> None:
    path = write([row("L1", "A")], years(published(2023, validated=True), computed(2026, validated=True)))
    assert standings(made(path)) == [(2026, "validated"), (2027, "later"), (2028, "later"), (2029, "later")]


def test_three_years_can_follow(write: Write) -> None:
    path = write(
        [row("L1", "A")], years(published(2025), computed(2026), published(2024), published(2023, validated=True))
    )
    assert standings(made(path)) == [
        (2023, "validated"), (2024, "self_reported"), (2025, "self_reported"), (2026, "self_reported"),
    ]  # fmt: skip


@pytest.mark.slow
def test_a_year_in_between_that_is_not_there_is_named(letterkit: Run, write: Write, tmp_path: Path) -> None:
    path = write([row("L1", "A")], years(published(2024, validated=True), computed(2026)))
    assert standings(made(path))[1] == (2025, "absent")
    found = letterkit("disclosure", path, "--out", tmp_path / "out", "--strict")
    assert found.code == 1
    assert "2025, het hele jaar: niet aangeleverd" in found.out


def test_an_earlier_year_is_copied_and_not_computed(write: Write) -> None:
    found = made(write([row("L1", "A")]))
    values = {name: outcome.value for name, outcome in found.columns[0].outcomes.items()}
    assert str(values.pop("missie")) == "Wij lenen aan wie begint."
    assert {name: float(str(value)) for name, value in values.items()} == {
        name: float(value) for name, value in CIJFERS.items() if name != "par_lezing"
    }


def test_an_older_year_can_be_made_again(write: Write) -> None:
    path = write(
        [row("L1", "A", uitbetaald_op="01-03-2025")],
        years(published(2024, validated=True), computed(2025), computed(2026)),
    )
    assert standings(made(path, year=2025))[1:3] == [(2025, "self_reported"), (2026, "later")]


def test_a_year_without_data(write: Write) -> None:
    path = write([row("L1", "A")])
    _, faults = disclose([path], path.parent / "instelling.yaml", year=2025, reading="alle", draft=False)
    assert [fault.problem.code for fault in faults] == ["year_without_data"]


def test_the_first_column_may_not_be_empty(write: Write) -> None:
    path = write([row("L1", "A")], years(computed(2025, validated=True) | {"cijfers": None}, computed(2026)))
    text = (path.parent / "instelling.yaml").read_text().replace("  cijfers: null\n", "", 1)
    (path.parent / "instelling.yaml").write_text(text)
    _, faults = disclose([path], path.parent / "instelling.yaml", year=2026, reading="alle", draft=False)
    assert [fault.problem.code for fault in faults] == ["validated_without_figures"]


def test_a_draft_for_the_assessor(write: Write, letterkit: Run, tmp_path: Path) -> None:
    path = write([row("L1", "A")], years(computed(2026), status="wordt_beoordeeld"))
    assert letterkit("disclosure", path, "--out", tmp_path / "out").code == 3
    assert letterkit("disclosure", path, "--out", tmp_path / "out", "--concept").code == 0
    page = (tmp_path / "out" / "openbaarmaking-2026.html").read_text()
    assert "CONCEPT" in page
    assert "concept (nog niet gevalideerd)" in page
    assert "wordt beoordeeld" in page
    assert "Kolom 1 is gecontroleerd" not in page
    assert standings(made(path, draft=True))[0] == (2026, "draft")


@pytest.mark.parametrize("reading", ["achterstand", "niet-renderend", "alle"])
def test_a_year_in_another_reading_says_so(write: Write, letterkit: Run, tmp_path: Path, reading: str) -> None:
    path = write([row("L1", "A")])
    found = letterkit("disclosure", path, "--out", tmp_path / "out", "--par", reading)
    page = (tmp_path / "out" / "openbaarmaking-2026.html").read_text()
    assert ("volgt een andere lezing" in found.out) == (reading != "achterstand")
    assert ("lezing achterstand)" in page) == (reading != "achterstand")
    assert f"par_lezing: {reading}" in (tmp_path / "out" / "cijfers-2026.yaml").read_text()


def test_a_missing_reading_is_unknown(write: Write) -> None:
    whole = institution()
    del whole["jaren"][0]["cijfers"]["par_lezing"]
    found = made(write([row("L1", "A")], whole))
    assert [notice.values for notice in found.notices if notice.code == "other_reading"] == [
        {"year": 2025, "reading": "onbekend"}
    ]


def test_several_files_of_loans_are_one_portfolio(letterkit: Run, write: Write, tmp_path: Path) -> None:
    first = write([row("L1", "A"), row("L2", "B")])
    second = first.with_name("andere.csv")
    second.write_text(first.read_text().replace("L1", "L3").replace("L2", "L4"))
    about = first.parent / "instelling.yaml"
    found, faults = disclose([first, second], about, year=None, reading="alle", draft=False)
    assert found, faults
    assert found.current.outcomes["leningen_uitstaand"].value == 4
    assert found.current.outcomes["actieve_kredietnemers"].value == 2
    twice = letterkit("disclosure", first, first, "--out", tmp_path / "o")
    assert twice.out.count("staat er al") == 2


def test_what_to_know_before_publishing(letterkit: Run, write: Write, tmp_path: Path) -> None:
    path = write([row("L1", "A")], with_data() | {"publicatie": {"datum": "2028-03-01"}})
    found = letterkit("disclosure", path, "--out", tmp_path / "o")
    assert "De cijfers van 2026 worden pas in 2028 openbaar." in found.out
    assert "Het aantal actieve kredietnemers is maar 1." in found.out
    assert "publicatie.adres" in found.out
