"""Every duty of every sector, read in the messages of a whole track: from the first missed day to the last rung, each day
as a night's run would do it.
"""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
from click.testing import CliRunner

from letterkit import journey, resources
from letterkit.case import Case, parse
from letterkit.cli.law import law
from letterkit.creditor import Creditor
from letterkit.creditor.own_law import Nagekeken, Wetscijfer, Wetsrij
from letterkit.errors import CaseInvalid
from letterkit.journey import Decision
from letterkit.law import days
from letterkit.pipeline import Outcome, process
from letterkit.render import plain
from letterkit.sectors import sectors
from letterkit.workspace import Workspace, load_workspace
from tests.invented import record

WORKSPACE = load_workspace(resources.samples_dir() / "creditor.yaml")
FIRST, LAST = date(2025, 11, 3), 270
LOOKED_UP = Nagekeken(bron="Energieregeling, artikel 1.1, gelezen in 2026", door="J. de Jurist", op=date(2026, 11, 1))
CLAIM = {
    "schuldeiser": "De Spaak",
    "schuldeiser_adres": "Kade 2, 7411 AA Deventer",
    "grondslag": "de koop van een fiets",
}
OFFER_DAY, SUPPLY_ENDS = 62, 125
TOLD = {"fase": "overdracht_vordering", "datum": FIRST.isoformat()}

Sent = tuple[date, Decision, dict[str, str]]


def creditor(sector: str, **own: Any) -> Creditor:
    """A creditor of the sector that looked up what letterkit could not confirm."""
    looked_up = dict.fromkeys(sectors()[sector].unconfirmed, LOOKED_UP)
    numbers = {"kvk": "12345678", "wki_registratie": "2024-0077", "vestigingsplaats": "Deventer"}
    kept = {"sector": sector, "fasen": {}, "plichten": looked_up, **numbers, **own}
    return WORKSPACE.creditor.model_copy(update=kept)


def on(day: date, sector: str, earlier: list[dict[str, Any]], **changes: Any) -> Case:
    """The case as it is on a day: a term of each month since the first, and what was planned."""
    terms: list[dict[str, str]] = []
    number = 0
    while (due := days.months_after(FIRST, number)) < day:
        terms.append({"vervaldatum": due.isoformat(), "bedrag": "95.00"})
        number += 1
    owed = {"termijnen": terms, "totaal": f"{95 * len(terms)}.00"}
    planned: dict[str, Any] = {}
    if sectors()[sector].supply and (day - FIRST).days >= OFFER_DAY:
        end = {"einde_op": FIRST + timedelta(days=SUPPLY_ENDS), "contact_gezocht_op": FIRST + timedelta(days=OFFER_DAY)}
        planned["levering"] = {name: value.isoformat() for name, value in end.items()}
    if sectors()[sector].collects:
        planned["vordering"] = {**CLAIM, "krediet": True, "overgenomen_op": FIRST.isoformat()}
    if (day - FIRST).days > SUPPLY_ENDS:
        planned["overdracht"] = {"datum": (day + timedelta(days=20)).isoformat(), "partner": "Samen Verder"}
    goods = {"nummer": "C-77", "omschrijving": sectors()[sector].goods}
    told = {"contract": goods, "achterstand": owed, "eerdere_berichten": earlier, "stand_op": day.isoformat()}
    return parse(record(**{**told, **planned, **changes}))


@cache
def track(sector: str) -> tuple[Sent, ...]:
    """What went out: day, decision, and the text on each channel. Nobody pays or answers; a way out is offered once."""
    workspace = replace(WORKSPACE, creditor=creditor(sector))
    earlier: list[dict[str, Any]] = []
    found: list[Sent] = []
    for number in range(1, LAST):
        day = FIRST + timedelta(days=number)
        if number == OFFER_DAY:
            earlier.append({"fase": "regeling_aanbod", "datum": day.isoformat()})
        case = on(day, sector, earlier)
        if journey.decide(case, workspace.creditor, day).stage is None:
            continue
        made = process(case, workspace, day)
        assert not made.held, (sector, day, made.held)
        found.append((day, made.decision, texts(made)))
        slowest = "letter" if "letter" in made.decision.channels else made.decision.channels[0]
        earlier.append({"fase": made.decision.stage, "datum": day.isoformat(), "kanaal": slowest})
    return tuple(found)


