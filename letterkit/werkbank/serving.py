"""The process of the werkbank: a port, an address with its token, and the end."""

import socket
import threading
import webbrowser
from collections.abc import Callable
from importlib.resources import files

import uvicorn
from starlette.applications import Starlette

from letterkit.errors import WrongCall
from letterkit.werkbank.application import application
from letterkit.werkbank.desk import Desk
from letterkit.werkbank.loopback import TOKEN, Keys, Loopback
from letterkit.werkbank.team.config import Team

LOOPBACK = "127.0.0.1"
STATIC = files("letterkit.werkbank").joinpath("static")
_PATIENCE = 2  # seconds that open requests get at the end


def listening(port: int, host: str = LOOPBACK) -> socket.socket:
    """A socket; port 0 is any that is free. Raises ``WrongCall`` when it cannot be had."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise WrongCall("werkbank_port", port=port, reason=error.strerror or "") from error


def serve(desk: Desk, own: socket.socket, *, show: Callable[[str], None], browser: bool) -> None:
    """Serve until somebody stops it. ``show`` gets the address; ``browser``: open that address in a browser too."""
    keys, port = Keys(), own.getsockname()[1]
    address = f"http://{LOOPBACK}:{port}/?{TOKEN}={keys.token}"
    show(address)
    if browser:
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    _run(application(desk, Loopback(keys, port)), own)


def serve_team(desk: Desk, own: socket.socket, team: Team, *, show: Callable[[str], None]) -> None:
    """Serve a team until somebody stops it. ``show`` gets the address that its people open."""
    from letterkit.werkbank.team.gate import House, gate  # noqa: PLC0415 - logging in, which one person does not do

    title = desk.workspace.creditor.naam
    show(team.adres)
    _run(application(desk, gate(House(team, title, desk.papers, desk.log, static_file))), own)


def static_file(name: str) -> str:
    """Where a file that every page uses lies."""
    return str(STATIC.joinpath(name))


def _run(app: Starlette, own: socket.socket) -> None:
    config = uvicorn.Config(
        app,
        log_level="critical",
        access_log=False,
        server_header=False,
        proxy_headers=False,  # who is believed, the gate decides, by the address that really asks
        timeout_graceful_shutdown=_PATIENCE,
    )
    _Server(config, app.state.bench.stream.end).run(sockets=[own])


class _Server(uvicorn.Server):
    """A server that ends the streams of open pages before it stops, because they would keep it running."""

    def __init__(self, config: uvicorn.Config, ending: Callable[[], None]) -> None:
        super().__init__(config)
        self._ending = ending

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._ending()
        await super().shutdown(sockets)
