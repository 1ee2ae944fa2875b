"""``check-cases --suggest``: an export nobody described becomes settings that creditor.yaml takes as they are."""

import re
import shutil
import stat
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from letterkit import creditor_file, resources
from letterkit.case_file import read
from letterkit.case_file.suggesting import look, propose
from tests.batch_outputs import rows as table_rows
from tests.case_file.flat import cells, text
from tests.case_file.packages import PACKAGES
from tests.case_file.sheets import WRITERS
from tests.conftest import Run
from tests.invented import CREDITOR

OPEN = {"energie": {"1": "mevrouw"}}
"""Words that only a person can explain: letterkit asks for them and does not guess."""
BY_INVOICE_DAY = [name for name, package in PACKAGES.items() if "betaaltermijn_dagen" in package.settings]
"""How many days a customer has to pay, no export says."""
EXPORTS = [name for name in PACKAGES if name not in BY_INVOICE_DAY]
PARTS = ("kolommen", "waarden", "vaste_waarden", "rij_per_termijn", "fasen_elders")


def _export(name: str, kind: str, folder: Path) -> Path:
    package, path = PACKAGES[name], folder / f"export{kind}"
    WRITERS[kind](path, [*package.above, package.header, *package.rows, *package.below])
    return path


def _creditor(folder: Path, proposal: str) -> Path:
    """The sample creditor with a proposal in place of its own parts, as a person would put it there."""
    for name in ("betaalgeheim", "logo.svg"):
        shutil.copyfile(resources.samples_dir() / name, folder / name)
    own = (resources.samples_dir() / "creditor.yaml").read_text(encoding="utf-8").replace("\nkolommen: {}", "\n")
    (folder / "creditor.yaml").write_text(f"{own}\n{proposal}", encoding="utf-8")
    return folder / "creditor.yaml"


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("name", EXPORTS)
def test_the_shape_of_every_package_is_understood(name: str, kind: str, tmp_path: Path) -> None:
    layout = creditor_file.layout(CREDITOR)
    path = _export(name, kind, tmp_path)
    table = look(str(path), layout)
    assert table
    proposed = propose(table, layout)
    told = {
        word: ours for words in (*proposed.values.values(), proposed.stages) for word, ours in words.items() if not ours
    }
    assert set(told) == set(OPEN.get(name, {}))
    reading = proposed.layout(layout, as_of="2026-11-20")
    owed = {row.case_id: str(row.case.achterstand.totaal) for row in read(path, reading) if row.case}
    assert owed == ({} if told else PACKAGES[name].owed)


@pytest.mark.parametrize("name", BY_INVOICE_DAY)
def test_what_is_missing_when_only_the_day_of_the_invoice_is_there(name: str, tmp_path: Path, letterkit: Run) -> None:
    path, days = _export(name, ".csv", tmp_path), "betaaltermijn_dagen: 14"
    made = letterkit("check-cases", path, "--suggest", "--as-of", "2026-11-20")
    (advice,) = [line for line in made.out.splitlines() if days in line]
    entry = re.search(r"achterstand\.termijnen\.1\.factuurdatum: '[^']+'", advice)
    assert entry
    told = made.out.replace("kolommen:\n", f"{days}\nkolommen:\n  {entry[0]}\n", 1)
    checked = letterkit("check-cases", path, "--creditor", _creditor(tmp_path, told), "--as-of", "2026-11-20")
    assert (checked.code, "0 met fouten" in checked.out) == (0, True), checked.out + checked.err


@pytest.mark.parametrize("name", ["Exact", "huur", "energie"])
def test_creditor_yaml_takes_the_proposal_as_it_is(name: str, tmp_path: Path, letterkit: Run) -> None:
    path = _export(name, ".xlsx", tmp_path)
    made = letterkit("check-cases", path, "--suggest", "--as-of", "2026-11-20")
    assert set(yaml.safe_load(made.out)) <= set(PARTS)
    told = made.out
    for word, ours in OPEN.get(name, {}).items():  # what a person fills in
        told = re.sub(rf'# klant.aanspreekvorm:\n( *)# "{word}":', rf'klant.aanspreekvorm:\n\1"{word}": {ours}', told)
    checked = letterkit("check-cases", path, "--creditor", _creditor(tmp_path, told), "--as-of", "2026-11-20")
    assert (checked.code, "0 met fouten" in checked.out) == (0, True), checked.out + checked.err


