"""A mistake in a glossary file is told with its file, line and column."""

import shutil
from pathlib import Path

import pytest

from letterkit.cli.error_boundary import sentence
from letterkit.errors import SourceInvalid
from letterkit.lint.glossary import load
from letterkit.resources import glossary_dir

ENTRY = """rule: archaisch
title: Proef
entries:
- id: reeds
  forms: ["reeds"]
  use: ["al"]
  why: Gewoner.
  level: warning
  source: eigen
  bad: ["Heeft u «reeds» betaald?"]
  good: ["Heeft u al betaald?"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("_sets.yaml", "_werkwoorden.yaml", "_bronnen.yaml"):
        shutil.copy(glossary_dir() / name, tmp_path / name)
    return tmp_path


def test_a_right_file_is_read(folder: Path) -> None:
    (folder / "proef.yaml").write_text(ENTRY, encoding="utf-8")
    glossary = load(folder)
    assert list(glossary.entries) == ["reeds"]
    assert glossary.titles == {"proef.yaml": "Proef"}
    assert glossary.entries["reeds"].line == 4


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("title: Proef\n", "", "glossary_head", 1),
        ("rule: archaisch", "rule: zin-te-lang", "glossary_rule", 1),
        ("  why: Gewoner.\n", "", "glossary_field_missing", 4),
        ("  why: Gewoner.\n", "  why: ''\n", "glossary_text", 7),
        ("  why: Gewoner.\n", "  why: Gewoner.\n  waarom: x\n", "glossary_field_unknown", 8),
        ("  why: Gewoner.\n", "  why: Gewoner.\n  why: x\n", "glossary_key_twice", 8),
        ("level: warning", "level: hoog", "glossary_level", 8),
        ("source: eigen", "source: ergens", "glossary_source", 9),
        ('use: ["al"]', "use: al", "glossary_list", 6),
        ('use: ["al"]', "use: []", "glossary_field_missing", 6),
        ("«reeds»", "reeds", "glossary_marks", 10),
        ("«reeds»", "«reeds", "glossary_marks", 10),
        ("Heeft u al betaald?", "Heeft u «al» betaald?", "glossary_marks", 11),
        ('["reeds"]', '["reeds", "{wie}"]', "glossary_form_unknown_set", 5),
        ('["reeds"]', '["<reeds>"]', "glossary_form_not_an_infinitive", 5),
        ('["reeds"]', '["reeds …"]', "glossary_form_empty_part", 5),
        ('["reeds"]', '["(reeds"]', "glossary_form_unbalanced", 5),
        ('["reeds"]', '["re*eds"]', "glossary_form_star_in_the_middle", 5),
        ('["reeds"]', '["' + "(a|b|c|d|e|f|g|h)" * 6 + '"]', "glossary_form_too_many_alternatives", 5),
        ("  good:", "  exact: ja\n  good:", "glossary_flag", 11),
        ("entries:\n- id: reeds", "entries:\n- reeds\n- id: reeds", "glossary_mapping", 4),
        ('use: ["al"]', 'use: ["al"', "glossary_yaml", 7),
    ],
)
def test_a_mistake_is_told_at_its_place(folder: Path, old: str, new: str, code: str, line: int) -> None:
    assert old in ENTRY
    path = folder / "proef.yaml"
    path.write_text(ENTRY.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SourceInvalid) as told:
        load(folder)
    assert (told.value.code, told.value.values["line"]) == (code, line)
    assert sentence(told.value).startswith(f"{path}:{line}:")


def test_ids_are_unique_over_all_files(folder: Path) -> None:
    (folder / "een.yaml").write_text(ENTRY, encoding="utf-8")
    (folder / "twee.yaml").write_text(ENTRY.replace('["reeds"]', '["thans"]'), encoding="utf-8")
    with pytest.raises(SourceInvalid) as told:
        load(folder)
    assert told.value.code == "glossary_id_twice"
    assert told.value.values["other"] == "een.yaml"


def test_forms_are_unique_over_all_files(folder: Path) -> None:
    (folder / "een.yaml").write_text(ENTRY, encoding="utf-8")
    (folder / "twee.yaml").write_text(ENTRY.replace("id: reeds", "id: al-reeds"), encoding="utf-8")
    with pytest.raises(SourceInvalid) as told:
        load(folder)
    assert (told.value.code, told.value.values["line"]) == ("glossary_form_twice", 5)
    assert "reeds" in sentence(told.value)


def test_a_word_may_stand_in_a_word_list_and_a_tone_list(folder: Path) -> None:
    (folder / "een.yaml").write_text(ENTRY, encoding="utf-8")
    tone = ENTRY.replace("id: reeds", "id: toon").replace("rule: archaisch", "rule: verwijt")
    (folder / "twee.yaml").write_text(tone, encoding="utf-8")
    assert len(load(folder).entries) == 2


@pytest.mark.parametrize("name", ["_sets.yaml", "_werkwoorden.yaml", "_bronnen.yaml"])
def test_a_missing_helper_file_is_told(folder: Path, name: str) -> None:
    (folder / "proef.yaml").write_text(ENTRY, encoding="utf-8")
    (folder / name).unlink()
    with pytest.raises(SourceInvalid) as told:
        load(folder)
    assert told.value.code == "glossary_missing"
    assert name in sentence(told.value)


def test_a_verb_needs_its_parts(folder: Path) -> None:
    (folder / "_werkwoorden.yaml").write_text("nemen: {past: [nam, namen]}\n", encoding="utf-8")
    with pytest.raises(SourceInvalid) as told:
        load(folder)
    assert told.value.code == "glossary_verb"


def test_an_empty_folder_is_no_glossary(tmp_path: Path) -> None:
    with pytest.raises(SourceInvalid) as told:
        load(tmp_path)
    assert told.value.code == "glossary_empty"


def test_the_digest_follows_the_files(folder: Path) -> None:
    path = folder / "proef.yaml"
    path.write_text(ENTRY, encoding="utf-8")
    before = load(folder).digest
    path.write_text(ENTRY.replace("Gewoner.", "Gewoner woord."), encoding="utf-8")
    assert load(folder).digest != before
