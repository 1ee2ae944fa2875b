"""Costs, interest and arrangements of a case are compared with the law before they are asked."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from letterkit import money_gate
from letterkit.case import Case, parse
from letterkit.case.arrears import Regeling
from letterkit.cli.check_cases import check_cases
from letterkit.pipeline import process
from letterkit.resources import samples_dir
from letterkit.sectors import sectors
from letterkit.workspace import Workspace, load_workspace
from tests.invented import record

TODAY = date(2026, 11, 30)
WORKSPACE = load_workspace(samples_dir() / "creditor.yaml")
REMINDERS = [("herinnering", "2026-10-01"), ("tweede_herinnering", "2026-10-15")]
LAPSED = [*REMINDERS, ("veertiendagenbrief", "2026-11-02")]  # delivered on the 4th, over on the 19th


def of(sector: str, **changes: Any) -> Workspace:
    """A creditor of the sector that looked up what letterkit could not confirm."""
    plain = {"sector": sector, "fasen": {}, "plichten": dict.fromkeys(sectors()[sector].unconfirmed)}
    return replace(WORKSPACE, creditor=WORKSPACE.creditor.model_copy(update={**plain, **changes}))


def case(*terms: tuple[str, str], earlier: list[tuple[str, str]] | None = None, **changes: Any) -> Case:
    money = {name: changes.pop(name) for name in ("rente", "kosten", "totaal") if name in changes}
    owed = {"termijnen": [{"vervaldatum": day, "bedrag": amount} for day, amount in terms], **money}
    sent = [{"fase": stage, "datum": day} for stage, day in earlier or []]
    return parse(record(stand_op="2026-11-29", achterstand=owed, eerdere_berichten=sent, **changes))


def held(found: Case, workspace: Workspace, today: date = TODAY) -> list[str]:
    return [reason.code for reason in process(found, workspace, today).held]


OLD, NEW = ("2026-09-22", "100.00"), ("2026-11-22", "100.00")


@pytest.mark.parametrize(
    ("sector", "found", "codes"),
    [
        ("consumptief_krediet", case(NEW, kosten="40.00", totaal="140.00"), ["kosten_zonder_brief"]),
        (
            "energie",
            case(OLD, kosten="400.00", totaal="500.00", earlier=[*REMINDERS, ("aanmaning", "2026-11-01")]),
            ["kosten_in_veertiendagenbrief", "kosten_zonder_brief"],
        ),
        (
            "huur",
            case(OLD, kosten="40.00", totaal="140.00", earlier=REMINDERS),
            ["kosten_in_veertiendagenbrief", "kosten_zonder_brief"],
        ),
        ("huur", case(OLD, kosten="40.00", totaal="140.00", earlier=LAPSED), []),
        ("huur", case(OLD, kosten="40.01", totaal="140.01", earlier=LAPSED), ["kosten_te_hoog"]),
    ],
)
def test_costs_need_a_lapsed_letter_and_stay_below_the_scale(sector: str, found: Case, codes: list[str]) -> None:
    assert held(found, of(sector)) == codes


def test_costs_wait_for_the_term_of_the_letter() -> None:
    found = case(OLD, kosten="40.00", totaal="140.00", earlier=LAPSED)
    (fault,) = money_gate._arrears(found, of("huur").creditor, date(2026, 11, 18))
    assert (fault.code, dict(fault.values)["day"]) == ("kosten_termijn_loopt", "2026-11-19")
    assert not list(money_gate._arrears(found, of("huur").creditor, date(2026, 11, 19)))


@pytest.mark.parametrize(
    ("terms", "letters", "most"),
    [
        ([("2026-08-01", "150"), ("2026-09-01", "150"), ("2026-10-01", "150")], ["2026-10-05"], "40.00"),
        ([("2026-08-01", "150"), ("2026-09-01", "150")], ["2026-08-05", "2026-09-05"], "60.00"),
        ([(f"2026-0{month}-01", "150") for month in range(5, 10)], [f"2026-0{m}-05" for m in range(5, 10)], "120.00"),
        ([("2026-08-01", "300"), ("2026-09-01", "300")], ["2026-10-05"], "90.00"),
        ([("2026-08-01", "300"), ("2026-11-01", "300")], ["2026-10-05"], "45.00"),  # the letter knew one of them
    ],
)
def test_the_highest_costs(terms: list[tuple[str, str]], letters: list[str], most: str) -> None:
    found = case(*terms, totaal=str(sum(int(amount) for _, amount in terms)))
    days = [date.fromisoformat(day) for day in letters]
    assert f"{money_gate._highest_costs(found, of('huur').creditor, days):.2f}" == most


def test_beside_a_late_charge_there_are_no_costs() -> None:
    found = case(OLD, kosten="40.00", totaal="140.00", earlier=LAPSED)
    assert held(found, of("huur", vertragingsvergoeding=True)) == ["kosten_naast_vertragingsvergoeding"]


def test_a_business_owes_costs_without_a_letter_but_not_above_the_scale() -> None:
    for costs, codes in (("40", []), ("41", ["kosten_te_hoog"])):
        found = case(OLD, kosten=costs, totaal=str(100 + int(costs)), earlier=REMINDERS, klant__bedrijfsnaam="Berg BV")
        assert held(found, of("huur")) == codes


@pytest.mark.parametrize(
    ("interest", "rate", "codes"),
    [
        ("0.75", None, []),  # 68 days of 4% over € 100 are € 0,745
        ("0.77", None, ["rente_te_hoog"]),
        ("60.00", None, ["rente_te_hoog"]),
        ("2.23", 12, []),
        ("2.26", 12, ["rente_te_hoog"]),
    ],
)
def test_interest_is_never_above_the_rate(interest: str, rate: int | None, codes: list[str]) -> None:
    found = case(OLD, rente=interest, totaal=f"{100 + float(interest):.2f}")
    assert held(found, of("overig", vertragingsrente=rate)) == codes


def test_interest_over_days_without_a_rate_is_for_a_person() -> None:
    found = case(("2012-01-01", "100"), rente="5", totaal="105")
    assert "rente_onbekend" in held(found, of("overig"))


OFFER = {"datum": "2026-11-30", "startdatum": "2027-01-01", "bedrag": "150", "aantal_termijnen": 4,
         "rente_loopt_door": False, "antwoord_voor": "2026-12-15"}  # fmt: skip
AGREED = {"status": "nieuw", "startdatum": "2026-11-30", "bedrag": "150", "aantal_termijnen": 4}


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({"voorstel": OFFER}, ["voorstel_te_hoog"]),
        ({"voorstel": {**OFFER, "totaal": "500"}}, []),
        ({"voorstel": {**OFFER, "rente": "99.99"}}, ["voorstel_te_hoog"]),
        ({"voorstel": {**OFFER, "rente": "100"}}, []),
        ({"regeling": AGREED}, ["regeling_te_hoog"]),
        ({"regeling": {**AGREED, "totaal": "500"}}, []),
    ],
)
def test_an_arrangement_never_asks_more_than_is_owed(changes: dict[str, Any], codes: list[str]) -> None:
    assert held(case(("2026-11-01", "500"), totaal="500", **changes), WORKSPACE) == codes


DEBIT = {**AGREED, "totaal": "500", "startdatum": "2026-12-28", "incassodag": 28, "machtigingskenmerk": "M 77",
         "afgesproken_op": "2026-11-29"}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "own", "codes"),
    [
        ({}, {}, []),
        ({}, {"incassant_id": None}, ["incasso_zonder_id"]),
        ({"machtigingskenmerk": None}, {}, ["incasso_zonder_machtiging"]),
        ({"incassodag": 27}, {}, ["incasso_andere_dag"]),
        ({"startdatum": "2026-12-13", "incassodag": 13}, {}, ["incasso_te_snel"]),  # by e-mail of 30 November
        ({"startdatum": "2026-12-14", "incassodag": 14}, {}, []),
        ({"startdatum": "2026-12-08", "incassodag": 8}, {"incasso_vooraf_dagen": 5}, []),
        ({"incassodag": None, "machtigingskenmerk": None}, {"incassant_id": None}, []),
    ],
)
def test_a_debit_has_its_notice_mandate_and_collector(
    changes: dict[str, Any], own: dict[str, Any], codes: list[str]
) -> None:
    pay = WORKSPACE.creditor.betalen.model_copy(update=own)
    found = case(("2026-11-01", "500"), totaal="500", regeling={**DEBIT, **changes})
    assert held(found, of("consumptief_krediet", betalen=pay)) == codes


def test_the_last_term_is_the_rest() -> None:
    plan = Regeling.model_validate({**AGREED, "totaal": "500"})
    assert [str(one.bedrag) for one in plan.betaalmomenten] == ["150", "150", "150", "50"]
    assert (plan.laatste_lager, str(plan.samen)) == (True, "500")


@pytest.mark.parametrize("total", ["450", "600.01"])
def test_a_total_that_leaves_no_last_term_is_refused(total: str) -> None:
    with pytest.raises(ValueError, match="plan_total"):
        Regeling.model_validate({**AGREED, "totaal": total})


def test_a_term_of_nothing_is_left_out() -> None:
    found = case(("2026-10-01", "0.00"), NEW, totaal="100.00")
    assert [str(term.vervaldatum) for term in found.achterstand.termijnen] == ["2026-11-22"]


def test_check_cases_says_it_too(tmp_path: Path) -> None:
    file = tmp_path / "zaken.jsonl"
    file.write_text(case(NEW, kosten="40.00", totaal="140.00").model_dump_json(exclude_none=True), encoding="utf-8")
    done = CliRunner().invoke(check_cases, [str(file), "--creditor", str(samples_dir() / "creditor.yaml")])
    assert "achterstand.kosten" in done.output
    assert "40,00" in done.output
    assert "14-dagenbrief" in done.output
