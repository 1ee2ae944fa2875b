"""Variants by the command line: begun, behind, checked, marked, and made into messages of their own language."""

from importlib.resources import files
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import yaml

from letterkit import locales
from letterkit.lint.rule import rules
from letterkit.templating.dutch_fields import DUTCH_FIELDS
from letterkit.templating.vocabulary import entries
from letterkit.texts.in_language import in_language, languages
from letterkit.variants.opened import ANY_LANGUAGE
from tests.conftest import Run

TODAY = ("--today", "2026-11-30")
TEXT = "herinnering/sms"
PLACES = {"number": "<1>", "total": "<2>", "amount": "<3>", "reference": "<4>", "domain": "<5>"}
LETTER = """---
stage: herinnering
channel: letter
subject: "We miss your payment"
---
Dear {{ klant.naam }},

Please pay **{{ betaling.bedrag | euro }}** before {{ betaling.uiterlijk | datum }} ({{ betaling.uiterlijk | weekdag }}).

::: betalen
Amount: {{ betaling.bedrag | euro }}\\
Name: {{ betaling.tenaamstelling }}\\
Account: {{ betaling.iban }}\\
Reference: {{ betaling.kenmerk }}
:::

Kind regards, {{ schuldeiser.naam }}
"""


@pytest.fixture
def workspace(tmp_path: Path, letterkit: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "werkmap"
    assert letterkit("init", folder).code == 0
    monkeypatch.chdir(folder)
    rows = (folder / "zaken.csv").read_text(encoding="utf-8").split("\n")
    (folder / "twee.csv").write_text("\n".join(rows[:3]) + "\n", encoding="utf-8")
    return folder


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.slow
def test_a_variant_begins_with_the_dutch_words_and_says_what_is_to_be_done(workspace: Path, letterkit: Run) -> None:
    begun = letterkit("variants", "begin", "en", TEXT, *TODAY)
    assert (begun.code, "templates/en/herinnering/sms.md.j2" in begun.out) == (0, True)
    assert "er is niets veranderd" in letterkit("variants", "begin", "en", TEXT, *TODAY).out
    listed = letterkit("variants", "list", *TODAY)
    assert listed.code == 1
    assert "en (Engels)  herinnering/sms: nog te schrijven" in listed.out
    checked = letterkit("variants", "check", "en", *TODAY)
    assert checked.code == 1
    assert "Dit staat er nog in het Nederlands: Wilt u ons bellen?" in checked.out
    assert "Niet beoordeeld: letterkit leest geen Engels." in checked.out


@pytest.mark.slow
def test_a_dutch_sentence_that_changes_puts_the_variant_behind(workspace: Path, letterkit: Run) -> None:
    letterkit("variants", "begin", "nl-je", TEXT, *TODAY)
    own = workspace / "templates/nl-je/herinnering/sms.md.j2"
    for old, new in (
        ("hebben u gemaild", "hebben je gemaild"),
        ("Wilt u", "Wil je"),
        ("voor u", "voor je"),
        ("Belt u", "Bel je"),
    ):
        _replace(own, old, new)
    assert letterkit("variants", "list", *TODAY).out.strip() == "nl-je (Nederlands, je-vorm)  herinnering/sms: klaar"
    _replace(workspace / "templates/nl/herinnering/sms.md.j2", "Wilt u dat lezen?", "Leest u die e-mail?")
    listed = letterkit("variants", "list", *TODAY)
    assert (listed.code, "achter: 1 zin(nen)" in listed.out) == (1, True)
    told = letterkit("variants", "check", "nl-je", *TODAY).out
    assert "was: Wilt u dat lezen?" in told
    assert "nu:  Leest u die e-mail?" in told
    assert letterkit("variants", "done", "nl-je", TEXT, *TODAY).code == 0
    assert letterkit("variants", "list", *TODAY).code == 0


@pytest.mark.slow
def test_another_form_of_dutch_is_judged_as_dutch(workspace: Path, letterkit: Run) -> None:
    letterkit("variants", "begin", "nl-je", TEXT, *TODAY)
    own = workspace / "templates/nl-je/herinnering/sms.md.j2"
    _replace(own, "Wilt u dat lezen?", "Wil je dat lezen? Indien nodig helpen wij u.")
    told = letterkit("variants", "check", "nl-je", *TODAY).out
    assert "nl-je/herinnering/sms.md.j2:6: kijk na" in told
    assert "Indien" in told
    assert "Hier staat nog u of uw" in told
    assert "Beoordeeld als Nederlands" in told


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("€89.99", "15 December 2026 (Tuesday, 15 December)", "Return to:")),
        ("de", ("89,99 €", "15. Dezember 2026 (Dienstag, 15. Dezember)", "Zurück an:")),
    ],
)
def test_amounts_days_and_fixed_words_are_of_the_language(
    workspace: Path, letterkit: Run, language: str, words: tuple[str, ...]
) -> None:
    letterkit("variants", "begin", language, "herinnering/letter", *TODAY)
    folder = workspace / "templates" / language
    (folder / "herinnering/letter.md.j2").write_text(LETTER, encoding="utf-8")
    made = letterkit(
        "render",
        "twee.csv",
        "--variant",
        language,
        "--stage",
        "herinnering",
        "--channel",
        "letter",
        "--out",
        "uit",
        *TODAY,
    )
    assert (made.code, "is niet klaar" in made.err) == (1, True), "a text that was not checked off says so"
    document = pypdfium2.PdfDocument(workspace / "uit/letters/VK-2026-0002.pdf")
    shown = document[0].get_textpage().get_text_range().replace("\u00a0", " ").replace("\r\n", " ")
    document.close()
    for wanted in words:
        assert wanted in shown
    with pikepdf.open(workspace / "uit/letters/VK-2026-0002.pdf") as opened:
        assert str(opened.Root.Lang) == language


