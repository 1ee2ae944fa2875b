"""What the norms ask of messages, read in real messages of the sample creditor: each test is named by a norm."""

from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest

from letterkit import case as cases
from letterkit import journey, pipeline, resources
from letterkit.case import Case
from letterkit.case_file import read
from letterkit.message import Channel
from letterkit.render import plain
from letterkit.reports.field_tables import markdown_table
from letterkit.stages import shipped
from letterkit.templating import solutions
from letterkit.workspace import load_workspace

TODAY = date(2026, 11, 23)
WORKSPACE = load_workspace(resources.samples_dir() / "creditor.yaml")
LONG: tuple[Channel, ...] = ("letter", "email")


@cache
def samples() -> dict[str, Case]:
    """One case for each stage that the samples reach."""
    found = [row.case for row in read(resources.samples_dir() / "fasen.json") if row.case]
    return {str(journey.decide(case, WORKSPACE.creditor, TODAY).stage): case for case in reversed(found)}


def text(case: Case, stage: str, channel: Channel = "letter") -> str:
    """The words of one message on one line."""
    decision = journey.for_stage(case, WORKSPACE.creditor, stage, TODAY)
    message, *_ = pipeline.compose(case, WORKSPACE, decision, TODAY, (channel,))
    return " ".join(plain.render(message).replace("\u00a0", " ").split())


def sample(stage: str, channel: Channel = "letter") -> str:
    return text(samples()[stage], stage, channel)


def changed(stage: str, **changes: object) -> Case:
    """The sample case of a stage with other fields."""
    record = samples()[stage].model_dump(mode="json", exclude_defaults=True)
    for path, value in changes.items():
        *folders, last = path.split("__")
        place = record
        for folder in folders:
            place = place.setdefault(folder, {})
        place[last] = value
    return cases.parse(record)


def asking() -> Iterator[tuple[str, Channel]]:
    """Every stage and long channel that asks for money because of arrears."""
    names = set(WORKSPACE.templates.folders.names())
    for stage, about in shipped().items():
        if about.trigger == "arrears" and stage in samples():
            yield from ((stage, channel) for channel in LONG if (stage, channel) in names)


ASKING = list(asking())
EVERY = [
    (stage, channel)
    for stage in samples()
    for channel in LONG
    if (stage, channel) in set(WORKSPACE.templates.folders.names())
]


def test_the_samples_reach_every_stage_that_asks() -> None:
    assert {stage for stage, _ in ASKING} >= {"herinnering", "tweede_herinnering", "aanmaning", "bkr_vooraankondiging",
                                              "overdracht_incasso", "opeising"}  # fmt: skip


@pytest.mark.parametrize(("stage", "channel"), ASKING)
def test_every_letter_that_asks_names_solutions_of_this_creditor(stage: str, channel: Channel) -> None:
    case, said = samples()[stage], sample(stage, channel).lower()
    real = solutions.for_case(case, WORKSPACE.creditor, stage)
    assert len(real) >= 2
    assert all(solution.naam.lower() in said for solution in real)
    assert sum(solution.uitleg.rstrip(".").lower() in said for solution in real) >= 2


@pytest.mark.parametrize(("stage", "channel"), ASKING)
def test_every_letter_that_asks_says_that_we_look_together(stage: str, channel: Channel) -> None:
    assert "wij zoeken samen een oplossing" in (said := sample(stage, channel).lower()) or "zoeken wij samen" in said


def test_a_solution_is_named_only_where_it_exists() -> None:
    small = changed(
        "herinnering", achterstand={"termijnen": [{"vervaldatum": "2026-11-01", "bedrag": "20"}], "totaal": "20"}
    )
    running = changed("regeling_gemist", regeling__status="lopend")
    small_said, running_said = text(small, "herinnering"), text(running, "regeling_gemist")
    by_id = {one.id: one for one in WORKSPACE.creditor.oplossingen}
    assert by_id["betaalafspraak"].naam in small_said
    assert by_id["betaalpauze"].naam not in small_said
    assert by_id["betaalafspraak"].naam not in running_said
    limits = {"bedrag_tot": 100, "fasen": ("aanmaning",)}
    for name, value in limits.items():
        creditor = WORKSPACE.creditor.model_copy(
            update={"oplossingen": (by_id["betaalpauze"].model_copy(update={name: value}),)}
        )
        assert solutions.for_case(samples()["aanmaning"], creditor, "herinnering") == ()


def test_a_fixed_person_is_named_with_a_number() -> None:
    person = {"naam": "Noor Yıldız", "telefoon": "020 765 43 21"}
    for stage in ("aanmaning", "regeling_aanbod", "herinnering"):
        said = text(changed(stage, contactpersoon=person), stage)
        assert "Noor Yıldız" in said
        assert "uw contactpersoon" in said or "uw vaste contactpersoon" in said
        assert "020 765 4321" in said or "020 765 43 21" in said
        assert "contactpersoon" not in text(changed(stage, contactpersoon=None), stage)


