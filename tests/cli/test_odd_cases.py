"""What `letterkit render` does with cases that were once sent as they came: each kind with the outcome that is right."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from letterkit.resources import samples_dir
from tests.conftest import Run
from tests.invented import record

SAMPLE = samples_dir() / "creditor.yaml"
LONG = "servicekosten/stookkosten/watergebruik-2025-2026-afrekening-definitief"
Made = Callable[..., tuple[str, list[str]]]


@pytest.fixture
def made(letterkit: Run, tmp_path: Path) -> Made:
    """What is told about one case, and the text of each page of its letter (no pages: it was held)."""

    def make(settings: tuple[str, str] = ("", ""), **changes: Any) -> tuple[str, list[str]]:
        text = SAMPLE.read_text(encoding="utf-8")
        for name in ("logo.svg", "betaalgeheim"):
            text = text.replace(f": {name}", f": {SAMPLE.parent / name}")
        assert settings[0] in text
        (tmp_path / "creditor.yaml").write_text(text.replace(*settings), encoding="utf-8")
        case = record(stand_op="2026-11-29", klant__kanalen=["letter"], **changes)
        (tmp_path / "zaak.json").write_text(json.dumps(case), encoding="utf-8")
        place = tmp_path / "uit"
        done = letterkit("render", tmp_path / "zaak.json", "--creditor", tmp_path / "creditor.yaml",
                         "--today", "2026-11-30", "--out", place)  # fmt: skip
        told = (done.out + done.err).replace("\u00a0", " ")
        return told, [page for path in place.rglob("*.pdf") for page in pages(path)]

    return make


def pages(path: Path) -> list[str]:
    pdf = pypdfium2.PdfDocument(path)
    found = [" ".join(page.get_textpage().get_text_range().replace("\u00a0", " ").split()) for page in pdf]
    pdf.close()
    return found


def owed(*terms: dict[str, str], **more: str) -> dict[str, Any]:
    parts = [term["bedrag"] for term in terms] + list(more.values())
    return {"termijnen": list(terms), **more, "totaal": f"{sum(map(float, parts)):.2f}"}


def term(day: str, amount: str, **more: str) -> dict[str, str]:
    return {"vervaldatum": day, "bedrag": amount, **more}


@pytest.mark.parametrize(
    ("more", "words"),
    [({"kosten": "40.00"}, "is geen 14-dagenbrief gestuurd"), ({"rente": "60.00"}, "kan het hoogstens")],
)
def test_costs_and_interest_that_the_law_does_not_allow_are_held(made: Made, more: dict[str, str], words: str) -> None:
    told, letter = made(achterstand=owed(term("2026-10-01", "100.00"), **more))
    assert words in told
    assert not letter


@pytest.mark.slow
def test_the_letter_names_the_contract_that_is_not_paid(made: Made) -> None:
    others = [
        {"nummer": "DK 2", "omschrijving": "doorlopend krediet"},
        {"nummer": "CC 3", "omschrijving": "creditcard"},
    ]
    _, letter = made(achterstand=owed(term("2026-11-20", "20.00", contract="DK 2")), overige_contracten=others)
    assert "uw doorlopend krediet" in letter[0]
    assert "DK 2" in letter[0]
    assert "C-77" not in "".join(letter)
    wanted = owed(term("2026-11-20", "20.00", contract="DK 2"), term("2026-11-20", "30.00", contract="CC 3"))
    _, letter = made(achterstand=wanted, overige_contracten=others)
    assert "doorlopend krediet DK 2" in letter[0]
    assert "creditcard CC 3" in letter[0]


def test_a_term_of_an_unknown_contract_is_refused(made: Made) -> None:
    told, letter = made(achterstand=owed(term("2026-11-20", "20.00", contract="XX 9")))
    assert "noemt een contract dat niet in deze zaak staat" in told
    assert not letter


def test_an_earlier_message_of_another_system_counts_or_is_refused(made: Made) -> None:
    sent = {"eerdere_berichten": [{"fase": "sommatie", "datum": "2026-11-20", "kanaal": "letter"}]}
    case = {"achterstand": owed(term("2026-09-20", "400.00")), **sent}
    told, letter = made(**case)
    assert "sommatie" not in "".join(letter)
    assert not letter
    assert "tweede_herinnering" in told  # the names there are
    told, letter = made(("berichten:\n", "fasen_elders: {sommatie: aanmaning}\nberichten:\n"), **case)
    assert "Er is vandaag niets te sturen" in told
    assert not letter


def test_amounts_and_dates_are_whole_beside_a_long_word(made: Made) -> None:
    terms = (
        term("2026-11-20", "1234.56", omschrijving="Restant eindafrekening"),
        term("2026-11-21", "100.00", omschrijving=LONG),
    )
    _, letter = made(achterstand=owed(*terms))
    for words in ("€ 1.234,56", "20 november 2026", "21 november 2026", "€ 1.334,56"):
        assert words in letter[0]


@pytest.mark.parametrize("count", [1, 4, 9])
def test_help_and_the_way_to_pay_are_on_the_first_page(made: Made, count: int) -> None:
    terms = [term(f"2026-11-{15 + n}", "75.00", omschrijving=f"nota {n}") for n in range(count)]
    _, letter = made(achterstand=owed(*terms))
    assert "Lukt betalen nu niet?" in letter[0]
    assert "Rekening (IBAN)" in letter[0]


@pytest.mark.parametrize(("day", "amount", "words"), [
    ("2006-01-01", "100.00", "verjaard"), ("2019-01-01", "100.00", "verjaard"), ("2026-11-01", "0.01", "klein"),
])  # fmt: skip
def test_very_old_and_very_small_claims_are_held(made: Made, day: str, amount: str, words: str) -> None:
    told, letter = made(achterstand=owed(term(day, amount)))
    assert words in told
    assert not letter


@pytest.mark.slow
def test_a_code_promises_nothing_about_a_bank(made: Made) -> None:
    _, letter = made()
    assert "Scan met de camera van uw telefoon" in letter[0]
    _, letter = made(("qr: betaallink", "qr: epc"))
    assert letter[0].index("Maak het over, of scan") < letter[0].index("Rekening (IBAN)")