def texts(made: Outcome) -> dict[str, str]:
    return {
        one.message.channel: " ".join(plain.render(one.message).replace("\u00a0", " ").split())
        for one in made.rendered
        if one.message.channel in ("letter", "email")
    }


def held(sector: str, stage: str, workspace: Workspace, **changes: Any) -> list[str]:
    day = FIRST + timedelta(days=70)
    sent = [{"fase": name, "datum": (FIRST + timedelta(days=n)).isoformat()}
            for n, name in ((5, "herinnering"), (20, "tweede_herinnering"), (40, "aanmaning"), (62, "regeling_aanbod"))]  # fmt: skip
    case = on(day, sector, sent, **changes)
    return [reason.code for reason in process(case, workspace, day, stage=stage).held]


REMINDERS = ("herinnering", "tweede_herinnering", "aanmaning")
DATA = "Mail of schrijf ons dan ‘ja’. Wij geven dan uw naam, uw adres"
SILENCE = "Laat u niets weten? Dan doen wij dat ook. Wilt u dat niet? Laat het ons weten vóór"
HEALTH = "Met een verklaring van een arts houdt u "
NOTICE = {
    "afdwingen": [("aanmaning", "Wij mogen de betaling afdwingen op uw kosten")],
    "twee_weken": [("aanmaning", "Dit is een aanmaning")],
    "kosten": [("aanmaning", "op uw kosten")],
    "bezwaar": [("aanmaning", "uitstel"), ("aanmaning", "kwijtschelding"), ("aanmaning", "bezwaar")],
}
SUPPLY = {
    "drie_herinneringen": [(stage, words) for stage in REMINDERS for words in (DATA, "uw klantnummer", SILENCE, "gemeente")],
    "einde_levering": [("einde_levering", "Dan stoppen wij die dag met leveren"), ("einde_levering", "8 maart 2026")],
    "gezondheid": [(stage, HEALTH) for stage in REMINDERS] + [("einde_levering", "Stuur ons een verklaring van een arts.")],
}  # fmt: skip
DUTIES: dict[str, dict[str, list[tuple[str, str]]]] = {
    "consumptief_krediet": {
        "oplossing": [("aanmaning", "In delen betalen")],
        "opeising": [("aanmaning", "wij vragen u officieel om te betalen")],
    },
    "huur": {
        "herinnering": [("tweede_herinnering", DATA)],
        "zonder_antwoord": [("tweede_herinnering", SILENCE)],
    },
    "energie": SUPPLY,
    "warmte": SUPPLY,
    "drinkwater": {
        "herinnering": [("herinnering", DATA), ("herinnering", "gratis hulp van uw gemeente")],
        "gegevens": [(stage, SILENCE) for stage in REMINDERS],
        "gezondheid": SUPPLY["gezondheid"],
        "contact": [("einde_levering", "8 maart 2026")],
        "bewaarmiddelen": [("einde_levering", "U krijgt vóór die dag iets om water in te bewaren")],
    },
    "zorgverzekering": {
        "twee_maanden": [("premie_twee_maanden", words) for words in ("betalingsregeling", "Zegt u vóór", "bij het CAK", "hulp bij schulden")],
        "vier_maanden": [("premie_vier_maanden", words) for words in ("Dan melden wij uw achterstand bij het CAK",
                                                                      "Klopt deze achterstand niet?", "hulp bij schulden")],
        "zes_maanden": [("premie_zes_maanden", words) for words in ("uw achterstand bij het CAK", "U blijft verzekerd",
                                                                    "Dan melden wij niets")],
    },
    "gemeente": NOTICE,
    "waterschap": NOTICE,
    "incasso": {
        "overzicht": [("vordering_overzicht", words) for words in ("De Spaak, Kade 2, 7411 AA Deventer", "de koop van een fiets",
                                                                   "3 november 2025", "Samen")],
        "register": [(stage, "2024-0077") for stage in ("vordering_overzicht", "tweede_herinnering", "aanmaning")],
        "klachten": [("vordering_overzicht", "Kifid"), ("aanmaning", "Bent u het niet met ons eens?")],
        "overdracht": [("overdracht_vordering", words) for words in (
            "3 november 2025", "De nieuwe eigenaar: Voorbeeld Krediet, Postbus 1234", "Zonder rente en kosten", "Rente", "Kosten",
            "De wet blijft u beschermen", "Bel 020 123 4567",
        )],
        "toezichthouder": [("overdracht_vordering", "Autoriteit Financiële Markten (AFM), Vijzelgracht 50, 1017 HS Amsterdam, afm.nl")],
    },
    "achteraf_betalen": {
        "kredietregels": [("aanmaning", "In delen betalen")],
        "oplossing": [("tweede_herinnering", "In delen betalen"), ("aanmaning", "In delen betalen")],
    },
    "overig": {},
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("sector", sectors())
def test_each_duty_is_read_in_the_messages_of_a_whole_track(sector: str) -> None:
    assert set(DUTIES[sector]) == set(sectors()[sector].duties)
    said: dict[str, list[str]] = {}
    for _, decision, made in track(sector):
        said.setdefault(decision.stage or "", []).extend(made.values())
    for duty, wanted in DUTIES[sector].items():
        for stage, words in wanted:
            assert said[stage], (duty, stage)
            assert all(words in text for text in said[stage]), (duty, stage, words)


@pytest.mark.slow
@pytest.mark.parametrize("sector", sectors())
def test_a_track_goes_down_its_ladder(sector: str) -> None:
    """But for what needs a fact of its own, such as a planned report or call-in."""
    ladder = [stage for stage in sectors()[sector].ladder if stage not in ("bkr_vooraankondiging", "opeising")]
    went = list(dict.fromkeys(decision.stage for _, decision, _ in track(sector)))
    assert went == ladder


@pytest.mark.slow
@pytest.mark.parametrize("sector", ["gemeente", "waterschap", "energie", "warmte", "drinkwater"])
def test_a_whole_term_stands_before_the_day_that_is_asked(sector: str) -> None:
    asked = [(day, one.due) for day, one, _ in track(sector) if one.stage == "aanmaning"]
    assert asked
    assert all(due and (due - day).days >= 15 for day, due in asked)


@pytest.mark.slow
@pytest.mark.parametrize("sector", [name for name, one in sectors().items() if one.unconfirmed])
def test_a_sector_with_duties_that_nobody_confirmed_holds_its_hard_stages(sector: str) -> None:
    unread = replace(WORKSPACE, creditor=creditor(sector, plichten={}))
    sold = sectors()[sector].collects  # there only a credit that was sold has a duty that nobody confirmed
    told: dict[str, Any] = {"eerdere_berichten": [TOLD]} if sold else {}
    assert held(sector, "aanmaning", unread, **told) == ["duties_unconfirmed"]
    assert held(sector, "tweede_herinnering", unread, **told) == []
    assert held(sector, "aanmaning", replace(WORKSPACE, creditor=creditor(sector)), **told) == []
    if sold:
        assert held(sector, "aanmaning", unread, vordering=CLAIM) == []
    said = CliRunner().invoke(law, ["--on", "2026-11-30"]).output
    names, here = ", ".join(sectors()[sector].unconfirmed), "bij een lening die is verkocht" if sold else "hier"
    assert f"Niet bevestigd: {names}. letterkit houdt {here} berichten met gevolgen vast" in said


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({}, []),
        ({"levering": None}, ["needs_levering"]),
        ({"levering": {"einde_op": "2026-03-08"}}, ["no_personal_contact"]),
        ({"levering": {"einde_op": "2026-01-20", "contact_gezocht_op": "2026-01-04"}}, ["end_of_supply_too_soon"]),
        ({"eerdere_berichten": [{"fase": "regeling_aanbod", "datum": "2026-01-04"}]}, ["too_few_reminders"]),
        ({"eerdere_berichten": [{"fase": "herinnering", "datum": "2025-11-10"}]}, ["no_solution_offered"]),
    ],
)
def test_the_end_of_a_supply_is_announced_only_when_all_was_tried(changes: dict[str, Any], codes: list[str]) -> None:
    if changes.get("levering", "") is None:
        with pytest.raises(Exception, match="stage_needs"):
            held("drinkwater", "einde_levering", replace(WORKSPACE, creditor=creditor("drinkwater")), **changes)
        return
    assert held("drinkwater", "einde_levering", replace(WORKSPACE, creditor=creditor("drinkwater")), **changes) == codes