def test_nobody_needs_to_be_ashamed() -> None:
    assert "Geldzorgen kunnen iedereen overkomen" in sample("tweede_herinnering")
    assert "U bent niet de enige met geldzorgen" in sample("aanmaning")
    assert "U staat er niet alleen voor" in sample("overdracht_incasso")


def test_a_letter_says_calmly_what_happens_and_when() -> None:
    said = sample("aanmaning")
    assert "Dan bellen wij u." in said
    assert "wij vragen u officieel om te betalen" in said
    assert "Dan melden wij niets." in sample("bkr_vooraankondiging")
    for stage, channel in ASKING:
        words = sample(stage, channel)
        assert "€" in words
        assert "2026" in words or "2027" in words


def test_an_arrangement_is_confirmed_with_all_that_was_agreed() -> None:
    case, said = samples()["regeling_bevestiging"], sample("regeling_bevestiging")
    plan = case.regeling
    assert plan
    assert said.count("31,50") >= plan.aantal_termijnen
    assert "1 december 2026" in said
    assert "1 maart 2027" in said
    assert "Dan betaalt u geen extra kosten" in said
    assert "Op 15 januari 2027 kijken wij samen met u of het bedrag nog past" in said
    assert "NL91 ABNA 0417 1643 00" in said


def test_the_customer_chooses_the_day_of_a_debit() -> None:
    said = text(changed("regeling_bevestiging", regeling__incassodag=27), "regeling_bevestiging")
    assert "af op dag 27" in said
    assert "U koos deze dag zelf. Wilt u een andere dag? Laat het ons weten." in said


def test_a_debit_is_announced_with_who_collects_and_which_mandate() -> None:
    case = changed("regeling_bevestiging", regeling__incassodag=22, regeling__machtigingskenmerk="M-2026-77")
    said = text(case, "regeling_bevestiging")
    for words in (
        "Incassant-ID (ons nummer voor afschrijven): NL69ZZZ123456780000",
        "Kenmerk van uw machtiging: M-2026-77",
        "Voorbeeld Krediet B.V.",
    ):
        assert words in said
    assert "Samen is dat € 125,50" in said


def test_there_is_help_when_a_solution_fails() -> None:
    assert "Lukt het een keer niet? Wij helpen u graag" in sample("regeling_bevestiging")
    missed = sample("regeling_gemist")
    assert "Uw regeling loopt gewoon door" in missed
    assert "Wij passen de regeling samen met u aan" in missed


def test_a_proposal_is_concrete_and_asks_whether_it_fits() -> None:
    case, said = samples()["regeling_aanbod"], sample("regeling_aanbod")
    assert case.voorstel
    assert f"U betaalt {case.voorstel.aantal_termijnen} keer" in said
    assert "Past dit niet bij u?" in said
    assert "Vertel ons welk bedrag wel lukt" in said
    assert "Is het bedrag te hoog voor u?" in sample("regeling_gemist")


def test_a_receipt_thanks_and_asks_nothing() -> None:
    said = sample("betaling_ontvangen")
    assert "Dank u wel" in said
    assert "Wilt u betalen" not in said
    assert "IBAN" not in said
    kept = changed("regeling_gemist", regeling__betaalde_termijnen=3)
    assert kept.regeling
    assert f"U heeft al 3 van de {kept.regeling.aantal_termijnen} termijnen betaald. Dank u wel." in text(
        kept, "regeling_gemist"
    )


def test_debt_help_brings_rest_until_a_named_day() -> None:
    case = changed("schuldhulp_pauze", schuldhulp={"datum": "2026-11-10"})
    said = text(case, "schuldhulp_pauze")
    assert "Wij vragen u tot en met 10 maart 2027 niet om te betalen" in said
    assert "Er komen in deze tijd geen kosten bij" in said
    assert journey.decide(case, WORKSPACE.creditor, TODAY).amount is None


def test_a_hand_over_says_what_can_still_be_done() -> None:
    case, said = samples()["overdracht_incasso"], sample("overdracht_incasso")
    assert case.overdracht
    assert case.overdracht.partner in said
    assert "betalen of een afspraak met ons maken? Dan blijft alles bij ons" in said
    assert "Ook met hen kunt u een afspraak maken" in said
    assert said.index("Dan blijft alles bij ons") < said.index(case.overdracht.partner)


def test_help_of_others_is_free_named_and_can_be_called() -> None:
    for stage in ("aanmaning", "bkr_vooraankondiging", "overdracht_incasso", "opeising"):
        said = sample(stage)
        assert "Gratis hulp" in said
        assert "Geldfit" in said
        assert "0800-8115" in said


