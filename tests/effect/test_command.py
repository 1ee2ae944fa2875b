"""The command: from runs and responses to a page and tables, and what it refuses."""

import csv
import stat
import sys
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest

from letterkit import resources
from tests.conftest import Run
from tests.effect.made_up import SENT, A, B, Sent, answers, drawn, responses, run

UNTIL = (SENT + timedelta(days=60)).isoformat()
TABLES = ["aandelen.csv", "effect.html", "niet-geteld.csv", "verschillen.csv"]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def _page(out: Path) -> str:
    return unescape((out / "effect.html").read_text(encoding="utf-8"))


@pytest.mark.slow
def test_five_points_are_found_among_six_thousand(tmp_path: Path, letterkit: Run) -> None:
    sent = drawn(6000)
    file = responses(tmp_path / "r.csv", answers(sent, a=0.40, b=0.45, seed=11))
    out = run(tmp_path / "run", sent, seed="najaar")
    told = letterkit("effect", file, "--run", out, "--out", tmp_path / "v", "--until", UNTIL)
    assert told.code == 0
    assert "herinnering, betaald: met versie b" in told.out
    assert "procentpunt vaker dan met versie a" in told.out
    paid = next(row for row in _rows(tmp_path / "v" / "verschillen.csv") if row["respons"] == "betaald")
    low, high = (float(paid[name].replace(",", ".")) for name in ("ondergrens", "bovengrens"))
    assert 0 < low < 0.05 < high
    assert paid["oordeel"] == "vaker"
    assert (int(paid["a_zaken"]), int(paid["b_zaken"])) == (3000, 3000)


@pytest.mark.slow
def test_five_points_are_not_claimed_among_two_hundred(tmp_path: Path, letterkit: Run) -> None:
    sent = drawn(200)
    file = responses(tmp_path / "r.csv", answers(sent, a=0.40, b=0.45, seed=11))
    out = run(tmp_path / "run", sent, seed="najaar")
    told = letterkit("effect", file, "--run", out, "--out", tmp_path / "v", "--until", UNTIL)
    assert "herinnering, betaald: te weinig zaken om iets te zeggen. Pas een verschil van" in told.out
    assert "versie a (" not in told.out
    assert _page(tmp_path / "v").count("te weinig zaken om iets te zeggen") >= 8  # in short, and beside the figures
    assert "Pas op: er zijn versies met minder dan 100 zaken" in _page(tmp_path / "v")


@pytest.mark.slow
def test_versions_that_were_not_drawn_get_shares_and_no_effect(tmp_path: Path, letterkit: Run) -> None:
    sent = [Sent(f"Z-{n:05}", version=(A, B)[n % 2]) for n in range(1000)]
    file = responses(tmp_path / "r.csv", [[f"Z-{n:05}", SENT, "betaald"] for n in range(0, 1000, 2)])
    told = letterkit("effect", file, "--run", run(tmp_path / "run", sent), "--out", tmp_path / "v", "--until", UNTIL)
    assert told.code == 0
    assert "zijn niet geloot" in told.out
    assert "Daarom noemen wij geen effect" in _page(tmp_path / "v")
    assert "Geen enkel verschil mag een effect heten" in _page(tmp_path / "v")
    (only,) = _rows(tmp_path / "v" / "verschillen.csv")
    assert only["oordeel"] == "niet vergeleken: niet geloot"
    assert not only["verschil"]
    shares = {
        row["versie"]: row["aandeel"] for row in _rows(tmp_path / "v" / "aandelen.csv") if row["respons"] == "betaald"
    }
    assert shares == {f"v{A}": "1,000000", f"v{B}": "0,000000"}