@pytest.mark.parametrize(
    ("channels", "codes"),
    [(("email", "sms"), []), (("sms", "email"), []), (("letter",), []), (("sms",), ["too_few_reminders"])],
)
def test_a_text_message_beside_an_email_takes_no_reminder_away(channels: tuple[str, ...], codes: list[str]) -> None:
    reminders = [
        {"fase": stage, "datum": (FIRST + timedelta(days=n)).isoformat(), "kanaal": channel}
        for n, stage in ((5, "herinnering"), (20, "tweede_herinnering"), (40, "aanmaning"))
        for channel in (channels if stage == "herinnering" else ("letter",))
    ]
    offered = [{"fase": "regeling_aanbod", "datum": (FIRST + timedelta(days=62)).isoformat()}]
    workspace = replace(WORKSPACE, creditor=creditor("energie"))
    assert held("energie", "einde_levering", workspace, eerdere_berichten=reminders + offered) == codes


@pytest.mark.parametrize("missing", ["kvk", "wki_registratie"])
def test_a_collector_without_its_numbers_sends_nothing(missing: str) -> None:
    nameless = replace(WORKSPACE, creditor=creditor("incasso", **{missing: None}))
    named = replace(WORKSPACE, creditor=creditor("incasso"))
    assert held("incasso", "tweede_herinnering", nameless, vordering=CLAIM) == ["collector_incomplete"]
    assert held("incasso", "tweede_herinnering", named, vordering=CLAIM) == []


