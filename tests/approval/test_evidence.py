"""The pack of one letter can be checked by anybody, with Python alone, after another customer was erased."""

import json
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from tests.approval.authority import made, serving
from tests.approval.conftest import called
from tests.approval.house import House
from tests.conftest import Run

pytestmark = pytest.mark.enable_socket
MOST = 300 * 1024
LAYERS = ("bytes", "volledig", "handtekening", "tijd", "vrijgave", "regels", "gegevens")


@pytest.fixture(scope="module")
def stamped(released_once: House, tmp_path_factory: pytest.TempPathFactory) -> House:
    """A night with a time authority, whose keys and certificate are kept elsewhere."""
    if shutil.which("openssl") is None:
        pytest.skip("no openssl")
    place = tmp_path_factory.mktemp("stamped")
    shutil.copytree(released_once.base.parent.with_name("untouched"), place / "huis")
    house = replace(released_once, base=place / "huis" / "werkmap", letterkit=called)
    authority = place / "tijd"
    authority.mkdir()
    root = made(authority)
    shutil.copyfile(root, house.base / "tijd.pem")
    with serving(authority) as address:
        roles = house.base / "rollen.yaml"
        told = f'tijdstempel: {{adres: "{address}", wortel: tijd.pem}}\n'
        roles.write_text(roles.read_text(encoding="utf-8") + told, encoding="utf-8")
        assert [one.code for one in house.sign_roles()] == [1, 0]
        result = house.night()
        assert (result.code, result.err) == (0, "")
    keys = "\n".join(house.public[who] for who in ("run", "bea", "bram", "carla"))
    trust(house).write_text(f"{keys}\n{root.read_text()}", encoding="utf-8")
    return house


@pytest.fixture
def night(stamped: House, letterkit: Run) -> House:
    return replace(stamped, letterkit=letterkit)


def trust(house: House) -> Path:
    return house.base.parent / "vertrouwd.txt"


