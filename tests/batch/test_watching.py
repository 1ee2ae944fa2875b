"""What a run tells while it works: lines of JSON, signs of life, measurements, spans; and options from outside."""

import json
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from letterkit.batch.ledger import Ledger
from letterkit.cli.batch import batch
from letterkit.cli.watching.heartbeat import Heartbeat
from letterkit.cli.watching.watch import About, Standing, Watch
from tests.batch.conftest import CREDITOR
from tests.batch.many import records, write
from tests.batch_outputs import lines
from tests.conftest import Run

NIGHT = ("--creditor", CREDITOR, "--today", "2026-11-23", "--chunk", 5)
LOG = ("--log-format", "json", "--heartbeat", 0)  # a busy machine may well take a minute


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    return write(tmp_path / "zaken.jsonl", 20)


def told(err: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in err.splitlines() if line.startswith("{")]


@pytest.mark.slow
def test_a_log_for_machines(letterkit: Run, cases: Path, tmp_path: Path) -> None:
    result = letterkit("batch", cases, *NIGHT, "--out", tmp_path / "uit", *LOG)
    assert result.code == 0
    log = told(result.err)
    assert [line["event"] for line in log] == ["run_started", *["chunk_done"] * 4, "run_ended", "call_ended"]
    assert all(line["level"] == "info" and re.match(r"2\d{3}-.*Z$", line["timestamp"]) for line in log)
    assert len({line["run"] for line in log}) == 1
    chunks, ended = log[1:5], log[5]
    summary = json.loads((tmp_path / "uit/summary.json").read_text())
    assert [line["chunk"] for line in chunks] == [0, 1, 2, 3]
    for name in ("produced", "held", "rejected", "messages"):
        assert sum(line[name] for line in chunks) == ended[name] == summary[name]
    assert ended["held_by_code"] == summary["held_by_code"]
    assert ended["read"] == sum(line["rows"] for line in chunks) == 20
    assert all(line["seconds"] >= 0 for line in (*chunks, ended))
    assert log[-1]["exit_code"] == 0
    again = letterkit("batch", cases, *NIGHT, "--out", tmp_path / "uit", *LOG)
    assert [line["event"] for line in told(again.err)] == ["run_started", "run_ended", "call_ended"]


@pytest.mark.slow
def test_nothing_of_a_case_in_the_log(letterkit: Run, cases: Path, tmp_path: Path) -> None:
    more = (*LOG, "--metrics-file", tmp_path / "run.prom")
    result = letterkit("batch", cases, *NIGHT, "--out", tmp_path / "uit", *more)
    words = result.err + (tmp_path / "run.prom").read_text()
    for record in records(20):
        customer = record["klant"]
        personal = (record["zaaknummer"], customer["achternaam"], customer.get("email"), customer.get("mobiel"))
        assert not [word for word in personal if word and word in words]
    assert str(tmp_path) not in words


