"""creditor.yaml: the sample is right, and every mistake is told with its line."""

from pathlib import Path

import pytest

from letterkit import creditor_file, resources, texts
from letterkit.errors import LetterkitError, SourceInvalid, Unreadable

SAMPLE = resources.samples_dir() / "creditor.yaml"


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """A copy of the sample to change, with its logo beside it."""
    (tmp_path / "logo.svg").write_bytes((SAMPLE.parent / "logo.svg").read_bytes())
    path = tmp_path / "creditor.yaml"
    path.write_bytes(SAMPLE.read_bytes())
    return path


def _line(path: Path, text: str) -> int:
    return next(n for n, line in enumerate(path.read_text().splitlines(), 1) if text in line)


def test_the_sample_is_right_and_its_files_are_found() -> None:
    creditor = creditor_file.load(SAMPLE)
    assert creditor.huisstijl.logo
    assert creditor.huisstijl.logo.is_file()
    assert len(creditor_file.pay_secret(creditor, SAMPLE.parent)) >= 32


WRONG: list[tuple[str, str, str]] = [
    ("iban: NL91", "iban: NL92", "betalen.iban is geen geldig IBAN"),
    ("sector: consumptief_krediet", "sector: loterij", "sector is geen waarde die letterkit kent"),
    ('kleur: "#0B5C6B"', 'kleur: "#FFFFAA"', "huisstijl.kleur is te licht"),
    ('kleur: "#0B5C6B"', "kleur: paars", "huisstijl.kleur is geen kleur"),
    ("logo: logo.svg", "logo: weg.png", "huisstijl.logo noemt een bestand dat er niet is"),
    ("website: https://www.voorbeeld", "website: http://www.voorbeeld", "contact.website is geen veilig webadres"),
    ("  telefoon: 020 123 45 67", "  telefoon: bel ons", "contact.telefoon is geen telefoonnummer"),
    ("email: klachten@", "email: klachten at ", "klachten.email is geen e-mailadres"),
    ("sms_afzender: VbKrediet", "sms_afzender: VbKrediet te lang", "berichten.sms_afzender heeft niet de juiste vorm"),
    ("termijn_dagen: 14", "termijn_dagen: 2", "betalen.termijn_dagen is te klein; verwacht: 3 of meer"),
    ("  venster: links", "  vensteer: links", "huisstijl.vensteer is geen veld van letterkit; verwacht: venster"),
    ("- id: betaalpauze", "- id: Betaalpauze!", "oplossingen.3.id heeft niet de juiste vorm"),
    ("fasen: {}", "fasen: {aanmaning: {vanaf_dag: nooit}}", "fasen.aanmaning.vanaf_dag is geen getal"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "words"), WRONG)
def test_a_mistake_is_told_with_its_line(changed: Path, old: str, new: str, words: str) -> None:
    line = _line(changed, old)
    changed.write_text(changed.read_text().replace(old, new, 1))
    with pytest.raises(SourceInvalid) as caught:
        creditor_file.load(changed)
    assert (caught.value.values["line"], caught.value.exit_code) == (line, 4)
    assert f"regel {line}: {words}" in texts.say(f"errors.{caught.value.code}", **caught.value.values)


def test_all_mistakes_at_once_in_the_order_of_the_file(changed: Path) -> None:
    changed.write_text(
        changed.read_text().replace("iban: NL91", "iban: NL92").replace("naam: Voorbeeld", "naam: ''#", 1)
    )
    with pytest.raises(SourceInvalid) as caught:
        creditor_file.load(changed)
    lines = str(caught.value.values["problems"]).strip().splitlines()
    assert ["naam is leeg" in lines[0], "iban" in lines[1]] == [True, True]


def test_a_misspelt_field_in_kolommen(changed: Path) -> None:
    changed.write_text(changed.read_text().replace("kolommen: {}", "kolommen:\n  achterstand.totaaal: Saldo"))
    with pytest.raises(SourceInvalid) as caught:
        creditor_file.load(changed)
    assert caught.value.values["line"] == _line(changed, "totaaal")
    assert "bedoelt u achterstand.totaal?" in str(caught.value.values["problems"])


@pytest.mark.parametrize(
    ("content", "kind", "code"),
    [
        ("", Unreadable, "file_empty"),
        ("# niets", SourceInvalid, "creditor_invalid"),
        ("- 5", SourceInvalid, "creditor_invalid"),
        ("a: 1\n---\nb: 2", SourceInvalid, "creditor_invalid"),
        ("naam: x\nnaam: y", SourceInvalid, "yaml_key_twice"),
        ("naam: [x", SourceInvalid, "yaml_broken"),
        ("naam: *x", SourceInvalid, "yaml_reference"),
        ("x" * 1_000_001, Unreadable, "file_too_big"),
    ],
)
def test_files_that_are_no_settings(changed: Path, content: str, kind: type[LetterkitError], code: str) -> None:
    changed.write_text(content)
    with pytest.raises(kind) as caught:
        creditor_file.load(changed)
    assert caught.value.code == code
    assert texts.say(f"errors.{code}", **caught.value.values)


@pytest.mark.parametrize("secret", [None, b"", b"kort", b" " * 100])
def test_a_weak_or_missing_secret_is_refused(changed: Path, secret: bytes | None) -> None:
    if secret is not None:
        (changed.parent / "betaalgeheim").write_bytes(secret)
    creditor = creditor_file.load(changed)
    with pytest.raises(SourceInvalid) as caught:
        creditor_file.pay_secret(creditor, changed.parent)
    assert caught.value.code == "creditor_secret"