def test_columns_that_only_their_values_explain(tmp_path: Path, letterkit: Run) -> None:
    header = ["Dossier", "Naam", "A", "B", "C", "Adres", "Woonplaats", "Vervaldatum", "Openstaand", "Rekening", "Memo"]
    row = ["D-1", "J. de Wit", "j@voorbeeld.nl", "0612345678", "1234 AB", "Dorpsstraat 1", "Utrecht", "1-10-2026", "10,00",
           "NL91ABNA0417164300", "2026-07-01"]  # fmt: skip
    (tmp_path / "a.csv").write_text(";".join(header) + "\n" + ";".join(row) + "\n", encoding="utf-8")
    made = letterkit("check-cases", tmp_path / "a.csv", "--suggest", "--as-of", "2026-11-20")
    columns = yaml.safe_load(made.out)["kolommen"]
    assert (columns["klant.email"], columns["klant.mobiel"], columns["klant.adres.postcode"]) == ("A", "B", "C")
    assert "'Rekening' wordt niet gebruikt: zij lijkt op rekeningnummers" in made.out
    assert "betalingskenmerk is nodig" in made.out
    assert (made.code, "betalingskenmerk" in made.err) == (3, True)


def test_a_name_that_says_one_thing_and_values_that_say_another(tmp_path: Path, letterkit: Run) -> None:
    """A column called "Postcode" with towns in it is not taken for a postcode; a day is no reference."""
    one = cells() | {"Postcode": "Utrecht"}
    del one["Betalingskenmerk"]
    (tmp_path / "a.csv").write_text(text(one | {"Datum": "1-10-2026"}), encoding="utf-8")
    made = letterkit("check-cases", tmp_path / "a.csv", "--suggest")
    assert "Datum" not in str(yaml.safe_load(made.out))


def test_names_of_letterkit_need_nothing(tmp_path: Path, letterkit: Run) -> None:
    (tmp_path / "a.csv").write_text(text(cells()), encoding="utf-8")
    made = letterkit("check-cases", tmp_path / "a.csv", "--suggest")
    assert yaml.safe_load(made.out) is None
    assert made.code == 0


@pytest.mark.parametrize(
    "name", ['A "b": c', "x: {y}", "# niets", "Ünïcode\u00a0naam", "- 1", "a\u202eb", "'", "{{ 7 }}"]
)
def test_any_name_of_a_column_comes_back_from_the_yaml(name: str, tmp_path: Path, letterkit: Run) -> None:
    path = tmp_path / "a.xlsx"
    one = cells()
    WRITERS[".xlsx"](path, [[name if key == "E-mail" else key for key in one], list(one.values())])
    made = letterkit("check-cases", path, "--suggest")
    assert made.code == 0, made.err
    checked = letterkit("check-cases", path, "--creditor", _creditor(tmp_path, made.out))
    assert (checked.code, "1 goed" in checked.out) == (0, True), checked.err


def test_the_page_shows_three_rows_or_none(tmp_path: Path, letterkit: Run) -> None:
    goods = {"E-mail": "", "Contract omschrijving": "<b>lening"}
    rows = [cells(Zaaknummer=f"Z-{n}", Achternaam=f"Naam{chr(64 + n)}") | goods for n in range(1, 6)]
    (tmp_path / "a.csv").write_text(text(*rows), encoding="utf-8")
    made = letterkit("check-cases", tmp_path / "a.csv", "--html", tmp_path / "a.html")
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert stat.S_IMODE((tmp_path / "a.html").stat().st_mode) == 0o600
    assert made.code == 0
    assert ["NaamA" in page, "NaamC" in page, "NaamD" in page, "<b>lening" in page] == [True, True, False, False]
    assert page.count('<th scope="row">') >= len(cells())
    letterkit("check-cases", tmp_path / "a.csv", "--html", tmp_path / "b.html", "--rows", 0)
    page = (tmp_path / "b.html").read_text(encoding="utf-8")
    values = [value for row in rows for name, value in row.items() if name in ("Achternaam", "Zaaknummer", "E-mail")]
    assert not [value for value in values if value and value in page]
    assert not [sign for sign in ("://", "<script", "@import") if sign in page]


