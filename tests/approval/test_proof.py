"""A run can be checked anywhere, and nobody without a key can make one that passes."""

import contextlib
import hashlib
import json
import random
import shutil
import sqlite3
import subprocess
import sys
import tarfile
from collections.abc import Callable
from dataclasses import replace
from email import message_from_bytes, policy
from pathlib import Path

import pypdfium2
import pytest

from letterkit.sealing import envelope, keys, merkle
from tests.approval.conftest import called
from tests.approval.house import House
from tests.conftest import Run

FORGERIES = 100


@pytest.fixture(scope="module")
def night(released_once: House, tmp_path_factory: pytest.TempPathFactory) -> House:
    """A night that was signed; its keys are kept elsewhere."""
    place = tmp_path_factory.mktemp("night") / "huis"
    shutil.copytree(released_once.base.parent.with_name("untouched"), place)
    made = replace(released_once, base=place / "werkmap", letterkit=called)
    assert made.night().code == 0
    trusted = "\n".join(made.public[who] for who in ("run", "bea", "bram", "carla"))
    (place.parent / "sleutels.txt").write_text(trusted + "\n", encoding="utf-8")
    return made


@pytest.fixture
def run(night: House, tmp_path: Path, letterkit: Run) -> House:
    shutil.copytree(night.base.parent, tmp_path / "huis")
    shutil.copyfile(trust(night), tmp_path / "sleutels.txt")
    return replace(night, base=tmp_path / "huis" / "werkmap", letterkit=letterkit)


def trust(house: House) -> Path:
    return house.base.parents[1] / "sleutels.txt"


def archived(house: House) -> Path:
    """The output alone, as an archive has it: without ledger."""
    place = house.base.parent / "archief"
    shutil.copytree(house.out(), place, ignore=shutil.ignore_patterns(".letterkit*", "run.sqlite*"))
    return place


def number_of(house: House) -> str:
    return str(json.loads((house.out() / "manifest.jsonl").read_text(encoding="utf-8").splitlines()[0])["case_id"])


@pytest.mark.slow
def test_with_its_ledger(run: House) -> None:
    result = run.letterkit("verify", run.out(), "--trust", trust(run))
    assert (result.code, result.err) == (0, "")
    assert "Ondertekend met een sleutel die u vertrouwt" in result.out


@pytest.mark.slow
def test_without_ledger_from_a_tar_and_for_one_letter(run: House, tmp_path: Path) -> None:
    place = archived(run)
    with tarfile.open(tmp_path / "nacht.tar.gz", "w:gz") as archive:
        archive.add(place, "nacht")
    for where in (place, tmp_path / "nacht.tar.gz"):
        result = run.letterkit("verify", where, "--trust", trust(run))
        assert result.code == 0, result.out
        assert "Zonder logboek nagegaan" in result.out
    number = number_of(run)
    one = run.letterkit("verify", place, number, "--trust", trust(run))
    assert one.code == 0
    nobody = run.letterkit("verify", place, "Z-NIEMAND", "--trust", trust(run))
    assert (nobody.code, "geen bericht van Z-NIEMAND" in nobody.out) == (6, True)
    for path in place.glob("letters/*"):
        if number not in path.name:
            path.unlink()
    assert run.letterkit("verify", place, number, "--trust", trust(run)).code == 0
    assert run.letterkit("verify", place, "--trust", trust(run)).code == 6


@pytest.mark.slow
def test_an_archive_can_do_without_what_senders_need(run: House) -> None:
    place = archived(run)
    for name in ("outbox.jsonl", "held.csv", "calls.csv", "rejected.csv", "dropped.csv"):
        (place / name).unlink(missing_ok=True)
    result = run.letterkit("verify", place, "--trust", trust(run))
    assert result.code == 0, result.out
    assert "Niet in dit archief" in result.out
    assert "outbox.jsonl" in result.out
    (place / "decisions.jsonl").unlink()
    assert run.letterkit("verify", place, "--trust", trust(run)).code == 6


