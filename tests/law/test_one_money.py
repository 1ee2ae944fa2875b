"""One fee and one interest: `letterkit law`, the letter, the linter, the money gate and the simulation give the same
amount for the same case, worked out by hand in ``worked_cases.yaml``.
"""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from letterkit import journey, money_gate, pipeline
from letterkit.case import Case, parse
from letterkit.cli.law import law
from letterkit.dutch.amounts import printed
from letterkit.dutch.dates import printed as day_of
from letterkit.lint import Linter
from letterkit.lint.inputs import parse as parse_document
from letterkit.render import plain
from letterkit.resources import samples_dir
from letterkit.simulation import simulate
from letterkit.simulation.start import as_recorded, first_missed_day
from letterkit.workspace import load_workspace
from tests.invented import record

TABLE = yaml.safe_load((Path(__file__).parent / "worked_cases.yaml").read_text(encoding="utf-8"))
DAY = date(2026, 11, 16)
CASES = [
    *((one[0], one[3]) for one in TABLE["fee"] if one[1] == "0" and not one[2] and len(one[0]) == 1 and 1 <= float(one[0][0]) < 9e6),
    *((one[0], one[2]) for one in TABLE["letter"] if one[1] >= date(2024, 10, 1)),
]  # fmt: skip
WORKSPACE = load_workspace(samples_dir() / "creditor.yaml")
_ANY = WORKSPACE.creditor.toetsen.model_copy(
    update={"bovengrens": Decimal("9e9")}
)  # no sum is too large to write about
_LANDLORD = {"sector": "huur", "fasen": {}, "toetsen": _ANY}
RENT = replace(WORKSPACE, creditor=WORKSPACE.creditor.model_copy(update=_LANDLORD))
OTHER = replace(WORKSPACE, creditor=WORKSPACE.creditor.model_copy(update={**_LANDLORD, "sector": "overig"}))
LINTER = Linter(today=DAY)
STAGE, CENT = "veertiendagenbrief", Decimal("0.01")
INTEREST = [one for one in TABLE["interest"] if Decimal(one[3]) and one[2] <= DAY + timedelta(days=60)]


def behind(terms: list[str], **changes: object) -> Case:
    due = [{"vervaldatum": (DAY - timedelta(days=40 + n)).isoformat(), "bedrag": one} for n, one in enumerate(terms)]
    owed = {"termijnen": due, "totaal": str(sum(map(Decimal, terms), Decimal(0)))}
    return parse(record(stand_op=DAY.isoformat(), achterstand=owed, **changes))


def too_high(letter: str) -> bool:
    """Whether the linter finds the fee in a letter too high."""
    document = parse_document(letter.encode(), path="brief.txt", suffix=".txt", channel="letter", stage=STAGE)
    return "incassokosten-te-hoog" in {one.rule for one in LINTER.judge(document).findings}


def interest_faults(letter: str) -> list[str]:
    document = parse_document(letter.encode(), path="brief.txt", suffix=".txt", channel="letter", stage="aanmaning")
    return [one.message for one in LINTER.judge(document).findings if one.rule == "rente-klopt-niet"]


def simulated(case: Case) -> str:
    """The 14-day letter of a whole track from this case on, as the simulation makes it."""
    reminded = [{"fase": "herinnering", "datum": "2026-10-20"}, {"fase": "tweede_herinnering", "datum": "2026-10-30"}]
    record_of = case.model_dump(mode="json", exclude_defaults=True)
    start = as_recorded(parse({**record_of, "eerdere_berichten": reminded}))
    track = simulate(start, RENT, until=DAY + timedelta(days=30), events=(), monthly=None)
    sent = next(one for one in track.sent if one.stage == STAGE)
    return " ".join(plain.render(sent.rendered[0].message).split(" "))


