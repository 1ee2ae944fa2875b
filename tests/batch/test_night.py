"""A night's output for the sample portfolio, looked at as its receivers would."""

import email
import hashlib
import json
import sqlite3
import stat
import subprocess
import sys
from email import policy
from pathlib import Path

import pypdfium2
import pytest
import smsutil
import zxingcpp

from letterkit import resources
from letterkit.case_file import read
from tests.batch_outputs import hashes, lines, rows

SAMPLES = resources.samples_dir()
CASES = {row.case_id: row.case for row in read(SAMPLES / "portfolio.csv") if row.case}


def night(out: Path, *options: str) -> Path:
    command = [sys.executable, "-m", "letterkit", "batch", str(SAMPLES / "portfolio.csv"), "--out", str(out)]
    command += ["--creditor", str(SAMPLES / "creditor.yaml"), "--today", "2026-11-23", *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return out


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return night(tmp_path_factory.mktemp("night") / "out")


@pytest.mark.slow
def test_every_row_ends_exactly_once(out: Path) -> None:
    summary = json.loads((out / "summary.json").read_text())
    held = {row["case_id"] for row in rows(out / "held.csv")}
    rejected = {row["row"] for row in rows(out / "rejected.csv")}
    produced = {line["case_id"] for line in lines(out / "manifest.jsonl")}
    assert summary["read"] == sum(1 for _ in read(SAMPLES / "portfolio.csv"))
    assert summary["read"] == summary["produced"] + summary["held"] + summary["rejected"]
    assert (len(produced), len(held), len(rejected)) == (summary["produced"], summary["held"], summary["rejected"])
    assert produced.isdisjoint(held)
    assert summary["produced"] > 40
    assert set(summary["stages"]) == {"herinnering", "tweede_herinnering", "aanmaning", "regeling_gemist"}


@pytest.mark.quick
def test_every_held_and_rejected_row_has_its_reason(out: Path) -> None:
    assert all(row["reason"].endswith(".") and row["what_to_do"].endswith(".") for row in rows(out / "held.csv"))
    assert all(row["problem"] and row["expected"] for row in rows(out / "rejected.csv"))


def test_no_text_may_arrive_in_the_quiet_hours(out: Path) -> None:
    texts = [*lines(out / "sms.jsonl"), *lines(out / "whatsapp.jsonl")]
    assert texts
    assert {text["not_before"] for text in texts} == {"2026-11-23T07:00+01:00"}


def test_someone_calls_after_each_notice(out: Path) -> None:
    calls = rows(out / "calls.csv")
    due = {line["case_id"]: line["stage"] for line in lines(out / "manifest.jsonl")}
    assert {call["case_id"]: call["stage"] for call in calls} == {
        case_id: stage for case_id, stage in due.items() if stage in ("aanmaning", "regeling_gemist")
    }
    assert {call["from"] for call in calls} == {"2026-11-24T07:00+01:00", "2026-11-26T07:00+01:00"}
    assert all(call["reason"].endswith(".") and call["what_to_do"].endswith(".") for call in calls)
    assert list(calls[0]) == ["case_id", "stage", "from", "reason", "what_to_do"]


def test_no_held_message_is_written(out: Path) -> None:
    held = {row["case_id"] for row in rows(out / "held.csv")}
    written = {path.stem for folder in ("letters", "email") for path in (out / folder).iterdir()}
    assert held.isdisjoint(written)
    assert not any(row["code"] in ("lint", "cannot_render") for row in rows(out / "held.csv"))


def test_manifest_and_ledger_know_every_file(out: Path) -> None:
    manifest = lines(out / "manifest.jsonl")
    for line in manifest:
        if line["channel"] in ("letter", "email"):
            folder, suffix = {"letter": ("letters", "pdf"), "email": ("email", "eml")}[line["channel"]]
            content = (out / folder / f"{line['case_id']}.{suffix}").read_bytes()
            assert hashlib.sha256(content).hexdigest() == line["sha256"]
    with sqlite3.connect(out / "run.sqlite") as ledger:
        recorded = ledger.execute("select case_id, stage, channel, sha256 from message").fetchall()
    ledger.close()
    assert sorted(recorded) == sorted((m["case_id"], m["stage"], m["channel"], m["sha256"]) for m in manifest)


@pytest.mark.slow
def test_every_letter_can_be_read_and_paid(out: Path) -> None:
    letters = sorted((out / "letters").glob("*.pdf"))
    assert len(letters) > 20
    for path in letters:
        pdf = pypdfium2.PdfDocument(path)
        text = "\n".join(page.get_textpage().get_text_range() for page in pdf).replace("\u00a0", " ")
        images = [page.render(scale=150 / 72).to_pil() for page in pdf]
        pdf.close()
        case = CASES[path.stem]
        assert case
        codes = [code.text for image in images for code in zxingcpp.read_barcodes(image)]
        assert len(codes) == 1
        assert codes[0].startswith("https://betaal.voorbeeldkrediet.nl/b/")
        assert "NL91 ABNA 0417 1643 00" in text
        assert case.betalingskenmerk in text.replace(" ", "")
        order = [text.find(part) for part in ("Beste ", "Rekening (IBAN)", "Met vriendelijke groet")]
        assert -1 < order[0] < order[1] < order[2]


def test_every_email_parses_without_defects(out: Path) -> None:
    mails = sorted((out / "email").glob("*.eml"))
    assert len(mails) > 20
    for path in mails:
        mail = email.message_from_bytes(path.read_bytes(), policy=policy.default)
        parts = list(mail.walk())
        assert not any(part.defects for part in parts)
        assert {"text/plain", "text/html"} <= {part.get_content_type() for part in parts}
        body = mail.get_body(("plain",))
        assert body
        assert "NL91 ABNA 0417 1643 00" in body.get_content().replace("\u00a0", " ")


def test_every_sms_is_counted_right_and_says_nothing_private(out: Path) -> None:
    texts = lines(out / "sms.jsonl")
    assert len(texts) > 20
    for text in texts:
        counted = smsutil.split(text["text"])
        assert len(counted.parts) == text["segments"]
        assert counted.encoding.startswith("gsm" if text["encoding"] == "gsm7" else "utf")
        assert not any(word in text["text"].lower() for word in ("€", "eur", "schuld", "achterstand", "betaling"))


def test_nobody_else_may_read_the_output(out: Path) -> None:
    for path in [out, *out.rglob("*")]:
        allowed = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == allowed, path


@pytest.mark.slow
def test_the_same_run_gives_the_same_bytes(out: Path, tmp_path: Path) -> None:
    before = hashes(out)
    assert hashes(night(tmp_path / "again")) == before
    assert hashes(night(out)) == before
