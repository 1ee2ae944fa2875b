"""What letterkit made, read back as files, gives the verdict that the run gave."""

import json
import shutil
from pathlib import Path

import pytest

from letterkit import resources
from letterkit.lint.zones import passages
from tests.conftest import Run

DAY = "2026-11-23"
SAMPLES = resources.samples_dir()


@pytest.fixture
def demo(letterkit: Run, tmp_path: Path) -> Path:
    return _made(letterkit, SAMPLES / "portfolio.csv", tmp_path / "demo")


def _made(letterkit: Run, cases: Path, out: Path, *options: object) -> Path:
    creditor = SAMPLES / "creditor.yaml"
    ledger = out.with_suffix(".sqlite")
    call = ("--creditor", creditor, "--today", DAY, "--out", out, "--ledger", ledger, *options)
    assert letterkit("batch", cases, *call).code == 0
    return out


def _judged(letterkit: Run, folder: Path, *options: object) -> list[dict[str, object]]:
    result = letterkit("lint", folder, "--format", "json", "--today", DAY, *options)
    tree = json.loads(result.out)
    assert not tree["not_read"]
    return tree["documents"]


def _bad(documents: list[dict[str, object]]) -> list[tuple[object, object, object]]:
    return [
        (document["path"], finding["rule"], finding["text"])
        for document in documents
        for finding in document["findings"]  # type: ignore[attr-defined]
        if finding["level"] != "info"
    ]


def _stages(documents: list[dict[str, object]]) -> dict[str, str]:
    return {Path(str(one["path"])).name: str(one["stage"]) for one in documents}


def _records(folder: Path) -> dict[str, str]:
    """The stage of every letter and e-mail by the name of its file, as the run wrote it down."""
    lines = [json.loads(line) for line in (folder / "manifest.jsonl").read_text("utf-8").splitlines()]
    ends = {"letter": ".pdf", "email": ".eml"}
    return {one["case_id"] + ends[one["channel"]]: one["stage"] for one in lines if one["channel"] in ends}


@pytest.mark.slow
def test_a_few_messages_of_every_kind_read_back_clean(letterkit: Run, tmp_path: Path) -> None:
    """A letter in large print, one with a table and one to 's-Hertogenbosch, one for a court and one that forgives."""
    rows = (SAMPLES / "portfolio.csv").read_text("utf-8-sig").splitlines()
    wanted = [row for row in rows[1:] if row.split(";")[0][-4:] in {"0027", "0039", "0051"}]
    few = tmp_path / "few.csv"
    few.write_text("\n".join([rows[0], *wanted]) + "\n", encoding="utf-8")
    hard = tmp_path / "hard.json"
    cases = json.loads((SAMPLES / "fasen.json").read_text("utf-8"))
    hard.write_text(json.dumps([one for one in cases if one["zaaknummer"][-4:] in {"0006", "0012"}]), encoding="utf-8")
    for cases_file in (few, hard):
        folder = _made(letterkit, cases_file, tmp_path / cases_file.stem)
        documents = _judged(letterkit, folder)
        assert not _bad(documents)
        assert _stages(documents) == _records(folder)


@pytest.mark.slow
def test_the_whole_demo_reads_back_clean(letterkit: Run, demo: Path) -> None:
    _made(letterkit, SAMPLES / "fasen.json", demo / "fasen")
    documents = _judged(letterkit, demo)
    assert len(documents) > 90
    assert not _bad(documents)
    stages = {Path(str(one["path"])).relative_to(demo).as_posix(): one["stage"] for one in documents}
    kept = [(demo, ""), (demo / "fasen", "fasen/")]
    expected = {
        f"{above}{'letters' if name.endswith('.pdf') else 'email'}/{name}": stage
        for folder, above in kept
        for name, stage in _records(folder).items()
    }
    assert stages == expected