@pytest.mark.slow
@pytest.mark.parametrize(("terms", "fee"), CASES)
def test_everyone_asks_the_same_fee(terms: list[str], fee: str) -> None:
    shown = (
        CliRunner().invoke(law, ["--fee", *(one.replace(".", ",") for one in terms), "--on", DAY.isoformat()]).output
    )
    assert f"Incassokosten in één 14-dagenbrief: {printed(Decimal(fee))}\n" in shown
    case = behind(terms)
    decision = journey.for_stage(case, RENT.creditor, STAGE, DAY)
    (message,) = pipeline.compose(case, RENT, decision, DAY, ("letter",))
    letter, asked = (
        " ".join(plain.render(message).split(" ")),
        f"Dan vragen wij {printed(Decimal(fee))} aan incassokosten.",
    )
    assert asked in letter
    assert asked in simulated(case)
    assert money_gate._highest_costs(case, RENT.creditor, [DAY]) == Decimal(fee)
    assert not too_high(letter)
    assert too_high(letter.replace(asked, asked.replace(printed(Decimal(fee)), printed(Decimal(fee) + CENT))))


@pytest.mark.parametrize(("principal", "start", "end", "total", "how"), INTEREST)
def test_everyone_counts_the_same_interest(principal: str, start: date, end: date, total: str, how: str) -> None:
    """The table of `letterkit law`, a letter that asks the interest, what the money gate lets through, what the linter
    makes of a letter that says how it is worked out, and what a simulated track asks day by day.
    """
    span = ["--from", start.isoformat(), "--to", end.isoformat()]
    assert printed(Decimal(total)) in CliRunner().invoke(law, ["--interest", principal.replace(".", ","), *span]).output
    term = {"vervaldatum": (start - timedelta(days=1)).isoformat(), "bedrag": principal}

    def asking(rente: Decimal) -> Case:
        owed = {"termijnen": [term], "rente": str(rente), "totaal": str(Decimal(principal) + rente)}
        return parse(record(stand_op=(end - timedelta(days=1)).isoformat(), achterstand=owed))

    right, wrong = (
        asking(Decimal(total)),
        asking(Decimal(total) + 3 * CENT),
    )  # a cent for rounding up, and one for a sum
    assert money_gate.in_case(right, RENT.creditor) == ()
    assert [fault.code for fault in money_gate.in_case(wrong, RENT.creditor)] == ["rente_te_hoog"], how
    decision = journey.for_stage(right, RENT.creditor, "herinnering", end)
    (message,) = pipeline.compose(right, RENT, decision, end, ("letter",))
    assert f"{printed(Decimal(total))} rente" in plain.render(message)
    said = f"Over {printed(Decimal(principal))} is de wettelijke rente van {day_of(start)} tot {day_of(end)} {{}}."
    assert interest_faults(said.format(printed(Decimal(total)))) == []
    for wrong in (Decimal(total) + 2 * CENT, Decimal(total) - CENT):  # a cent more may be rounding half up
        (fault,) = interest_faults(said.format(printed(wrong)))
        assert f"is het {printed(Decimal(total))} (wettelijke rente)" in fault


@pytest.mark.slow
@pytest.mark.parametrize(("principal", "start", "end", "total", "how"), INTEREST)
def test_a_simulated_track_asks_the_interest_of_its_day(
    principal: str, start: date, end: date, total: str, how: str
) -> None:
    """From the first missed day on, in every message that asks: what `letterkit law` gives for that day."""
    term = {"vervaldatum": (start - timedelta(days=1)).isoformat(), "bedrag": principal}
    owed = {"termijnen": [term], "rente": total, "totaal": str(Decimal(principal) + Decimal(total))}
    recorded = parse(record(stand_op=(end - timedelta(days=1)).isoformat(), achterstand=owed))
    track = simulate(first_missed_day(recorded), OTHER, until=start + timedelta(days=45), events=(), monthly=None)
    sent = [one for one in track.sent if one.stage != STAGE]  # the 14-day letter asks the claim alone
    assert sent, how
    for one in sent:
        span = ["--from", start.isoformat(), "--to", (one.day + timedelta(days=1)).isoformat()]
        shown = CliRunner().invoke(law, ["--interest", principal.replace(".", ","), *span]).output
        asked = next(line for line in shown.splitlines() if line.startswith("Wettelijke rente")).rpartition(": ")[2]
        for message in (made.message for made in one.rendered if made.message.channel in ("letter", "email")):
            assert asked == "€\u00a00,00" or f"{asked} rente" in plain.render(message), (how, one.day)


def test_all_worked_cases_together_are_many() -> None:
    days = yaml.safe_load((Path(__file__).parent / "calendar_cases.yaml").read_text(encoding="utf-8"))
    assert sum(map(len, TABLE.values())) + len(days) >= 140
