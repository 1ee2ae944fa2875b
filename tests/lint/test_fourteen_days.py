"""The linter judges a 14-day letter by the law itself, with the creditor's own figures where it has them."""

from datetime import date

import pytest

from letterkit.law.settings import with_own
from letterkit.lint import Linter
from letterkit.lint.findings import Finding
from letterkit.lint.inputs import parse as parse_document

FORMULA = "binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd"
HEAD = "Rotterdam, 16 november 2026\n\nBeste mevrouw Jansen,\n\n"
TODAY = date(2026, 11, 23)


def findings(text: str, stage: str = "veertiendagenbrief", linter: Linter | None = None) -> list[tuple[str, str, str]]:
    """Rule, level and text of each finding about the clause of the 14-day letter."""
    document = parse_document((HEAD + text).encode(), path="brief.txt", suffix=".txt", channel="letter", stage=stage)
    found: tuple[Finding, ...] = (linter or Linter(today=TODAY)).judge(document).findings
    return [
        (one.rule, one.level, one.text) for one in found if one.rule.startswith(("veertien", "incasso", "kosten-naast"))
    ]


def letter(term: str, fee: str = "€ 40") -> str:
    return (
        f"Uw rekening van € 100 staat nog open. Betaal {term}. Betaalt u dan niet? Dan komt er {fee} incassokosten bij."
    )


VERKEERD, ONTBREEKT = "veertien-dagen-verkeerd", "veertien-dagen-ontbreekt"
TERMS = [
    ("binnen vijftien dagen nadat wij deze brief hebben verzonden", "error"),
    ("binnen vijftien dagen nadat deze brief is gedateerd", "error"),
    ("binnen 14 dagen vanaf de dag na dagtekening, u heeft de brief dan ontvangen", "error"),
    (f"{FORMULA}, dus uiterlijk 26 november 2026", "error"),
    (f"{FORMULA}. Betaal dus binnen 14 dagen na heden", "error"),
    ("uiterlijk 5 december 2026", "error"),
    ("binnen drie weken nadat deze brief bij u is bezorgd", None),
    ("binnen 16 dagen nadat deze brief bij u is bezorgd", None),
    ("binnen 15 dagen na bezorging van deze brief", None),
    (f"{FORMULA}, dus uiterlijk 2 december 2026", None),
    ("binnen veertien dagen na de dag waarop u deze brief heeft ontvangen", "warning"),
]


@pytest.mark.parametrize(("term", "level"), TERMS)
def test_each_wording_gets_its_verdict(term: str, level: str | None) -> None:
    assert [(rule, found) for rule, found, _ in findings(letter(term))] == ([(VERKEERD, level)] if level else [])


@pytest.mark.parametrize("stage", ["aanmaning", "tweede_herinnering", "overdracht_incasso"])
@pytest.mark.parametrize(("term", "level"), [one for one in TERMS if "uiterlijk" not in one[0]])
def test_a_letter_of_another_stage_with_the_clause_is_judged_alike(term: str, level: str | None, stage: str) -> None:
    assert [(rule, found) for rule, found, _ in findings(letter(term), stage)] == ([(VERKEERD, level)] if level else [])


@pytest.mark.parametrize(
    "text",
    [
        "Uw rekening van € 100 staat nog open. Wilt u binnen 14 dagen betalen?",
        "U betaalde niet binnen 14 dagen. Daarom kwam er € 40 incassokosten bij.",
        "Uw rekening staat open. Wij sturen u binnen 14 dagen een nieuwe rekening.",
    ],
)
def test_other_letters_have_no_such_clause(text: str) -> None:
    assert findings(text, "aanmaning") == []


@pytest.mark.parametrize(
    ("text", "rule", "level"),
    [
        (letter(FORMULA, "€ 48,40"), "incassokosten-te-hoog", "error"),  # not a word on VAT
        (letter(FORMULA, "€ 48,40") + " Dat is met btw.", "incassokosten-te-hoog", "error"),
        (
            letter(FORMULA, "€ 48,40") + " Wij gebruiken een incassobedrijf dat btw rekent. Die btw kunnen wij niet "
            "verrekenen. Daarom zijn de kosten verhoogd met € 8,40.",
            None,
            None,
        ),
        (letter(FORMULA, "€ 48,41") + " Die btw kunnen wij niet verrekenen.", "incassokosten-te-hoog", "error"),
        (letter(FORMULA, "veertig euro"), None, None),
        (letter(FORMULA, "vijftig euro"), "incassokosten-te-hoog", "error"),
        (
            letter(FORMULA, "€ 40 incassokosten, € 15 administratiekosten en geen"),
            "kosten-naast-incassokosten",
            "error",
        ),
        (letter(FORMULA) + " Ook komt er € 7,50 herinneringskosten bij.", "kosten-naast-incassokosten", "error"),
        (
            f"U heeft 3 x € 150 niet betaald, samen € 450. Betaal {FORMULA}. Daarna betaalt u € 67,50 incassokosten.",
            "incassokosten-te-hoog",
            "warning",
        ),
        (
            (
                f"U heeft € 150 voor mei, € 150 voor juni en € 150 voor juli niet betaald. Dat is samen € 450. "
                f"Betaal {FORMULA}. Daarna betaalt u € 67,50 incassokosten."
            ),
            "incassokosten-te-hoog",
            "warning",
        ),
        (
            f"U moet nog € 12.345,67 betalen. Betaal {FORMULA}. Daarna betaalt u € 898,46 incassokosten.",
            "incassokosten-te-hoog",
            "warning",  # half a cent is no reason to hold a letter
        ),
        (
            f"U moet nog € 12.345,67 betalen. Betaal {FORMULA}. Daarna betaalt u € 898,47 incassokosten.",
            "incassokosten-te-hoog",
            "error",
        ),
        (f"U moet nog € 12.345,67 betalen. Betaal {FORMULA}. Daarna betaalt u € 898,45 incassokosten.", None, None),
    ],
)
def test_fees_are_judged_to_the_cent_by_the_law(text: str, rule: str | None, level: str | None) -> None:
    assert [(found, height) for found, height, _ in findings(text)] == ([(rule, level)] if rule else [])


def test_a_creditors_own_figure_reaches_the_linter() -> None:
    text = f"U heeft 3 x € 150 niet betaald, samen € 450. Betaal {FORMULA}. Daarna betaalt u € 67,50 incassokosten."
    off = {"cap_highest_instalment": {"value": 0, "source": "Besluit BIK, artikel 2a", "confirmed": True}}
    assert findings(text, linter=Linter(today=TODAY, law=with_own(off))) == []
    lower = {"vat_percent": {"value": 9, "source": "eigen bron", "confirmed": True}}
    taxed = letter(FORMULA, "€ 48,40") + " Die btw kunnen wij niet verrekenen."
    assert findings(taxed) == []
    assert [one[0] for one in findings(taxed, linter=Linter(law=with_own(lower)))] == ["incassokosten-te-hoog"]
