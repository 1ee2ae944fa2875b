"""Whether a 14-day letter may go out."""

from typing import Any

import pytest

from letterkit import texts
from letterkit.law.fourteen_day_gate import obstacles
from letterkit.sectors import sectors

READY: dict[str, Any] = {"used": True, "in_default": True, "natural_person": True}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, ()),
        ({"used": False}, ("switched_off",)),
        ({"late_charge": True}, ("late_charge",)),
        ({"in_default": False}, ("not_in_default",)),
        ({"natural_person": False}, ("no_natural_person",)),
        ({"sent_before": True}, ("sent_before",)),
        ({"in_default": False, "natural_person": False}, ("not_in_default", "no_natural_person")),
    ],
)
def test_obstacles(changes: dict[str, Any], expected: tuple[str, ...]) -> None:
    assert obstacles(**READY | changes) == expected


def test_which_sectors_use_the_letter_when_a_creditor_sets_nothing() -> None:
    found = {name: sector.fourteen_days.value for name, sector in sectors().items()}
    assert [found.pop(name) for name in ("consumptief_krediet", "gemeente", "waterschap")] == [False] * 3
    assert set(found.values()) == {True}


def test_every_obstacle_has_its_sentence() -> None:
    codes = obstacles(used=False, late_charge=True, in_default=False, natural_person=False, sent_before=True)
    assert {f"fourteen_days_{code}" for code in codes} == {
        key.split(".")[1] for key in texts.keys("gate.fourteen_days_")
    }
