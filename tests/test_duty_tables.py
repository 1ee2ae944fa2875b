"""The page with the duties of each sector is what a simulated track makes of them today.

``LETTERKIT_GOLDEN=1`` writes its tables anew; then read the difference.
"""

import os
from pathlib import Path

import pytest

from letterkit.sectors import sectors
from tests import duty_tables

PAGE = Path(__file__).parent.parent / "docs" / "nl" / "plichten.md"
MARK = "<!-- tabellen -->"


@pytest.mark.slow
@pytest.mark.parametrize("sector", sectors())
def test_each_duty_is_kept_on_its_day(sector: str) -> None:
    found = duty_tables.rows(sector)
    assert len(found) >= 2
    assert [row for row in found if not row.kept] == []
    mentioned = {duty.value.rstrip(".") for duty in sectors()[sector].duties.values()}
    said = {row.duty for row in found}
    left = {value for value in mentioned - said if not value.startswith(_HELD_BY_A_GATE)}
    assert left == set()


_HELD_BY_A_GATE = ("Heeft de aanmaning kosten", "Het hele krediet wordt pas opgeëist", "Voor het einde van de levering",
                   "Gegevens gaan naar de schuldhulp")  # fmt: skip
"""Duties whose row has words of its own, with the day on which it holds."""


@pytest.mark.slow
def test_the_page_has_the_tables_of_today() -> None:
    tables = "\n\n".join(duty_tables.section(sector) for sector in sectors())
    head, _, _ = PAGE.read_text(encoding="utf-8").partition(MARK)
    page = f"{head}{MARK}\n\n{tables}\n"
    if os.environ.get("LETTERKIT_GOLDEN"):
        PAGE.write_text(page, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page
