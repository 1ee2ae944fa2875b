"""What is true of a case changes the words: each variant said, and nothing said that is not true."""

from datetime import date
from typing import Any

import pytest

from letterkit import case as cases
from letterkit import journey, pipeline, resources
from letterkit.creditor import Creditor
from letterkit.message import Channel, Message
from letterkit.render import plain
from letterkit.stages import shipped
from letterkit.templating import solutions
from letterkit.workspace import load_workspace
from tests.invented import record

WORKSPACE = load_workspace(resources.samples_dir() / "creditor.yaml")
TODAY = date(2026, 11, 23)


def message(stage: str, channel: Channel = "letter", **changes: Any) -> Message:
    case = cases.parse(record(**changes))
    decision = journey.for_stage(case, WORKSPACE.creditor, stage, TODAY)
    (made,) = pipeline.compose(case, WORKSPACE, decision, TODAY, (channel,))
    return made


def text(stage: str, channel: Channel = "letter", **changes: Any) -> str:
    return plain.render(message(stage, channel, **changes)).replace("\u00a0", " ")


def owed(*amounts: str, **more: str) -> dict[str, Any]:
    terms = [{"vervaldatum": f"2026-0{n}-01", "bedrag": amount} for n, amount in enumerate(amounts, 5)]
    total = sum(float(one) for one in (*amounts, *more.values()))
    return {"termijnen": terms, "totaal": f"{total:.2f}", **more}


@pytest.mark.parametrize(
    ("arrears", "words"),
    [
        (owed("125.50"), "Dit is de termijn van 1 mei 2026."),
        (owed("125.50", rente="0.80"), "Dit is de termijn van 1 mei 2026 (€ 125,50), met € 0,80 rente."),
        (owed("80", rente="0.80", kosten="3"), "1 mei 2026 (€ 80,00), met € 0,80 rente en € 3,00 kosten."),
        (owed("80", "80", "80"), "Dit zijn de termijnen van 1 mei 2026, 1 juni 2026 en 1 juli 2026 (elk € 80,00)."),
        (owed("80", "40"), "Dit zijn de termijnen van 1 mei 2026 (€ 80,00) en 1 juni 2026 (€ 40,00)."),
        (owed("80", "40", kosten="3"), "1 juni 2026 (€ 40,00), met € 3,00 kosten."),
    ],
)
def test_how_the_amount_is_made_up(arrears: dict[str, Any], words: str) -> None:
    assert words in text("aanmaning", achterstand=arrears)


def test_many_terms_stand_in_a_table() -> None:
    told = text("aanmaning", achterstand=owed("10", "20", "30", "40", kosten="3"))
    assert all(amount in told for amount in ("€ 10,00", "€ 20,00", "€ 30,00", "€ 40,00", "€ 3,00", "€ 103,00"))
    assert "Dit zijn de termijnen" not in told


def test_first_time_and_again() -> None:
    first = text("herinnering")
    again = text("herinnering", eerdere_berichten=[{"fase": "herinnering", "datum": "2026-03-01"}])
    assert ("Misschien bent u het vergeten" in first, "De vorige keer" in first) == (True, False)
    assert ("Misschien bent u het vergeten" in again, "De vorige keer kwam het goed." in again) == (False, True)


def test_what_was_written_in_another_time_is_not_spoken_of() -> None:
    told = text("tweede_herinnering", eerdere_berichten=[{"fase": "aanmaning", "datum": "2026-03-01"}])
    assert "1 maart 2026" not in told


@pytest.mark.parametrize("stage", ["herinnering", "tweede_herinnering"])
def test_known_money_worries(stage: str) -> None:
    told = text(stage, signalen={"geldzorgen": True})
    assert "geldzorgen heeft" in told
    assert "0800-8115" in told
    assert "vergeten" not in told


def test_a_business_of_one() -> None:
    told = message("aanmaning", klant__bedrijfsnaam="Bakkerij Berg")
    assert told.recipient.address[0] == "Bakkerij Berg"
    assert "ook met uw bedrijf?" in plain.render(told)


GUARDIAN = {"naam": "Bewind en Zorg", "email": "post@bewindvoorbeeld.nl", "adres": {
    "straat": "Postbus", "huisnummer": "12", "postcode": "3500 AA", "plaats": "Utrecht"}}  # fmt: skip


@pytest.mark.parametrize("channel", ["letter", "email"])
@pytest.mark.parametrize("stage", [name for name, stage in shipped().items() if stage.guardian])
def test_a_guardian_is_written_to_about_the_customer(stage: str, channel: Channel) -> None:
    made = message(stage, channel, bewindvoerder=GUARDIAN, klant__email=None)
    told = plain.render(made)
    assert (made.recipient.name, made.recipient.email) == ("Bewind en Zorg", "post@bewindvoorbeeld.nl")
    assert made.recipient.address == ("Bewind en Zorg", "Postbus 12", "3500 AA  UTRECHT")
    assert made.recipient.mobile is None
    assert "Beste Bewind en Zorg," in told
    assert "U regelt de geldzaken van" in told
    assert "schamen" not in told


def test_the_fixed_contact_person_by_name() -> None:
    own = text("aanmaning", contactpersoon={"naam": "Noor de Wit", "telefoon": "020 123 45 69"})
    shared = text("aanmaning", contactpersoon={"naam": "Noor de Wit"})
    assert "Bel Noor de Wit, uw contactpersoon: 020 123 4569 (elke werkdag van 9 tot 17 uur)" in own
    assert "Bel Noor de Wit, uw contactpersoon: 020 123 4567 (elke werkdag van 9 tot 17 uur)" in shared


def test_a_pause_that_a_judge_ordered() -> None:
    helped = {"datum": "2026-11-10", "soort": "moratorium", "tot": "2027-02-01"}
    assert "Er is beslist dat u rust krijgt." in text("schuldhulp_pauze", schuldhulp=helped)


def offered(creditor: Creditor, **changes: Any) -> list[str]:
    return [one.id for one in solutions.for_case(cases.parse(record(**changes)), creditor, "aanmaning")]


def test_only_what_exists_for_this_case_is_named() -> None:
    assert offered(WORKSPACE.creditor, achterstand=owed("30")) == ["betaalafspraak", "budgetcoaching"]
    assert "renteverlaging" in offered(WORKSPACE.creditor, achterstand=owed("300"))
    assert "In delen betalen" not in text("aanmaning", achterstand=owed("30"))


def test_budget_coaching_is_never_alone() -> None:
    only = tuple(one for one in WORKSPACE.creditor.oplossingen if one.id in ("betalingsregeling", "budgetcoaching"))
    creditor = WORKSPACE.creditor.model_copy(update={"oplossingen": only})
    assert offered(creditor, achterstand=owed("80")) == ["betalingsregeling", "budgetcoaching"]
    assert offered(creditor, achterstand=owed("30")) == []


def test_of_many_ways_out_two_are_explained_and_all_are_named() -> None:
    told = text("overdracht_incasso", achterstand=owed("300"), overdracht={"datum": "2026-12-21", "partner": "Samen"})
    assert "Ook kan: even niet betalen, minder rente of hulp van een budgetcoach." in told
    assert "In delen betalen: u betaalt elke maand" in told
