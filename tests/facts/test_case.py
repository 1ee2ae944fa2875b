"""One finished text held against its case on the command line."""

import json
from pathlib import Path

import pytest

from letterkit import resources
from tests.conftest import Run

CASE = {
    "zaaknummer": "F-1",
    "stand_op": "2026-11-29",
    "klant": {
        "aanspreekvorm": "mevrouw",
        "achternaam": "Vermeulen",
        "adres": {"straat": "Wilgenlaan", "huisnummer": "12", "postcode": "3512 JE", "plaats": "Utrecht"},
    },
    "contract": {"nummer": "PL 1", "omschrijving": "persoonlijke lening"},
    "achterstand": {"termijnen": [{"vervaldatum": "2026-11-15", "bedrag": "150.00"}], "totaal": "150.00"},
    "betalingskenmerk": "4202600000000001",
}


def rules_found(letterkit: Run, tmp_path: Path, text: str) -> set[str]:
    """The errors in a text of this case, as ``lint --case`` tells them."""
    (tmp_path / "zaak.jsonl").write_text(json.dumps(CASE), encoding="utf-8")
    (tmp_path / "brief.txt").write_text(text, encoding="utf-8")
    creditor = resources.samples_dir() / "creditor.yaml"
    call = ("lint", tmp_path / "brief.txt", "--creditor", creditor, "--case", tmp_path / "zaak.jsonl")
    result = letterkit(*call, "--format", "json", "--fail-on", "never")
    (document,) = json.loads(result.out)["documents"]
    return {one["rule"] for one in document["findings"] if one["level"] in ("error", "warning")}


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("U moet nog € 195 betalen.", "bedrag-anders"),
        ("Gebruik betalingskenmerk 5000 0000 0000 0005.", "kenmerk-anders"),
        ("Maak het over naar NL20 INGB 0001 2345 67.", "iban-anders"),
        ("Bel ons op 020 765 43 21.", "nummer-anders"),
        ("Mail ons: hulp@voorbeeldkrediet.com.", "domein-onbekend"),
        ("U betaalt in drie keer: € 60, € 60 en € 40.", "bedrag-onbekend"),
        ("De termijn van € 150 moest u betalen op 15 augustus 2026.", "dag-niet-van-zaak"),
        ("Typ de cijfers zo over: 4202600000000010.", "kenmerk-anders"),
        ("Geldfit helpt u gratis. Bel 0800-5118.", "nummer-anders"),
    ],
)
def test_a_text_that_says_something_else_than_its_case_is_stopped(
    letterkit: Run, tmp_path: Path, sentence: str, rule: str
) -> None:
    assert rule in rules_found(letterkit, tmp_path, f"Beste mevrouw Vermeulen,\n\n{sentence}\n")


def test_a_text_that_says_what_its_case_says_is_not(letterkit: Run, tmp_path: Path) -> None:
    text = (
        "Beste mevrouw Vermeulen,\n\nU moet nog € 150 betalen. Maak het over naar NL91 ABNA 0417 1643 00 met "
        "betalingskenmerk 4202 6000 0000 0001. Dat had gekund op 15 november 2026. Drie keer € 50 mag ook, of € 60, € 60 "
        "en € 30. Vragen? Bel ons op 020 123 45 67, of Geldfit op 0800-8115.\n"
    )
    assert not {
        rule for rule in rules_found(letterkit, tmp_path, text) if rule.endswith(("-anders", "-onbekend", "-zaak"))
    }
