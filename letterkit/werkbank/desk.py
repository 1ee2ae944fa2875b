"""The workspace, warm: read once, judged by one linter, read again when a file changes."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import RLock

from letterkit import stages
from letterkit.drafts import customers, looking
from letterkit.drafts.concepts import Concepts
from letterkit.drafts.customers import Sample
from letterkit.drafts.history import History
from letterkit.drafts.looking import Look
from letterkit.drafts.papers.comments import Comments
from letterkit.drafts.papers.locks import Locks
from letterkit.drafts.papers.log import Log
from letterkit.drafts.papers.store import Papers
from letterkit.dutch import clock
from letterkit.errors import LetterkitError, SourceInvalid
from letterkit.message import Channel
from letterkit.stages import strays
from letterkit.templating.tags import included
from letterkit.texts import say
from letterkit.werkbank.kept import Kept
from letterkit.workspace import Workspace, load_workspace, with_folders

_PICTURES, _PAGES = 400, 100


@dataclass(frozen=True, slots=True)
class Place:
    """A file to write in, and the stage and channel it is looked at in."""

    name: str
    stage: str
    channel: Channel


class Desk:
    """One workspace. ``today`` is the day of every look; None: the day it is, also when it becomes another.

    Only one thread at a time asks the engine.
    """

    def __init__(self, creditor: Path, today: date | None) -> None:
        self.creditor, self._given = creditor, today
        self.base = creditor.resolve().parent
        self.templates = self.base / "templates" / strays.LANGUAGE
        self.concepts, self.history = Concepts(self.templates), History(self.base)
        self.pictures, self.documents = Kept(_PICTURES), Kept(_PAGES)
        self.papers = Papers(self.base)
        self.log, self.locks = Log(self.papers), Locks(self.papers)
        self.comments = Comments(self.log)
        self.trouble = ""
        self.round = 0
        self._lock = RLock()
        self._read_on = self.today
        self._workspace = self._read()

    @property
    def today(self) -> date:
        return self._given or clock.today()

    @property
    def workspace(self) -> Workspace:
        return self._workspace

    def reload(self) -> None:
        """Read the files again. When one is wrong, ``trouble`` says what, and the texts read before stay in use."""
        try:
            fresh = self._read()
        except LetterkitError as error:
            self.trouble = sentence(error)
            return
        with self._lock:
            self._workspace, self.trouble, self.round = fresh, "", self.round + 1
            self._read_on = self.today

    def _read(self) -> Workspace:
        stages.own_folder(self.base)  # what lies beside the templates is told, not skipped
        return with_folders(load_workspace(self.creditor), today=self.today)

    def samples(self, stage: str) -> tuple[Sample, ...]:
        """The customers of a stage. Raises ``SourceInvalid`` for a file of own customers that is wrong."""
        return customers.samples(self.workspace, stage, self.today)

    def sample(self, stage: str, name: str) -> Sample:
        """The customer of this name, or the first. Raises ``SourceInvalid`` when the stage has none."""
        samples = self.samples(stage)
        if not samples:
            raise SourceInvalid("draft_nothing", file=f"{stage}/sample.json", stage=stage)
        return next((sample for sample in samples if sample.name == name), samples[0])

    def look(
        self, place: Place, customer: str, texts: Mapping[str, str] | None = None, *, stamped: bool = True
    ) -> Look:
        """One text for one customer, with what is not saved yet in the place of the files."""
        with self._lock:
            if self._read_on != self.today:
                self.reload()
            sample = self.sample(place.stage, customer)
            with suppress(SourceInvalid):  # what was read here once is not read at every look
                self.workspace.templates.get(place.stage, place.channel)
            return looking.look(
                self.workspace, place.stage, place.channel, sample.case, self.today, texts=texts, stamped=stamped
            )

    def unsaved(self) -> dict[str, str]:
        """The unsaved texts of the workspace: file name -> text."""
        texts = {}
        for name in self.concepts.names():
            try:
                texts[name] = self.concepts.open(self.workspace.creditor.stages, name).text
            except LetterkitError:
                continue
        return texts

    def place(self, name: str, beside: str = "") -> Place | None:
        """Stage and channel in which to show a file; for a part those of the text ``beside``, or of its first user."""
        names = self.workspace.templates.folders.names()
        own = next((key for key in names if name == f"{key[0]}/{key[1]}{strays.TEMPLATE}"), None)
        if own:
            return Place(name, *own)
        users = self.users(name)
        wanted = next((key for key in users if beside == f"{key[0]}/{key[1]}"), users[0] if users else None)
        return Place(name, *wanted) if wanted else None

    def users(self, part: str) -> tuple[tuple[str, Channel], ...]:
        """The texts that use a part, also by way of another part."""
        folders = self.workspace.templates.folders
        wanted = {part}
        texts = {name: included(text) for name, text in folders.texts() if name.endswith(strays.TEMPLATE)}
        while more := {name for name, parts in texts.items() if parts & wanted} - wanted:
            wanted |= more
        return tuple(key for key in folders.names() if f"{key[0]}/{key[1]}{strays.TEMPLATE}" in wanted)


def sentence(error: LetterkitError) -> str:
    """The Dutch sentence of an error, with its file and line."""
    text = say(f"errors.{error.code}", **error.values)
    if isinstance(error, SourceInvalid) and error.values["file"]:
        place = ":".join(str(error.values[key]) for key in ("file", "line") if error.values[key])
        return f"{place}: {text}"
    return text
