"""The three pauses that must not be confused: each with its own end."""

from datetime import date

import pytest

from letterkit.errors import CannotRender
from letterkit.law import pauses
from letterkit.law.figure import Figure
from letterkit.law.settings import shipped_settings


def test_three_pauses_from_one_day_end_on_three_days() -> None:
    start = date(2026, 11, 21)
    found = pauses.srcm(start), pauses.nvvk(start, 4), pauses.moratorium(start)
    assert [(pause.kind, str(pause.last_day)) for pause in found] == [
        ("srcm", "2027-03-21"),
        ("nvvk", "2027-03-21"),
        ("moratorium", "2027-05-21"),
    ]
    assert str(pauses.nvvk(start).last_day) == "2027-07-21"
    assert str(pauses.moratorium(start, date(2027, 1, 15)).last_day) == "2027-01-15"


def test_srcm_rests_120_whole_days_after_the_day_of_the_report() -> None:
    pause = pauses.srcm(date(2027, 2, 10))
    assert (pause.last_day - pause.first_day).days == 120
    assert pause.last_day == date(2027, 6, 10)
    around = date(2027, 2, 9), date(2027, 2, 10), date(2027, 6, 10), date(2027, 6, 11)
    assert [pause.holds(day) for day in around] == [False, True, True, False]


def test_their_doubts_differ() -> None:
    start = date(2026, 11, 21)
    assert "120" in pauses.srcm(start).notes[0]
    assert "convenant" in pauses.nvvk(start).notes[0]
    assert pauses.nvvk(start, 6).notes == ()
    assert pauses.moratorium(start).notes == ()


def test_the_length_of_a_pause_is_a_setting() -> None:
    longer = shipped_settings().model_copy(update={"pause_days": Figure(value=150, source="convenant", confirmed=True)})
    assert (pauses.srcm(date(2026, 11, 21), longer).last_day - date(2026, 11, 21)).days == 150


@pytest.mark.parametrize("months", [3, 9, 0])
def test_an_nvvk_pause_outside_the_covenants_is_refused(months: int) -> None:
    with pytest.raises(CannotRender, match="pause_length"):
        pauses.nvvk(date(2026, 11, 21), months)


@pytest.mark.parametrize("until", [date(2027, 5, 22), date(2026, 11, 20)])
def test_a_moratorium_beyond_its_limits_is_refused(until: date) -> None:
    with pytest.raises(CannotRender, match="moratorium_length"):
        pauses.moratorium(date(2026, 11, 21), until)
