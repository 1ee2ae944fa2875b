"""The process of the werkbank: a port, an address with its token, and the end."""

import socket
import threading
import webbrowser
from collections.abc import Callable

import uvicorn

from letterkit.errors import WrongCall
from letterkit.werkbank.application import application
from letterkit.werkbank.desk import Desk
from letterkit.werkbank.guard import TOKEN, Keys

LOOPBACK = "127.0.0.1"
_PATIENCE = 2  # seconds that open requests get at the end


def listening(port: int) -> socket.socket:
    """A socket on the loopback address; 0 is any port that is free. Raises ``WrongCall`` when it cannot be had."""
    try:
        return socket.create_server((LOOPBACK, port))
    except OSError as error:
        raise WrongCall("werkbank_port", port=port, reason=error.strerror or "") from error


def serve(desk: Desk, own: socket.socket, *, show: Callable[[str], None], browser: bool) -> None:
    """Serve until somebody stops it. ``show`` gets the address; ``browser``: open that address in a browser too."""
    keys, port = Keys(), own.getsockname()[1]
    app = application(desk, keys, port)
    config = uvicorn.Config(
        app, log_level="critical", access_log=False, server_header=False, timeout_graceful_shutdown=_PATIENCE
    )
    server = _Server(config, app.state.bench.stream.end)
    address = f"http://{LOOPBACK}:{port}/?{TOKEN}={keys.token}"
    show(address)
    if browser:
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    server.run(sockets=[own])


class _Server(uvicorn.Server):
    """A server that ends the streams of open pages before it stops, because they would keep it running."""

    def __init__(self, config: uvicorn.Config, ending: Callable[[], None]) -> None:
        super().__init__(config)
        self._ending = ending

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._ending()
        await super().shutdown(sockets)