def test_the_page_tells_what_the_screen_tells(tmp_path: Path, letterkit: Run) -> None:
    rows = [cells(Zaaknummer=f"Z-{n}", Totaal="1,00" if n < 4 else "1.234,56") for n in range(1, 6)]
    (tmp_path / "a.csv").write_text(text(*rows), encoding="utf-8")
    made = letterkit("check-cases", tmp_path / "a.csv", "--html", tmp_path / "a.html", "--rows", 0)
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "3 × achterstand.totaal is niet de som" in made.out
    assert "3 × achterstand.totaal is niet de som" in page
    assert made.code == 3


def test_json_has_no_columns_to_propose(tmp_path: Path, letterkit: Run) -> None:
    (tmp_path / "a.json").write_text("[]", encoding="utf-8")
    made = letterkit("check-cases", tmp_path / "a.json", "--suggest")
    assert "geen kolommen" in made.out


SCRAPS = st.sampled_from(
    ["", "geen", "x", "1", "ja", "31-12-2026", "1.234", "€ 5,00", "06 12345678", "06 XXXX", "a@b.nl", "Jansen Smit", "null",
     "1234 AB", "Dorpsstraat 1", "#N/B", "\u202e", "\u200b", "V", "NL", "-5,00", "Totaal"]
)  # fmt: skip
CHANGES = st.dictionaries(st.sampled_from(list(cells())), SCRAPS, max_size=3)


@pytest.mark.slow
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(changes=st.lists(CHANGES, min_size=4, max_size=8), by_row=st.booleans())
def test_what_is_called_good_is_not_rejected(
    tmp_path_factory: pytest.TempPathFactory, letterkit: Run, changes: list[dict[str, str]], *, by_row: bool
) -> None:
    folder = tmp_path_factory.mktemp("zelfde")
    rows = [cells(Zaaknummer=f"Z-{n // 2 if by_row else n}") | change for n, change in enumerate(changes)]
    (folder / "a.csv").write_text(text(*rows), encoding="utf-8")
    option = ["--row-per-instalment"] if by_row else []
    checked = letterkit("check-cases", folder / "a.csv", *option)
    wrong = set(re.findall(r"^rij (\d+), zaak .*; verwacht: (?!.*andere kanalen gaan door)", checked.out, re.MULTILINE))
    creditor = resources.samples_dir() / "creditor.yaml"
    shutil.copyfile(creditor, folder / "creditor.yaml")
    shutil.copyfile(resources.samples_dir() / "logo.svg", folder / "logo.svg")
    (folder / "betaalgeheim").write_bytes(b"een verzonnen geheim van meer dan veertig tekens")
    (folder / "betaalgeheim").chmod(0o600)
    letterkit("batch", folder / "a.csv", "--creditor", folder / "creditor.yaml", "--out", folder / "uit",
              "--today", "2026-11-21", *option)  # fmt: skip
    rejected = {row["row"] for row in table_rows(folder / "uit" / "rejected.csv")}
    assert rejected <= wrong, checked.out


@pytest.mark.slow
@pytest.mark.parametrize("name", EXPORTS)
def test_a_package_that_is_called_good_is_not_rejected(name: str, tmp_path: Path, letterkit: Run) -> None:
    path = _export(name, ".csv", tmp_path)
    proposal = letterkit("check-cases", path, "--suggest", "--as-of", "2026-11-20").out
    creditor = _creditor(tmp_path, proposal)
    (tmp_path / "betaalgeheim").write_bytes(b"een verzonnen geheim van meer dan veertig tekens")
    (tmp_path / "betaalgeheim").chmod(0o600)
    checked = letterkit("check-cases", path, "--creditor", creditor, "--as-of", "2026-11-20")
    letterkit(
        "batch",
        path,
        "--creditor",
        creditor,
        "--out",
        tmp_path / "uit",
        "--today",
        "2026-11-21",
        "--as-of",
        "2026-11-20",
    )
    rejected = table_rows(tmp_path / "uit" / "rejected.csv")
    assert len(rejected) == (len(OPEN.get(name, {})) if checked.code else 0)
