"""The whole way once, as people go it: a sentence changed in the werkbank, seen in pictures and signed by others, sent by
the night, and shown with Python alone a year later, after another customer was erased.
"""

import base64
import json
import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

import pytest

from letterkit.drafts.concepts import digest
from letterkit.drafts.papers.locks import Window
from letterkit.dutch import clock
from letterkit.evidence.words import readable
from tests.approval.house import TODAY, House
from tests.approval.test_erased import trust
from tests.approval.test_evidence import alone, packed, rows
from tests.werkbank.conftest import Ask, Served, _running, asker, listening
from tests.werkbank.house import Browser, team

pytestmark = [pytest.mark.slow, pytest.mark.enable_socket]
NAME = "herinnering/letter.md.j2"
OLD, NEW = "Dan is alles weer in orde.", "Dan is alles weer helemaal in orde."


@pytest.fixture
def werkbank(released: House) -> Iterator[Served]:
    """The werkbank of the house, and what it holds at its own address."""
    with listening(0) as own:
        yield from _running(released.base, own)


@pytest.fixture
def ask(werkbank: Served) -> Ask:
    return asker(werkbank)


def words_of(house: House, row: dict[str, str]) -> str:
    """What a letter of the night says, on one line."""
    path = house.out() / f"letters/{row['case_id']}.pdf"
    return " ".join(readable(path.name, path.read_bytes()).split())


def changed_by(ask: Ask, served: Served, old: str, new: str) -> None:
    """A writer saves the text, as the window does."""
    text = served.template(NAME).read_text(encoding="utf-8")
    asked = {"naam": NAME, "tekst": text.replace(old, new, 1), "venster": "sanne", "door": "Sanne", "notitie": "korter"}
    served.desk.locks.may(NAME, Window("sanne"), take=True)
    answer = ask("/bewaar", {**asked, "basis": digest(text.encode())})
    assert answer.status == 200, answer.text


def proposed(house: House) -> None:
    days = ("--from", "2026-11-01", "--to", "2099-12-31")
    result = house.do("propose", "--reason", "Vriendelijker", *days, key="sanne")
    assert result.code in (0, 1), result.err


def signing(
    ask: Ask, house: House, person: tuple[str, str], what: str = "akkoord", remark: str = ""
) -> tuple[int, str]:
    """``person``: who, and in which role. The status, and what the page says is wrong."""
    who, role = person
    fields = {"rol": role, "sleutel": str(house.key(who)), "opmerking": remark, "besluit": what}
    answer = ask("/akkoord/2/besluit", urlencode(fields).encode())
    found = re.search(r'id="fout">(.*?)</p>', answer.text)
    return answer.status, unescape(found[1]) if found else ""


