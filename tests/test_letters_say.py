"""What a letter says follows what is so for this creditor, this sector and this case, and no more than that."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from letterkit import case as cases
from letterkit import journey, pipeline, resources
from letterkit.case import Case
from letterkit.case_file import read
from letterkit.promises import Beloften
from letterkit.render import plain
from letterkit.sectors import sectors
from letterkit.templating import promised
from letterkit.templating.known_fields import item_type
from letterkit.workspace import load_workspace

SAMPLES = resources.samples_dir()
WORKSPACE = load_workspace(SAMPLES / "creditor.yaml")
TODAY = date(2026, 11, 23)
ALL = [row.case for row in read(SAMPLES / "fasen.json") if row.case]
OF_STAGE = {journey.decide(case, WORKSPACE.creditor, TODAY).stage: case for case in ALL}
GUARDIAN = {"naam": "Bewind en Zorg B.V.", "email": "post@bewindvoorbeeld.nl"}
FOR_OWN_STAGES = {"ingangsdatum", "vorig_bedrag"}
"""Of ``bericht``: only a stage of the creditor's own has words for them."""
NOTICE = "Dit is een aanmaning: wij vragen u officieel om te betalen."


def said(stage: str, changes: dict[str, Any] | None = None, channel: str = "letter", **settings: Any) -> str:
    """The text of a message of a stage, its subject first, on one line."""
    base = (OF_STAGE.get(stage) or OF_STAGE["tweede_herinnering"]).model_dump(mode="json", exclude_defaults=True)
    case = cases.parse({**base, **(changes or {})})
    if "sector" in settings:
        settings["fasen"] = {}
    workspace = replace(WORKSPACE, creditor=WORKSPACE.creditor.model_copy(update=settings))
    decision = journey.for_stage(case, workspace.creditor, stage, TODAY)
    (message,) = pipeline.compose(case, workspace, decision, TODAY, (channel,))
    subject = "".join(run.text for run in message.subject)
    return " ".join(f"{subject} {plain.render(message)}".split())


def contracts(*numbers: str) -> dict[str, Any]:
    """A case of the contract PL 1, with one open instalment on each of these contracts."""
    terms = [{"vervaldatum": "2026-11-05", "bedrag": "10.00", "contract": number} for number in numbers]
    return {
        "contract": {"nummer": "PL 1", "omschrijving": "persoonlijke lening"},
        "overige_contracten": [
            {"nummer": "DK 2", "omschrijving": "doorlopend krediet"},
            {"nummer": "CC 3", "omschrijving": "creditcard"},
            {"nummer": "CC 4", "omschrijving": "creditcard"},
        ],
        "achterstand": {"termijnen": terms, "totaal": f"{10 * len(terms)}.00"},
    }


@pytest.mark.parametrize(
    ("numbers", "head", "words"),
    [
        (("DK 2",), "Contract: DK 2 ", "uw doorlopend krediet"),
        (("PL 1", "DK 2"), "Contract: PL 1 en DK 2 ", "uw persoonlijke lening en doorlopend krediet"),
        (("CC 3", "CC 4"), "Contract: CC 3 en CC 4 ", "uw contracten"),
        (("PL 1", "DK 2", "CC 3", "CC 4"), "Contract: PL 1, DK 2, CC 3 en 1 andere ", "uw contracten"),
        (("",), "Contract: PL 1 ", "uw persoonlijke lening"),
    ],
)
def test_a_message_names_what_is_not_paid(numbers: tuple[str, ...], head: str, words: str) -> None:
    found = said("herinnering", contracts(*numbers))
    assert head in found
    assert f"{words} " in found
    assert words in said("herinnering", contracts(*numbers), "email").split(" Beste ")[0]


def test_each_row_of_a_table_says_which_contract() -> None:
    found = said("herinnering", contracts("PL 1", "DK 2"))
    assert "Termijn, persoonlijke lening PL 1" in found
    assert "Termijn, doorlopend krediet DK 2" in found


