"""What people read of the glossary: the command, the page, and the sources beside the data."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from letterkit.cli.glossary import glossary
from letterkit.errors import WrongCall
from letterkit.lint.glossary import shipped
from letterkit.lint.glossary.loader import CITATIONS, SETS, VERBS, digest_of
from letterkit.lint.glossary.stored import NAME, as_json, ready, store
from letterkit.reports.glossary_page import page
from letterkit.resources import glossary_dir

ROOT = Path(__file__).parents[3]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A copy of the glossary, without a stored form."""
    for path in glossary_dir().glob("*.yaml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    return tmp_path


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """One theme of the glossary, without a stored form: enough to see which of the two is read."""
    for name in ("kil.yaml", SETS, VERBS, CITATIONS):
        (tmp_path / name).write_bytes((glossary_dir() / name).read_bytes())
    return tmp_path


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


@pytest.mark.slow
def test_the_stored_glossary_is_what_the_files_say(own: Path) -> None:
    worked_out = ready(own)
    store(own)
    assert json.loads(as_json(ready(own))) == json.loads(as_json(worked_out))
    assert ready(own).entries == worked_out.entries


def test_the_stored_glossary_is_what_is_read(few: Path) -> None:
    """A stored title that the files do not have comes back: the file was used."""
    tree = json.loads(store(few).read_text(encoding="utf-8"))
    (few / NAME).write_text(json.dumps({**tree, "titles": {"x.yaml": "X"}}), encoding="utf-8")
    assert ready(few).titles == {"x.yaml": "X"}


@pytest.mark.parametrize("spoil", ["", "{", "[]", "{}", '{"format": 1, "digest": ""}'])
def test_a_stored_glossary_that_does_not_fit_is_left_aside(few: Path, spoil: str) -> None:
    digest = digest_of(few)
    (few / NAME).write_text(spoil, encoding="utf-8")
    assert ready(few).digest == digest
    store(few)
    changed = few / "kil.yaml"
    changed.write_text(changed.read_text(encoding="utf-8") + "\n# anders\n", encoding="utf-8")
    assert ready(few).digest != digest
