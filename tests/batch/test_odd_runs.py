"""Runs that meet something odd: the output folder, the same case twice, hostile values, a broken template."""

import email
import json
from decimal import Decimal
from email import policy
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from letterkit import resources
from tests.batch_outputs import hashes, lines, rows
from tests.conftest import Run
from tests.invented import record

CREDITOR = resources.samples_dir() / "creditor.yaml"

HOSTILE = [
    "{{ 7*7 }}",
    "{% raw %}",
    "<b>Vet</b>",
    "**Ster**",
    "](javascript:alert(1))",
    "=cmd()",
    "@SUM(1+1)",
    "# Kop",
    "::: betalen",
    "| a | b |",
    "<!-- x -->",
    "&amp;lt;",
    "%0ABcc:",
    "../../etc/passwd",
    "${jndi:ldap}",
    "'; drop table message; --",
    'O\'Brien & Zn. "Snel"',
    "\\textbf{x}",
    "Şükrü Łukasz Nguyễn",
]


@pytest.fixture
def night(letterkit: Run, tmp_path: Path) -> Any:
    """``night(record, …)`` runs those records and returns the result and the output folder."""

    def run(*records: Any, out: str = "out", day: str = "2026-11-23") -> Any:
        path = tmp_path / "zaken.json"
        path.write_text(json.dumps(records), encoding="utf-8")
        folder = tmp_path / out
        return letterkit("batch", path, "--creditor", CREDITOR, "--today", day, "--out", folder), folder

    return run


@pytest.mark.slow
@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_value_is_printed_as_it_is(night: Any, value: str) -> None:
    changes = {"contract__omschrijving": value, "klant__kanalen": ["letter"]}
    result, out = night(record(**changes), record(zaaknummer="Z-2", contract__omschrijving=value))
    assert (result.code, result.err) == (0, "")
    pdf = pypdfium2.PdfDocument(out / "letters" / "Z-1001.pdf")
    text = " ".join(pdf[0].get_textpage().get_text_range().replace("\u00a0", " ").split())
    pdf.close()
    assert value in text
    mail = email.message_from_bytes((out / "email" / "Z-2.eml").read_bytes(), policy=policy.default)
    body, page = mail.get_body(("plain",)), mail.get_body(("html",))
    assert body
    assert page
    assert value in " ".join(body.get_content().split())
    assert "<b>Vet" not in page.get_content()
    assert mail["Bcc"] is None
    assert {"letters", "email"} <= {path.name for path in out.iterdir()}


@pytest.mark.slow
def test_a_hostile_name_goes_out_as_a_name_or_not_at_all(night: Any) -> None:
    people = [
        record(zaaknummer=f"Z-{n}", klant__achternaam=name, klant__email=f"a{n}@voorbeeld.nl", klant__mobiel=None)
        for n, name in enumerate(HOSTILE)
    ]
    result, out = night(*people)
    assert result.code == 0
    refused = {row["case_id"] for row in rows(out / "rejected.csv")}
    made = {line["case_id"] for line in lines(out / "manifest.jsonl")}
    names = {f"Z-{n}": name for n, name in enumerate(HOSTILE)}
    assert refused | made == set(names)
    assert {names[case] for case in made} == {"::: betalen", "'; drop table message; --", "Şükrü Łukasz Nguyễn"}


@pytest.mark.slow
def test_no_row_of_a_case_that_is_there_twice_goes_out(night: Any) -> None:
    other = record(zaaknummer="Z-2", klant__email="ander@voorbeeld.nl", klant__mobiel=None)
    result, out = night(record(), record(), record(zaaknummer="z-1001"), other)
    assert result.code == 0
    assert [row["row"] for row in rows(out / "rejected.csv")] == ["1", "2", "3"]
    assert {line["case_id"] for line in lines(out / "manifest.jsonl")} == {"Z-2"}


@pytest.mark.slow
def test_a_folder_holds_one_run(night: Any) -> None:
    _, out = night(record())
    before = hashes(out)
    result, _ = night(record(zaaknummer="Z-9"))
    assert result.code == 6
    assert "andere run" in result.err
    assert hashes(out) == before