@pytest.mark.slow
def test_a_file_alone_says_its_stage_and_a_given_stage_goes_before(letterkit: Run, tmp_path: Path) -> None:
    cases = json.loads((SAMPLES / "fasen.json").read_text("utf-8"))
    one = tmp_path / "one.json"
    one.write_text(json.dumps([case for case in cases if case["zaaknummer"][-4:] == "0005"]), encoding="utf-8")
    folder = _made(letterkit, one, tmp_path / "out")
    loose = tmp_path / "loose"
    loose.mkdir()
    for file in (folder / "letters" / "FASE-0005.pdf", folder / "email" / "FASE-0005.eml"):
        shutil.copy(file, loose)
    documents = _judged(letterkit, loose)
    assert set(_stages(documents).values()) == {"overdracht_incasso"}
    assert not _bad(documents)
    given = _judged(letterkit, loose, "--stage", "herinnering")
    assert set(_stages(given).values()) == {"herinnering"}
    assert any(rule == "gevolg-te-vroeg" for _, rule, _ in _bad(given))


def test_the_manifest_knows_messages_that_do_not_say_their_stage(letterkit: Run, tmp_path: Path) -> None:
    import hashlib  # noqa: PLC0415 - for this test only

    mail = tmp_path / "email" / "A-1.eml"
    mail.parent.mkdir()
    text = "Beste mevrouw Bos,\n\nU krijgt deze maand een pauze. U hoeft niets te betalen.\n"
    mail.write_bytes(f"From: a@voorbeeld.nl\nSubject: Uw pauze\nKeywords: letterkit, bestaat_niet\n\n{text}".encode())
    plain = tmp_path / "email" / "A-2.eml"
    plain.write_bytes(f"From: a@voorbeeld.nl\nSubject: Uw pauze\n\n{text}".encode())
    digest = hashlib.sha256(plain.read_bytes()).hexdigest()
    lines = ["geen json", json.dumps({"stage": "x"}), json.dumps({"stage": "schuldhulp_pauze", "sha256": digest})]
    (tmp_path / "manifest.jsonl").write_text("\n".join(lines), encoding="utf-8")
    stages = _stages(_judged(letterkit, mail.parent))
    assert stages == {"A-1.eml": "None", "A-2.eml": "schuldhulp_pauze"}


@pytest.mark.parametrize(
    "address",
    [
        "Mevrouw N. Bouzid\nStatenlaan 122\n5223 AB 'S-HERTOGENBOSCH",
        "Bakkerij Voorbeeld B.V.\nWilgenlaan 12\n3512 JE UTRECHT",
        "De heer J. Peeters\nVeldstraat 12 bus 3\n9000 GENT\nBELGIË",
        "Mr A. Smith\n10 High Street\nLONDON\nSW1A 1AA\nVERENIGD KONINKRIJK",
        "Ms B. Jones\n12 King Street\nTORONTO ON  M5V 2T6\nCANADA",
        "Pani K. Nowak\nul. Dluga 5\n00-950 WARSZAWA\nPOLEN",
    ],
)
def test_an_address_is_no_sentence_wherever_it_is(address: str) -> None:
    assert next(one.kind for one in passages(f"{address}\n\nBeste lezer,\n\nU heeft nog niet betaald.\n")) == "address"


def test_a_shouted_block_is_no_address() -> None:
    found = passages("Beste lezer,\n\nBetaal nu\nLAATSTE KANS\nNOG 12 DAGEN\n")
    assert "address" not in [one.kind for one in found]


def test_many_files_are_judged_with_the_figures_of_law_of_a_creditor(letterkit: Run, tmp_path: Path) -> None:
    for number in range(80):
        (tmp_path / f"{number}.txt").write_text("Beste mevrouw Bakker,\n\nEr staat nog € 150 open.\n", encoding="utf-8")
    judged = letterkit("lint", tmp_path, "--creditor", SAMPLES / "creditor.yaml", "--format", "json")
    assert judged.code == 1
    assert json.loads(judged.out)["summary"]["documents"] == 80
