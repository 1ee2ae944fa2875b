"""A team's werkbank: who comes in by each of the three ways, and what each role may do."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from letterkit.cli.accounts import accounts
from letterkit.drafts.concepts import digest
from letterkit.errors import LetterkitError, SourceInvalid
from letterkit.werkbank.application import _ROUTES
from letterkit.werkbank.people import ROLES, Right
from letterkit.werkbank.team.accounts import put, remove
from letterkit.werkbank.team.config import read
from tests.conftest import Run
from tests.werkbank import oidc
from tests.werkbank.house import Browser, Team, team

pytestmark = [pytest.mark.enable_socket, pytest.mark.slow]
NAME = "tweede_herinnering/letter.md.j2"
PROXY = """
proxy: [127.0.0.1]
aanmelden: {soort: proxy}
"""
ACCOUNTS = "aanmelden: {soort: accounts, bestand: accounts.yaml}"
PASSWORD = "vier woorden achter elkaar"  # noqa: S105 - invented


def _asked(own: Team, text: str = "", **more: Any) -> dict[str, Any]:
    saved = own.template(NAME).read_text(encoding="utf-8")
    base = digest(own.template(NAME).read_bytes())
    return {"naam": NAME, "bij": "", "tekst": text or saved, "venster": "een", "basis": base, **more}


@pytest.fixture
def by_proxy(fresh: Path, tmp_path: Path) -> Iterator[Team]:
    with team(fresh, tmp_path, PROXY) as own:
        yield own


def _known(own: Team, who: str, **more: str) -> Browser:
    return Browser(own, {"X-Forwarded-User": who, **more})


def test_the_proxy_says_who_somebody_is(by_proxy: Team) -> None:
    page = _known(by_proxy, "noor@woonlinde.example", **{"X-Forwarded-Name": "Noor de Wit"}).get("/")
    assert page.status_code == 200
    assert "Noor de Wit" in page.text
    assert by_proxy.log() == [("noor@woonlinde.example", "aangemeld", "")]


def test_a_group_gives_a_role_and_a_name_that_looks_like_one_does_not(by_proxy: Team) -> None:
    assert (
        _known(by_proxy, "ali@woonlinde.example", **{"X-Forwarded-Groups": "zaal, schrijvers"}).get("/").status_code
        == 200
    )
    assert _known(by_proxy, "schrijvers").get("/").status_code == 403
    other = _known(by_proxy, "ali@woonlinde.example", **{"X-Forwarded-Groups": "noor@woonlinde.example"}).get("/")
    assert other.status_code == 403
    assert "geen rol" in other.text


def test_headers_count_from_the_proxy_alone_and_only_once(fresh: Path, tmp_path: Path) -> None:
    with team(fresh, tmp_path, PROXY.replace("127.0.0.1", "10.1.2.0/24")) as own:
        answer = _known(own, "bea@woonlinde.example").get("/")
        assert answer.status_code == 403
        assert "langs de toegang van uw organisatie" in answer.text


def test_a_second_header_of_the_same_name_is_of_nobody(by_proxy: Team) -> None:
    twice = [("X-Forwarded-User", "lot@woonlinde.example"), ("x-forwarded-user", "bea@woonlinde.example")]
    assert Browser(by_proxy).get("/", headers=twice).status_code == 403


def test_headers_of_a_proxy_without_its_address_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "werkbank.yaml"
    path.write_text("adres: https://brieven.woonlinde.example\naanmelden: {soort: proxy}\n", encoding="utf-8")
    with pytest.raises(SourceInvalid) as caught:
        read(path)
    assert caught.value.code == "team_no_proxy"


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("adres: http://brieven.woonlinde.example\naanmelden: {soort: accounts, bestand: a}", "adres"),
        ("adres: https://x.example/werkbank\naanmelden: {soort: accounts, bestand: a}", "adres"),
        ("adres: https://x.example\naanmelden: {soort: kaart}", "aanmelden"),
        ("adres: https://x.example\naanmelden: {soort: accounts, bestand: a}\nproxy: [hier]", "proxy.0"),
        ("adres: https://x.example\naanmelden: {soort: accounts, bestand: a}\nrollen: {baas: [x]}", "rollen.baas"),
    ],
)
def test_settings_that_are_wrong_are_refused_with_their_place(tmp_path: Path, text: str, field: str) -> None:
    path = tmp_path / "werkbank.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SourceInvalid) as caught:
        read(path)
    assert caught.value.values["field"] == field
    assert caught.value.values["line"] >= 1


def test_the_command_says_what_is_wrong(letterkit: Run, fresh: Path, tmp_path: Path) -> None:
    path = tmp_path / "werkbank.yaml"
    path.write_text("adres: http://x.example\n", encoding="utf-8")
    done = letterkit("werkbank", fresh, "--team", path)
    assert (done.code, done.out) == (4, "")
    assert "adres klopt niet" in done.err


MAY = {
    "lot@woonlinde.example": {Right.LOOK, Right.COMMENT},
    "noor@woonlinde.example": {Right.LOOK, Right.COMMENT, Right.WRITE},
    "wim@woonlinde.example": {Right.LOOK, Right.COMMENT, Right.JUDGE, Right.LOG},
    "bea@woonlinde.example": {Right.LOOK, Right.COMMENT, Right.WRITE, Right.SETTINGS, Right.LOG},
}
TRIED = [  # what asks for each right, and what is sent to it
    (Right.LOOK, "/kijk", {}),
    (Right.WRITE, "/concept", {}),
    (Right.WRITE, "/bewaar", {}),
    (Right.WRITE, "/vergeet", {}),
    (Right.COMMENT, "/opmerkingen", {"doe": "zeg", "plaats": 900, "woorden": "Hier bellen mensen over."}),
    (Right.SETTINGS, "/beloften", None),
    (Right.SETTINGS, "/huisstijl", None),
    (Right.LOG, "/logboek", None),
]


@pytest.mark.parametrize("who", MAY)
def test_each_role_may_do_what_it_may_and_nothing_else(by_proxy: Team, who: str) -> None:
    browser = _known(by_proxy, who)
    for right, path, asked in TRIED:
        if asked is not None:
            status = browser.ask(path, _asked(by_proxy, **asked)).status_code
        elif right is Right.LOG:
            status = browser.get(path).status_code
        else:
            status = browser.send(path, csrf=browser.csrf()).status_code
        assert (status != 403) == (right in MAY[who]), (who, path, status)


def test_every_screen_asks_for_a_right_and_every_right_is_of_some_role() -> None:
    assert all("guarded" in route.endpoint.__qualname__ for route in _ROUTES)
    assert {right for rights in ROLES.values() for right in rights} == set(Right)
    assert not any({Right.WRITE, Right.JUDGE} <= rights for rights in ROLES.values()), "who writes does not judge"


def test_a_reader_types_nothing_into_a_concept(by_proxy: Team) -> None:
    lot = _known(by_proxy, "lot@woonlinde.example")
    assert lot.ask("/kijk", _asked(by_proxy, "weg ermee", getypt=True)).json()["schrijven"] is False
    assert lot.ask("/concept", _asked(by_proxy, "weg ermee")).status_code == 403
    assert by_proxy.desk.concepts.names() == ()


def test_a_house_can_keep_the_werkbank_for_looking(fresh: Path, tmp_path: Path) -> None:
    with team(fresh, tmp_path, PROXY + "alleen_kijken: true\n") as own:
        browser = _known(own, "bea@woonlinde.example")
        assert browser.ask("/bewaar", _asked(own, "anders")).status_code == 403
        assert browser.ask("/kijk", _asked(own)).status_code == 200


def test_what_people_did_stands_in_the_log_by_who_they_are(by_proxy: Team) -> None:
    noor, wim = _known(by_proxy, "noor@woonlinde.example"), _known(by_proxy, "wim@woonlinde.example")
    text = by_proxy.template(NAME).read_text(encoding="utf-8")
    noor.get(f"/schrijven/{NAME}")
    noor.get(f"/schrijven/{NAME}")
    assert noor.ask("/bewaar", _asked(by_proxy, text + "\nErbij.\n", door="Bea")).status_code == 200
    wim.get(f"/schrijven/{NAME}")
    about = "tweede_herinnering/letter"
    seen = [entry for entry in by_proxy.log() if entry[1] != "aangemeld"]
    assert seen == [
        ("noor@woonlinde.example", "bekeken", about),
        ("noor@woonlinde.example", "bewaard", NAME),
        ("wim@woonlinde.example", "bekeken", about),
    ]
    assert by_proxy.desk.history.versions(NAME)[0].by == "noor@woonlinde.example", (
        "the name that was sent does not count"
    )
    page = wim.get("/logboek").text
    assert "kloppen met elkaar" in page
    assert "bewaard" in page


def test_the_second_writer_hears_who_writes_and_takes_over_when_that_one_is_gone(
    by_proxy: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    noor = _known(by_proxy, "noor@woonlinde.example", **{"X-Forwarded-Name": "Noor de Wit"})
    bea = _known(by_proxy, "bea@woonlinde.example")
    assert noor.ask("/kijk", _asked(by_proxy, getypt=True)).json()["schrijven"]
    seen = bea.ask("/kijk", _asked(by_proxy, getypt=True)).json()
    assert (seen["schrijven"], seen["wie"]) == (False, "Noor de Wit")
    refused = bea.ask("/bewaar", _asked(by_proxy, "over het werk van Noor heen"))
    assert refused.status_code == 409
    assert refused.json()["zin"].startswith("Noor de Wit schrijft nu in deze tekst")
    monkeypatch.setattr("letterkit.drafts.papers.locks.SILENT", 0.0)
    assert bea.ask("/aanwezig", _asked(by_proxy, concept=True)).json()["schrijven"]
    monkeypatch.undo()
    assert not noor.ask("/kijk", _asked(by_proxy, getypt=True)).json()["schrijven"]


def test_the_window_of_a_colleague_cannot_be_named(by_proxy: Team) -> None:
    """A lock belongs to a person, so knowing the name of a window is no use."""
    noor, bea = _known(by_proxy, "noor@woonlinde.example"), _known(by_proxy, "bea@woonlinde.example")
    noor.ask("/kijk", _asked(by_proxy, getypt=True))
    bea.ask("/aanwezig", _asked(by_proxy, weg=True))
    assert not bea.ask("/kijk", _asked(by_proxy, getypt=True)).json()["schrijven"]


@pytest.fixture
def with_accounts(fresh: Path, tmp_path: Path) -> Iterator[Team]:
    put(tmp_path / "accounts.yaml", "noor", "Noor de Wit", "schrijver", PASSWORD)
    with team(fresh, tmp_path, ACCOUNTS) as own:
        yield own


def test_somebody_with_an_account_logs_in_and_out(with_accounts: Team) -> None:
    browser = Browser(with_accounts)
    assert browser.get("/").headers["location"] == "/aanmelden"
    assert 'autocomplete="current-password"' in browser.get("/aanmelden").text
    answer = browser.send("/aanmelden", wie="NOOR", wachtwoord=PASSWORD)
    cookie = answer.headers["set-cookie"]
    assert all(part in cookie for part in ("HttpOnly", "SameSite=strict"))
    page = browser.get("/")
    assert "Noor de Wit" in page.text
    out = browser.send("/afmelden", csrf=browser.csrf())
    assert "afgemeld" in out.text
    browser.client.cookies.set("letterkit", cookie.partition("=")[2].partition(";")[0])
    assert browser.get("/").status_code == 303, "the cookie of before is worth nothing"
    assert with_accounts.log() == [("noor", "aangemeld", ""), ("noor", "afgemeld", "")]


@pytest.mark.parametrize(("who", "password"), [("noor", "x"), ("bestaatniet", PASSWORD), ("", ""), ("noor", "")])
def test_a_wrong_name_or_password_is_told_alike(with_accounts: Team, who: str, password: str) -> None:
    browser = Browser(with_accounts)
    answer = browser.send("/aanmelden", wie=who, wachtwoord=password)
    assert answer.status_code == 403
    assert "niet bekend" in answer.text
    assert browser.get("/").status_code == 303


def test_who_guesses_has_to_wait(with_accounts: Team) -> None:
    browser = Browser(with_accounts)
    for _ in range(6):
        browser.send("/aanmelden", wie="noor", wachtwoord="geraden")
    assert browser.send("/aanmelden", wie="noor", wachtwoord=PASSWORD).status_code == 403


def test_an_account_that_is_taken_away_ends_at_once(with_accounts: Team, tmp_path: Path) -> None:
    browser = Browser(with_accounts)
    browser.send("/aanmelden", wie="noor", wachtwoord=PASSWORD)
    assert browser.get("/").status_code == 200
    remove(tmp_path / "accounts.yaml", "noor")
    assert browser.get("/").status_code == 303


def test_a_page_of_somebody_else_logs_nobody_in_or_out(with_accounts: Team) -> None:
    browser = Browser(with_accounts)
    fields = {"wie": "noor", "wachtwoord": PASSWORD}
    other = browser.client.post("/aanmelden", data=fields, headers={"Origin": "https://kwaad.example"})
    assert other.status_code == 403
    browser.send("/aanmelden", **fields)
    assert browser.send("/afmelden", csrf="geraden").status_code == 403
    assert browser.get("/").status_code == 200


def test_the_command_keeps_no_password(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import CliRunner  # noqa: PLC0415

    path = tmp_path / "accounts.yaml"
    run = CliRunner().invoke
    assert (
        run(
            accounts, [str(path), "noor", "--name", "Noor de Wit", "--role", "schrijver"], input=f"{PASSWORD}\n"
        ).exception
        is None
    )
    assert PASSWORD not in path.read_text(encoding="utf-8")
    assert path.stat().st_mode & 0o077 == 0
    assert run(accounts, [str(path)], standalone_mode=False).output == "noor: Noor de Wit, schrijver\n"
    short = run(accounts, [str(path), "ali"], input="kort\n")
    assert isinstance(short.exception, LetterkitError)
    assert short.exception.code == "account_password"


@pytest.fixture
def provider() -> Iterator[oidc.Provider]:
    with oidc.running() as own:
        yield own


@pytest.fixture
def by_provider(fresh: Path, tmp_path: Path, provider: oidc.Provider) -> Iterator[Team]:
    (tmp_path / "geheim").write_text(oidc.SECRET, encoding="utf-8")
    more = f"aanmelden: {{soort: oidc, uitgever: '{provider.address}', client: {oidc.CLIENT}, geheim: geheim}}"
    with team(fresh, tmp_path, more) as own:
        yield own


def _through(browser: Browser) -> Any:
    """Log in as a browser does: to the provider, and back with what it gave."""
    there = browser.get("/aanmelden")
    if there.status_code != 303:
        return there
    back = browser.client.get(there.headers["location"])
    return browser.client.get(back.headers["location"])


def test_somebody_of_the_provider_comes_in(by_provider: Team) -> None:
    browser = Browser(by_provider)
    assert browser.get("/").headers["location"] == "/aanmelden"
    answer = _through(browser)
    assert answer.status_code == 200
    assert 'http-equiv="refresh"' in answer.text
    assert "Noor de Wit" in browser.get("/").text
    assert by_provider.log() == [("noor@woonlinde.example", "aangemeld", "")]


def test_groups_of_the_provider_give_a_role(by_provider: Team, provider: oidc.Provider) -> None:
    provider.who = {"email": "ali@woonlinde.example", "groups": ["klantcontact"]}
    browser = Browser(by_provider)
    _through(browser)
    assert browser.get("/").status_code == 200
    assert browser.get("/logboek").status_code == 403


def test_somebody_without_a_role_is_not_let_in(by_provider: Team, provider: oidc.Provider) -> None:
    provider.who = {"email": "vreemd@elders.example"}
    answer = _through(Browser(by_provider))
    assert answer.status_code == 403
    assert "geen rol" in answer.text
    assert by_provider.log() == [("vreemd@elders.example", "zonder_rol", "")]


@pytest.mark.parametrize(
    "wrong",
    [
        {"nonce": "van een ander"},
        {"nonce": None},
        {"aud": "een-ander-programma"},
        {"aud": None},
        {"iss": "https://elders.example"},
        {"exp": 1},
        {"exp": None},
        {"email": None},
        {"email": ""},
        {"email_verified": False},
    ],
)
def test_a_token_that_is_not_for_us_now_lets_nobody_in(
    by_provider: Team, provider: oidc.Provider, wrong: dict[str, Any]
) -> None:
    provider.wrong = wrong
    browser = Browser(by_provider)
    answer = _through(browser)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers
    assert browser.get("/").status_code == 303
    assert by_provider.log() == []


def test_a_token_that_another_signed_lets_nobody_in(by_provider: Team, provider: oidc.Provider) -> None:
    provider.shown, provider.key = [provider.key], oidc.other_key()
    assert _through(Browser(by_provider)).status_code == 403


def test_a_provider_may_change_its_keys(by_provider: Team, provider: oidc.Provider) -> None:
    assert _through(Browser(by_provider)).status_code == 200
    provider.key = oidc.elliptic_key()
    assert _through(Browser(by_provider)).status_code == 200


def test_a_login_is_finished_once_in_the_browser_that_began_it(by_provider: Team) -> None:
    mine, other = Browser(by_provider), Browser(by_provider)
    back = mine.client.get(mine.get("/aanmelden").headers["location"]).headers["location"]
    assert other.client.get(back).status_code == 403, "a link that somebody was sent"
    back = mine.client.get(mine.get("/aanmelden").headers["location"]).headers["location"]
    assert mine.client.get(back).status_code == 200
    assert mine.client.get(back).status_code == 403, "the same once more"


def test_a_provider_that_says_no_is_heard(by_provider: Team, provider: oidc.Provider) -> None:
    provider.denies = True
    answer = _through(Browser(by_provider))
    assert answer.status_code == 403
    assert "geen toestemming" in answer.text


def test_a_provider_of_another_name_is_not_believed(by_provider: Team, provider: oidc.Provider) -> None:
    provider.issuer = "https://elders.example"
    answer = Browser(by_provider).get("/aanmelden")
    assert answer.status_code == 403
    assert "andere naam" in answer.text


def test_a_provider_that_does_not_answer_is_told(fresh: Path, tmp_path: Path) -> None:
    (tmp_path / "geheim").write_text("x", encoding="utf-8")
    more = "aanmelden: {soort: oidc, uitgever: 'http://127.0.0.1:9', client: x, geheim: geheim}"
    with team(fresh, tmp_path, more) as own:
        answer = Browser(own).get("/aanmelden")
        assert answer.status_code == 403
        assert "antwoordt niet" in answer.text
