"""``letterkit readability`` as a writer and a script see it."""

import io
import json
from pathlib import Path

import pytest

from tests.conftest import Run

LETTER = """\
Geachte heer De Vries,

Ondanks onze eerdere sommaties hebben wij tot op heden geen betaling van u mogen ontvangen. Wij stellen u hierbij
formeel in gebreke. De wettelijke rente wordt vanaf heden in rekening gebracht. Betaal het bedrag voor 3 mei.
Wij helpen u graag. Bel ons.

Met vriendelijke groet,
"""


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "brief.txt"
    path.write_text(LETTER, encoding="utf-8")
    return path


def test_the_text_says_what_was_measured_and_what_would_help(letterkit: Run, letter: Path) -> None:
    result = letterkit("readability", letter)
    assert result.code == 0
    assert "Hoger is moeilijker." in result.out
    assert "Van elke 100 volwassenen" in result.out
    assert "sommaties (regel 3)" in result.out
    assert "1. Regel 3: Ondanks onze eerdere sommaties" in result.out
    assert "'hebben' en 'mogen' horen bij elkaar" in result.out
    assert "Wat helpt:" in result.out
    assert "Gemeten met: LiNT-II-formule, eigen kenmerken van letterkit" in result.out
    assert "B1" not in result.out


def test_json_has_the_fields_of_the_contract_and_places_in_the_file(letterkit: Run, letter: Path) -> None:
    (document,) = json.loads(letterkit("readability", letter, "--format", "json").out)["documents"]
    figures = document["readability"]
    assert {"lint_score", "lint_level", "flesch_douma", "words_per_sentence", "longest_sentence", "hard_words"} <= set(
        figures
    )
    assert figures["too_short"] is False
    assert figures["made_with"] == {"formula": "LiNT-II", "analyser": "light", "data": "shipped"}
    assert len(document["sentences"]) == 6
    for place in (*document["hard_words"], *document["sentences"]):
        assert LETTER[place["start"] : place["end"]] == place["text"]
    assert document["sentences"][0]["line"] == 3


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Betaal nu.", "Te kort om te meten: 1 zin(nen) lopende tekst."),
        ("😀", "Geen lopende tekst gevonden."),
        (
            "You have not paid your bill yet. Please pay us before the third of May or call us.",
            "geen Nederlandse tekst",
        ),
    ],
)
def test_what_cannot_be_measured_is_said(letterkit: Run, tmp_path: Path, text: str, sentence: str) -> None:
    path = tmp_path / "tekst.txt"
    path.write_text(text, encoding="utf-8")
    result = letterkit("readability", path)
    assert result.code == 0
    assert sentence in result.out


def test_standard_input_can_be_measured(letterkit: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(LETTER.encode())))
    assert "LiNT-II:" in letterkit("readability", "-").out


def test_a_file_that_is_no_text_gets_one_clear_sentence(letterkit: Run, tmp_path: Path) -> None:
    path = tmp_path / "plaatje.txt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    result = letterkit("readability", path)
    assert (result.code, result.out) == (2, "")
    assert result.err.strip().endswith("is geen tekstbestand.")


@pytest.mark.slow
def test_an_analyser_that_is_not_there_is_named(letterkit: Run, letter: Path) -> None:
    result = letterkit("readability", letter, "--analyser", "nl_core_nieuws_xxl")
    assert result.code == 2
    assert result.err.strip() == "nl_core_nieuws_xxl is niet geïnstalleerd. Installeer het, of laat die keuze weg."
