"""Small invented portfolios: every test says in full what it counts."""

import copy
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from letterkit import resources
from letterkit.disclosure import Loan
from letterkit.disclosure.portfolio import Portfolio

SAMPLE = resources.samples_dir() / "microkrediet"
YEAR = 2026
NAMES = tuple(Loan.model_fields)


def loan(number: str, client: str, **values: Any) -> Loan:
    """A loan of 2026 without trouble: € 1.000 paid out, € 600 open; ``values`` are what the test is about."""
    plain = {
        "uitbetaald_op": date(2026, 3, 1),
        "uitbetaald_bedrag": "1000.00",
        "geherstructureerd": False,
        "openstaand": "600.00",
        "dagen_achterstand": 0,
        "afgeschreven": False,
        "verbonden_partij": False,
    }
    return Loan.model_validate({"lening": number, "client": client, **plain, **values})


def portfolio(*loans: Loan) -> Portfolio:
    return Portfolio(YEAR, loans)


def row(number: str, client: str, **values: str) -> dict[str, str]:
    """A row as it stands in a file."""
    plain = {
        "uitbetaald_op": "01-03-2026",
        "uitbetaald_bedrag": "1.000,00",
        "geherstructureerd": "nee",
        "openstaand": "600,00",
        "dagen_achterstand": "0",
        "afgeschreven": "nee",
        "verbonden_partij": "nee",
    }
    return {"lening": number, "client": client, **plain, **values}


def csv_of(rows: list[dict[str, str]], names: tuple[str, ...] = NAMES) -> str:
    return "\n".join([";".join(names), *(";".join(one.get(name, "") for name in names) for one in rows)]) + "\n"


DATA: dict[str, Any] = {
    "bni": {"bedrag": 50000, "jaar": 2025, "bron": "verzonnen"},
    "voorziening": 100,
    "investeringen_verbonden_partijen": 0,
    "activa": {"totaal": 5000},
    "passiva": {"totaal": 3000},
    "eigen_vermogen": 2000,
    "exploitatie_inkomsten": 900,
    "kosten": {"financieel": 100, "voorziening": 200, "personeel": 500, "administratief": 200},
    "subsidies": 250,
    "vrijwilligers": 3,
    "personeelsleden": 4,
    "kredietfunctionarissen": 2,
    "klachten": 0,
    "aantallen": dict.fromkeys(
        ("vrouwen", "platteland", "onder_armoedegrens", "doorstroom", "etnische_minderheden", "starters", "bijstand"), 1
    ),
}
CIJFERS: dict[str, Any] = {
    "gemiddelde_lening": 900.5, "mediaan_bni": 12.3, "vrouwen": 40.0, "platteland": 10.0, "onder_armoedegrens": 20.0,
    "doorstroom": 3.0, "etnische_minderheden": 5.0, "starters": 30.0, "bijstand": 25.0, "actieve_kredietnemers": 20,
    "leningen_uitbetaald": 8, "waarde_uitbetaald": 7204.0, "leningen_uitstaand": 21, "actuele_portefeuille": 9000.0,
    "bruto_portefeuille": 10000.0, "netto_portefeuille": 9500.0, "par_lezing": "achterstand", "par30": 800.0,
    "par90": 300.0, "verbonden_partijen": 0.5, "activa": 20000.0, "passiva": 12000.0, "duurzaamheid": 0.8,
    "subsidies": 1000.0, "vrijwilligers": 5, "kosten_per_lening": 1500.0, "kredietfunctionarissen": 1,
    "personeelsleden": 3, "klachten": 2,
}  # fmt: skip


def institution(**changes: Any) -> dict[str, Any]:
    """A whole institution file: 2025 validated, 2026 to be computed. ``changes`` replace top-level fields."""
    return copy.deepcopy(
        {
            "naam": "Stichting Voorschot",
            "status": "is_beoordeeld",
            "publicatie": {"datum": "2027-02-01", "adres": "https://voorschot.example/cijfers"},
            "missie": "Wij lenen aan wie begint.",
            "jaren": [
                {"jaar": 2025, "gevalideerd": {"door": "Beoordelaar", "op": "2026-05-01"}, "cijfers": CIJFERS},
                {"jaar": 2026, "gegevens": DATA},
            ],
            **changes,
        }
    )


def with_data(**changes: Any) -> dict[str, Any]:
    """The same, with other ``gegevens`` of 2026; None leaves a field out."""
    whole = institution()
    data = {**whole["jaren"][1]["gegevens"], **changes}
    whole["jaren"][1]["gegevens"] = {key: value for key, value in data.items() if value is not None}
    return whole


Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """``write(rows, institution)``: the two files in a folder; the path of the loans."""

    def both(rows: list[dict[str, str]] | str, about: dict[str, Any] | str | None = None) -> Path:
        about = institution() if about is None else about
        text = (
            about
            if isinstance(about, str)
            else yaml.safe_dump(json.loads(json.dumps(about)), allow_unicode=True, sort_keys=False)
        )
        (tmp_path / "instelling.yaml").write_text(text, encoding="utf-8")
        path = tmp_path / "leningen.csv"
        path.write_text(rows if isinstance(rows, str) else csv_of(rows), encoding="utf-8")
        return path

    return both
