"""Fees on instalments: € 40 for the first, € 20 for each next, and at most € 140 in any six months."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import CannotRender
from letterkit.law.collection_fee import VatDeclaration
from letterkit.law.days import months_after
from letterkit.law.figure import Figure
from letterkit.law.instalment_cap import Charge, Ledger, applies, fee, letter_fee, one_late_letter, open_points
from letterkit.law.settings import Settings, shipped_settings, with_own

START = date(2026, 1, 5)
EACH_FORTY = with_own({"cap_next_instalment": {"value": 40, "source": "Besluit BIK 2a, gelezen", "confirmed": True}})


def paid_monthly(months: int, settings: Settings | None = None, contract: str = "A1") -> tuple[Ledger, list[Decimal]]:
    ledger, amounts = Ledger(), []
    for n in range(months):
        on = months_after(START, n)
        amount = fee(ledger, contract, Decimal(80), on, settings=settings).net
        amounts.append(amount)
        if amount:
            ledger = ledger.add(Charge(contract, on, amount), settings)
    return ledger, amounts


def test_seven_missed_terms_in_a_row() -> None:
    _, amounts = paid_monthly(7)
    assert amounts == [Decimal(n) for n in (40, 20, 20, 20, 20, 20, 20)]
    _, apart = paid_monthly(7, EACH_FORTY)
    assert apart == [Decimal(n) for n in (40, 40, 40, 20, 0, 0, 40)]


@pytest.mark.parametrize(
    ("on", "room", "least"),
    [
        (date(2026, 4, 4), "20", "20"),  # three fees in the window
        (date(2026, 7, 5), "40", "20"),  # the first fee has left the window: (5 January, 5 July]
        (date(2026, 7, 4), "20", "20"),  # one day earlier it is still in
        (date(2025, 12, 1), "20", "20"),  # booked late, on an earlier day: the window to 5 March would be over
        (date(2025, 9, 5), "40", "20"),  # the window of every later fee begins after this day
    ],
)
def test_room_looks_at_every_window_around_the_day(on: date, room: str, least: str) -> None:
    ledger, _ = paid_monthly(3, EACH_FORTY)
    assert ledger.room("A1", on, EACH_FORTY) == Decimal(room)
    assert ledger.room("A1", on) == Decimal(least)


def test_a_fee_over_the_cap_is_refused() -> None:
    for settings in (None, EACH_FORTY):
        ledger, _ = paid_monthly(3, settings)
        with pytest.raises(CannotRender, match="fee_over_cap") as caught:
            ledger.add(Charge("A1", date(2026, 4, 5), Decimal("20.01")), settings)
        assert caught.value.values["most"] == Decimal(20)
    with pytest.raises(CannotRender, match="fee_over_cap"):
        Ledger().add(Charge("A1", START, Decimal("40.01")))


def test_another_contract_has_its_own_room_unless_the_setting_says_customer() -> None:
    ledger, _ = paid_monthly(6)
    april = date(2026, 4, 20)
    per_customer = shipped_settings().model_copy(
        update={"cap_counts_per": Figure(value="customer", source="eigen lezing", confirmed=True)}
    )
    assert ledger.room("B2", april) == Decimal(40)
    assert ledger.room("B2", april, per_customer) == Decimal(0)


@pytest.mark.parametrize(
    ("instalment", "on", "capped"),
    [("266.67", date(2024, 10, 1), True), ("266.68", date(2024, 10, 1), False), ("80", date(2024, 9, 30), False)],
)
def test_for_which_terms_the_cap_counts(instalment: str, on: date, capped: bool) -> None:
    full = Ledger(tuple(Charge("A1", on, Decimal(amount)) for amount in (40, 40, 40, 20)))
    assert applies(Decimal(instalment), on) is capped
    assert fee(full, "A1", Decimal(instalment), on).net == (Decimal(0) if capped else Decimal(40))


def test_one_letter_for_terms_without_their_own_brings_the_highest_single_fee() -> None:
    assert one_late_letter([Decimal(80), Decimal(250), Decimal(120)], START).net == Decimal(40)
    assert one_late_letter([Decimal(80), Decimal(400)], START).net == Decimal(60)
    with pytest.raises(CannotRender, match="amount_invalid"):
        one_late_letter([], START)


def test_the_doubt_travels_along() -> None:
    assert len(open_points()) == 3
    assert fee(Ledger(), "A1", Decimal(80), START).notes == open_points()
    assert one_late_letter([Decimal(80)], START).notes == open_points()


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(1, 266)), max_size=25))
def test_no_window_of_six_months_ever_passes_the_cap(missed: list[tuple[int, int]]) -> None:
    ledger = Ledger()
    for offset, instalment in missed:
        on = START + timedelta(days=offset)
        amount = fee(ledger, "A1", Decimal(instalment), on).net
        if amount:
            ledger = ledger.add(Charge("A1", on, amount))
    for end in {charge.on for charge in ledger.charges}:
        begin = months_after(end, -6)
        assert sum(c.amount for c in ledger.charges if begin < c.on <= end) <= Decimal(140)


@pytest.mark.parametrize(
    ("instalments", "on", "expected"),
    [
        (("150", "150", "150"), date(2026, 11, 23), "40.00"),
        (("150", "150", "150"), date(2024, 9, 30), "67.50"),
        (("150", "300"), date(2026, 11, 23), "67.50"),
        (("266.67",), date(2026, 11, 23), "40.00"),
        (("266.68", "266.68"), date(2026, 11, 23), "80.00"),
    ],
)
def test_a_letter_over_more_terms_names_the_lowest_fee_that_may_hold(
    instalments: tuple[str, ...], on: date, expected: str
) -> None:
    assert letter_fee([Decimal(one) for one in instalments], on).total == Decimal(expected)


def test_a_capped_fee_has_no_vat_but_one_term_alone_has() -> None:
    declared = VatDeclaration(taxed_service=True, cannot_reclaim=True, declared_in_letter=True)
    assert letter_fee([Decimal(150)] * 2, date(2026, 11, 23), vat=declared).vat == 0
    assert letter_fee([Decimal(150)], date(2026, 11, 23), vat=declared).vat == Decimal("8.40")
    assert letter_fee([Decimal(1000)], date(2026, 11, 23), vat=declared).vat == Decimal("31.50")


def test_a_creditor_that_read_the_rule_can_switch_it_off() -> None:
    own = with_own({"cap_highest_instalment": {"value": 0, "source": "BWBR0031432", "confirmed": True}})
    assert letter_fee([Decimal(150)] * 3, date(2026, 11, 23), settings=own).total == Decimal("67.50")
