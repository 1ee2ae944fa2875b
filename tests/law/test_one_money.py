"""One fee: `letterkit law --fee`, the 14-day letter, the linter and the money gate give the same amount, worked out by hand
in ``worked_cases.yaml``.
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
from letterkit.lint import Linter
from letterkit.lint.inputs import parse as parse_document
from letterkit.render import plain
from letterkit.resources import samples_dir
from letterkit.workspace import load_workspace
from tests.invented import record

TABLE = yaml.safe_load((Path(__file__).parent / "worked_cases.yaml").read_text(encoding="utf-8"))
DAY = date(2026, 11, 16)
CASES = [
    *((one[0], one[3]) for one in TABLE["fee"] if one[1] == "0" and not one[2] and len(one[0]) == 1 and 1 <= float(one[0][0]) < 9e6),
    *((one[0], one[2]) for one in TABLE["letter"] if one[1] >= date(2024, 10, 1)),
]  # fmt: skip
WORKSPACE = load_workspace(samples_dir() / "creditor.yaml")
RENT = replace(WORKSPACE, creditor=WORKSPACE.creditor.model_copy(update={"sector": "huur", "fasen": {}}))
LINTER = Linter(today=DAY)
FORMULA = "binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd"


def behind(terms: list[str], **changes: object) -> Case:
    due = [{"vervaldatum": (DAY - timedelta(days=40 + n)).isoformat(), "bedrag": one} for n, one in enumerate(terms)]
    owed = {"termijnen": due, "totaal": str(sum(map(Decimal, terms), Decimal(0)))}
    return parse(record(stand_op=DAY.isoformat(), achterstand=owed, **changes))


def too_high(terms: list[str], fee: Decimal) -> bool:
    """Whether the linter finds a fee over one claim too high."""
    asked = printed(sum(map(Decimal, terms), Decimal(0)))
    text = f"Utrecht, 16 november 2026\n\nUw rekening van {asked} staat open. Betaal {FORMULA}. Doet u dat niet? Dan komt er "
    document = parse_document(
        f"{text}{printed(fee)} incassokosten bij.".encode(), path="brief.txt", suffix=".txt", channel="letter",
        stage="veertiendagenbrief",
    )  # fmt: skip
    return "incassokosten-te-hoog" in {one.rule for one in LINTER.judge(document).findings}


@pytest.mark.parametrize(("terms", "fee"), CASES)
def test_everyone_asks_the_same_fee(terms: list[str], fee: str) -> None:
    shown = (
        CliRunner().invoke(law, ["--fee", *(one.replace(".", ",") for one in terms), "--on", DAY.isoformat()]).output
    )
    assert f"Incassokosten in één 14-dagenbrief: {printed(Decimal(fee))}\n" in shown
    case = behind(terms)
    decision = journey.for_stage(case, RENT.creditor, "veertiendagenbrief", DAY)
    (message,) = pipeline.compose(case, RENT, decision, DAY, ("letter",))
    assert f"Dan vragen wij {printed(Decimal(fee))} aan incassokosten." in " ".join(plain.render(message).split(" "))
    assert money_gate._highest_costs(case, RENT.creditor, [DAY]) == Decimal(fee)


@pytest.mark.parametrize(("terms", "fee"), [one for one in CASES if len(one[0]) == 1][:8])
def test_the_linter_finds_a_cent_more(terms: list[str], fee: str) -> None:
    assert not too_high(terms, Decimal(fee))
    assert too_high(terms, Decimal(fee) + Decimal("0.01"))


def test_all_worked_cases_together_are_many() -> None:
    days = yaml.safe_load((Path(__file__).parent / "calendar_cases.yaml").read_text(encoding="utf-8"))
    assert sum(map(len, TABLE.values())) + len(days) >= 140