SOLD = {**CLAIM, "krediet": True, "overgenomen_op": FIRST.isoformat()}
BUYER = {
    "koper": "Krediet Koper B.V.",
    "koper_adres": "Zuidkade 1, 1082 AA Amsterdam",
    "koper_telefoon": "020 123 45 99",
}


@pytest.mark.parametrize(
    ("stage", "claim", "own", "codes"),
    [
        ("vordering_overzicht", SOLD, {}, ["needs_transfer_notice"]),
        ("tweede_herinnering", SOLD, {}, ["needs_transfer_notice"]),
        ("aanmaning", SOLD, {}, ["needs_transfer_notice"]),
        ("vordering_overzicht", CLAIM, {}, []),
        ("overdracht_vordering", SOLD, {}, []),
        ("overdracht_vordering", CLAIM, {}, ["transfer_no_credit"]),
        ("overdracht_vordering", {**SOLD, "overgenomen_op": None}, {}, ["transfer_day_missing"]),
        ("overdracht_vordering", {**SOLD, "overgenomen_op": "2026-03-01"}, {}, ["transfer_day_missing"]),
        ("overdracht_vordering", {**SOLD, **BUYER}, {}, ["servicer_without_licence"]),
        ("overdracht_vordering", {**SOLD, **BUYER}, {"vergunning": "AFM, nummer 12345678"}, []),
    ],
)
def test_a_sold_credit_is_told_before_anybody_collects(
    stage: str, claim: dict[str, Any], own: dict[str, Any], codes: list[str]
) -> None:
    workspace = replace(WORKSPACE, creditor=creditor("incasso", **own))
    assert held("incasso", stage, workspace, vordering=claim) == codes


def test_a_lender_with_a_sold_credit_in_its_cases_is_no_collector() -> None:
    lender = replace(WORKSPACE, creditor=creditor("consumptief_krediet"))
    assert held("consumptief_krediet", "tweede_herinnering", lender, vordering=SOLD) == []


def test_the_notice_of_a_transfer_opens_the_gate_only_when_it_is_of_this_transfer() -> None:
    workspace = replace(WORKSPACE, creditor=creditor("incasso"))

    def after(day: date) -> list[str]:
        sent = [{"fase": "overdracht_vordering", "datum": day.isoformat()}]
        return held("incasso", "vordering_overzicht", workspace, vordering=SOLD, eerdere_berichten=sent)

    assert after(FIRST + timedelta(days=1)) == []
    assert after(FIRST - timedelta(days=1)) == ["needs_transfer_notice"]


def test_the_notice_of_a_servicer_names_the_buyer_and_the_licence() -> None:
    workspace = replace(WORKSPACE, creditor=creditor("incasso", vergunning="AFM, nummer 12345678"))
    case = on(FIRST + timedelta(days=70), "incasso", [], vordering={**SOLD, **BUYER})
    made = process(case, workspace, FIRST + timedelta(days=70), stage="overdracht_vordering")
    for said in texts(made).values():
        for words in (
            "werd Krediet Koper B.V. de nieuwe eigenaar",
            "Krediet Koper B.V., Zuidkade 1, 1082 AA Amsterdam, telefoon 020 123 4599",
            "Wij mogen dat: AFM, nummer 12345678.",
        ):
            assert words in said
    assert set(texts(made)) == {"letter", "email"}
    assert made.decision.amount is None


