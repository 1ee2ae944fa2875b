"""Signs that nobody sees in the files that writers make: taken out, or named with file, line and column."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from letterkit import resources
from letterkit.dutch.invisible import readable, wrong_sign
from letterkit.workspace import load_workspace
from tests.conftest import Run
from tests.invented import record

LETTER = """---
stage: herinnering
channel: email
subject: "Een bericht over uw betaling"
requires: [klant.aanhef]
---
{{ klant.aanhef }},

Kunt u uw rekening betalen? Bel ons op {{ schuldeiser.telefoon }}.

{% if betaling.link %}
{% include "_parts/betalen_mail.md.j2" %}
{% endif %}

- Bellen helpt.

{% include "_parts/lukt_het_niet.md.j2" %}

Met vriendelijke groet,\\
{{ schuldeiser.naam }}
"""
Make = Callable[[str], Path]


@pytest.fixture
def creditor(tmp_path: Path) -> Make:
    """``creditor(text)``: the sample creditor with this as the text of its first e-mail."""

    def make(text: str) -> Path:
        for name in ("creditor.yaml", "betaalgeheim", "logo.svg"):
            shutil.copyfile(resources.samples_dir() / name, tmp_path / name)
        folder = tmp_path / "templates" / "nl" / "herinnering"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "email.md.j2").write_text(text, encoding="utf-8")
        (tmp_path / "zaken.jsonl").write_text(json.dumps(record()), encoding="utf-8")
        return tmp_path / "creditor.yaml"

    return make


@pytest.mark.slow
@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("bericht", "be\u00adricht"),
        ("betalen", "be\u200bta\u2060len"),
        ("{{ klant.aanhef }}", "{{\u00a0klant.aanhef\u202f}}"),
        ("{% if betaling.link %}", "{%\u00a0if betaling\u200b.link %}"),
        ("- Bellen", "\u00a0- Bellen"),
        ("stage: herinnering", "stage:\u00a0herinnering"),
        ("Een bericht", "Een\u00a0be\ufeffricht"),
        ("vriendelijke", "vriendeli\u00adjke"),
        ("requires: [klant.aanhef]", "requires: [\u200bklant.aanhef]"),
        ("rekening betalen?", "rekening\u2009betalen?"),
    ],
)
def test_what_means_nothing_changes_nothing(creditor: Make, letterkit: Run, given: str, meant: str) -> None:
    made = []
    for text in (LETTER, LETTER.replace(given, meant)):
        path = creditor(text)
        shutil.rmtree(path.parent / "uit", ignore_errors=True)
        found = letterkit(
            "render", path.parent / "zaken.jsonl", "--creditor", path, "--out", path.parent / "uit",
            "--today", "2026-11-23", "--stage", "herinnering", "--channel", "email",
        )  # fmt: skip
        assert found.code == 0, found.err
        (mail,) = (path.parent / "uit").rglob("*.eml")
        made.append(mail.read_bytes())
    assert made[0] == made[1]


def test_letters_in_parts_and_ligatures_are_written_whole() -> None:
    assert (
        readable("Rene\u0301e schrijft een o\ufb03ci\u00eble brief", prose=True) == "Renée schrijft een officiële brief"
    )


def test_a_space_that_keeps_words_together_stays_in_a_sentence() -> None:
    text = "---\nstage: x\n---\nHet is\u00a05\u00a0euro voor\u00a0{{ klant.naam }}.\n"
    assert readable(text, prose=True) == text


@pytest.mark.parametrize(
    ("sign", "words"),
    [
        ("\u202e", "schrijfrichting"),
        ("\u200f", "schrijfrichting"),
        ("\u2066", "schrijfrichting"),
        ("\x0b", "stuurteken"),
        ("\u2028", "stuurteken"),
        ("\x85", "stuurteken"),
        ("\ue000", "lettertype"),
        ("\U00100000", "lettertype"),
        ("\u3164", "leeg"),
        ("\u2800", "leeg"),
        ("\u200d", "zonder breedte"),
        ("\ufffd", "kapot"),
        ("\U000e0041", "opmaakteken"),
    ],
)
def test_what_may_mean_something_is_named_before_a_night(creditor: Make, letterkit: Run, sign: str, words: str) -> None:
    path = creditor(LETTER.replace("uw rekening", f"uw{sign} rekening"))
    for command in (
        ("lint", "--templates", path.parent / "templates" / "nl", "--creditor", path),
        ("batch", path.parent / "zaken.jsonl", "--creditor", path, "--out", path.parent / "uit"),
    ):
        found = letterkit(*command)
        assert found.code == 4
        assert "herinnering/email.md.j2:9:10:" in found.err
        assert words in found.err
        assert f"U+{ord(sign):04X}" in found.err
    assert not (path.parent / "uit").exists()


@pytest.mark.parametrize(
    "file", ["_details.yaml", "_parts/slot.md.j2", "herinnering/stage.yaml", "herinnering/sample.json"]
)
def test_in_every_file_of_the_templates(creditor: Make, letterkit: Run, file: str) -> None:
    path = creditor(LETTER)
    own = path.parent / "templates" / "nl" / file
    own.parent.mkdir(exist_ok=True)
    shipped = (resources.templates_dir() / file).read_text(encoding="utf-8")
    own.write_text(shipped + "\u202e", encoding="utf-8")
    found = letterkit("lint", "--templates", path.parent / "templates" / "nl", "--creditor", path)
    line = shipped.count("\n") + 1
    assert (found.code, f"{file}:{line}:" in found.err) == (4, True)


def test_in_the_subject_and_in_creditor_yaml(creditor: Make, letterkit: Run) -> None:
    path = creditor(LETTER.replace("Een bericht", "Een \u202ebericht"))
    found = letterkit("lint", "--templates", path.parent / "templates" / "nl", "--creditor", path)
    assert (found.code, "herinnering/email.md.j2:4:15:" in found.err) == (4, True)
    path = creditor(LETTER)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("naam: Voorbeeld Krediet\n", "naam: Voor\u00adbeeld\u00a0Krediet\n"), encoding="utf-8")
    assert load_workspace(path).creditor.naam == "Voorbeeld Krediet"
    path.write_text(text.replace("naam: Voorbeeld Krediet\n", "naam: Voorbeeld\u202e Krediet\n"), encoding="utf-8")
    found = letterkit("check-cases", path.parent / "zaken.jsonl", "--creditor", path)
    assert (found.code, "schrijfrichting" in found.err) == (4, True)


@pytest.mark.parametrize("text", ["Hallo 👩‍👩‍👧", "Let op ⚠️", "1️⃣ stap", "Fijn 👍🏽", "café naïef €"])
def test_emoji_and_accents_are_no_such_signs(text: str) -> None:
    assert wrong_sign(text) is None
    assert readable(text, prose=True) == text
