"""The page for operators and the samples say what the program does."""

import re
from pathlib import Path

import pytest
import yaml

from letterkit.disclosure import READINGS
from letterkit.disclosure.clauses import CLAUSES
from letterkit.disclosure.fields_page import MODELS, filled, json_schema
from letterkit.yaml_source import documents
from tests.conftest import Run
from tests.schemas import of_schema

from .conftest import SAMPLE

PAGE = Path(__file__).parents[2] / "docs" / "nl" / "microkrediet.md"


def test_the_tables_of_fields_are_the_schemas() -> None:
    """When this fails: python -m letterkit.disclosure.fields_page docs/nl/microkrediet.md."""
    text = PAGE.read_text(encoding="utf-8")
    assert text.count("<!-- velden: ") == len(MODELS)
    assert filled(text) == text


def test_every_clause_reading_and_option_is_on_the_page(letterkit: Run) -> None:
    text = PAGE.read_text(encoding="utf-8")
    for named in [clause.number for clause in CLAUSES] + [f"`{reading}`" for reading in READINGS]:
        assert named in text, named
    options = set(re.findall(r"--[a-z]+", letterkit("disclosure", "--help").out)) - {"--help"}
    assert not {option for option in options if option not in text}


@pytest.mark.slow
@pytest.mark.parametrize("name", MODELS)
def test_the_schema_comes_from_the_command(letterkit: Run, name: str) -> None:
    found = letterkit("disclosure", "--schema", name)
    assert found.code == 0
    assert yaml.safe_load(found.out) == json_schema(name)
    of_schema(json_schema(name))


@pytest.mark.slow
def test_the_sample_follows_its_schema() -> None:
    text = (SAMPLE / "instelling.yaml").read_text(encoding="utf-8")
    (document,) = documents(text, "instelling.yaml")
    of_schema(json_schema("instelling")).validate(document.value)
    assert [one["jaar"] for one in document.value["jaren"]] == [2024, 2025, 2026]


@pytest.mark.slow
def test_the_sample_shows_every_difficulty(letterkit: Run, tmp_path: Path) -> None:
    """Arrears of both terms, restructured and written off, a person with more loans, three different PAR figures."""
    found = letterkit("disclosure", SAMPLE / "leningen-2026.csv", "--out", tmp_path / "out", "--strict")
    assert (found.code, "Alle cijfers staan erin." in found.out) == (0, True)
    rows = (tmp_path / "out" / "openbaarmaking-2026.csv").read_text(encoding="utf-8-sig").splitlines()
    par = {row.split(";")[7] for row in rows if row.startswith("4.4.4 ") and ";2026;" in row}
    assert len(par) == 6
