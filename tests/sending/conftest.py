"""A finished run of invented people, and a real mail server on this machine."""

import asyncio
import json
import shutil
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from letterkit.batch import Order, run
from letterkit.batch.executors import Here
from letterkit.batch.ledger import Ledger, Run, own_ledger
from letterkit.bundle import key_of
from letterkit.cli import send
from letterkit.sending import Clock
from letterkit.workspace import load_workspace
from tests.batch.conftest import CREDITOR, TODAY, input_rows
from tests.batch.many import records
from tests.batch_outputs import lines

MONDAY_AT_TEN = "2026-11-23T10:00:00+01:00"


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run with e-mails, texts and letters, in the ledger of its own folder."""
    out = tmp_path_factory.mktemp("made") / "uit"
    out.mkdir(mode=0o700)
    key = key_of(load_workspace(CREDITOR))
    order = Order(partial(load_workspace, CREDITOR), TODAY, str(out), key)
    with Ledger(own_ledger(out), Run(key, ".", TODAY)) as ledger:
        run(input_rows(list(records(34))[18:]), order, ledger, Here())
    return out


@pytest.fixture
def out(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "uit"))


def of_channel(out: Path, channel: str) -> list[dict[str, Any]]:
    """The lines of outbox.jsonl for one channel."""
    return [line for line in lines(out / "outbox.jsonl") if line["channel"] == channel]


def receipts(path: Path, *given: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(one) + "\n" for one in given), encoding="utf-8")
    return path


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[float]]:
    """``at(moment)``: ``letterkit send`` runs then, and waits no time; the seconds that it would wait."""
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)
        await asyncio.sleep(0)

    def do(moment: str) -> list[float]:
        now = datetime.fromisoformat(moment)
        monkeypatch.setattr(send, "Clock", lambda: Clock(lambda: now, sleep))
        return waited

    return do


Answers = Callable[[str, int], str | None]
"""From the receiver and how often it was tried, to the server's answer; None: taken."""


@dataclass
class Post:
    """What a mail server took: receiver and content, and what it answers instead. ``watch`` is told its moments:
    "receiver", when one is named, and "taken", when it has the whole message and has not said so yet.
    """

    answers: Answers = lambda _to, _times: None
    taken: list[tuple[str, bytes]] = field(default_factory=list)
    tried: dict[str, int] = field(default_factory=dict)
    port: int = 0
    watch: Callable[[str], None] = lambda _moment: None

    async def handle_RCPT(  # noqa: N802 - the library's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        self.watch("receiver")
        self.tried[address] = self.tried.get(address, 0) + 1
        if answer := self.answers(address, self.tried[address]):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.taken.append((envelope.rcpt_tos[0], bytes(envelope.content or b"")))
        self.watch("taken")
        return f"250 2.0.0 OK queued as Q{len(self.taken):06}"

    @property
    def receivers(self) -> list[str]:
        return [to for to, _ in self.taken]


@pytest.fixture
def post(socket_enabled: None) -> Iterator[Post]:
    """A mail server at work."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        one = Post(port=free.getsockname()[1])
    controller = Controller(one, hostname="127.0.0.1", port=one.port)
    controller.start()
    yield one
    controller.stop()
