"""Only what was released is sent: any change after it holds the message, with the reason."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from letterkit.batch import runner
from tests.approval.house import House
from tests.invented import without_its_law


def summary(house: House, out: str = "uit") -> dict[str, object]:
    found: dict[str, object] = json.loads((house.out(out) / "summary.json").read_text(encoding="utf-8"))
    return found


def held(house: House, out: str = "uit") -> list[str]:
    with (house.out(out) / "held.csv").open(encoding="utf-8-sig", newline="") as file:
        return [row["reason"] for row in csv.DictReader(file, delimiter=";") if "not_released" in row["code"]]


def one_character(house: House) -> None:
    house.one_character(*(path.name for path in (house.base / "templates/nl").iterdir() if path.is_dir()))


def level_off(house: House) -> None:
    add(
        house,
        "toetsing:\n  - {regel: kop-zegt-niets, niveau: uit, reden: 'Onze zinnen zijn langer.', door: ik, tot: 2027-01-01}\n",
    )


def law_figure(house: House) -> None:
    own = "wet:\n  notice_costs_threshold: {waarde: 30, bron: 'Kostenwet, zelf gelezen', zeker: true}\n"
    house.creditor.write_text(without_its_law(house.creditor.read_text(encoding="utf-8")) + own, encoding="utf-8")


def waiver(house: House) -> None:
    for path in (house.base / "templates" / "nl").rglob("*.md.j2"):
        text = path.read_text(encoding="utf-8")
        if text.startswith("---\n") and "allow:" not in text:
            row = "allow:\n  - {rule: kop-zegt-niets, at: uw, reason: 'Deze zin kan niet korter.', by: ik, until: 2027-01-01}\n"
            path.write_text(f"---\n{row}{text[4:]}", encoding="utf-8")


def add(house: House, text: str) -> None:
    path = house.creditor
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


CHANGES: dict[str, Callable[[House], None]] = {
    "a template by one character": one_character,
    "a level": level_off,
    "an exception": waiver,
    "a figure of law": law_figure,
}


@pytest.mark.slow
def test_what_was_released_is_sent(released: House) -> None:
    result = released.night()
    assert result.code == 0, result.err
    assert int(str(summary(released)["produced"])) > 0
    assert held(released) == []
    assert released.do("releases").code == 0


@pytest.mark.slow
@pytest.mark.parametrize("what", CHANGES)
def test_a_change_after_approval_holds_every_message(released: House, what: str) -> None:
    CHANGES[what](released)
    result = released.night()
    assert result.code == 7, result.err
    assert summary(released)["produced"] == 0
    assert not list(released.out().glob("letters/*"))
    reasons = held(released)
    assert reasons
    assert all("is anders dan wat is voorgelegd" in reason for reason in reasons)


@pytest.mark.slow
def test_a_change_that_is_approved_is_sent(released: House) -> None:
    released.one_character("herinnering")
    released.release()
    assert released.do("releases").code == 0
    assert released.night().code == 0
    assert int(str(summary(released)["produced"])) > 0


@pytest.mark.slow
def test_a_change_of_one_text_holds_only_that_text(released: House) -> None:
    released.one_character("herinnering", only="letter")
    result = released.do("releases")
    assert result.code == 1
    lines = [line for line in result.out.splitlines() if "niet vrijgegeven" in line]
    assert [line.split(":")[0].strip() for line in lines] == ["herinnering/letter"]


@pytest.mark.slow
def test_a_day_before_the_release_is_held_and_the_real_day_stands_in_the_run(released: House) -> None:
    released.night("--today", "2026-10-20")
    assert summary(released)["produced"] == 0
    run = json.loads((released.out() / "run.json").read_text(encoding="utf-8"))
    assert run["today"] == "2026-10-20"
    assert run["started"][:10] > "2026-11"
    assert run["host"]
    assert run["account"]


@pytest.mark.slow
def test_roles_that_nobody_signed_hold_everything(released: House) -> None:
    path = released.base / "rollen.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "overig: [taal]\n", encoding="utf-8")
    released.night()
    assert summary(released)["produced"] == 0
    assert any("rollen.yaml is niet ondertekend" in reason for reason in held(released))


@pytest.mark.slow
def test_without_roles_nothing_is_asked_and_nothing_is_added(released: House) -> None:
    (released.base / "rollen.yaml").unlink()
    assert released.night(run_key="").code == 0
    names = {path.name for path in released.out().iterdir()}
    assert names.isdisjoint({"run.json", "run.dsse"})
    assert not list(released.out().parent.glob("*.salts.jsonl"))
    line = (released.out() / "manifest.jsonl").read_text(encoding="utf-8").splitlines()[0]
    assert set(json.loads(line)) == {"case_id", "stage", "channel", "template_version", "sha256"}


@pytest.mark.slow
def test_the_emergency_door_is_red_in_every_report(released: House, tmp_path: Path) -> None:
    one_character(released)
    result = released.night("--without-approval", "Storing bij de bank, brief moet vandaag weg", "--by", "Bea")
    assert result.code == 0
    assert "NOODDEUR" in result.out
    assert int(str(summary(released)["produced"])) > 0
    assert json.loads((released.out() / "run.json").read_text(encoding="utf-8"))["without_approval"].startswith(
        "Storing"
    )
    assert "zonder vrijgave" in released.letterkit("verify", released.out()).out
    assert "zonder vrijgave" in released.letterkit("ledger", "show", released.out()).out
    page = tmp_path / "evaluatie"
    assert released.letterkit("evaluate", released.out(), "--out", page, "--creditor", released.creditor).code == 0
    assert "Storing bij de bank" in (page / "evaluation.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_door_is_no_door_without_roles(released: House) -> None:
    (released.base / "rollen.yaml").unlink()
    assert released.night("--without-approval", "Zomaar", run_key="").code == 2


@pytest.mark.slow
def test_a_key_that_is_not_of_a_run_stops_it_before_the_first_case(released: House) -> None:
    assert released.night(run_key="sanne").code == 2
    assert not (released.out() / "manifest.jsonl").exists()


@pytest.mark.slow
def test_a_run_that_stopped_is_closed_with_its_proof(released: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half of the chunks are done: what is done becomes a whole run, signed and with its salts."""
    done = []
    settle = runner._Run.settle

    def dies(self: runner._Run, *words: object) -> None:
        if len(done) == 2:
            raise KeyboardInterrupt
        settle(self, *words)  # type: ignore[arg-type]
        done.append(1)

    with monkeypatch.context() as patched:
        patched.setattr(runner._Run, "settle", dies)
        assert released.night("--chunk", "20").code == 130
    assert not (released.out() / "run.json").exists()
    key = ("--run-key", released.key("run"))
    result = released.letterkit("ledger", "close", released.out(), "--reason", "Stroom weg", "--by", "Bea", *key)
    assert result.code == 0, result.err
    keys = released.base.parent / "sleutels.txt"
    keys.write_text(released.public["run"], encoding="utf-8")
    verified = released.letterkit("verify", released.out(), "--trust", keys)
    assert verified.code == 0, verified.out
    assert released.salts().read_text(encoding="utf-8")
    assert not (released.out() / ".letterkit-seed").exists()
