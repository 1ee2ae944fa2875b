"""Every text that one message can become, by name, with what differs marked."""

from dataclasses import dataclass
from threading import Lock, Thread

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from letterkit.channels import NAMES, RECORDS
from letterkit.drafts.comparing import marked
from letterkit.errors import LetterkitError
from letterkit.message import Channel
from letterkit.werkbank.aside import LONG
from letterkit.werkbank.desk import Desk, sentence
from letterkit.werkbank.screens.page import Bench, bench, shown

Key = tuple[str, Channel]


@dataclass(frozen=True, slots=True)
class Shown:
    """One text: its name, its words with what differs from the first one marked, and how many findings it has."""

    name: str
    words: Markup
    findings: int
    worst: str
    own: bool


class Branches:
    """The texts of each template as they were last worked out; the work is done beside the page, one at a time."""

    def __init__(self) -> None:
        self._known: dict[tuple[Key, int], list[Shown] | str] = {}
        self._busy: set[tuple[Key, int]] = set()
        self._lock = Lock()

    def of(self, own: Bench, key: Key) -> list[Shown] | str | None:
        """The texts, or the sentence why there are none; None while they are worked out."""
        about = key, hash(tuple(sorted(own.desk.unsaved().items()))) ^ own.desk.round
        with self._lock:
            if about in self._known:
                return self._known[about]
            if about not in self._busy:
                self._busy.add(about)
                Thread(target=self._work, args=(own, about), daemon=True).start()
        return None

    def _work(self, own: Bench, about: tuple[Key, int]) -> None:
        try:
            outcome: list[Shown] | str = _texts(own.desk, about[0])
        except LetterkitError as error:
            outcome = sentence(error)
        with self._lock:
            self._known[about] = outcome
            self._busy.discard(about)
        own.stream.send("klaar")


_branches = Branches()


def _texts(desk: Desk, key: Key) -> list[Shown]:
    found = desk.workers.run(desk.stand(), "forms", key, desk.unsaved(), patience=LONG, patient=True)
    first = found[0].words if found else ""
    return [Shown(one.name, marked(first, one.words), one.findings, one.worst, one.own) for one in found]


def branches(request: Request) -> Response:
    own = bench(request)
    stage, channel = request.path_params["stage"], request.path_params["channel"]
    if channel not in NAMES or not own.desk.workspace.templates.folders.has(stage, channel):
        return shown(request, "missing", 404)
    outcome = _branches.of(own, (stage, channel))
    only = "bevinding" in request.query_params
    listed = outcome if isinstance(outcome, list) else []
    return shown(
        request,
        "branches",
        stage=stage,
        channel=channel,
        named=own.desk.workspace.creditor.stages.named(stage),
        label=RECORDS[channel].label,
        busy=outcome is None,
        broken=outcome if isinstance(outcome, str) else "",
        total=len(listed),
        mine=[text for text in listed if text.own and (text.findings or not only)],
        others=[text for text in listed if not text.own and (text.findings or not only)],
        only=only,
    )
