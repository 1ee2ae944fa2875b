"""The werkbank of a fresh workspace, served for real on a free port, and a browser that is let in."""

import http.client
import json
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from letterkit.cli.init import init
from letterkit.werkbank.application import application
from letterkit.werkbank.desk import Desk
from letterkit.werkbank.guard import Gate
from letterkit.werkbank.loopback import Keys, Loopback
from letterkit.werkbank.serving import listening

_REFUSED = "status of 422"  # a form that was filled in wrong, which its page says
TODAY = date(2026, 11, 30)


@dataclass
class Served:
    """A werkbank that runs. ``folder``: its workspace."""

    desk: Desk
    keys: Keys
    port: int

    @property
    def folder(self) -> Path:
        return self.desk.base

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def cookie(self) -> str:
        return f"letterkit-{self.port}={self.keys.session}"

    def template(self, name: str) -> Path:
        return self.folder / "templates" / "nl" / name


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes = field(repr=False)

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    def json(self) -> Any:
        return json.loads(self.body)


Ask = Callable[..., Answer]


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("werkbank") / "werkmap"
    init.main(args=[str(folder)], standalone_mode=False)
    return folder


@pytest.fixture
def served(fresh: Path, tmp_path: Path, socket_enabled: None) -> Iterator[Served]:
    """A werkbank of its own for one test, which may change its files."""
    folder = tmp_path / "werkmap"
    shutil.copytree(fresh, folder)
    with listening(0) as own:
        yield from _running(folder, own)


@pytest.fixture(scope="module")
def shared(fresh: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One werkbank for tests that only look."""
    import pytest_socket  # noqa: PLC0415

    pytest_socket.enable_socket()
    folder = tmp_path_factory.mktemp("gedeeld") / "werkmap"
    shutil.copytree(fresh, folder)
    with listening(0) as own:
        yield from _running(folder, own)


def _running(folder: Path, own: Any) -> Iterator[Served]:
    desk, keys, port = Desk(folder / "creditor.yaml", TODAY), Keys(), own.getsockname()[1]
    with answering(desk, Loopback(keys, port), own):
        yield Served(desk, keys, port)


@contextmanager
def answering(desk: Desk, gate: Gate, own: Any) -> Iterator[None]:
    """The application in a thread of its own, until the block ends."""
    app = application(desk, gate)
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [own]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield
    app.state.bench.stream.end()
    server.should_exit = True
    thread.join(10)


def asker(served: Served) -> Ask:
    """``ask("/kijk", {…})``: a request as one of our own pages sends it; headers of its own may be changed or dropped."""

    def ask(path: str, asked: Any = None, **changes: str | None) -> Answer:
        headers = {"Host": f"127.0.0.1:{served.port}", "Cookie": served.cookie}
        body = None
        if asked is not None:
            body = asked if isinstance(asked, bytes) else json.dumps(asked).encode()
            kind = "application/x-www-form-urlencoded" if isinstance(asked, bytes) else "application/json"
            headers |= {"Origin": served.address, "X-Letterkit": served.keys.csrf, "Content-Type": kind}
        for name, value in changes.items():
            headers.pop(name.replace("_", "-"), None)
            if value is not None:
                headers[name.replace("_", "-")] = value
        connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=60)
        connection.putrequest("GET" if body is None else "POST", path, skip_host=True)
        for name, value in headers.items():
            connection.putheader(name, value)
        if body is not None:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        response = connection.getresponse()
        answer = Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
        connection.close()
        return answer

    return ask


@pytest.fixture
def ask(shared: Served, socket_enabled: None) -> Ask:
    return asker(shared)


@pytest.fixture
def page(chromium: Any, served: Served) -> Iterator[Any]:
    """A window that was let in, and in which nothing may go wrong unseen."""
    context = chromium.new_context(viewport={"width": 1400, "height": 900}, locale="nl-NL")
    window = context.new_page()
    wrong: list[str] = []
    window.on("pageerror", lambda error: wrong.append(str(error)))
    window.on(
        "console", lambda line: wrong.append(line.text) if line.type == "error" and _REFUSED not in line.text else None
    )
    window.goto(f"{served.address}/?sleutel={served.keys.token}")
    yield window
    context.close()
    assert wrong == []
