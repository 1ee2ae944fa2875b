"""The table of stages and channels: what state each text is in. It fills in while people already write."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Event, Thread

from letterkit.channels import RECORDS
from letterkit.drafts import pictures
from letterkit.drafts.concepts import digest
from letterkit.drafts.sources import files_of
from letterkit.errors import LetterkitError
from letterkit.message import CHANNELS, Channel
from letterkit.stages import strays
from letterkit.werkbank.desk import Desk, Place
from letterkit.workspace import Workspace

_BREATH = 0.05  # seconds in which somebody who writes goes first
_FIRST = 1.0  # seconds in which the first page goes first
Key = tuple[str, Channel]


@dataclass(frozen=True, slots=True)
class Cell:
    """One text. ``state``: of letterkit, own or concept. ``counts``: findings by level. ``pages``: each number of pages
    with how many customers get that. ``level``: how hard it reads, 1 to 4.
    """

    key: Key
    name: str
    state: str
    counts: dict[str, int] | None = None
    level: int | None = None
    pages: dict[int, int] | None = None

    @property
    def worst(self) -> str:
        """The heaviest level found; "none" when nothing is wrong, "busy" when nobody looked yet."""
        if self.counts is None:
            return "busy"
        return next((level for level in ("error", "warning", "info") if self.counts.get(level)), "none")


class Overview:
    """The cells, worked out in a thread of its own whenever the texts change."""

    def __init__(self, desk: Desk, changed: Callable[[], None]) -> None:
        self._desk, self._changed = desk, changed
        self._known: dict[tuple[Key, str], Cell] = {}
        self._read: Workspace | None = None
        self._as_text = ""
        self._wanted, self._stop = Event(), Event()
        self._thread = Thread(target=self._run, name="overzicht", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        self._wanted.set()

    def refresh(self) -> None:
        """Work the cells out again, because something changed."""
        self._wanted.set()

    def rows(self) -> list[tuple[str, dict[Channel, Cell]]]:
        """The stages in the order of the creditor's ladder, the others after them; each with its channels."""
        stages = self._desk.workspace.creditor.stages
        ladder = list(stages.ladder(self._desk.workspace.creditor.sector))
        order = [*ladder, *(name for name in stages if name not in ladder)]
        cells = {cell.key: cell for cell in self._cells()}
        return [
            (stage, {channel: cells[stage, channel] for channel in CHANNELS if (stage, channel) in cells})
            for stage in order
        ]

    def parts(self) -> list[tuple[str, int]]:
        """The shared parts, each with the number of texts that use it."""
        uses: Counter[str] = Counter()
        folders = self._desk.workspace.templates.folders
        for stage, channel in folders.names():
            uses.update(
                name for name in files_of(folders, _file(stage, channel)) if name.startswith(f"{strays.PARTS}/")
            )
        return sorted(uses.items())

    def _cells(self) -> Iterator[Cell]:
        concepts = set(self._desk.concepts.names())
        for key in self._desk.workspace.templates.folders.names():
            name = _file(*key)
            own = self._desk.workspace.creditor.stages.is_own(name)
            state = "concept" if name in concepts else "own" if own else "shipped"
            cell = self._known.get((key, self._version(key)))
            yield Cell(key, name, state, cell.counts, cell.level, cell.pages) if cell else Cell(key, name, state)

    def _version(self, key: Key) -> str:
        """What decides a cell: the text, its parts, and everything else that is read again when it changes."""
        workspace = self._desk.workspace
        texts = files_of(workspace.templates.folders, _file(*key))
        return digest(f"{sorted(texts.items())} {self._settings(workspace)}".encode())

    def _settings(self, workspace: Workspace) -> str:
        """The settings as text, worked out once for each time that they were read."""
        if self._read is not workspace:
            self._read, self._as_text = workspace, workspace.creditor.model_dump_json()
        return self._as_text

    def _run(self) -> None:
        self._stop.wait(_FIRST)
        self._wanted.set()
        while True:
            self._wanted.wait()
            if self._stop.is_set():
                return
            self._wanted.clear()
            self._work()

    def _work(self) -> None:
        for key in self._desk.workspace.templates.folders.names():
            if self._stop.is_set() or self._wanted.is_set():
                return
            version = self._version(key)
            if (key, version) not in self._known:
                self._known[key, version] = self._judged(key)
                self._changed()
                time.sleep(_BREATH)

    def _judged(self, key: Key) -> Cell:
        place = Place(_file(*key), *key)
        counts: Counter[str] = Counter()
        level: int | None = None
        pages: Counter[int] = Counter()
        try:
            for number, sample in enumerate(self._desk.samples(key[0])):
                seen = self._desk.see(place, sample.name, stamped=False, drawn=False, patient=True)
                look = seen.look
                if not number:
                    counts.update(finding.level for finding in look.findings)
                    counts["error"] += bool(look.obstacle)
                    level = seen.read.lint_level if seen.read else None
                if not RECORDS[key[1]].printed:
                    break
                if isinstance(look.content, bytes):
                    pages[pictures.count(look.content)] += 1
                time.sleep(_BREATH / 5)
        except LetterkitError:
            counts["error"] += 1
        return Cell(key, place.name, "", dict(counts), level, dict(pages))


def _file(stage: str, channel: Channel) -> str:
    return f"{stage}/{channel}{strays.TEMPLATE}"
