"""What changes, told to every open page as server-sent events, and the watching of the workspace's files."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import anyio
from watchfiles import Change, DefaultFilter, awatch

from letterkit.werkbank.desk import Desk

_MOST_WAITING = 50


class Stream:
    """The open pages, as listeners. ``send`` may be called from any thread."""

    def __init__(self) -> None:
        self._listeners: set[asyncio.Queue[dict[str, str]]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self.ended = False

    def begin(self) -> None:
        """Take the running event loop; events that were sent before this are lost."""
        self._loop = asyncio.get_running_loop()

    def end(self) -> None:
        """End the stream of every page, so that the process can stop."""
        self.ended = True
        self.send("eind")

    def send(self, event: str, **values: object) -> None:
        """Send an event to every open page; a page whose queue is full misses it."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._spread, {"event": event, "data": json.dumps(values)})

    def _spread(self, event: dict[str, str]) -> None:
        for listener in self._listeners:
            if not listener.full():
                listener.put_nowait(event)

    async def events(self) -> AsyncIterator[dict[str, str]]:
        """Every event from now on, for one page, until the stream ends."""
        mine: asyncio.Queue[dict[str, str]] = asyncio.Queue(_MOST_WAITING)
        self._listeners.add(mine)
        try:
            yield {"event": "dag", "data": "{}"}
            while not self.ended:
                yield await mine.get()
        finally:
            self._listeners.discard(mine)


class _Texts(DefaultFilter):
    """Files that decide what a text looks like; not concepts, versions, locks and what other programs leave."""

    def __call__(self, change: Change, path: str) -> bool:
        return not Path(path).name.startswith((".", "~$", "#")) and ".letterkit" not in Path(path).parts


async def watch(desk: Desk, stream: Stream, changed: Callable[[], None], stop: anyio.Event) -> None:
    """Read the workspace again whenever a file in it changes, and send the names of those files."""
    async for changes in awatch(desk.base, watch_filter=_Texts(), stop_event=stop, debounce=150, step=40):
        await anyio.to_thread.run_sync(desk.reload)
        names = sorted({Path(path).relative_to(desk.base).as_posix() for _, path in changes})
        changed()
        stream.send("veranderd", namen=names, zorg=desk.trouble)