@pytest.mark.slow
def test_a_letter_in_two_languages_is_never_made(workspace: Path, letterkit: Run) -> None:
    letterkit("variants", "begin", "en", "herinnering/letter", *TODAY)
    (workspace / "templates/en/_parts/slot.md.j2").unlink()
    made = letterkit(
        "render", "twee.csv", "--variant", "en", "--stage", "herinnering", "--channel", "letter", "--out", "uit", *TODAY
    )
    assert made.code == 4
    assert "_parts/slot.md.j2 is er niet in deze taal (en)" in made.err


@pytest.mark.slow
def test_what_a_customer_would_miss_is_told_in_any_language(workspace: Path, letterkit: Run) -> None:
    letterkit("variants", "begin", "pl", "herinnering/letter", *TODAY)
    own = workspace / "templates/pl/herinnering/letter.md.j2"
    _replace(own, "{{ betaling.uiterlijk | datum }}", "jutro")
    _replace(own, "{% if zaak.geldzorgen %}\n**Kunt", "{% if zaak.eerder_achter %}\n**Kunt")
    told = letterkit("variants", "check", "pl", *TODAY).out
    assert "Een veld ontbreekt: betaling.uiterlijk | datum" in told
    assert "Een voorwaarde ontbreekt: zaak.geldzorgen" in told
    assert "Dit veld geeft Nederlandse woorden: klant.aanhef" in told


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("ar", "van rechts naar links"),
        ("he", "van rechts naar links"),
        ("ja", "geen vaste woorden"),
        ("xx", "kan niet"),
        ("../en", "kan niet"),
    ],
)
@pytest.mark.slow
def test_what_cannot_be_is_refused_with_a_reason(workspace: Path, letterkit: Run, name: str, told: str) -> None:
    refused = letterkit("variants", "begin", name, TEXT, *TODAY)
    assert (refused.code, told in refused.err) == (2, True)
    assert not (workspace / "templates" / name).exists() or name.startswith("..")


@pytest.mark.slow
def test_a_file_that_is_a_variant_of_nothing_is_refused(workspace: Path, letterkit: Run) -> None:
    letterkit("variants", "begin", "en", TEXT, *TODAY)
    (workspace / "templates/en/herinnering/smss.md.j2").write_text("x", encoding="utf-8")
    refused = letterkit("variants", "list", *TODAY)
    assert (refused.code, "herinnering/sms.md.j2" in refused.err) == (4, True)


def test_every_field_with_dutch_words_and_every_rule_without_words_exists() -> None:
    known = {entry.path for entry in entries() if entry.use == "print"}
    assert {
        path for path in DUTCH_FIELDS if path.count(".") == 1 and path.split(".")[0] not in ("oplossingen", "hulp")
    } <= known
    assert set(ANY_LANGUAGE) <= set(rules())


@pytest.mark.slow
def test_lint_judges_a_form_of_dutch_and_never_another_language(workspace: Path, letterkit: Run) -> None:
    letterkit("variants", "begin", "nl-je", TEXT, *TODAY)
    letterkit("variants", "begin", "en", TEXT, *TODAY)
    own = workspace / "templates/nl-je/herinnering/sms.md.j2"
    _replace(own, "Wilt u dat lezen?", "Indien u wilt, leest u dat.")
    judged = letterkit("lint", "templates/nl-je", *TODAY)
    assert "Indien" in judged.out
    assert "aanmaning" not in judged.out, "only what was written in this form"
    other = letterkit("lint", "templates/en", *TODAY)
    assert (other.code, "Niet beoordeeld: letterkit leest geen Engels." in other.out + other.err) == (2, True)
    both = letterkit("lint", "templates/nl/herinnering/sms.md.j2", "templates/en/herinnering/sms.md.j2", *TODAY)
    assert both.code == 0
    assert "Niet beoordeeld" in both.err


@pytest.mark.parametrize("language", languages())
def test_the_fixed_words_of_a_language_are_whole(language: str) -> None:
    for key in _keys("en"):
        ours, theirs = in_language("nl", key, **PLACES), in_language(language, key, **PLACES)
        assert theirs.strip()
        for place in PLACES.values():
            assert (place in ours) == (place in theirs), key
    assert _keys(language) == _keys("en")
    assert locales.is_variant(language)
    assert not locales.right_to_left(language)


def _keys(language: str) -> set[str]:
    text = files("letterkit.texts").joinpath("languages", f"{language}.yaml").read_text(encoding="utf-8")
    return {f"{room}.{key}" for room, group in yaml.safe_load(text).items() for key in group}
