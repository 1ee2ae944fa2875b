"""Whether a 14-day letter may go out."""

from typing import Any, get_args

import pytest

from letterkit import texts
from letterkit.creditor import Sector
from letterkit.law.fourteen_day_gate import defaults, obstacles

READY: dict[str, Any] = {"in_default": True, "natural_person": True}


@pytest.mark.parametrize(
    ("sector", "changes", "expected"),
    [
        ("huur", {}, ()),
        ("energie", {}, ()),
        ("zorgverzekering", {}, ()),
        ("overig", {}, ()),
        ("consumptief_krediet", {}, ("switched_off",)),
        ("gemeente", {}, ("switched_off",)),
        ("consumptief_krediet", {"switched_on": True}, ()),
        ("consumptief_krediet", {"switched_on": True, "late_charge": True}, ("late_charge",)),
        ("huur", {"switched_on": False}, ("switched_off",)),
        ("huur", {"in_default": False}, ("not_in_default",)),
        ("huur", {"natural_person": False}, ("no_natural_person",)),
        ("huur", {"sent_before": True}, ("sent_before",)),
        ("huur", {"in_default": False, "natural_person": False}, ("not_in_default", "no_natural_person")),
    ],
)
def test_obstacles(sector: str, changes: dict[str, Any], expected: tuple[str, ...]) -> None:
    assert obstacles(sector, **READY | changes) == expected


def test_every_sector_of_a_creditor_has_a_default() -> None:
    assert set(defaults()) == set(get_args(Sector))


def test_every_obstacle_has_its_sentence() -> None:
    codes = obstacles(
        "gemeente", switched_on=False, late_charge=True, in_default=False, natural_person=False, sent_before=True
    )
    assert {f"law.fourteen_days.{code}" for code in codes} == set(texts.keys("law.fourteen_days."))
