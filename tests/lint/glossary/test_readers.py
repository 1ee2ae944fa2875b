"""What people read of the glossary: the command, the page, and the sources beside the data."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from letterkit.cli.glossary import glossary
from letterkit.errors import WrongCall
from letterkit.lint.glossary import shipped
from letterkit.reports.glossary_page import page
from letterkit.resources import glossary_dir

ROOT = Path(__file__).parents[3]


def shown(*arguments: str) -> str:
    done = CliRunner().invoke(glossary, arguments, catch_exceptions=False)
    assert done.exit_code == 0
    return done.output


def test_a_term_is_told_in_full() -> None:
    text = shown("in gebreke stellen")
    entry = shipped().entries["in-gebreke-stellen"]
    for part in (entry.why, entry.source, *entry.bad, *entry.good, *entry.use):
        assert part in text


def test_a_phrase_from_a_letter_leads_to_its_entry() -> None:
    assert "verschuldigd" in shown("bent u € 40 verschuldigd")


def test_without_a_term_all_are_listed() -> None:
    assert len(shown().splitlines()) == len(shipped().entries)


def test_as_data() -> None:
    (entry,) = json.loads(shown("reeds", "--format", "json"))
    assert entry["id"] == "reeds"
    assert entry["use"] == ["al"]
    assert len(json.loads(shown("--format", "json"))) == len(shipped().entries)


def test_an_unknown_term_is_a_wrong_call() -> None:
    with pytest.raises(WrongCall) as told:
        CliRunner().invoke(glossary, ["xyzzy"], standalone_mode=False, catch_exceptions=False)
    assert told.value.code == "glossary_unknown_term"


def test_the_page_is_made_from_the_glossary() -> None:
    """When this fails: python -m letterkit.reports.glossary_page docs/nl/woordenlijst.md"""
    assert (ROOT / "docs" / "nl" / "woordenlijst.md").read_text(encoding="utf-8") == page()


def test_the_readme_names_licence_and_every_file_and_source() -> None:
    text = (glossary_dir() / "README.md").read_text(encoding="utf-8")
    assert "EUPL-1.2" in text
    named = set(re.findall(r"`([\w-]+\.yaml)`", text))
    assert named == {path.name for path in glossary_dir().glob("*.yaml")}
