"""Statutory interest: the dated table, every worked value, and the edges of a year."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from letterkit.errors import CannotRender
from letterkit.law.rounding import Rounding
from letterkit.law.settings import shipped_settings, with_own
from letterkit.law.statutory_interest import at_rate, interest, total

RATES = [
    ("2012-07-01", 3), ("2014-12-31", 3), ("2015-01-01", 2), ("2022-12-31", 2), ("2023-01-01", 4), ("2023-06-30", 4),
    ("2023-07-01", 6), ("2024-01-01", 7), ("2024-07-01", 7), ("2024-12-31", 7), ("2025-01-01", 6), ("2025-12-31", 6),
    ("2026-01-01", 4), ("2026-07-01", 4), ("2026-12-31", 4),
]  # fmt: skip
WORKED = [
    ("1000", "2025-12-01", "2026-01-01", "5.10", ["5.10"]),
    ("1000", "2026-01-01", "2026-02-01", "3.40", ["3.40"]),
    ("820", "2026-01-01", "2026-02-01", "2.79", ["2.79"]),
    ("10000", "2025-12-17", "2026-01-16", "41.10", ["24.66", "16.44"]),
]
days_of_table = st.dates(date(2012, 7, 1), date(2026, 12, 31))


@pytest.mark.parametrize(("day", "percent"), RATES)
def test_rates(day: str, percent: int) -> None:
    assert shipped_settings().tables.statutory_interest.on(date.fromisoformat(day)).value == percent


@pytest.mark.parametrize("day", ["2012-06-30", "2027-01-01", "2030-01-01"])
def test_a_rate_that_nobody_set_is_never_guessed(day: str) -> None:
    with pytest.raises(CannotRender, match="law_figure_unknown"):
        shipped_settings().tables.statutory_interest.on(date.fromisoformat(day))


def test_a_period_that_runs_into_the_unknown_is_refused() -> None:
    assert interest(Decimal(100), date(2026, 12, 1), date(2027, 1, 1)).total == Decimal("0.33")
    with pytest.raises(CannotRender, match="law_figure_unknown"):
        interest(Decimal(100), date(2026, 12, 1), date(2027, 1, 2))


@pytest.mark.parametrize(("principal", "start", "end", "total", "parts"), WORKED)
def test_worked_values(principal: str, start: str, end: str, total: str, parts: list[str]) -> None:
    period = date.fromisoformat(start), date.fromisoformat(end)
    found = interest(Decimal(principal), *period, rounding=Rounding.HALF_UP)
    assert str(found.total) == total
    assert [str(Rounding.HALF_UP.to_cents(part.amount)) for part in found.parts] == parts


def test_interest_of_a_full_year_joins_the_principal() -> None:
    found = interest(Decimal(1000), date(2023, 1, 1), date(2026, 1, 1), rounding=Rounding.HALF_UP)
    by_year = [sum(p.amount for p in found.parts if p.start.year == year) for year in (2023, 2024, 2025)]
    assert [str(Rounding.HALF_UP.to_cents(Decimal(amount))) for amount in by_year] == ["50.08", "73.51", "67.42"]
    assert found.total == Decimal("191.00")
    assert found.parts[-1].principal.quantize(Decimal("0.01")) == Decimal("1123.59")


def test_a_leap_year_costs_no_more_than_the_yearly_rate() -> None:
    whole = interest(Decimal(1000), date(2024, 1, 1), date(2025, 1, 1))
    almost = interest(Decimal(1000), date(2024, 1, 1), date(2024, 12, 31))
    assert whole.total == almost.total == Decimal("70.00")


def test_default_from_29_february() -> None:
    found = interest(Decimal(1000), date(2024, 2, 29), date(2025, 2, 28))
    assert {part.principal for part in found.parts} == {Decimal(1000)}
    assert interest(Decimal(1000), date(2024, 2, 29), date(2025, 3, 1)).parts[-1].principal > Decimal(1060)


@pytest.mark.parametrize(("agreed", "total"), [("3", "40.00"), ("12", "120.00"), ("0", "40.00")])
def test_a_higher_agreed_rate_runs_on(agreed: str, total: str) -> None:
    own = with_own({}, {"statutory_interest": [_row(date(2025, 1, 1), 4), _row(date(2026, 1, 1), 4)]})
    period = date(2025, 3, 1), date(2026, 3, 1)
    assert interest(Decimal(1000), *period, agreed=Decimal(agreed), settings=own).total == Decimal(total)


def test_a_new_rate_needs_no_file_of_the_package() -> None:
    own = with_own({}, {"statutory_interest": [_row(date(2027, 1, 1), 5)]})
    assert interest(Decimal(1000), date(2026, 12, 1), date(2027, 2, 1), settings=own).total == Decimal("7.64")
    assert own.tables.statutory_interest.unknown_from == date(2027, 7, 1)
    with pytest.raises(CannotRender, match="law_figure_unknown"):
        interest(Decimal(1000), date(2027, 6, 1), date(2027, 7, 2), settings=own)


def test_a_row_for_a_day_that_has_one_takes_its_place() -> None:
    own = with_own({}, {"statutory_interest": [_row(date(2026, 1, 1), 8)]})
    assert own.tables.statutory_interest.on(date(2026, 2, 1)).value == 8
    assert len(own.tables.statutory_interest.rows) == len(shipped_settings().tables.statutory_interest.rows)


@pytest.mark.parametrize(("today", "soon"), [("2026-11-30", False), ("2026-12-01", True), ("2027-03-01", True)])
def test_in_december_the_rate_will_be_unknown_soon(today: str, soon: bool) -> None:
    assert shipped_settings().tables.statutory_interest.unknown_soon(date.fromisoformat(today)) is soon


def _row(since: date, value: int) -> dict[str, object]:
    return {"since": since, "value": value, "source": "eigen bron", "confirmed": True}


def test_rounding_down_is_the_default() -> None:
    assert interest(Decimal(820), date(2026, 1, 1), date(2026, 2, 1)).total == Decimal("2.78")


def test_nothing_for_no_days_and_an_error_for_a_reversed_period() -> None:
    assert interest(Decimal(820), date(2026, 1, 1), date(2026, 1, 1)).total == 0
    with pytest.raises(CannotRender, match="law_period_reversed"):
        interest(Decimal(820), date(2026, 1, 2), date(2026, 1, 1))


def test_doubtful_rates_are_said() -> None:
    assert interest(Decimal(820), date(2024, 1, 1), date(2024, 2, 1)).notes == ()
    doubtful = {"since": date(2027, 1, 1), "value": 4, "source": "krant", "confirmed": False, "note": "Nog niet zeker."}
    own = with_own({}, {"statutory_interest": [doubtful]})
    assert interest(Decimal(820), date(2026, 6, 1), date(2027, 2, 1), settings=own).notes == ("Nog niet zeker.",)


@example(date(2024, 2, 15), date(2025, 2, 14), date(2025, 2, 15))
@given(days_of_table, days_of_table, days_of_table)
def test_waiting_longer_never_costs_less(one: date, two: date, three: date) -> None:
    """But for the day on which a leap year is full and its rate fell: then at most a point over one day goes off."""
    start, middle, end = sorted((one, two, three))
    slack = Decimal("0.01") + Decimal(5000) / 100 / 365
    assert interest(Decimal(5000), start, middle).total <= interest(Decimal(5000), start, end).total + slack


def test_the_rate_that_a_letter_names_counts_the_same_way_on_any_day() -> None:
    """€ 1.000 at 8% over the 31 days of January 2030, of which the law's rate is not known: 80 × 31 / 365 = 6.794."""
    found = at_rate(Decimal(1000), date(2030, 1, 1), date(2030, 2, 1), Decimal(8))
    assert (str(found.total), found.notes) == ("6.79", ())


@given(cents=st.integers(1, 10**9), days=st.tuples(days_of_table, days_of_table), agreed=st.sampled_from([None, 3, 12]))
def test_the_total_alone_is_that_of_the_interest(cents: int, days: tuple[date, date], agreed: int | None) -> None:
    principal, period = Decimal(cents) / 100, sorted(days)
    rate = None if agreed is None else Decimal(agreed)
    whole = interest(principal, *period, agreed=rate, rounding=Rounding.HALF_UP)
    assert total(principal, *period, agreed=rate, rounding=Rounding.HALF_UP) == whole.total


def test_other_figures_of_law_are_never_mixed_up() -> None:
    own = with_own({}, {"statutory_interest": [_row(date(2026, 1, 1), 8)]})
    period = date(2026, 1, 1), date(2026, 2, 1)
    shipped = total(Decimal(1000), *period)
    assert total(Decimal(1000), *period, settings=own) > shipped == total(Decimal(1000), *period)
