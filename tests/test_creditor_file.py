"""creditor.yaml: the sample is right, and every mistake is told with its line."""

from datetime import date
from pathlib import Path

import pytest

from letterkit import case as cases
from letterkit import creditor_file, journey, resources, texts
from letterkit.creditor.own_law import Wetscijfer
from letterkit.errors import LetterkitError, SourceInvalid, Unreadable
from letterkit.law import bkr
from letterkit.law.settings import shipped_settings
from tests.invented import record, without_its_law

SAMPLE = resources.samples_dir() / "creditor.yaml"


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """A copy of the sample to change, with its logo beside it."""
    (tmp_path / "logo.svg").write_bytes((SAMPLE.parent / "logo.svg").read_bytes())
    path = tmp_path / "creditor.yaml"
    path.write_text(without_its_law(SAMPLE.read_text()))
    return path


def _line(path: Path, text: str) -> int:
    return next(n for n, line in enumerate(path.read_text().splitlines(), 1) if text in line)


def test_the_sample_is_right_and_its_files_are_found() -> None:
    creditor = creditor_file.load(SAMPLE)
    assert creditor.huisstijl.logo
    assert creditor.huisstijl.logo.is_file()
    assert len(creditor_file.pay_secret(creditor, SAMPLE.parent)) >= 32


WRONG: list[tuple[str, str, str]] = [
    ("ondertekening:", "kvk: 1234567\nondertekening:", "kvk is geen KvK-nummer"),
    ("ondertekening:", "kvk: 1234567a\nondertekening:", "kvk is geen KvK-nummer"),
    ("ondertekening:", "kvk: true\nondertekening:", "kvk is geen KvK-nummer"),
    ("ondertekening:", "btw_nummer: NL123456789B1X\nondertekening:", "btw_nummer is geen Nederlands btw-nummer"),
    ("iban: NL91", "iban: NL92", "betalen.iban is geen geldig IBAN"),
    ("sector: consumptief_krediet", "sector: loterij", "sector is geen waarde die letterkit kent"),
    ('kleur: "#0B5C6B"', 'kleur: "#FFFFAA"', "huisstijl.kleur is te licht"),
    ('kleur: "#0B5C6B"', "kleur: paars", "huisstijl.kleur is geen kleur"),
    ("logo: logo.svg", "logo: weg.png", "huisstijl.logo noemt een bestand dat er niet is"),
    ("website: https://www.voorbeeld", "website: http://www.voorbeeld", "contact.website is geen veilig webadres"),
    ("  telefoon: 020 123 45 67", "  telefoon: bel ons", "contact.telefoon bevat letters"),
    ("email: klachten@", "email: klachten at ", "klachten.email is geen e-mailadres"),
    ("sms_afzender: VbKrediet", "sms_afzender: VbKrediet te lang", "berichten.sms_afzender heeft niet de juiste vorm"),
    ("termijn_dagen: 14", "termijn_dagen: 2", "betalen.termijn_dagen is te klein; verwacht: 3 of meer"),
    ("  venster: links", "  vensteer: links", "huisstijl.vensteer is geen veld van letterkit; verwacht: venster"),
    ("- id: betaalpauze", "- id: Betaalpauze!", "oplossingen.3.id heeft niet de juiste vorm"),
    ("fasen: {}", "fasen: {aanmaning: {vanaf_dag: nooit}}", "fasen.aanmaning.vanaf_dag is geen getal"),
]  # fmt: skip


