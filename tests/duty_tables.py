"""The duties of each sector held against a whole simulated track: duty, step, day and verdict, as lines of a page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from letterkit import resources
from letterkit.case import Case, parse
from letterkit.dutch.dates import printed_short
from letterkit.law.bkr import notice_days_are_read
from letterkit.law.calendar import Calendar
from letterkit.law.days import months_after
from letterkit.law.settings import shipped_settings
from letterkit.render import plain
from letterkit.sectors import sectors
from letterkit.signals.judging import Judge
from letterkit.simulation import QuietPeriod, Sent, Timeline, simulate
from letterkit.simulation.events import parse as event
from letterkit.simulation.start import first_missed_day
from letterkit.stages import shipped
from letterkit.workspace import Workspace, load_workspace
from tests.invented import record

FIRST, LAST = date(2026, 11, 2), date(2027, 9, 30)
CLAIM = {"schuldeiser": "De Spaak", "schuldeiser_adres": "Kade 2, 7411 AA Deventer", "grondslag": "de koop van een fiets",
         "krediet": True, "overgenomen_op": FIRST.isoformat()}  # fmt: skip
SUPPLY = {"einde_op": "2027-04-20", "contact_gezocht_op": "2027-01-15"}
HAPPENS = {
    "consumptief_krediet": ("bkr 2027-01-14", "offers 2027-01-20", "hands_over 2027-04-12:Samen Verder", "calls_in 2027-05-20:4200"),
    "zorgverzekering": ("offers 2027-05-28", "hands_over 2027-08-16:Samen Verder"),
    "gemeente": (), "waterschap": (), "incasso": (),
}  # fmt: skip
LATER = ("offers 2027-01-20", "hands_over 2027-06-14:Samen Verder")
MARK_DAYS = "BKR: de melding is na twee maanden, en 5 tot 14 dagen ervoor heeft de klant de vooraankondiging"
TERM, OPEN = 14, "niet bevestigd: wacht tot u het laat nakijken"


@cache
def workspace(sector: str) -> Workspace:
    opened = load_workspace(resources.samples_dir() / "creditor.yaml")
    looked_up = dict.fromkeys(sectors()[sector].unconfirmed)
    numbers = {"kvk": "12345678", "wki_registratie": "2024-0077"}
    own = {"sector": sector, "fasen": {}, "plichten": looked_up, **numbers}
    return replace(opened, creditor=opened.creditor.model_copy(update=own))


def case(sector: str, **changes: Any) -> Case:
    """One customer who does not pay, ring or answer; a term of € 95 a month."""
    rules = sectors()[sector]
    term = {"vervaldatum": FIRST.isoformat(), "bedrag": "95.00", "omschrijving": "termijn november 2026"}
    said: dict[str, Any] = {
        "stand_op": FIRST.isoformat(),
        "contract": {"nummer": "C-77", "omschrijving": rules.goods},
        "achterstand": {"termijnen": [term], "totaal": "95.00"},
    }
    said |= {"vordering": CLAIM} if rules.collects else {}
    said |= {"levering": SUPPLY} if rules.supply else {}
    return parse(record(**{**said, **changes}))


@cache
def track(sector: str) -> Timeline:
    told = tuple(event(*one.split(" ", 1)) for one in HAPPENS.get(sector, LATER))
    return simulate(first_missed_day(case(sector)), workspace(sector), until=LAST, events=told, monthly=Decimal(95))


def sent(sector: str, stage: str) -> Sent:
    return next(one for one in track(sector).sent if one.stage == stage)


def calendar(one: Sent) -> Calendar:
    assert one.decision.calendar
    return one.decision.calendar


def said(sector: str, stage: str) -> list[str]:
    """The full texts of a stage: letter and e-mail."""
    made = [one.message for one in sent(sector, stage).rendered if one.message.channel in ("letter", "email")]
    return [" ".join(plain.render(message).split()) for message in made]


@dataclass(frozen=True, slots=True)
class Row:
    """A duty, the stages that meet it, when that is, and whether it is so."""

    duty: str
    stages: tuple[str, ...]
    day: str
    kept: bool


def on(day: date) -> str:
    return f"dag {(day - FIRST).days}, {printed_short(day)}"


def words(sector: str, duty: str, stages: tuple[str, ...], *expected: str) -> Row:
    """Every message of these stages says it."""
    kept = all(word in text for stage in stages for text in said(sector, stage) for word in expected)
    return Row(duty, stages, "; ".join(on(sent(sector, stage).day) for stage in stages), kept)


def whole_term(sector: str, duty: str, stages: tuple[str, ...]) -> Row:
    """Fourteen whole days after delivery, weekends and holidays at the end moved on, before anything follows."""
    days, kept = [], True
    for stage in stages:
        one, after = (
            sent(sector, stage),
            [later.day for later in track(sector).sent if later.day > sent(sector, stage).day],
        )
        days.append(
            f"{on(one.day)}, bezorgd {printed_short(calendar(one).delivered)}, tot en met {printed_short(calendar(one).extended_day)}"
        )
        whole = (calendar(one).extended_day - calendar(one).delivered).days >= TERM
        kept &= (
            whole and one.decision.due == calendar(one).fee_from and all(day >= calendar(one).fee_from for day in after)
        )
    return Row(duty, stages, "; ".join(days), kept)  # fmt: skip


def in_order(sector: str, duty: str, stages: tuple[str, ...]) -> Row:
    days = [sent(sector, stage).day for stage in stages]
    return Row(duty, stages, "; ".join(map(on, days)), days == sorted(set(days)))


def premiums(sector: str, duty: str, stage: str, least: int) -> Row:
    """So many premiums open, and so many months since the first."""
    one = sent(sector, stage)
    count = int(str(one.decision.variables["open_termijnen"]))
    kept = count >= least and one.day >= months_after(FIRST, least)
    return Row(duty, (stage,), f"{on(one.day)}, {count} premies open", kept)


def announced_mark(sector: str) -> Row:
    one, mark = sent(sector, "bkr_vooraankondiging"), date(2027, 1, 14)
    ahead = (mark - calendar(one).delivered).days
    kept = 5 <= ahead <= TERM and mark >= months_after(FIRST, 2) + timedelta(days=1)
    return Row(
        MARK_DAYS, (one.stage,), f"{on(one.day)}, bezorgd {ahead} dagen voor de melding van {printed_short(mark)}", kept
    )


def called_in(sector: str) -> Row:
    one, notice = sent(sector, "opeising"), sent(sector, "aanmaning")
    duty = "Opeisen pas na twee maanden, na een aanmaning met een termijn die voorbij is, en na een aanbod"
    offer = sent(sector, "regeling_aanbod")
    kept = one.day > months_after(FIRST, 2) and one.day >= calendar(notice).fee_from and offer.day < one.day
    return Row(duty, ("aanmaning", "regeling_aanbod", "opeising"), on(one.day), kept)


def two_weeks(sector: str) -> Row:
    """Counted from the day after sending, as Awb 4:112 has it; letterkit asks a later day, counted from delivery."""
    one = sent(sector, "aanmaning")
    assert one.decision.due
    last = one.day + timedelta(days=TERM)
    day = f"{on(one.day)}, bezorgd {printed_short(calendar(one).delivered)}, gevraagd vóór {printed_short(one.decision.due)}"
    return Row(duty_of(sector, "twee_weken"), (one.stage,), day, one.decision.due > last)


def signal(sector: str) -> Row:
    """The first day on which ``letterkit signals`` passes the case on: after the term of the reminder with the offer."""
    reminder = sent(sector, "tweede_herinnering")
    earlier = [{"fase": one.stage, "datum": one.day.isoformat(), "kanaal": "letter"} for one in track(sector).sent[:2]]
    tried = [{"datum": (reminder.day + timedelta(days=2)).isoformat(), "hoe": "telefoon"}]
    goes = next(
        day
        for day in (reminder.day + timedelta(days=n) for n in range(2, 60))
        if not Judge(workspace(sector), day)
        .verdict(case(sector, eerdere_berichten=earlier, contactpogingen=tried, stand_op=day.isoformat()))
        .why_not
    )
    duty = "De melding aan de gemeente: pas na een poging tot contact, en na de tijd om nee te zeggen"
    return Row(duty, ("tweede_herinnering",), f"{on(goes)} (letterkit signals)", goes == calendar(reminder).fee_from)


def stops_after_its_day(sector: str) -> Row:
    """Nothing goes between the announcement and the day that it names."""
    one, ends = sent(sector, "einde_levering"), date.fromisoformat(SUPPLY["einde_op"])
    later = [other.day for other in track(sector).sent if other.day > one.day]
    day = f"{on(one.day)}; einde {printed_short(ends)}"
    return Row(duty_of(sector, "einde_levering", "contact"), (one.stage,), day, all(other >= ends for other in later))


def duty_of(sector: str, *names: str) -> str:
    return next(sectors()[sector].duties[name].value for name in names if name in sectors()[sector].duties).rstrip(".")


REMINDERS = ("herinnering", "tweede_herinnering", "aanmaning")
OFFER = ("Mail of schrijf ons dan ‘ja’", "Laat u niets weten? Dan doen wij dat ook.", "gemeente")


def supply(sector: str) -> Iterator[Row]:
    reminded = "drie_herinneringen" if sector != "drinkwater" else "herinnering"
    yield words(sector, duty_of(sector, reminded), REMINDERS, *OFFER, "klantnummer")
    yield whole_term(sector, "In elke herinnering minstens veertien dagen, vanaf bezorging", REMINDERS)
    yield words(sector, duty_of(sector, "gezondheid"), REMINDERS, "Met een verklaring van een arts houdt u")
    yield in_order(
        sector,
        "Eerst drie herinneringen, dan een aanbod, dan de aankondiging",
        (*REMINDERS, "regeling_aanbod", "einde_levering"),
    )
    yield stops_after_its_day(sector)
    if sector == "drinkwater":
        yield words(sector, duty_of(sector, "bewaarmiddelen"), ("einde_levering",), "iets om water in te bewaren")
        yield signal(sector)


def public(sector: str) -> Iterator[Row]:
    yield two_weeks(sector)
    yield words(sector, duty_of(sector, "afdwingen"), ("aanmaning",), "Wij mogen de betaling afdwingen op uw kosten")
    yield words(sector, duty_of(sector, "bezwaar"), ("aanmaning",), "uitstel", "kwijtschelding", "bezwaar")
    yield in_order(sector, "Eerst twee herinneringen zonder kosten", REMINDERS)


def credit(sector: str) -> Iterator[Row]:
    yield words(
        sector,
        duty_of(sector, "oplossing"),
        ("tweede_herinnering", "aanmaning", "bkr_vooraankondiging", "overdracht_incasso"),
        "In delen betalen",
    )
    yield announced_mark(sector)
    yield called_in(sector)
    yield whole_term(sector, "De aanmaning geeft een hele termijn, vanaf bezorging", ("aanmaning",))


def rent(sector: str) -> Iterator[Row]:
    yield words(sector, duty_of(sector, "herinnering"), ("tweede_herinnering",), *OFFER)
    yield words(
        sector,
        duty_of(sector, "zonder_antwoord"),
        ("tweede_herinnering", "aanmaning"),
        "Wilt u dat niet? Laat het ons weten vóór",
    )
    yield signal(sector)
    yield whole_term(sector, "Een 14-dagenbrief met een hele termijn voor er kosten komen", ("veertiendagenbrief",))
    yield in_order(sector, "Eerst een aanbod, dan pas de overdracht", ("regeling_aanbod", "overdracht_incasso"))


def care(sector: str) -> Iterator[Row]:
    for name, stage, least in (
        ("twee_maanden", "premie_twee_maanden", 2),
        ("vier_maanden", "premie_vier_maanden", 4),
        ("zes_maanden", "premie_zes_maanden", 6),
    ):
        yield premiums(sector, duty_of(sector, name), stage, least)
    yield words(
        sector, "De waarschuwing noemt de melding aan het CAK", ("premie_vier_maanden", "premie_zes_maanden"), "CAK"
    )
    one = calendar(sent(sector, "premie_twee_maanden"))
    weeks = f"bezorgd {printed_short(one.delivered)}, tot en met {printed_short(one.last_day)}"
    yield Row(
        "Vier weken om ja te zeggen op het aanbod",
        ("premie_twee_maanden",),
        weeks,
        (one.last_day - one.delivered).days >= 28,
    )


def collected(sector: str) -> Iterator[Row]:
    yield in_order(
        sector, duty_of(sector, "overdracht"), ("overdracht_vordering", "vordering_overzicht", "tweede_herinnering")
    )
    yield words(
        sector,
        duty_of(sector, "toezichthouder"),
        ("overdracht_vordering",),
        "Autoriteit Financiële Markten (AFM), Vijzelgracht 50",
    )
    yield words(
        sector,
        duty_of(sector, "overzicht"),
        ("vordering_overzicht",),
        "De Spaak, Kade 2, 7411 AA Deventer",
        "de koop van een fiets",
    )
    yield words(
        sector, duty_of(sector, "register"), ("vordering_overzicht", "tweede_herinnering", "aanmaning"), "2024-0077"
    )
    yield words(
        sector, duty_of(sector, "klachten"), ("vordering_overzicht", "aanmaning"), "Bent u het niet met ons eens?"
    )
    yield whole_term(sector, "Een 14-dagenbrief met een hele termijn voor er kosten komen", ("veertiendagenbrief",))


def deferred(sector: str) -> Iterator[Row]:
    yield words(sector, duty_of(sector, "oplossing"), ("tweede_herinnering", "aanmaning"), "In delen betalen")
    yield in_order(sector, duty_of(sector, "kredietregels"), ("regeling_aanbod", "overdracht_incasso"))
    yield whole_term(sector, "Een 14-dagenbrief met een hele termijn voor er kosten komen", ("veertiendagenbrief",))


def others(sector: str) -> Iterator[Row]:
    yield whole_term(sector, "Een 14-dagenbrief met een hele termijn voor er kosten komen", ("veertiendagenbrief",))
    yield in_order(sector, "Eerst een aanbod, dan pas de overdracht", ("regeling_aanbod", "overdracht_incasso"))


OF: dict[str, Callable[[str], Iterator[Row]]] = {
    "consumptief_krediet": credit, "achteraf_betalen": deferred, "huur": rent, "energie": supply, "warmte": supply,
    "drinkwater": supply, "zorgverzekering": care, "gemeente": public, "waterschap": public, "incasso": collected,
    "overig": others,
}  # fmt: skip


def rows(sector: str) -> list[Row]:
    return list(OF[sector](sector))


def holds(sector: str) -> list[str]:
    """Why nothing went, where an employee had to look."""
    return [reason.code for one in track(sector).entries if isinstance(one, QuietPeriod) for reason in one.reasons]


def section(sector: str) -> str:
    """The table of a sector; a duty that nobody confirmed says so beside its verdict."""
    open_duties = {duty.value.rstrip(".") for duty in sectors()[sector].unconfirmed.values()}
    open_duties |= set() if notice_days_are_read(shipped_settings()) else {MARK_DAYS}
    lines = [
        f"## {sectors()[sector].name.capitalize()}",
        "",
        "| Plicht | Stap in het spoor | Dag | Oordeel |",
        "|---|---|---|---|",
    ]
    for row in rows(sector):
        steps = ", ".join(shipped()[stage].name for stage in row.stages)
        verdict = ("klopt" if row.kept else "KLOPT NIET") + (f" ({OPEN})" if row.duty in open_duties else "")
        lines.append(f"| {row.duty} | {steps} | {row.day} | {verdict} |")
    return "\n".join(lines)
