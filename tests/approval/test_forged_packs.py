"""Whoever changes anything in a pack is found out, also in what no message depends on and in what only people read."""

import base64
import json
import shutil
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from letterkit.sealing import envelope, keys
from tests.approval.house import House
from tests.approval.test_evidence import alone, case_of, letter, night, packed, stamped, trust

__all__ = ["night", "stamped"]
pytestmark = [pytest.mark.slow, pytest.mark.enable_socket]
Files = dict[str, bytes]


def labelled(house: House) -> Path:
    """The keys as a careful reader keeps them: each with what it may sign; and the certificate."""
    text = trust(house).read_text(encoding="utf-8")
    for who, word in (("run", "run"), ("bea", "beheer"), ("bram", "beheer")):
        text = text.replace(house.public[who], f"{house.public[who]}  {who.title()}, {word}")
    path = house.base.parent / "met-namen.txt"
    path.write_text(text, encoding="utf-8")
    return path


def forged(pack: Path, change: Callable[[Files], object], out: Path) -> Path:
    with zipfile.ZipFile(pack) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    change(content)
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return out


def wrong(told: str) -> list[str]:
    return [line.split()[0] for line in told.splitlines() if "KLOPT NIET" in line]


def in_json(content: Files, name: str, **changes: object) -> None:
    content[name] = json.dumps(json.loads(content[name]) | changes).encode()


def of(content: Files, ending: str) -> str:
    return next(name for name in content if name.endswith(ending))


def added(content: Files, name: str) -> None:
    content[name] += b" "


FORGERIES: dict[str, tuple[Callable[[Files], object], str]] = {
    "another figure of law beside the template": (lambda c: added(c, of(c, "/wet.json")), "vrijgave"),
    "other settings beside the template": (lambda c: added(c, of(c, "/schuldeiser.json")), "vrijgave"),
    "a report that found nothing": (lambda c: added(c, of(c, "/controle.json")), "vrijgave"),
    "other words of a rule": (lambda c: added(c, of(c, "/regels-uitleg.json")), "vrijgave"),
    "another comparison": (lambda c: added(c, of(c, "/vergelijking.pdf")), "vrijgave"),
    "a file that nobody approved": (lambda c: c.update({of(c, "/wet.json").replace("wet", "wet2"): b"{}"}), "vrijgave"),
    "a file of nobody": (lambda c: c.update({"bericht/ook-gestuurd.pdf": b"%PDF-1.7"}), "inhoud"),
    "the case of another": (lambda c: in_json(c, "bewijs.json", zaak="VK-2026-9999"), "gegevens"),
    "a number that looks the same": (lambda c: in_json(c, "bewijs.json", zaak="VК-2026-0001"), "gegevens"),
    "no time, where there must be one": (lambda c: c.pop("run.tsr"), "tijd"),
    "a case without its salt": (lambda c: in_json(c, "bewijs.json", zout=""), "gegevens"),
}


@pytest.mark.parametrize("name", FORGERIES)
def test_no_forged_pack_verifies(name: str, night: House, tmp_path: Path) -> None:
    pack = packed(night, case_of(night, letter(night)), tmp_path / "pak.zip")
    change, layer = FORGERIES[name]
    code, told = alone(forged(pack, change, tmp_path / "vals.zip"), "--trust", labelled(night))
    assert (code, layer in wrong(told)) == (1, True), told


def test_what_is_only_there_to_be_read_is_named(night: House, tmp_path: Path) -> None:
    """No signature covers it: the checker says so, and says nothing of the kind about what is signed."""
    pack = packed(night, case_of(night, letter(night)), tmp_path / "pak.zip")
    code, told = alone(pack, "--trust", labelled(night))
    assert code == 0, told
    assert "waarvoor ze zijn" in told  # one of them has no word behind it
    row = next(line for line in told.splitlines() if line.startswith("inhoud"))
    stage = letter(night)["stage"]
    assert {"LEESMIJ.txt", "besluit.txt", f"bericht/{stage}-letter.txt"} <= set(row.partition("lezen: ")[2].split(", "))
    shutil.copyfile(labelled(night), pack.with_suffix("") / "sleutels-van-de-schuldeiser.txt")
    assert alone(pack, "--trust", "sleutels-van-de-schuldeiser.txt")[0] == 0