@pytest.mark.slow
def test_on_a_disk_that_nobody_can_write(run: House) -> None:
    """Also where the ledger lies in the folder itself, which SQLite would otherwise want to write beside."""
    own = run.out("eigen")
    assert run.night("--ledger", own / "run.sqlite", out="eigen").code == 0
    mounted = f"mount --bind {own} {own} && mount -o remount,ro,bind {own}"
    if subprocess.run(["unshare", "-m", "sh", "-c", mounted], capture_output=True, check=False).returncode:
        pytest.skip("only where this process may mount a disk")
    script = f"{mounted} && ! touch {own}/x && {sys.executable} -m letterkit verify {own} --trust {trust(run)}"
    result = subprocess.run(["unshare", "-m", "sh", "-c", script], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "Ondertekend met een sleutel die u vertrouwt" in result.stdout
    assert "Zonder logboek" not in result.stdout


@pytest.mark.slow
def test_a_head_that_was_kept_elsewhere(run: House) -> None:
    head = json.loads((run.out() / "summary.json").read_text(encoding="utf-8"))["ledger_head"]
    assert run.letterkit("verify", run.out(), "--head", head).code == 0
    assert run.letterkit("verify", run.out(), "--head", "0" * 64).code == 6
    assert run.letterkit("verify", archived(run), "--head", "0" * 64).code == 6


@pytest.mark.slow
def test_the_number_of_a_letter_leads_to_its_run(run: House) -> None:
    rows = [json.loads(row) for row in (run.out() / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]
    letter = next(row for row in rows if row["channel"] == "letter")
    pdf = (run.out() / f"letters/{letter['case_id']}.pdf").read_bytes()
    assert f"<dc:identifier>{letter['document']}</dc:identifier>".encode() in pdf
    assert letter["release"].encode() in pdf
    document = pypdfium2.PdfDocument(pdf)
    words = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    assert letter["document"] in words
    mail = next(row for row in rows if row["channel"] == "email")
    assert (
        f"X-Letterkit-Document: {mail['document']}\r\n".encode()
        in (run.out() / f"email/{mail['case_id']}.eml").read_bytes()
    )
    body = message_from_bytes((run.out() / f"email/{mail['case_id']}.eml").read_bytes(), policy=policy.default)
    for kind in ("plain", "html"):
        part = body.get_body((kind,))
        assert part is not None
        assert f"Documentnummer {mail['document']}" in part.get_content()
    ledger = ("--ledger", json.loads((run.out() / ".letterkit-run").read_text(encoding="utf-8"))["ledger"])
    found = run.letterkit("ledger", "find", letter["document"].lower(), *ledger)
    assert (found.code, found.err) == (0, "")
    assert f"{letter['stage'].replace('_', ' ')}, brief: run " in found.out
    assert "letterkit evidence" in found.out
    nothing = run.letterkit("ledger", "find", "AAAA-BBBB-CCCC-DDDD", *ledger)
    assert nothing.code == 6
    assert "documentnummer" in nothing.err
    assert set(letter["findings"]) == {"error", "warning", "info", "waived"}
    assert letter["findings"]["error"] == 0
    checked = run.letterkit("check-pdf", run.out() / f"letters/{letter['case_id']}.pdf")
    assert checked.code == 0, checked.out


class Forger:
    """Somebody who can write everything in the archive, knows how it is made, and has no key of the house."""

    def __init__(self, place: Path, chance: random.Random, own: Path) -> None:
        self.place, self.chance = place, chance
        self.own = keys.new(own)
        self.signer, _ = keys.load(str(own), [self.own])

    def rows(self) -> list[dict[str, object]]:
        return [json.loads(row) for row in (self.place / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]

    def letter(self) -> None:
        """Other words in one message."""
        path = self.chance.choice(sorted([*self.place.glob("email/*"), *self.place.glob("letters/*")]))
        content = bytearray(path.read_bytes())
        content[self.chance.randrange(len(content))] ^= 1 + self.chance.randrange(255)
        path.write_bytes(content)
        rows = self.rows()
        for row in rows:
            if (
                path.stem == row["case_id"]
                and {"letter": "letters", "email": "email"}.get(str(row["channel"])) == path.parent.name
            ):
                row["sha256"] = hashlib.sha256(content).hexdigest()
        self.manifest(rows)

    def field(self) -> None:
        """Another release, day or decision in one line."""
        rows = self.rows()
        row = self.chance.choice(rows)
        name = self.chance.choice(
            ["release", "rules", "decision", "commitment", "document", "template_version", "stage"]
        )
        row[name] = f"{row[name]}"[::-1] + "0"
        self.manifest(rows)

    def gone(self) -> None:
        """One message never was."""
        rows = self.rows()
        row = rows.pop(self.chance.randrange(len(rows)))
        for path in (self.place / f"letters/{row['case_id']}.pdf", self.place / f"email/{row['case_id']}.eml"):
            path.unlink(missing_ok=True)
        self.manifest(rows)

    def added(self) -> None:
        """A message that never was."""
        rows = self.rows()
        row = dict(self.chance.choice([one for one in rows if one["channel"] == "letter"]), case_id="Z-VERZONNEN")
        content = b"%PDF-1.7 verzonnen" + self.chance.randbytes(8)
        (self.place / "letters/Z-VERZONNEN.pdf").write_bytes(content)
        self.manifest([*rows, row | {"sha256": hashlib.sha256(content).hexdigest()}])

    def moment(self) -> None:
        """The run was earlier, or of another."""
        name = self.chance.choice(["started", "ended", "today", "host", "account"])
        self.told(**{name: f"2020-01-{self.chance.randrange(10, 28)}"})

    def erased(self) -> None:
        """A letter is gone, and a tombstone says that it had to."""
        rows = self.rows()
        at = self.chance.randrange(len(rows))
        row, leaf = rows[at], merkle.leaf(json.dumps(rows[at], ensure_ascii=False).encode()).hex()
        (self.place / f"letters/{row['case_id']}.pdf").unlink(missing_ok=True)
        (self.place / f"email/{row['case_id']}.eml").unlink(missing_ok=True)
        lines = (self.place / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
        lines[at] = json.dumps({"erased": leaf, "document": row["document"]})
        (self.place / "manifest.jsonl").write_text("".join(f"{one}\n" for one in lines), encoding="utf-8")
        stone = {
            "run": json.loads((self.place / "run.json").read_text())["run"], "day": "2026-12-01", "ground": "verzoek",
            "by": "Carla Bos", "documents": [row["document"]], "leaves": [leaf], "links": {},
            "files": {"manifest.jsonl": hashlib.sha256((self.place / "manifest.jsonl").read_bytes()).hexdigest()},
        }  # fmt: skip
        signed = envelope.sign(envelope.statement("gewist", {"run": str(stone["run"])}, stone), self.signer)
        (self.place / "tombstones.jsonl").write_bytes(json.dumps(json.loads(signed)).encode() + b"\n")

    def manifest(self, rows: list[dict[str, object]]) -> None:
        lines = [json.dumps(row, ensure_ascii=False) for row in rows]
        (self.place / "manifest.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        self.told(root=merkle.root([merkle.leaf(line.encode()) for line in lines]).hex(), leaves=len(lines))

    def told(self, **changes: object) -> None:
        path = self.place / "run.json"
        run = json.loads(path.read_text(encoding="utf-8")) | changes
        files = {name: hashlib.sha256((self.place / name).read_bytes()).hexdigest() for name in run["files"]}
        path.write_text(json.dumps(run | {"files": files}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")

    def sign(self) -> None:
        """As well as it goes without a key: not at all, with a key of one's own, or under the name of the real one."""
        how = self.chance.choice(["leave", "own", "named", "gone", "payload"])
        path = self.place / "run.dsse"
        run = (self.place / "run.json").read_bytes()
        subjects = {"manifest": json.loads(run)["root"], "run.json": hashlib.sha256(run).hexdigest()}
        new = json.loads(
            envelope.sign(envelope.statement("run", subjects, {"run": json.loads(run)["run"]}), self.signer)
        )
        old = json.loads(path.read_bytes())
        if how == "gone":
            path.unlink()
        elif how != "leave":
            if how == "named":
                new["signatures"][0]["keyid"] = old["signatures"][0]["keyid"]
            if how == "payload":
                new["signatures"] = old["signatures"]
            path.write_text(json.dumps(new), encoding="utf-8")


WAYS: tuple[Callable[[Forger], None], ...] = (
    Forger.letter, Forger.field, Forger.gone, Forger.added, Forger.moment, Forger.erased,
)  # fmt: skip


@pytest.mark.slow
def test_of_a_hundred_forgeries_none_verifies(run: House, tmp_path: Path) -> None:
    chance = random.Random(22)  # noqa: S311 - the same forgeries every time
    place = archived(run)
    assert run.letterkit("verify", place, "--trust", trust(run)).code == 0
    passed = []
    for number in range(FORGERIES):
        forged = tmp_path / "vervalst"
        shutil.copytree(place, forged)
        forger = Forger(forged, chance, tmp_path / f"vervalser{number}.pem")
        way = WAYS[number % len(WAYS)]
        way(forger)
        forger.sign()
        result = run.letterkit("verify", forged, "--trust", trust(run))
        if result.code != 6:
            passed.append((number, way.__name__, result.out, result.err))
        shutil.rmtree(forged)
    assert passed == []


@pytest.mark.slow
def test_a_signature_of_another_run_does_not_fit(run: House) -> None:
    assert run.night("--ledger", run.base.parent / "ander.sqlite", out="tweede").code == 0
    place = archived(run)
    shutil.copyfile(run.out("tweede") / "run.dsse", place / "run.dsse")
    assert run.letterkit("verify", place, "--trust", trust(run)).code == 6


@pytest.mark.slow
@pytest.mark.parametrize(
    "change",
    [
        "update chunk set input = '0'",
        "update chunk set first_row = 7",
        "update run set choices = replace(choices, '2026-11', '2020-11')",
        "update run set split = '{}'",
        "update written set day = '2020-01-01'",
    ],
)
def test_what_a_ledger_knows_beside_its_chain(run: House, tmp_path: Path, change: str) -> None:
    """The rows that were read, what was asked and the days of turns are sealed too."""
    known = Path(json.loads((run.out() / ".letterkit-run").read_text(encoding="utf-8"))["ledger"])
    ledger = tmp_path / "logboek.sqlite"
    shutil.copyfile(known, ledger)
    assert run.letterkit("verify", run.out(), "--ledger", ledger, "--trust", trust(run)).code == 0
    with contextlib.closing(sqlite3.connect(ledger)) as connection, connection:
        assert connection.execute(change).rowcount
    assert run.letterkit("verify", run.out(), "--ledger", ledger, "--trust", trust(run)).code == 6