WRONG += [
    ("kolommen: {}", "letters: klingon", "letters is geen soort letters die letterkit kent"),
    ("kolommen: {}", "waarden: {klant.aanspreekvrom: {x: heer}}", "waarden is geen veld van een zaak"),
]
SOURCE = 'bron: "Algemeen Reglement CKI 2026, artikel 22"'
WRONG += [
    ("kolommen: {}", f"wet: {{{own}}}", words)
    for own, words in [
        (f"pauze_days: {{waarde: 9, {SOURCE}, zeker: true}}",
         "wet.pauze_days is geen instelling die letterkit kent (bedoelt u pause_days?)"),
        (f"pause_days: {{waarde: veel, {SOURCE}, zeker: true}}", "wet.pause_days.waarde is geen getal"),
        (f"pause_days: {{waarde: -5, {SOURCE}, zeker: true}}", "wet.pause_days.waarde is te klein; verwacht: 0 of meer"),
        (f"pause_days: {{waarde: 90, {SOURCE}}}", "wet.pause_days is niet zeker en zegt niet waarom"),
        ("pause_days: {waarde: 90, bron: hoor}", "wet.pause_days.bron is leeg of te kort; verwacht: minstens 10"),
        ("pause_days: 90", "wet.pause_days is één waarde; verwacht: een groep velden"),
        (f"contact_from_hour: {{waarde: 21, {SOURCE}, zeker: true}}", "wet past niet bij een ander cijfer"),
        (f"pause_days: {{waarde: 9, rijen: [{{vanaf: 2027-01-01, waarde: 5, {SOURCE}, zeker: true}}]}}",
         "wet.pause_days heeft geen waarde, of een waarde én rijen"),
        ("pause_days: {waarde: 90}", "wet.pause_days heeft geen bron"),
        (f"bkr_notice_least_days: {{waarde: 5, {SOURCE}, zeker: true}}",
         "wet.bkr_notice_least_days zegt niet wie dit las en wanneer; verwacht: door en op"),
        (f"pause_days: {{waarde: 90, {SOURCE}, zeker: true, door: onze jurist}}",
         "wet.pause_days zegt niet wie dit las en wanneer"),
        (f"statutory_interest: {{waarde: 5, {SOURCE}, zeker: true}}", "wet.statutory_interest is een tabel"),
        (f"pause_days: {{rijen: [{{vanaf: 2027-01-01, waarde: 5, {SOURCE}, zeker: true}}]}}",
         "wet.pause_days is één cijfer"),
        (f"statutory_interest: {{rijen: [{{vanaf: 2027-01-01, waarde: 500, {SOURCE}, zeker: true}}]}}",
         "wet.statutory_interest.rijen is te groot"),
        (f"statutory_interest: {{rijen: [{{vanaf: 2027-01-01, waarde: 5, {SOURCE}}}]}}",
         "wet.statutory_interest.rijen is niet zeker en zegt niet waarom"),
        ((f"statutory_interest: {{rijen: [{{vanaf: 2027-01-01, waarde: 5, {SOURCE}, zeker: true}}, "
         f"{{vanaf: 2027-01-01, waarde: 6, {SOURCE}, zeker: true}}]}}"),
         "wet.statutory_interest.rijen heeft twee rijen voor dezelfde dag"),
    ]
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


def test_own_figures_of_law_decide(changed: Path) -> None:
    own = f"""wet:
  bkr_notice_most_days: {{waarde: 21, {SOURCE}, zeker: true, door: onze jurist, op: 2026-11-02}}
  cap_since: {{waarde: 2025-01-01, {SOURCE}, toelichting: Nog niet gelezen.}}
  cap_counts_per: {{waarde: customer, {SOURCE}, zeker: true}}
  vat_percent: {{waarde: 21.5, {SOURCE}, zeker: true}}
"""
    changed.write_text(changed.read_text() + own)
    law = creditor_file.load(changed).law
    assert bkr.announcement_window(date(2026, 12, 22), law).first_day == date(2026, 12, 1)
    assert (law.cap_since.value, law.cap_counts_per.value, str(law.vat_percent.value)) == (
        date(2025, 1, 1), "customer", "21.5",
    )  # fmt: skip
    assert law.cap_since.note == "Nog niet gelezen."
    assert law.pause_days == shipped_settings().pause_days


def test_without_own_figures_the_shipped_ones_hold(changed: Path) -> None:
    assert creditor_file.load(changed).law is shipped_settings()


def test_an_own_pause_moves_the_day_of_the_next_message() -> None:
    own = {"pause_days": Wetscijfer(waarde=30, bron="Eigen convenant, artikel 3", zeker=True)}
    creditor = creditor_file.load(SAMPLE).model_copy(update={"wet": own})
    told = [{"fase": "schuldhulp_pauze", "datum": "2026-11-12"}]
    case = cases.parse(record(schuldhulp={"datum": "2026-11-10"}, eerdere_berichten=told))
    assert journey.decide(case, creditor, date(2026, 11, 23)).next_day == date(2026, 12, 11)


def test_a_late_payment_charge_rules_out_the_fourteen_day_letter() -> None:
    creditor = creditor_file.load(SAMPLE).model_copy(update={"sector": "overig", "fasen": {}})
    earlier = [{"fase": "herinnering", "datum": "2026-11-05"}, {"fase": "tweede_herinnering", "datum": "2026-11-14"}]
    case = cases.parse(record(eerdere_berichten=earlier))
    charged = creditor.model_copy(update={"vertragingsvergoeding": True})
    stages = [journey.decide(case, one, date(2027, 1, 20)).stage for one in (creditor, charged)]
    assert "veertiendagenbrief" in journey.ladder(creditor)
    assert (stages[0] == "veertiendagenbrief", stages[1] == "veertiendagenbrief") == (True, False)


def test_the_layout_of_the_own_export(changed: Path) -> None:
    own = 'waarden:\n  klant.aanspreekvorm: {" Meneer X ": heer}\nletters: DOS\nrij_per_termijn: true\n'
    changed.write_text(changed.read_text() + own)
    layout = creditor_file.layout(creditor_file.load(changed))
    assert layout.ours("klant.aanspreekvorm") == {"meneer x": "heer"}
    assert (layout.encoding, layout.row_per_instalment) == ("cp850", True)