def test_one_name_twice_in_a_pack(night: House, tmp_path: Path) -> None:
    """A program that unpacks shows the one, and Python reads the other."""
    pack = packed(night, case_of(night, letter(night)), tmp_path / "pak.zip")
    with zipfile.ZipFile(pack) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".pdf") and name.startswith("bericht/"))
        content = archive.read(name)
    with warnings.catch_warnings(), zipfile.ZipFile(pack, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr(name.upper(), b"%PDF-1.7 iets anders")
        archive.writestr(name, content)
    result = night.letterkit("evidence", "verify", pack, "--trust", labelled(night))
    assert (result.code, "inhoud" in wrong(result.out)) == (1, True), result.out


def test_the_time_of_another_run_does_not_fit(night: House, tmp_path: Path) -> None:
    pack = packed(night, case_of(night, letter(night)), tmp_path / "pak.zip")
    assert night.night("--ledger", night.base.parent / "ander.sqlite", out="tweede").code in (0, 7)
    signed = night.out("tweede") / "run.dsse"

    def change(content: Files) -> None:
        content["run.dsse"] = signed.read_bytes()

    code, told = alone(forged(pack, change, tmp_path / "vals.zip"), "--trust", labelled(night))
    assert code == 1
    assert {"handtekening", "tijd"} <= set(wrong(told))


def test_the_key_of_a_run_is_not_that_of_a_keeper(night: House, tmp_path: Path) -> None:
    """Whoever takes the server has the key of runs: with it nobody makes a rollen.yaml, and so no approval either."""
    pack = packed(night, case_of(night, letter(night)), tmp_path / "pak.zip")
    signer, _ = keys.load(str(night.key("run")), [night.public["run"]])

    def change(content: Files) -> None:
        name = next(name for name in content if name.startswith("vrijgave/rollen-"))
        told = json.loads(base64.b64decode(json.loads(content[name])["payload"]))["predicate"]
        told["inhoud"]["mensen"].append({"naam": "Zelf", "rollen": ["beheer"], "sleutels": [night.public["run"]]})
        told["inhoud"]["beheer_drempel"] = 1
        subject = {"rollen.yaml": envelope.digest(content["vrijgave/rollen.yaml"])}
        for other in [one for one in content if one.startswith("vrijgave/rollen-")]:
            del content[other]
        content[name] = envelope.sign(envelope.statement("rollen", subject, told), signer)

    code, told = alone(forged(pack, change, tmp_path / "vals.zip"), "--trust", labelled(night))
    assert (code, wrong(told)) == (1, ["vrijgave"]), told


def test_an_old_list_of_people_is_not_put_back(night: House, tmp_path: Path) -> None:
    """Its signatures of then are right: the ledger knows that a later version held, and nothing goes."""
    house = replace(night, base=Path(shutil.copytree(night.base.parent, tmp_path / "huis")) / "werkmap")
    roles, versions = house.base / "rollen.yaml", house.base / "vrijgave" / "rollen"
    then, before = roles.read_bytes(), sorted(versions.iterdir())
    ledger = ("--ledger", tmp_path / "logboek.sqlite")
    revoked = f'ingetrokken: [{{sleutel: "{house.public["joris"]}", vanaf: 2026-11-01}}]\n'
    told = roles.read_text(encoding="utf-8").partition("tijdstempel")[0]
    roles.write_text(told + revoked, encoding="utf-8")
    assert [one.code for one in house.sign_roles()] == [1, 0]
    assert house.night(*ledger, "--only-stage", "herinnering", out="eerst").code in (0, 7)
    for path in versions.iterdir():
        if path not in before:
            path.unlink()
    roles.write_bytes(then)
    result = house.night(*ledger, out="later")
    assert result.code == 6, result.out
    assert "oude versie teruggezet" in result.err
    assert not (house.out("later") / "manifest.jsonl").exists()