@pytest.mark.slow
def test_more_kinds_looked_at_ask_for_more_proof(tmp_path: Path, letterkit: Run) -> None:
    sent = drawn(2000)
    file = responses(tmp_path / "r.csv", answers(sent, a=0.40, b=0.45, seed=2))
    out = run(tmp_path / "run", sent, seed="s")
    found = {}
    for what in (["betaald"], ["betaald", "gebeld", "paid", "klacht"]):
        options = [word for one in what for word in ("--what", one)]
        letterkit("effect", file, "--run", out, "--out", tmp_path / "v", "--until", UNTIL, *options)
        rows = _rows(tmp_path / "v" / "verschillen.csv")
        found[len(rows)] = float(rows[0]["p_holm"].replace(",", "."))
    assert set(found) == {1, 3}
    assert found[3] == pytest.approx(3 * found[1], abs=2e-6)


def test_all_that_does_not_count_is_told(tmp_path: Path, letterkit: Run) -> None:
    rows = [
        ["Z-00001", SENT, "betaald"],
        ["Z-00001", SENT, "betaald"],
        ["Z-99999", SENT, "betaald"],
        ["Z-00002", "2026-11-01", "gebeld"],
        ["Z-00003", "2027-11-01", "gebeld"],
        ["Z-00004", "morgen", "betaald"],
        ["Z-00005", SENT, "<b>gezwaaid</b>"],
    ]
    out = run(tmp_path / "run", drawn(20), seed="s")
    told = letterkit(
        "effect", responses(tmp_path / "r.csv", rows), "--run", out, "--out", tmp_path / "v", "--until", UNTIL
    )
    assert told.code == 1
    for words in (
        "r.csv, rij 7: datum is geen datum; verwacht: een dag die bestaat",
        "r.csv, rij 8: wat is geen soort respons; verwacht: betaald, gebeld, regeling of klacht",
        "1 keer telt een respons niet mee: staat al eerder in het bestand",
        "1 keer telt een respons niet mee: deze zaak staat in geen van de runs",
        "1 keer telt een respons niet mee: de dag ligt voor het eerste bericht",
        "1 keer telt een respons niet mee: de dag ligt na 22-01-2027",
    ):
        assert words in told.err, words
    assert [row["rij"] for row in _rows(tmp_path / "v" / "niet-geteld.csv")] == ["3", "4", "5", "6", "7", "8"]
    assert "Z-99999" in _page(tmp_path / "v")
    assert "gezwaaid" not in told.err + _page(tmp_path / "v")


@pytest.mark.slow
def test_a_real_run_can_be_measured(tmp_path: Path, letterkit: Run) -> None:
    cases = resources.samples_dir() / "fasen.json"
    letterkit("batch", cases, "--today", "2026-11-23", "--out", tmp_path / "run")
    file = responses(
        tmp_path / "r.csv", [["FASE-0003", "27-11-2026", "gebeld"], ["fase-0001", "24-11-2026", "betaald"]]
    )
    told = letterkit("effect", file, "--run", tmp_path / "run", "--out", tmp_path / "v", "--until", UNTIL)
    assert told.code == 0
    assert "Er zijn geen twee versies" in told.out
    shares = _rows(tmp_path / "v" / "aandelen.csv")
    called = [row for row in shares if row["fase"] == "aanmaning" and row["respons"] == "gebeld"]
    assert {row["kanaal"]: (row["aantal"], row["zaken"]) for row in called}["letter"] == ("1", "1")
    early = letterkit("effect", file, "--run", tmp_path / "run", "--out", tmp_path / "v", "--until", "2026-11-30")
    assert "tellen nog niet mee: hun 30 dagen zijn nog niet om" in early.err


def test_the_output_is_for_its_owner_and_the_same_each_time(tmp_path: Path, letterkit: Run) -> None:
    sent = drawn(100)
    file = responses(tmp_path / "r.csv", answers(sent, a=0.4, b=0.6, seed=1))
    out = run(tmp_path / "run", sent, seed="<i>s</i>")
    for name in ("one", "two"):
        letterkit("effect", file, "--run", out, "--out", tmp_path / name, "--until", UNTIL)
    assert sorted(path.name for path in (tmp_path / "one").iterdir()) == TABLES
    for name in TABLES:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
        assert stat.S_IMODE((tmp_path / "one" / name).stat().st_mode) == 0o600
    assert "<i>s" not in (tmp_path / "one" / "effect.html").read_text(encoding="utf-8")


