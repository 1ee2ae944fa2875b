"""Every attack on a server on this machine that a page of somebody else, or another user, can try: refused."""

import pytest

from letterkit.drafts.concepts import digest
from letterkit.werkbank.guard import MOST_BYTES
from tests.werkbank.conftest import Ask, Served

pytestmark = pytest.mark.enable_socket
NAME = "herinnering/letter.md.j2"
PAGES = [
    "/",
    "/schrijven/herinnering/letter.md.j2",
    "/stroom",
    "/static/live.js",
    "/kijk",
    "/zoeken?q=x",
    "/bestaatniet",
]


def test_the_address_with_its_token_lets_in_once_and_hides_the_token(ask: Ask, shared: Served) -> None:
    answer = ask(f"/?sleutel={shared.keys.token}", Cookie=None)
    assert (answer.status, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"]
    assert shared.keys.token not in cookie
    assert all(part in cookie for part in ("HttpOnly", "SameSite=strict"))


@pytest.mark.parametrize("path", PAGES)
def test_nobody_comes_in_without_the_cookie(ask: Ask, path: str) -> None:
    answer = ask(path, Cookie=None)
    assert answer.status == 403
    assert "Open het adres" in answer.text


@pytest.mark.parametrize("cookie", ["letterkit-{port}=raden", "letterkit-{port}=", "anders={session}", "kapot\x80;;="])
def test_a_guessed_cookie_does_not_help(ask: Ask, shared: Served, cookie: str) -> None:
    given = cookie.format(port=shared.port, session=shared.keys.session)
    assert ask("/", Cookie=given).status == 403


@pytest.mark.parametrize("token", ["", "raden", "é"])
def test_a_guessed_token_does_not_help(ask: Ask, token: str) -> None:
    from urllib.parse import quote  # noqa: PLC0415

    assert ask(f"/?sleutel={quote(token)}", Cookie=None).status == 403


@pytest.mark.parametrize(
    "host", ["kwaad.voorbeeld.nl", "kwaad.voorbeeld.nl:{port}", "127.0.0.1", "127.0.0.1:1", "[::1]:{port}"]
)
def test_a_name_that_somebody_points_here_is_not_answered(ask: Ask, shared: Served, host: str) -> None:
    """DNS rebinding: the browser sends our cookie to whatever name leads here."""
    assert ask("/", Host=host.format(port=shared.port)).status == 403
    assert ask(f"/?sleutel={shared.keys.token}", Host=host.format(port=shared.port)).status == 403


@pytest.mark.parametrize(
    "changes",
    [
        {"Origin": "https://kwaad.voorbeeld.nl"},
        {"Origin": "null"},
        {"Origin": None},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"X_Letterkit": None},
        {"X_Letterkit": "raden"},
        {"Cookie": None},
    ],
)
def test_a_page_of_somebody_else_changes_nothing(ask: Ask, shared: Served, changes: dict[str, str | None]) -> None:
    before = shared.template(NAME).read_bytes()
    asked = {"naam": NAME, "tekst": "weg ermee", "venster": "w", "basis": digest(before)}
    answer = ask("/bewaar", asked, **changes)
    assert answer.status == 403
    assert shared.template(NAME).read_bytes() == before


def test_a_form_of_somebody_else_changes_nothing(ask: Ask) -> None:
    assert ask("/bewaar", b"csrf=raden&naam=x", X_Letterkit=None).status == 403
    assert ask("/bewaar", b"naam=x", X_Letterkit=None).status == 403


def test_a_body_that_is_too_large_is_not_read_to_its_end(ask: Ask) -> None:
    assert ask("/kijk", b"x" * (MOST_BYTES + 1)).status == 413


@pytest.mark.parametrize("path", ["/", "/schrijven/herinnering/letter.md.j2", "/static/writing.js", "/bestaatniet"])
def test_every_answer_has_a_policy_that_lets_nothing_in_from_outside(ask: Ask, path: str) -> None:
    headers = ask(path).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'self';")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert "http:" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize(
    "path",
    ["/schrijven/../../creditor.yaml", "/schrijven/%2e%2e/%2e%2e/betaalgeheim", "/schrijven//etc/passwd", "/static/../guard.py", "/static/%2e%2e/guard.py", "/schrijven/herinnering/stage.yaml"],
)  # fmt: skip
def test_no_file_outside_the_texts_is_shown(ask: Ask, path: str) -> None:
    answer = ask(path)
    assert answer.status in (404, 422)
    assert "root:" not in answer.text
    assert "import" not in answer.text


@pytest.mark.parametrize(
    "name", ["../../../buiten.md.j2", "../../creditor.yaml", "/tmp/x.md.j2", "nieuw/letter.md.j2", ""]
)
def test_nothing_is_written_outside_the_texts(ask: Ask, name: str) -> None:
    for path in ("/bewaar", "/kijk", "/vergeet"):
        answer = ask(path, {"naam": name, "tekst": "x", "venster": "w", "basis": "0", "getypt": True})
        assert answer.status == 422
        assert "zin" in answer.json()


def test_what_somebody_types_is_text_and_never_a_page(ask: Ask, shared: Served) -> None:
    evil = '<img src=x onerror="alert(1)"><script>alert(1)</script>'
    text = shared.template(NAME).read_text(encoding="utf-8").replace("\n---\n", f"\n---\n{evil} indien </script>\n", 1)
    answer = ask("/kijk", {"naam": NAME, "bij": "herinnering/letter", "klant": evil, "tekst": text, "venster": "x"})
    assert answer.status == 200
    assert "<script" not in answer.json()["bevindingen"].lower()
    assert "<img" not in answer.json()["bevindingen"].lower()
    assert "<script>alert" not in ask(f"/zoeken?q={'%3Cscript%3Ealert'}").text
    assert "<img src=x" not in ask("/schrijven/herinnering/letter.md.j2?klant=%3Cimg%20src=x%3E").text


def test_an_e_mail_is_framed_without_scripts_and_without_anything_from_outside(ask: Ask, shared: Served) -> None:
    name = "herinnering/email.md.j2"
    text = shared.template(name).read_text(encoding="utf-8")
    seen = ask("/kijk", {"naam": name, "tekst": text, "venster": "x"}).json()
    assert '<iframe class="mail telefoon" sandbox title=' in seen["weergave"]
    answer = ask(f"/mail/{seen['document']}")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    assert "img-src data:;" in policy
    assert "frame-ancestors 'self'" in policy
    assert ask("/mail/raden").status == 404


def test_an_answer_in_json_cannot_be_read_by_another_page(ask: Ask, shared: Served) -> None:
    assert "access-control-allow-origin" not in ask("/", Origin="https://kwaad.voorbeeld.nl").headers
