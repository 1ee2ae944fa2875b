"""The workspace, warm: read once, judged by one linter, read again when a file changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from letterkit import locales, stages, variants
from letterkit.drafts import customers
from letterkit.drafts.concepts import Concepts
from letterkit.drafts.customers import Sample
from letterkit.drafts.history import History
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
from letterkit.werkbank.aside import EDIT, Stand, Workers
from letterkit.werkbank.aside.pool import TooHeavy
from letterkit.werkbank.aside.seen import Seen
from letterkit.werkbank.kept import Kept
from letterkit.workspace import Workspace, load_workspace, with_folders

if TYPE_CHECKING:
    from letterkit.drafts.looking import Look

_PICTURES, _PAGES = 400, 100


@dataclass(frozen=True, slots=True)
class Place:
    """A file to write in, and the stage and channel it is looked at in."""

    name: str
    stage: str
    channel: Channel


class Desk:
    """One workspace. ``today`` is the day of every look; None: the day it is, also when it becomes another.

    Texts are filled and judged beside this process (``aside``). ``prefix``: before the names of its files, in addresses
    and papers.
    """

    prefix = ""

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
        self._variants: dict[str, Desk] = {}
        self.workers, self.patience = Workers(), EDIT
        self._stand: Stand | None = None
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
        return self.see(place, customer, texts, stamped=stamped, drawn=False).look

    def see(
        self,
        place: Place,
        customer: str,
        texts: Mapping[str, str] | None = None,
        *,
        stamped: bool = True,
        drawn: bool = True,
        patient: bool = False,
    ) -> Seen:
        """A look with pictures of its pages. A text that takes too much is seen as one that cannot be made.

        ``patient``: nobody waits for it.
        """
        self._up_to_date()
        case, text = self.sample(place.stage, customer).case, (place.stage, place.channel)
        given = (text, case, self.today, dict(texts or {}), stamped, drawn)
        try:
            seen: Seen = self.workers.run(self.stand(), "look", *given, patience=self.patience, patient=patient)
        except TooHeavy as error:
            from letterkit.drafts.looking import Look  # noqa: PLC0415 - half a second before the first page

            return Seen(Look(*text, None, None, None, (), obstacle=sentence(error)))
        return seen

    def stand(self) -> Stand:
        """The workspace as the processes beside this one know it."""
        workspace = self.workspace
        with self._lock:
            if self._stand is None or self._stand.workspace is not workspace:
                self._stand = Stand(workspace, self.today)
            return self._stand

    def _up_to_date(self) -> None:
        """Read the files again on another day: exceptions in them may have ended."""
        if self._read_on != self.today:
            self.reload()

    def of(self, name: str) -> tuple[Desk, str]:
        """The desk that a file belongs to, and its name there: ``en/herinnering/letter.md.j2`` is one of a variant.

        Raises ``WrongCall`` or ``SourceInvalid`` for a variant that there is not, or that cannot be read.
        """
        first, _, rest = name.partition("/")
        of_stage = "/" not in rest and rest != strays.DETAILS  # of a stage that has the name of a language
        if of_stage or not locales.is_variant(first) or first not in variants.names(self.base):
            return self, name
        from letterkit.werkbank.varied import VariantDesk  # noqa: PLC0415 - it is a desk too

        with self._lock:
            if first not in self._variants:
                self._variants[first] = VariantDesk(self, first)
            return self._variants[first], rest

    def key(self, name: str) -> str:
        """The name of a file in addresses, papers and locks."""
        return f"{self.prefix}{name}"

    def texts(self) -> tuple[tuple[str, Channel], ...]:
        """Stage and channel of every text that can be written in here."""
        return self.workspace.templates.folders.names()

    def parts(self) -> list[str]:
        """The shared parts that a text here may use."""
        return [name for name, _ in self.workspace.templates.folders.texts() if name.startswith(f"{strays.PARTS}/")]

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
        own = next((key for key in self.texts() if name == f"{key[0]}/{key[1]}{strays.TEMPLATE}"), None)
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
        return tuple(key for key in self.texts() if f"{key[0]}/{key[1]}{strays.TEMPLATE}" in wanted)


def sentence(error: LetterkitError) -> str:
    """The Dutch sentence of an error, with its file and line."""
    text = say(f"errors.{error.code}", **error.values)
    if isinstance(error, SourceInvalid) and error.values["file"]:
        place = ":".join(str(error.values[key]) for key in ("file", "line") if error.values[key])
        return f"{place}: {text}"
    return text
