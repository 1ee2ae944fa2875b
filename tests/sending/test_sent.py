"""Receipts: checked line by line, once in the ledger, and seen by verify, ledger show and evaluate."""

import json
import sqlite3
from pathlib import Path

import pytest

from tests.batch_outputs import rows
from tests.conftest import Run
from tests.sending.conftest import of_channel, receipts

AT = "2026-11-23T12:00:00+01:00"


def test_receipts_are_written_down_once(letterkit: Run, out: Path, tmp_path: Path) -> None:
    mail, text, letter = (of_channel(out, channel)[0] for channel in ("email", "sms", "letter"))
    file = receipts(
        tmp_path / "receipts.jsonl",
        {"id": mail["id"], "state": "sent", "at": AT, "provider_id": "m-1"},
        {"id": mail["id"], "state": "bounced", "at": AT, "provider_id": "m-1", "reason": "x@voorbeeld.nl unknown"},
        {"id": text["id"], "state": "delivered", "at": "2026-11-23T11:00:00Z"},
        {"id": letter["id"], "state": "printed", "at": AT},
        {"id": letter["id"], "state": "printed", "at": AT},
    )
    summary = (out / "summary.json").read_bytes()
    told = letterkit("sent", out, file)
    assert (told.code, told.err) == (0, "")
    assert "Nieuw in het logboek: 4." in told.out
    assert "Nieuw in het logboek: 0." in letterkit("sent", out, file).out
    shown = letterkit("ledger", "show", out).out
    for state in ("niet te bezorgen (e-mail)", "bezorgd (sms)", "gedrukt (brief)"):
        assert state in shown
    verified = letterkit("verify", out)
    assert (verified.code, "ontvangstberichten: 4" in verified.out) == (0, True)
    assert (out / "summary.json").read_bytes() == summary


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("nonsense", "geen JSON-object"),
        ("[1]", "geen JSON-object"),
        ("[" * 100_000, "geen JSON-object"),
        ('{"state": "sent"}', "zit niet in deze run"),
        ('{"id": ["a"], "state": "sent"}', "zit niet in deze run"),
        ('{"id": "ID", "state": "lost", "at": "AT"}', "bestaat niet"),
        ('{"id": "ID", "state": ["sent"], "at": "AT"}', "bestaat niet"),
        ('{"id": "ID", "state": "claimed", "at": "AT"}', "bestaat niet"),
        ('{"id": "ID", "state": "printed", "at": "AT"}', "past niet bij dit kanaal"),
        ('{"id": "ID", "state": "sent", "at": "yesterday"}', "geen tijdstip"),
        ('{"id": "ID", "state": "sent", "at": 5}', "geen tijdstip"),
        ('{"id": "ID", "state": "sent", "at": "2026-11-23T12:00:00"}', "geen tijdzone"),
        ('{"id": "ID", "state": "sent", "at": "2999-11-23T12:00:00+01:00"}', "in de toekomst"),
        ('{"id": "ID", "state": "sent", "at": "AT", "provider_id": "a b"}', "geen nummer"),
        ('{"id": "ID", "state": "sent", "at": "AT", "provider_id": {}}', "geen nummer"),
        ('{"id": "ID", "state": "sent", "at": "AT", "provider_id": "1-TO"}', "adres of nummer van de klant"),
    ],
)
def test_a_wrong_line(letterkit: Run, out: Path, tmp_path: Path, line: str, sentence: str) -> None:
    """It is told with its number, and the right line after it counts."""
    first, second, *_ = of_channel(out, "email")
    line = line.replace("ID", first["id"]).replace("AT", AT).replace("TO", first["to"])
    right = json.dumps({"id": second["id"], "state": "sent", "at": AT})
    (tmp_path / "receipts.jsonl").write_text(f"\n{line}\n{right}\n", encoding="utf-8")
    told = letterkit("sent", out, tmp_path / "receipts.jsonl")
    assert told.code == 1
    assert told.err.startswith("regel 2: ")
    assert sentence in told.err
    assert "Nieuw in het logboek: 1." in told.out
    assert first["to"] not in told.err + told.out


