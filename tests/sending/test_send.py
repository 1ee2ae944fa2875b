"""``letterkit send`` against a real mail server: once each, in time, and what is refused is known as that."""

from collections.abc import Callable
from pathlib import Path

import pytest

from letterkit.cli import send
from tests.batch_outputs import lines
from tests.conftest import Result, Run
from tests.sending.conftest import MONDAY_AT_TEN, Post, of_channel, receipts


@pytest.fixture
def sending(letterkit: Run, out: Path, post: Post, at: Callable[[str], list[float]]) -> Callable[..., Result]:
    """``sending(…)``: send the e-mails of the run to the server, on a Monday at ten unless a test says otherwise."""
    at(MONDAY_AT_TEN)
    server = ("--channel", "email", "--host", "127.0.0.1", "--port", post.port, "--security", "none")
    return lambda *options: letterkit("send", out, *server, *options)


def addresses(out: Path) -> list[str]:
    return [line["to"] for line in of_channel(out, "email")]


@pytest.mark.slow
def test_each_once_with_its_own_bytes(
    sending: Callable[..., Result], letterkit: Run, out: Path, post: Post, at: Callable[[str], list[float]]
) -> None:
    at(MONDAY_AT_TEN)
    assert sending().code == 0
    assert post.receivers == addresses(out)
    for line, (_, content) in zip(of_channel(out, "email"), post.taken, strict=True):
        assert content == (out / line["path"]).read_bytes()
    again = sending()
    assert (again.code, len(post.taken)) == (0, len(addresses(out)))
    assert "Al eerder klaar" in again.out
    assert letterkit("verify", out).code == 0
    assert "verstuurd (e-mail)" in letterkit("ledger", "show", out).out


@pytest.mark.slow
def test_in_step(sending: Callable[..., Result], post: Post, at: Callable[[str], list[float]]) -> None:
    waited = at(MONDAY_AT_TEN)
    sending("--rate", 30)
    assert waited == [2] * (len(post.taken) - 1)


@pytest.mark.parametrize(
    "moment", ["2026-11-22T12:00:00+01:00", "2026-11-23T06:59:59+01:00", "2026-11-24T20:00:00+01:00"]
)
def test_not_before_and_not_in_the_quiet_hours(
    sending: Callable[..., Result], post: Post, at: Callable[[str], list[float]], moment: str
) -> None:
    at(moment)
    told = sending()
    assert (told.code, post.taken) == (0, [])
    assert "Mag pas later" in told.out


def test_a_pay_link_that_no_longer_works_is_not_sent(
    sending: Callable[..., Result], post: Post, at: Callable[[str], list[float]]
) -> None:
    at("2027-01-04T10:00:00+01:00")
    assert "Betaallink verlopen" in sending().out
    assert not post.taken


@pytest.mark.slow
def test_dry_run_and_limit(
    sending: Callable[..., Result], letterkit: Run, out: Path, post: Post, at: Callable[[str], list[float]]
) -> None:
    at(MONDAY_AT_TEN)
    told = sending("--dry-run")
    assert (told.code, post.taken) == (0, [])
    assert f"{len(addresses(out))}" in told.out
    assert sending("--limit", 2).code == 0
    assert post.receivers == addresses(out)[:2]
    assert letterkit("verify", out).code == 0


@pytest.mark.slow
def test_a_wrong_address_is_bounced_and_one_that_is_put_off_is_tried_again(
    sending: Callable[..., Result], letterkit: Run, out: Path, post: Post, at: Callable[[str], list[float]]
) -> None:
    waited = at(MONDAY_AT_TEN)
    gone, busy, full, *_ = addresses(out)
    answers = {gone: "550 5.1.1 no such user", full: "552 5.2.2 mailbox full"}
    post.answers = lambda to, times: "451 4.7.1 try later" if to == busy and times < 3 else answers.get(to)
    told = sending("--rate", 60_000)
    assert told.code == 0
    assert {gone, full}.isdisjoint(post.receivers)
    assert post.receivers.count(busy) == 1
    assert [second for second in waited if second > 1] == [30, 120]
    shown = letterkit("ledger", "show", out).out
    assert "niet te bezorgen (e-mail)" in shown
    sending()
    assert post.tried[gone] == 1, "a wrong address was tried again"


@pytest.mark.slow
def test_what_stays_put_off_is_for_the_next_call(
    sending: Callable[..., Result], out: Path, post: Post, at: Callable[[str], list[float]]
) -> None:
    at(MONDAY_AT_TEN)
    busy = addresses(out)[0]
    post.answers = lambda to, _times: "451 later" if to == busy else None
    told = sending()
    assert (told.code, busy in post.receivers) == (1, False)
    post.answers = lambda _to, _times: None
    assert sending().code == 0
    assert post.receivers.count(busy) == 1


@pytest.mark.slow
def test_paid_and_withdrawn_get_nothing(sending: Callable[..., Result], letterkit: Run, out: Path, post: Post) -> None:
    first, second, *_ = of_channel(out, "email")
    paid = receipts(out.parent / "paid.jsonl", {"id": first["id"], "state": "paid", "at": MONDAY_AT_TEN})
    assert letterkit("sent", out, paid).code == 0
    assert letterkit("ledger", "release", out, second["case_id"], "--reason", "fout", "--by", "t").code == 0
    assert sending().code == 0
    assert {first["to"], second["to"]}.isdisjoint(post.receivers)
    assert len(post.taken) == len(addresses(out)) - 2
    assert letterkit("verify", out).code == 0


@pytest.mark.parametrize("name", ["outbox.jsonl", "email"])
def test_what_was_changed_is_not_sent(
    sending: Callable[..., Result], out: Path, post: Post, at: Callable[[str], list[float]], name: str
) -> None:
    at(MONDAY_AT_TEN)
    path = out / (name if name.endswith("jsonl") else of_channel(out, "email")[0]["path"])
    path.write_bytes(path.read_bytes().replace(b"voorbeeld.nl", b"anders.nl"))
    assert sending().code == 6
    assert not post.taken


@pytest.mark.slow
def test_no_server(letterkit: Run, out: Path, socket_enabled: None, at: Callable[[str], list[float]]) -> None:
    waited = at(MONDAY_AT_TEN)
    told = letterkit("send", out, "--channel", "email", "--host", "127.0.0.1", "--port", 9, "--security", "none")
    assert (told.code, waited) == (8, [1, 5, 15, 60])
    assert letterkit("send", out, "--channel", "email").code == 2
    unsafe = letterkit("send", out, "--channel", "email", "--host", "mail.voorbeeld.nl", "--security", "none")
    assert unsafe.code == 2


def test_without_the_extra(letterkit: Run, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(send, "find_spec", lambda _name: None)
    told = letterkit("send", out, "--channel", "email")
    assert told.code == 2
    assert "letterkit[send]" in told.err


@pytest.mark.slow
def test_what_went_wrong_has_no_address_in_it(
    sending: Callable[..., Result], out: Path, post: Post, at: Callable[[str], list[float]]
) -> None:
    at(MONDAY_AT_TEN)
    post.answers = lambda to, _times: f"550 5.1.1 <{to}> is not known here"
    told = sending()
    texts = (told.out + told.err).encode() + (out / "run.sqlite").read_bytes()
    wal = out / "run.sqlite-wal"
    texts += wal.read_bytes() if wal.exists() else b""
    assert not [to for to in addresses(out) if to.encode() in texts]
    assert lines(out / "outbox.jsonl")
