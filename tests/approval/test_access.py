"""Everything about one customer, and what is past its term."""

import json
from pathlib import Path

import pytest

from tests.approval.house import House
from tests.approval.test_erased import customer, run, trust

__all__ = ["run", "trust"]


@pytest.mark.slow
def test_everything_about_one_customer_and_of_nobody_else(run: House, tmp_path: Path) -> None:
    case, _ = customer(run)
    result = run.do("access", case, run.out(), "--out", tmp_path / "inzage")
    assert result.code == 0, result.err
    page = (tmp_path / "inzage/inzage.html").read_text(encoding="utf-8")
    assert all(part in page for part in (case, "Waar uw gegevens vandaan komen", "Waarvoor", "Hoe lang"))
    told = json.loads((tmp_path / "inzage/inzage.json").read_text(encoding="utf-8"))
    known = run.numbers()
    assert {known[row["case_id"]] for one in told["runs"] for row in one["messages"]} == {case}
    assert list((tmp_path / "inzage").rglob("*.pdf"))
    others = set(known.values()) - {case}
    assert not any(other in page for other in others)
    assert run.do("access", "Z-NIEMAND", run.out(), "--out", tmp_path / "leeg").code == 2


@pytest.mark.slow
def test_what_is_past_its_term_is_said_and_nothing_is_erased(run: House) -> None:
    assert run.do("retention", run.out()).code == 2
    path = run.base / "bewaren.yaml"
    path.write_text('- {fase: alle, jaren: 7, bron: "AWR artikel 52"}\n', encoding="utf-8")
    result = run.do("retention", run.out(), "--on", "2030-01-01")
    assert result.code == 0
    assert "AWR artikel 52" in result.out
    assert run.do("retention", run.out(), "--on", "2034-01-01").code == 1
    assert list(run.out().glob("letters/*"))
    path.write_text("- {fase: alle, jaren: veel, bron: x}\n", encoding="utf-8")
    assert run.do("retention", run.out()).code == 4