def test_late_interest_is_there_when_the_contract_has_it() -> None:
    assert "rente" not in said("aanmaning")
    assert "Vanaf 10 december 2026 komt er rente bij: 8,5% per jaar." in said(
        "aanmaning", vertragingsrente=Decimal("8.50")
    )


@pytest.mark.parametrize("channel", ["letter", "email", "berichtenbox"])
@pytest.mark.parametrize("sector", sectors())
def test_a_notice_says_so_right_under_the_request(sector: str, channel: str) -> None:
    found = said("aanmaning", channel=channel, sector=sector)
    assert f"Een van de twee is genoeg. {NOTICE} " in found


@pytest.mark.parametrize("channel", ["letter", "email"])
@pytest.mark.parametrize("sector", ["huur", "energie", "zorgverzekering"])
def test_what_runs_on_is_kept_apart_from_the_old_debt(sector: str, channel: str) -> None:
    running = sectors()[sector].current_bills
    assert f"Uw {running} betaalt u wel op tijd." in said("schuldhulp_pauze", channel=channel, sector=sector)
    for stage in ("betaalpauze_bevestiging", "klacht_ontvangen"):
        assert f"Uw {running} hoort daar niet bij: die gaat gewoon door." in said(stage, channel=channel, sector=sector)


@pytest.mark.parametrize("sector", sectors())
def test_the_municipality_gets_what_the_law_of_the_sector_says(sector: str) -> None:
    data = sectors()[sector].municipality
    called = {"naam": "uw naam", "adres": "uw adres", "klantnummer": "uw klantnummer", "bedrag": "het bedrag"}
    *first, last = [called[name] for name in data.value] if data else [""]
    offer = f"Mail of schrijf ons dan ‘ja’. Wij geven dan {', '.join(first)} en {last} door. Laat u niets weten?"
    for stage in ("tweede_herinnering", "aanmaning"):
        assert (offer in said(stage, sector=sector)) == (data is not None)
    assert (offer in said("herinnering", sector=sector)) == sectors()[sector].helps_at_once


def test_public_law_says_what_force_costs_and_which_routes_there_are() -> None:
    found = said("aanmaning", sector="gemeente")
    for words in ("afdwingen op uw kosten", "uitstel", "kwijtschelding", "bezwaar"):
        assert words in found
        assert words not in said("aanmaning")


@pytest.mark.parametrize(("costs", "words"), [("40.00", "Er komt € 40,00 aan kosten bij."), ("0.00", "Er komen geen")])
def test_a_hand_over_says_what_it_costs(costs: str, words: str) -> None:
    hand_over = {"datum": "2026-12-14", "partner": "Samen Verder", "kosten": costs}
    assert words in said("overdracht_incasso", {"overdracht": hand_over})
    assert "incassobureau Samen Verder" in said("overdracht_incasso", {"overdracht": hand_over})
    assert "kosten bij" not in said("overdracht_incasso", {"overdracht": {**hand_over, "kosten": None}})


def test_the_term_of_the_body_outside_is_its_own() -> None:
    complaints = WORKSPACE.creditor.klachten
    assert "na 8 weken" in said("klacht_ontvangen")
    assert "weken" not in said("klacht_ontvangen", klachten=complaints.model_copy(update={"termijn_weken": None}))


def test_a_guardian_is_greeted_by_name() -> None:
    assert "Beste Bewind en Zorg B.V.," in said("herinnering", {"bewindvoerder": GUARDIAN}, "email")


def test_who_pays_in_parts_is_not_offered_that() -> None:
    offered = tuple(one.model_copy(update={"zonder_regeling": False}) for one in WORKSPACE.creditor.oplossingen)
    assert "In delen betalen" not in said("regeling_gemist", oplossingen=offered)


def test_another_account_name_is_explained() -> None:
    pay = WORKSPACE.creditor.betalen.model_copy(update={"tenaamstelling": "Stichting Derdengelden"})
    assert "Naam: Stichting Derdengelden (deze naam toont uw bank)" in said("herinnering", betalen=pay)
    assert "toont uw bank" not in said("herinnering")