@pytest.mark.slow
def test_the_output_folder_may_not_be_a_link(night: Any, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    result, _ = night(record(), out="link")
    assert (result.code, list((tmp_path / "real").iterdir())) == (6, [])


@pytest.mark.slow
def test_the_output_folder_may_not_be_a_file(night: Any, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    result, _ = night(record(), out="file")
    assert result.code == 6
    assert "Traceback" not in result.err


@pytest.mark.slow
def test_a_broken_ledger_is_said(night: Any, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "run.sqlite").write_bytes(b"not a database" * 100)
    result, _ = night(record())
    assert result.code == 6


def test_a_broken_template_stops_the_run_before_anything_is_final(night: Any, letterkit: Run, tmp_path: Path) -> None:
    workspace = tmp_path / "werk"
    assert letterkit("init", workspace).code == 0
    template = workspace / "templates/nl/herinnering/email.md.j2"
    template.write_text(template.read_text().replace("klant.aanhef }},", "klant.aanhf }},"))
    path = tmp_path / "zaken.json"
    path.write_text(json.dumps([record()]))
    out = tmp_path / "out"
    result = letterkit("batch", path, "--creditor", workspace / "creditor.yaml", "--today", "2026-11-23", "--out", out)
    assert result.code == 4
    assert "herinnering/email.md.j2:" in result.err
    assert "klant.aanhf" in result.err
    assert not (out / "summary.json").exists()
    assert not (out / "manifest.jsonl").exists()


@pytest.mark.slow
def test_a_message_with_an_error_in_its_text_is_held(letterkit: Run, tmp_path: Path) -> None:
    workspace = tmp_path / "werk"
    letterkit("init", workspace)
    for channel in ("email", "sms"):
        template = workspace / f"templates/nl/herinnering/{channel}.md.j2"
        template.write_text(template.read_text() + "\nHierbij stellen wij u in gebreke.\n")
    path = tmp_path / "zaken.json"
    path.write_text(json.dumps([record()]))
    out = tmp_path / "out"
    result = letterkit("batch", path, "--creditor", workspace / "creditor.yaml", "--today", "2026-11-23", "--out", out)
    assert (result.code, "[nothing_made]" in result.err) == (7, True)
    (held,) = rows(out / "held.csv")
    assert held["code"].startswith("lint")
    assert "herinnering/" in held["reason"]
    assert not (out / "email").exists()


@pytest.mark.slow
def test_strict_asks_for_attention(letterkit: Run, tmp_path: Path) -> None:
    path = tmp_path / "zaken.json"
    path.write_text(json.dumps([record(signalen={"klacht": True}), record(zaaknummer="Z-2")]))
    result = letterkit(
        "batch", path, "--creditor", CREDITOR, "--today", "2026-11-23", "--out", tmp_path / "o", "--strict"
    )
    assert result.code == 1


@pytest.mark.slow
def test_render_shows_one_case(letterkit: Run, tmp_path: Path) -> None:
    path = tmp_path / "zaak.json"
    path.write_text(json.dumps(record()))
    out = tmp_path / "kijk"
    result = letterkit(
        "render", path, "--creditor", CREDITOR, "--today", "2026-11-23", "--stage", "aanmaning", "--out", out
    )
    assert (result.code, result.err) == (0, "")
    assert sorted(p.name for p in out.rglob("*.*")) == ["Z-1001.eml", "Z-1001.json", "Z-1001.pdf"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["render", "geen.json", "--out", "x"], 2),
        (["batch", "zaken.json"], 2),
        (["batch", "zaken.json", "--out", "x", "--today", "morgen"], 2),
        (["nooit"], 2),
        (["render", "zaak.json", "--stage", "laatste_kans", "--out", "x"], 2),
        (["batch", "zaak.json", "--creditor", "weg.yaml", "--out", "x"], 2),
    ],
)
def test_a_wrong_call(
    letterkit: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "zaak.json").write_text(json.dumps(record()))
    result = letterkit(*arguments)
    assert result.code == code
    assert result.err
    assert "Traceback" not in result.err


@pytest.mark.slow
def test_one_customer_in_many_cases_is_held(night: Any) -> None:
    other = record(zaaknummer="Z-9", klant__email="ander@voorbeeld.nl", klant__mobiel=None)
    result, out = night(*[record(zaaknummer=f"Z-{n}") for n in range(4)], other)
    assert result.code == 0
    assert [row["former_code"] for row in rows(out / "held.csv")] == ["veel_zaken"] * 4
    assert {line["case_id"] for line in lines(out / "manifest.jsonl")} == {"Z-9"}


@pytest.mark.slow
def test_all_reasons_are_told_also_when_other_rows_give_one(night: Any) -> None:
    """Who sees only that one customer has many cases may send the letter to somebody who died."""
    odd = record(zaaknummer="Z-3", klant__achternaam="Erven de Vries", signalen__geschil=True)
    result, out = night(*[record(zaaknummer=f"Z-{n}") for n in range(3)], odd)
    assert result.code == 7  # nothing was made
    held = {row["case_id"]: row["code"].split() for row in rows(out / "held.csv")}
    many = "many_cases_of_one_contact"
    assert held == {
        "Z-0": [many],
        "Z-1": [many],
        "Z-2": [many],
        "Z-3": ["deceased", "dispute", many],
    }
    assert json.loads((out / "summary.json").read_text())["held_by_code"][many] == 4


@pytest.mark.slow
def test_a_sum_that_is_too_high_has_its_line_at_the_end(night: Any) -> None:
    odd = record(zaaknummer="Z-9", klant__email="ander@voorbeeld.nl", klant__mobiel=None)
    total = Decimal(odd["achterstand"]["totaal"]) + 90
    odd["achterstand"] |= {"rente": "90.00", "totaal": str(total)}
    result, out = night(record(), odd)
    assert (result.code, result.err) == (0, "")
    assert "De rente in de zaak is hoger dan kan." in result.out
    assert [row["code"] for row in rows(out / "held.csv")] == ["interest_too_high"]


@pytest.mark.slow
def test_a_dropped_channel_is_told(night: Any) -> None:
    result, out = night(record(klant__mobiel="06 1234 XXXX"))
    assert result.code == 0
    (dropped,) = rows(out / "dropped.csv")
    assert (dropped["case_id"], dropped["field"]) == ("Z-1001", "klant.mobiel")
    assert {line["channel"] for line in lines(out / "manifest.jsonl")} == {"email"}
    assert json.loads((out / "summary.json").read_text())["dropped"] == 1
    assert "dropped.csv" in result.out