def test_from_a_changed_sentence_to_proof_a_year_later(
    released: House, werkbank: Served, ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed_by(ask, werkbank, OLD, NEW)
    assert werkbank.template(NAME).read_text(encoding="utf-8").count(NEW) == 1
    proposed(released)

    assert "Nog niet vrijgegeven" in ask("/akkoord").text
    seen = ask("/akkoord/2/vergelijking")
    assert seen.headers["content-security-policy"].endswith("sandbox")
    assert "<ins> helemaal</ins>" in seen.text
    pictures = re.findall(r'src="data:image/png;base64,([^"]+)"', seen.text)
    assert len(pictures) >= 2
    assert all(base64.b64decode(one).startswith(b"\x89PNG") for one in pictures)
    status, wrong = signing(ask, released, ("sanne", "jurist"))
    assert (status, "kan het niet zelf vrijgeven" in wrong) == (422, True)
    assert signing(ask, released, ("joris", "jurist"), remark="Akkoord zo.")[0] == 303
    assert signing(ask, released, ("carla", "compliance"))[0] == 303
    page = ask("/akkoord/2").text
    assert '<a href="/akkoord" aria-current="true">' in page
    assert "Vrijgegeven: alle teksten zijn getekend." in page
    assert "Akkoord zo." in page

    assert released.night().code == 0
    letters = [row for row in rows(released) if row["channel"] == "letter"]
    made = next(row for row in letters if NEW in words_of(released, row))
    case = released.numbers()[made["case_id"]]
    other = next(one for one in released.numbers().values() if one != case)
    trust(released).write_text("\n".join(released.public.values()), encoding="utf-8")

    later = date.fromisoformat(TODAY).replace(year=2027)
    monkeypatch.setattr(clock, "today", lambda: later)
    assert released.do("erase", other, released.out(), "--reason", "Verzoek, AVG artikel 17", key="carla").code == 0
    pack = packed(released, case, tmp_path / "pak.zip")
    code, told = alone(pack, "--trust", trust(released))
    assert code == 0, told
    assert "Joris Hof (jurist)" in told
    assert "Alles klopt." in told
    said = (tmp_path / "pak" / f"bericht/{made['stage']}-letter.txt").read_text(encoding="utf-8")
    assert NEW in " ".join(said.split())


def test_a_refusal_needs_its_reason_and_nothing_typed_is_lost(released: House, werkbank: Served, ask: Ask) -> None:
    released.one_character("herinnering", only="letter")
    proposed(released)
    status, wrong = signing(ask, released, ("joris", "jurist"), "weigeren")
    assert (status, wrong) == (422, "Schrijf bij weigeren wat er anders moet.")
    fields = {"rol": "jurist", "sleutel": "/nergens/sleutel.pem", "opmerking": "Te hard", "besluit": "weigeren"}
    answer = ask("/akkoord/2/besluit", urlencode(fields).encode())
    assert answer.status == 422
    assert "Te hard" in answer.text
    assert "/nergens/sleutel.pem" in answer.text
    assert signing(ask, released, ("joris", "jurist"), "weigeren", "Te hard")[0] == 303
    assert "Geweigerd." in ask("/akkoord").text
    assert "het voorstel is geweigerd" in released.do("releases").out


def test_a_comparison_that_is_not_what_the_writer_signed_is_not_shown(released: House, ask: Ask) -> None:
    path = released.base / "vrijgave/voorstel-1/vergelijking.html"
    assert ask("/akkoord/1/vergelijking").status == 200
    path.write_bytes(path.read_bytes().replace(b"</main>", b"<p>Niets aan de hand</p></main>"))
    answer = ask("/akkoord/1/vergelijking")
    assert answer.status == 422
    assert "Niets aan de hand" not in answer.text


def test_the_key_itself_is_never_sent(released: House, ask: Ask) -> None:
    """What the page holds of a key is its place."""
    released.one_character("herinnering", only="letter")
    proposed(released)
    signing(ask, released, ("joris", "jurist"))
    secret = released.key("joris").read_text(encoding="ascii").splitlines()[1]
    assert secret not in ask("/akkoord/2").text
    assert not [
        path
        for path in (released.base / "vrijgave").rglob("*")
        if path.is_file() and secret.encode() in path.read_bytes()
    ]
    assert json.loads((released.base / "vrijgave/voorstel-2/voorstel.dsse").read_bytes())["payload"]


def test_without_roles_it_says_what_is_needed(released: House, ask: Ask) -> None:
    (released.base / "rollen.yaml").unlink()
    assert "rollen.yaml" in ask("/akkoord").text


def test_on_the_server_of_a_team_nobody_signs(released: House, tmp_path: Path) -> None:
    """The key of a reviewer is not there; which file to use would be for everybody on that server to say."""
    released.one_character("herinnering", only="letter")
    proposed(released)
    (tmp_path / "team").mkdir()
    with team(released.base, tmp_path / "team", "proxy: [127.0.0.1]\naanmelden: {soort: proxy}") as server:
        reviewer = Browser(server, {"X-Forwarded-User": "wim@woonlinde.example"})
        page = reviewer.get("/akkoord/2")
        assert (page.status_code, 'name="sleutel"' in page.text) == (200, False)
        assert "letterkit approve 2" in page.text
        fields = {"rol": "jurist", "sleutel": str(released.key("joris")), "besluit": "akkoord", "opmerking": ""}
        answer = reviewer.send("/akkoord/2/besluit", csrf=reviewer.csrf(), **fields)
        assert (answer.status_code, "Op deze server tekent niemand" in answer.text) == (422, True)
        assert "Nog niet vrijgegeven" in reviewer.get("/akkoord").text
        writer = Browser(server, {"X-Forwarded-User": "noor@woonlinde.example"})
        assert writer.send("/akkoord/2/besluit", csrf=writer.csrf(), **fields).status_code == 403