def test_a_code_for_a_bank_comes_last_and_may_fail() -> None:
    pay = WORKSPACE.creditor.betalen
    assert "Scan met de camera van uw telefoon" in said("herinnering", betalen=pay.model_copy(update={"qr": None}))
    found = said("herinnering", betalen=pay.model_copy(update={"qr": "epc", "betaallink": None}))
    assert "Maak het over, of scan met de app van uw bank" in found
    assert "Lukt scannen niet? Maak het dan over." in found


@pytest.mark.slow
@pytest.mark.parametrize("promise", Beloften.model_fields)
def test_a_promise_that_is_off_stands_nowhere(promise: str) -> None:
    found = [one for one in promised.promises(WORKSPACE.templates.folders) if one.name == promise]
    assert found
    kept = WORKSPACE.creditor.beloften.model_copy(update={promise: True})
    broken = kept.model_copy(update={promise: False})
    for one in found:
        if "…" not in one.sentence and " / " not in one.sentence:
            assert one.sentence in said(one.stage, channel=one.channel, beloften=kept)
        assert said(one.stage, channel=one.channel, beloften=broken) != said(
            one.stage, channel=one.channel, beloften=kept
        )


def fields_of(model: type[BaseModel]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        yield name
        for kind in (field.annotation, *get_args(field.annotation), item_type(field.annotation)):
            if isinstance(kind, type) and issubclass(kind, BaseModel):
                yield from fields_of(kind)


def test_no_field_of_a_case_is_read_by_nobody() -> None:
    """As an attribute in the code outside the record itself, or as a field of a shipped template."""
    root = resources.samples_dir().parent / "letterkit"
    code = [path.read_text() for path in root.rglob("*.py") if path.parent.name != "case"]
    texts = [path.read_text() for path in (resources.samples_dir().parent / "templates").rglob("*.j2")]
    all_words = "\n".join([*code, *texts])
    unread = {name for name in fields_of(Case) if f".{name}" not in all_words}
    assert unread == FOR_OWN_STAGES


@pytest.mark.parametrize("sector", sectors())
def test_a_settlement_ends_a_loan_and_nothing_that_goes_on(sector: str) -> None:
    """Who settles an old debt keeps the home, the insurance and the water, and goes on paying for them."""
    text, rules = said("finale_kwijting", sector=sector), sectors()[sector]
    goes_on = rules.current_bills
    assert ("Op die dag stopt ook uw contract." in text) == rules.consumer_credit
    assert ("niets meer te betalen" in text) == (not goes_on)
    assert (f"Uw {goes_on} betaalt u wel op tijd." in text) == bool(goes_on)


@pytest.mark.parametrize("channel", ["letter", "email"])
@pytest.mark.parametrize("stage", ["regeling_aanbod", "regeling_bevestiging"])
@pytest.mark.parametrize("sector", sectors())
def test_an_arrangement_says_that_the_current_bill_goes_on(sector: str, stage: str, channel: str) -> None:
    """Or somebody pays € 25 a month for the home, and is behind again."""
    goes_on = sectors()[sector].current_bills
    assert ("Daarnaast betaalt u uw" in said(stage, channel=channel, sector=sector)) == bool(goes_on)


@pytest.mark.parametrize(
    ("channel", "words"), [("letter", "Met de code hieronder"), ("email", "Met de link hieronder")]
)
def test_a_pay_link_of_an_arrangement_is_for_its_first_payment(channel: str, words: str) -> None:
    """It asks one amount and stops working before the second payment is due."""
    once = {"regeling": {"status": "nieuw", "afgesproken_op": "2026-11-22", "startdatum": "2026-12-01",
                         "bedrag": "125.50", "aantal_termijnen": 1}}  # fmt: skip
    assert f"{words} betaalt u de eerste keer." in said("regeling_bevestiging", channel=channel)
    assert words not in said("regeling_bevestiging", once, channel=channel)