@pytest.mark.parametrize(("stage", "channel"), EVERY)
def test_every_letter_has_more_ways_to_get_in_touch(stage: str, channel: Channel) -> None:
    said = sample(stage, channel)
    assert "020 123 4567" in said
    assert "meedenken@voorbeeldkrediet.nl" in said
    assert "elke werkdag van 9 tot 17 uur" in said
    assert "Voorbeeldplein 10" in said
    assert "voorbeeldkrediet.nl/betalen" in said


def test_money_worries_and_earlier_arrears_change_the_words() -> None:
    first = changed("herinnering", signalen__geldzorgen=False)
    worried = changed("herinnering", signalen__geldzorgen=True)
    again = changed("herinnering", eerdere_berichten=[{"fase": "herinnering", "datum": "2026-06-01"}])
    assert "Misschien bent u het vergeten" in text(first, "herinnering")
    assert "U vertelde ons dat u geldzorgen heeft" in text(worried, "herinnering")
    assert "Geldfit" in text(worried, "herinnering")
    assert "De vorige keer kwam het goed" in text(again, "herinnering")


def test_details_are_shared_only_with_consent() -> None:
    assert "Wij delen alleen gegevens met uw hulpverlener als u dat goed vindt" in sample("schuldhulp_pauze")
    folders = WORKSPACE.templates.folders
    assert any("Mail of schrijf ons dan ‘ja’" in words for _, words in folders.texts())


def test_more_contracts_go_in_one_letter() -> None:
    terms = [{"vervaldatum": "2026-10-01", "bedrag": "40", "contract": "PL-1", "omschrijving": "lening"},
             {"vervaldatum": "2026-10-05", "bedrag": "60", "contract": "PL-2", "omschrijving": "creditcard"}]  # fmt: skip
    record = samples()["aanmaning"].model_dump(mode="json", exclude_defaults=True)
    record |= {"contract": {"nummer": "PL-1", "omschrijving": "lening"}, "achterstand": {"termijnen": terms, "totaal": "100"},
               "overige_contracten": [{"nummer": "PL-2", "omschrijving": "creditcard"}]}  # fmt: skip
    said = text(cases.parse(record), "aanmaning")
    assert "Lening" in said
    assert "Creditcard" in said
    assert "€ 100" in said


def test_a_letter_names_what_acting_now_brings() -> None:
    assert "Dan is alles weer in orde. Dit bericht kost u niets." in sample("herinnering")
    assert "Een van de twee is genoeg" in sample("aanmaning")


def test_the_first_reminder_leaves_room_for_a_mistake() -> None:
    said = sample("herinnering")
    order = [said.find(part) for part in ("nog niet gekregen", "Misschien bent u het vergeten", "samen een oplossing")]
    assert -1 < order[0] < order[1] < order[2]


def test_the_mail_goes_with_the_letter() -> None:
    case = samples()["aanmaning"]
    assert {"letter", "email"} <= set(journey.decide(case, WORKSPACE.creditor, TODAY).channels)
    decision = journey.for_stage(case, WORKSPACE.creditor, "aanmaning", TODAY)
    messages = pipeline.compose(case, WORKSPACE, decision, TODAY, decision.channels)
    said = next(plain.render(message) for message in messages if message.channel == "email")
    assert "Vandaag sturen wij u ook een brief" in said


@pytest.mark.parametrize(("stage", "channel"), EVERY)
def test_no_message_asks_for_papers(stage: str, channel: Channel) -> None:
    words = sample(stage, channel).lower()
    assert not any(
        paper in words for paper in ("loonstrook", "bankafschrift", "bewijs", "kopie", "jaaropgave", "formulier")
    )


def test_a_case_has_no_place_for_a_label() -> None:
    fields = markdown_table("case").lower()
    assert not any(label in fields for label in ("onwil", "niet_wil", "wil_niet", "wanbetal", "etiket"))


@pytest.mark.parametrize(("stage", "channel"), EVERY)
def test_every_message_greets_and_closes_friendly(stage: str, channel: Channel) -> None:
    words = sample(stage, channel)
    assert any(greeting in words for greeting in ("Beste ", "Geachte mevrouw ", "Geachte heer ", "Geachte "))
    assert "Geachte heer/mevrouw" not in words
    assert "Met vriendelijke groet" in words


def test_a_complaint_gets_a_day_and_a_body_outside() -> None:
    said = sample("klacht_ontvangen")
    assert "U krijgt vóór" in said
    assert "vragen wij u niet om te betalen" in said
    assert "Kifid" in said
    assert "mail klachten@voorbeeldkrediet.nl" in sample("aanmaning")