def test_every_picture_has_words_and_a_table_beside_it(tmp_path: Path, letterkit: Run) -> None:
    sent = drawn(400)
    file = responses(tmp_path / "r.csv", answers(sent, a=0.4, b=0.6, seed=1))
    letterkit("effect", file, "--run", run(tmp_path / "run", sent, seed="s"), "--out", tmp_path / "v", "--until", UNTIL)
    html = (tmp_path / "v" / "effect.html").read_text(encoding="utf-8")
    assert html.count("<svg") == html.count('role="img" aria-label="') == html.count("<title>") - 1
    assert html.count("<svg") == 4 + 4 * 4  # four differences; four versions (a and b, letter and e-mail)
    assert "betaald: verschil" in unescape(html)


@pytest.mark.parametrize(
    ("break_it", "code", "words"),
    [
        (lambda out: (out / "summary.json").write_text("{}"), 2, "niet te lezen als samenvatting"),
        (lambda out: (out / "summary.json").unlink(), 6, "summary.json"),
        (
            lambda out: (out / "manifest.jsonl").write_text('{"case_id": 1}\n'),
            2,
            "regel 1, is geen regel van een manifest",
        ),
        (lambda out: (out / "manifest.jsonl").write_text("geen json\n"), 2, "geen regel van een manifest"),
        (lambda out: (out / "manifest.jsonl").write_text(""), 2, "geen enkel bericht"),
        (lambda out: (out / "manifest.jsonl").unlink(), 6, "manifest.jsonl"),
        (
            lambda out: (out / "summary.json").write_text('{"today": "2026-11-23", "split": {"seed": 1, "share": 7}}'),
            2,
            "niet te lezen als samenvatting",
        ),
    ],
)
def test_a_run_that_is_not_whole_is_refused(tmp_path: Path, letterkit: Run, break_it, code: int, words: str) -> None:  # type: ignore[no-untyped-def]
    out = run(tmp_path / "run", drawn(4), seed="s")
    break_it(out)
    file = responses(tmp_path / "r.csv", [["Z-00001", SENT, "betaald"]])
    told = letterkit("effect", file, "--run", out, "--out", tmp_path / "v")
    assert told.code == code
    assert words in told.err
    assert not (tmp_path / "v").exists()


def test_wrong_calls_say_what_is_expected(tmp_path: Path, letterkit: Run) -> None:
    out = run(tmp_path / "run", drawn(4), seed="s")
    file = responses(tmp_path / "r.csv", [["Z-00001", SENT, "betaald"]])
    twice = letterkit("effect", file, "--run", out, "--run", f"{out}/", "--out", tmp_path / "v")
    assert (twice.code, "dezelfde run" in twice.err) == (2, True)
    missing = letterkit("effect", file, "--run", tmp_path / "nergens", "--out", tmp_path / "v")
    assert (missing.code, "bestaat niet" in missing.err) == (2, True)
    what = letterkit("effect", file, "--run", out, "--out", tmp_path / "v", "--what", "gezwaaid")
    assert (what.code, "Kies uit: betaald, gebeld, regeling, klacht" in what.err) == (2, True)
    (tmp_path / "x.csv").write_text("zaaknummer;datum\nZ-1;2026-11-23\n", encoding="utf-8")
    columns = letterkit("effect", tmp_path / "x.csv", "--run", out, "--out", tmp_path / "v")
    assert (columns.code, "ontbreken kolommen die nodig zijn: wat" in columns.err) == (2, True)


def test_without_the_extra_one_sentence_says_which(
    tmp_path: Path, letterkit: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = run(tmp_path / "run", drawn(4), seed="s")
    file = responses(tmp_path / "r.csv", [["Z-00001", SENT, "betaald"]])
    for name in ("statsmodels.stats.proportion", "scipy.stats"):
        monkeypatch.setitem(sys.modules, name, None)
    told = letterkit("effect", file, "--run", out, "--out", tmp_path / "v", "--until", UNTIL)
    assert told.code == 2
    assert "letterkit[research]" in told.err