def test_a_buyer_without_a_way_to_reach_it_is_refused() -> None:
    with pytest.raises(CaseInvalid) as refused:
        on(FIRST + timedelta(days=70), "incasso", [], vordering={**SOLD, "koper": "Krediet Koper B.V."})
    assert [one.code for one in refused.value.problems] == ["buyer_unreachable"]


def test_the_specification_has_the_periods_of_the_interest() -> None:
    """€ 500 from 4 November 2025 up to 31 March 2026: 58 days at 6% are 4,767, 90 days at 4% are 4,932."""
    day, workspace = date(2026, 3, 31), replace(WORKSPACE, creditor=creditor("incasso"))
    terms = [{"vervaldatum": "2025-11-03", "bedrag": "500", "factuurnummer": "77", "factuurdatum": "2025-10-20"}]

    def made(interest: str) -> Outcome:
        owed = {"termijnen": terms, "rente": interest, "totaal": f"{500 + float(interest):.2f}"}
        case = parse(record(stand_op=day.isoformat(), achterstand=owed, vordering=CLAIM, klant__kanalen=["letter"]))
        return process(case, workspace, day, stage="vordering_overzicht")

    said = texts(made("9.69"))["letter"]
    for words in ("factuur 77 van 20 oktober 2025", "Van: 4 november 2025, Tot en met: 31 december 2025, Per jaar: 6%, Over: € 500,00",
                  "Van: 1 januari 2026, Tot en met: 31 maart 2026, Per jaar: 4%, Over: € 500,00", "Hoe hoog die is, staat in de wet."):  # fmt: skip
        assert words in said
    assert [reason.code for reason in made("9.60").held] == ["claim_interest_differs"]


@pytest.mark.parametrize(
    ("stage", "costs", "total", "codes"),
    [
        ("herinnering", "8.00", "108.00", ["kosten_zonder_aanmaning"]),
        ("aanmaning", "8.00", "108.00", []),
        ("aanmaning", "8.01", "108.01", ["aanmaningskosten_te_hoog"]),
        ("aanmaning", "18.00", "472.00", []),
        ("aanmaning", "18.00", "471.99", ["aanmaningskosten_te_hoog"]),
    ],
)
def test_the_costs_of_a_notice_stand_in_the_notice_and_in_the_table(
    stage: str, costs: str, total: str, codes: list[str]
) -> None:
    terms = [{"vervaldatum": "2026-10-01", "bedrag": f"{float(total) - float(costs):.2f}"}]
    owed = {"termijnen": terms, "kosten": costs, "totaal": total}
    case = parse(record(stand_op="2026-11-29", achterstand=owed))
    looked_up = {
        name: Wetscijfer(rijen=(Wetsrij(vanaf=date(2026, 1, 1), waarde=value, bron="Staatscourant 2025", zeker=True),))
        for name, value in (("notice_costs_low", 8), ("notice_costs_high", 18))
    }
    for sector in ("gemeente", "waterschap"):
        for own, expected in ((looked_up, codes), ({}, _unknown(codes, stage))):
            workspace = replace(WORKSPACE, creditor=creditor(sector, wet=own))
            made = process(case, workspace, date(2026, 11, 30), stage=stage)
            assert [reason.code for reason in made.held] == expected


def _unknown(codes: list[str], stage: str) -> list[str]:
    """Without an amount of this year, every notice with costs is held: whatever the costs are."""
    return ["aanmaningskosten_onbekend"] if stage == "aanmaning" else codes


@pytest.mark.parametrize("sector", ["gemeente", "waterschap"])
@pytest.mark.parametrize("stage", ["herinnering", "tweede_herinnering", "aanmaning"])
def test_without_costs_every_stage_of_public_law_goes(sector: str, stage: str) -> None:
    assert held(sector, stage, replace(WORKSPACE, creditor=creditor(sector))) == []
    shown = CliRunner().invoke(law, ["--on", "2026-11-30"]).output
    assert shown.count("Kosten van een aanmaning: vanaf 01-01-2024 niet bekend.") == 2  # municipality and water board