def test_no_address_comes_into_the_ledger(letterkit: Run, out: Path, tmp_path: Path) -> None:
    lines = [{"id": one["id"], "state": "bounced", "at": AT} for one in of_channel(out, "email")]
    assert letterkit("sent", out, receipts(tmp_path / "receipts.jsonl", *lines)).code == 0
    ledger = b"".join(path.read_bytes() for path in out.glob("run.sqlite*"))
    assert not [one["to"] for one in of_channel(out, "email") if one["to"].encode() in ledger]


@pytest.mark.parametrize(
    "change",
    [
        "update receipt set state = 'delivered'",
        "update receipt set at = '2020-01-01T00:00:00+00:00'",
        "delete from receipt",
        "update receipt set job = 'x'",
    ],
)
def test_a_changed_receipt_is_seen(letterkit: Run, out: Path, tmp_path: Path, change: str) -> None:
    line = {"id": of_channel(out, "email")[0]["id"], "state": "bounced", "at": AT}
    assert letterkit("sent", out, receipts(tmp_path / "receipts.jsonl", line)).code == 0
    with sqlite3.connect(out / "run.sqlite") as ledger:
        ledger.execute(change)
    ledger.close()
    assert letterkit("verify", out).code == 6


def test_an_older_summary_is_no_proof_for_other_messages(letterkit: Run, out: Path, tmp_path: Path) -> None:
    """Only what stands before the receipts may be the last link of summary.json."""
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    with sqlite3.connect(out / "run.sqlite") as ledger:
        (first,) = ledger.execute("select hash from message order by position limit 1").fetchone()
    ledger.close()
    (out / "summary.json").write_text(json.dumps(summary | {"ledger_head": first}), encoding="utf-8")
    assert letterkit("verify", out).code == 6


@pytest.mark.parametrize("field", ["id", "stage", "path"])
def test_a_changed_outbox_is_seen(letterkit: Run, out: Path, field: str) -> None:
    path = out / "outbox.jsonl"
    first, *others = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text(json.dumps(json.loads(first) | {field: "x"}) + "\n" + "".join(others), encoding="utf-8")
    told = letterkit("verify", out)
    assert (told.code, "outbox.jsonl is anders dan het logboek, op regel 1" in told.out) == (6, True)
    assert letterkit("sent", out, receipts(out.parent / "r.jsonl")).code == 6


def test_the_lines_of_the_outbox(out: Path) -> None:
    made = [json.loads(line) for line in (out / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]
    lines = [json.loads(line) for line in (out / "outbox.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(one["case_id"], one["channel"]) for one in lines] == [(one["case_id"], one["channel"]) for one in made]
    assert len({one["id"] for one in lines}) == len(lines)
    assert all((out / one["path"]).is_file() for one in lines if "path" in one)
    for one in lines:
        assert ("to" in one, "not_before" in one) == (one["channel"] != "letter",) * 2
        assert ("subject" in one) == (one["channel"] == "email")
        assert one["expires"] == "2026-12-23" or one["stage"] == "regeling_gemist"
    texts = [json.loads(line) for line in (out / "sms.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(one["text"], one["to"]) for one in lines if one["channel"] == "sms"] == [
        (one["text"], one["to"]) for one in texts
    ]


@pytest.mark.slow
def test_evaluate_counts_them(letterkit: Run, out: Path, tmp_path: Path) -> None:
    before = letterkit("evaluate", out, "--out", tmp_path / "before")
    assert before.code == 0
    assert not (tmp_path / "before/receipts.csv").exists()
    lines = [{"id": one["id"], "state": "delivered", "at": AT} for one in of_channel(out, "email")]
    letterkit("sent", out, receipts(tmp_path / "receipts.jsonl", *lines))
    assert letterkit("evaluate", out, "--out", tmp_path / "after").code == 0
    assert rows(tmp_path / "after/receipts.csv")[0] | {} == {
        "run": "uit", "channel": "email", "state": "delivered", "messages": str(len(lines)),
    }  # fmt: skip
    assert "bezorgd" in (tmp_path / "after/evaluation.html").read_text(encoding="utf-8")