def rows(house: House) -> list[dict[str, str]]:
    lines = (house.out() / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    return [one for one in map(json.loads, lines) if "erased" not in one]


def letter(house: House) -> dict[str, str]:
    return next(row for row in rows(house) if row["channel"] == "letter")


def case_of(house: House, row: dict[str, str]) -> str:
    return house.numbers()[row["case_id"]]


def packed(house: House, what: str, out: Path) -> Path:
    result = house.do("evidence", what, "--run", house.out(), "--out", out)
    assert result.code == 0, result.err
    return out


def alone(pack: Path, *more: object, plain: bool = True) -> tuple[int, str]:
    """The pack's own program, as somebody without letterkit and without any library runs it."""
    place = pack.with_suffix("")
    with zipfile.ZipFile(pack) as archive:
        archive.extractall(place)
    flags = ["-S", "-I"] if plain else ["-I"]
    command = [sys.executable, *flags, "verify.py", *map(str, more)]
    script = "import sys, runpy; sys.path.insert(0, '.'); sys.argv = sys.argv[1:]; runpy.run_path('verify.py', run_name='__main__')"
    command = [sys.executable, *flags, "-c", script, "verify.py", *map(str, more)]
    done = subprocess.run(
        command,
        cwd=place,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"},
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.slow
def test_with_python_alone(night: House, tmp_path: Path) -> None:
    pack = packed(night, case_of(night, letter(night)), tmp_path / "pak.zip")
    assert pack.stat().st_size <= MOST
    code, told = alone(pack, "--trust", trust(night))
    assert code == 0, told
    assert [line.split()[0] for line in told.splitlines()[: len(LAYERS)]] == list(LAYERS)
    assert "Joris Hof (jurist)" in told or "Carla Bos (compliance)" in told
    assert "niet nagegaan (vraagt cryptography" in told


@pytest.mark.slow
def test_its_time_is_checked_where_cryptography_is(night: House, tmp_path: Path) -> None:
    pack = packed(night, case_of(night, letter(night)), tmp_path / "pak.zip")
    code, told = alone(pack, "--trust", trust(night), plain=False)
    assert code == 0, told
    assert "niet nagegaan" not in told
    other = tmp_path / "ander"
    other.mkdir()
    keys = trust(night).read_text(encoding="utf-8").partition("-----BEGIN")[0]
    (other / "vertrouwd.txt").write_text(keys + made(other).read_text(), encoding="utf-8")
    code, told = alone(pack, "--trust", other / "vertrouwd.txt", plain=False)
    assert code == 1
    assert "niet van een dienst die u vertrouwt" in told
    result = night.letterkit("verify", night.out(), "--trust", trust(night))
    assert result.code == 0, result.out
    assert "Tijdstempel: " in result.out


@pytest.mark.slow
def test_by_the_number_on_the_paper_and_through_letterkit(night: House, tmp_path: Path) -> None:
    pack = packed(night, letter(night)["document"], tmp_path / "pak.zip")
    result = night.letterkit("evidence", "verify", pack, "--trust", trust(night))
    assert result.code == 0, result.out
    assert "Alles klopt" in result.out
    names = zipfile.ZipFile(pack).namelist()
    assert {"LEESMIJ.txt", "besluit.txt", "zaak.json", "run.dsse", "run.tsr", "vrijgave/rollen.yaml"} <= set(names)
    assert {"controle.json", "regels-uitleg.json", "vergelijking.pdf"} <= {Path(name).name for name in names}


def tampered(pack: Path, name: str, old: bytes, new: bytes) -> Path:
    out = pack.with_name("vervalst.zip")
    with zipfile.ZipFile(pack) as before, zipfile.ZipFile(out, "w") as after:
        for one in before.namelist():
            content = before.read(one)
            if one == name:
                assert old in content
                content = content.replace(old, new, 1)
            after.writestr(one, content)
    return out


@pytest.mark.slow
def test_whatever_is_changed_in_it_is_named(night: House, tmp_path: Path) -> None:
    case = letter(night)
    pack = packed(night, case_of(night, case), tmp_path / "pak.zip")
    names = zipfile.ZipFile(pack).namelist()
    template = next(name for name in names if name.endswith(f"{case['stage']}/letter.md.j2"))
    proposal = next(name for name in names if name.endswith("voorstel.dsse"))
    changes = (
        (f"bericht/{case['stage']}-letter.pdf", b"%PDF-1", b"%PDF-2", "bytes"),
        ("run.json", b'"host": "', b'"host": "x', "handtekening"),
        ("bewijs.json", b'\\"release\\": \\"', b'\\"release\\": \\"0', "volledig"),
        (template, b"---", b"----", "vrijgave"),
        (proposal, b'"payload": "e', b'"payload": "f', "vrijgave"),
        ("vrijgave/rollen.yaml", b"jurist", b"schrijver", "vrijgave"),
        ("besluit.json", b'"ended": "', b'"ended": "x', "gegevens"),
        ("zaak.json", b"{", b"{ ", "gegevens"),
        ("run.dsse", b'"keyid": "', b'"keyid": "0', "handtekening"),
    )
    for name, old, new, layer in changes:
        code, told = alone(tampered(pack, name, old, new), "--trust", trust(night))
        wrong = [line.split()[0] for line in told.splitlines() if "KLOPT NIET" in line]
        assert code == 1, name
        assert layer in wrong, (name, told)
        shutil.rmtree(tmp_path / "vervalst")


@pytest.mark.slow
def test_the_same_bytes_again(night: House, tmp_path: Path) -> None:
    pack = packed(night, case_of(night, letter(night)), tmp_path / "pak.zip")
    result = night.do("evidence", "reproduce", pack)
    assert result.code == 0, result.out + result.err
    assert "precies hetzelfde bericht" in result.out
    night.one_character("herinnering")  # the texts of now do not matter
    assert night.do("evidence", "reproduce", pack).code == 0


@pytest.mark.slow
def test_of_nobody_there_is_no_pack(night: House, tmp_path: Path) -> None:
    result = night.do("evidence", "Z-NIEMAND", "--run", night.out(), "--out", tmp_path / "x.zip")
    assert result.code == 2
    assert not (tmp_path / "x.zip").exists()
    assert night.letterkit("evidence", "verify").code == 2


@pytest.mark.slow
def test_a_year_later_after_another_was_erased(night: House, tmp_path: Path) -> None:
    """The whole way: written, released by others, sent, and shown with Python alone."""
    case = case_of(night, letter(night))
    other = next(one for one in night.numbers().values() if one != case)
    assert night.do("erase", other, night.out(), "--reason", "Verzoek", key="carla").code == 0
    code, told = alone(packed(night, case, tmp_path / "pak.zip"), "--trust", trust(night), plain=False)
    assert code == 0, told
    assert night.do("evidence", other, "--run", night.out(), "--out", tmp_path / "weg.zip").code == 2
