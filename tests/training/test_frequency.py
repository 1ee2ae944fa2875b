"""The recipe of the word table: counts become Zipf values, and compounds are learned from a list."""

from pathlib import Path

import pytest

from letterkit.language import tables
from letterkit.language.compounds import candidates
from training import compounds, frequency


def test_counts_become_zipf_values_and_rare_or_odd_words_are_left_out(tmp_path: Path) -> None:
    counts = tmp_path / "woorden.txt"
    counts.write_text("de 9000000\nhuis 900000\nHUIS2 99900\n'n 90\nhuisje 10\nhuis 0\n", encoding="utf-8")
    values = frequency.zipf_values(counts)
    assert values == {"de": 8.95, "huis": 7.95, "huisje": 3.0}


@pytest.mark.slow
def test_words_known_from_reading_are_those_that_are_said_seldom() -> None:
    found = frequency.read_words({"rekening": 4.8})
    assert "bijlage" in found
    assert "rekening" not in found


def test_compounds_are_learned_from_a_list() -> None:
    table = tables.shipped()
    heads = dict.fromkeys((f"{front}rekening" for front in ("stroom", "bank", "water", "eind", "huis")), "rekening")
    heads |= dict.fromkeys(("houding", "woning", "wetten", "netten", "ribben"), "")
    fitted = compounds.fit(table, heads)
    odds = {
        noun: max(sum(a * b for a, b in zip(fitted.compound, row, strict=True)) for _, row in candidates(table, noun))
        for noun in ("gasrekening", "matten")
    }
    assert odds["gasrekening"] > odds["matten"]
    assert fitted.zipf == table.zipf