@pytest.mark.slow
def test_a_run_that_goes_on_and_one_that_fails(
    letterkit: Run, cases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record, times = Ledger.record, iter(range(2))

    def stops(self: Ledger, *given: Any, **more: Any) -> None:
        if next(times, None) is None:
            raise KeyboardInterrupt
        record(self, *given, **more)

    with monkeypatch.context() as patch:
        patch.setattr(Ledger, "record", stops)
        stopped = letterkit("batch", cases, *NIGHT, "--out", tmp_path / "uit", *LOG)
    assert stopped.code == 130
    last = told(stopped.err)[-2:]
    assert [(line["event"], line.get("error"), line.get("exit_code")) for line in last] == [
        ("run_failed", "interrupted", None),
        ("call_ended", None, 130),
    ]
    assert last[0]["level"] == "error"
    log = told(letterkit("batch", "--resume", tmp_path / "uit", *LOG).err)
    assert [line["event"] for line in log][:3] == ["run_started", "chunk_known", "chunk_known"]
    assert {line["run"] for line in log} == {last[0]["run"]}


@pytest.mark.slow
def test_alarms_are_a_warning(letterkit: Run, cases: Path, tmp_path: Path) -> None:
    write(cases, 60)
    more = ("--max-held", 0, *LOG, "--metrics-file", tmp_path / "run.prom")
    result = letterkit("batch", cases, *NIGHT, "--out", tmp_path / "uit", *more)
    assert result.code == 7
    ended, last = told(result.err)[-2:]
    assert (ended["level"], ended["alarms"], last["exit_code"]) == ("warning", ["too_many_held"], 7)
    assert 'letterkit_run_alarms{alarm="too_many_held"} 1' in (tmp_path / "run.prom").read_text()


@pytest.mark.slow
def test_measurements_for_prometheus(letterkit: Run, cases: Path, tmp_path: Path) -> None:
    path = tmp_path / "run.prom"
    assert letterkit("batch", cases, *NIGHT, "--out", tmp_path / "uit", "--metrics-file", path).code == 0
    text, summary = path.read_text(), json.loads((tmp_path / "uit/summary.json").read_text())
    samples = dict(line.rsplit(" ", 1) for line in text.splitlines() if not line.startswith("#"))
    for outcome in ("produced", "held", "rejected"):
        assert float(samples[f'letterkit_run_rows{{outcome="{outcome}"}}']) == summary[outcome]
    for channel, count in summary["channels"].items():
        assert float(samples[f'letterkit_run_messages{{channel="{channel}"}}']) == count
    assert float(samples["letterkit_run_exit_code"]) == 0
    assert 0 <= time.time() - float(samples["letterkit_run_end_time_seconds"]) < 600
    names = re.findall(r"^(\w+)", "\n".join(samples), re.MULTILINE)
    typed = set(re.findall(r"^# TYPE (\w+) gauge$", text, re.MULTILINE))
    assert set(names) == typed == set(re.findall(r"^# HELP (\w+) .+$", text, re.MULTILINE))
    assert [line.name for line in tmp_path.iterdir() if "prom" in line.name] == ["run.prom"]
    missing = letterkit("batch", cases, *NIGHT, "--out", tmp_path / "b", "--metrics-file", tmp_path / "weg/a.prom")
    assert (missing.code, str(tmp_path / "weg") in missing.err) == (2, True)


@pytest.mark.slow
def test_signs_of_life_without_a_terminal(letterkit: Run, cases: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "letterkit", "batch", str(cases), *map(str, NIGHT), "--out", str(tmp_path / "uit")]
    slow = {**os.environ, "LETTERKIT_BATCH_HEARTBEAT": "1"}
    write(cases, 1_500)
    done = subprocess.run(command, capture_output=True, text=True, env=slow, check=False)
    assert done.returncode == 0
    assert re.search(r"^Bezig: \d+ zaken gedaan in \d+ minuten \(\d+ per seconde\)", done.stderr, re.MULTILINE)
    quiet = letterkit("batch", cases, *NIGHT, "--out", tmp_path / "stil", "--heartbeat", 0, "--limit", 20)
    assert (quiet.code, quiet.err) == (0, "")


def test_a_heart_beats_also_when_nothing_moves() -> None:
    beats: list[float] = []
    heart = Heartbeat(0.01, lambda _standing, still: beats.append(still))
    heart.begin(About("", "", dry_run=False), Standing())
    give_up = time.monotonic() + 10
    while len(beats) < 3 and time.monotonic() < give_up:
        time.sleep(0.01)
    heart.close(0, "", Standing())
    assert beats[2] > beats[0]


def test_a_watcher_that_breaks_stops_nothing_and_is_said_once(capsys: pytest.CaptureFixture[str]) -> None:
    class Broken:
        def __getattr__(self, _name: str) -> Any:
            raise OSError

    with Watch(About("", "", dry_run=False), [Broken()]) as watch:  # type: ignore[list-item]
        watch.end(None, [], code=0)  # type: ignore[arg-type]
    assert capsys.readouterr().err.count("De run zelf gaat door") == 1


@pytest.fixture
def collector(socket_enabled: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bytes]]:
    """What a collector of OpenTelemetry gets."""
    bodies: list[bytes] = []

    class Taking(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = HTTPServer(("127.0.0.1", 0), Taking)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_COMPRESSION", "none")
    yield bodies
    server.shutdown()
    server.server_close()


@pytest.mark.slow
def test_spans(letterkit: Run, cases: Path, tmp_path: Path, collector: list[bytes]) -> None:
    proto = pytest.importorskip("opentelemetry.proto.collector.trace.v1.trace_service_pb2")
    assert letterkit("batch", cases, *NIGHT, "--out", tmp_path / "uit", "--spans").code == 0
    spans = []
    for body in collector:
        request = proto.ExportTraceServiceRequest()
        request.ParseFromString(body)
        spans += [span for one in request.resource_spans for scope in one.scope_spans for span in scope.spans]
    whole = next(span for span in spans if span.name == "letterkit batch")
    parts = [span for span in spans if span.name == "chunk"]
    assert len(parts) == 4
    assert {span.parent_span_id for span in parts} == {whole.span_id}
    values = {one.key: one.value for one in whole.attributes}
    assert values["letterkit.read"].int_value == 20
    assert values["letterkit.exit_code"].int_value == 0
    assert all(span.start_time_unix_nano <= span.end_time_unix_nano for span in spans)


@pytest.mark.slow
def test_spans_without_the_extra(letterkit: Run, cases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opentelemetry.exporter.otlp.proto.http.trace_exporter", None)
    result = letterkit("batch", cases, *NIGHT, "--out", tmp_path / "uit", "--spans")
    assert (result.code, "letterkit[telemetry]" in result.err) == (2, True)


@pytest.mark.slow
def test_every_option_from_the_environment(
    letterkit: Run, cases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = {"CASES": cases, "CREDITOR": CREDITOR, "TODAY": "2026-11-23", "OUT": tmp_path / "uit", "LIMIT": 8}
    given |= {"LEDGER": tmp_path / "samen.sqlite", "MAX_HELD": "100%", "BY": "nachtploeg"}
    for name, value in given.items():
        monkeypatch.setenv(f"LETTERKIT_BATCH_{name}", str(value))
    assert letterkit("batch").code == 0
    assert (tmp_path / "samen.sqlite").is_file()
    summary = json.loads((tmp_path / "uit/summary.json").read_text())
    assert (summary["read"], summary["today"], summary["run"]["operator"]) == (8, "2026-11-23", "nachtploeg")
    assert letterkit("batch", "--limit", 9, "--out", tmp_path / "b").code == 0
    assert json.loads((tmp_path / "b/summary.json").read_text())["read"] == 9, "what is typed goes first"


def test_each_option_has_a_variable_with_its_own_name() -> None:
    for param in batch.params:
        own = max(param.opts, key=len).lstrip("-").replace("-", "_").upper()
        assert param.envvar
        assert param.envvar[0] == f"LETTERKIT_BATCH_{own}"


@pytest.mark.slow
def test_the_ledger_from_the_environment_for_every_command(
    letterkit: Run, cases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LETTERKIT_LEDGER", str(tmp_path / "samen.sqlite"))
    out = tmp_path / "uit"
    assert letterkit("batch", cases, *NIGHT, "--out", out).code == 0
    assert letterkit("verify", out).code == 0
    assert str(out) in letterkit("ledger", "list").out
    assert letterkit("ledger", "show", out).code == 0
    line = lines(out / "outbox.jsonl")[0]
    receipt = {"id": line["id"], "state": "sent", "at": "2026-11-23T12:00:00+01:00"}
    (tmp_path / "r.jsonl").write_text(json.dumps(receipt))
    assert "Nieuw in het logboek: 1" in letterkit("sent", out, tmp_path / "r.jsonl").out


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Auckland", "America/Los_Angeles"])
def test_the_default_day_is_dutch_in_every_zone(zone: str) -> None:
    program = (
        "from datetime import UTC, datetime\n"
        "from letterkit.dutch import clock\n"
        "class Late(datetime):\n"
        "    @classmethod\n"
        "    def now(cls, tz=None):\n"
        "        at = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)\n"
        "        return at.astimezone(tz) if tz else at.astimezone().replace(tzinfo=None)\n"
        "clock.datetime = Late\n"
        "print(Late.now().date(), clock.today())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env={**os.environ, "TZ": zone}, check=True
    )
    of_machine, dutch = done.stdout.split()
    assert dutch == "2026-11-23"
    assert of_machine == ("2026-11-23" if "Auckland" in zone else "2026-11-22")
