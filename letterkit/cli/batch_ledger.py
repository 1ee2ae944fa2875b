"""Which ledger a run writes in, and what that ledger knows of the place it goes to."""

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from letterkit.batch.box import is_elsewhere, open_box
from letterkit.batch.choices import Choices
from letterkit.batch.ledger import URL, Evidence, Ledger, Run, address, events, is_own, own_ledger
from letterkit.batch.place import Mark, mark_of, taken
from letterkit.errors import LedgerTrouble, WrongCall

WORKSPACE_LEDGER = "letterkit-ledger.sqlite"


@dataclass(frozen=True, slots=True)
class Earlier:
    """The run that a place is marked for; ``resumed``: whether it was begun again before."""

    choices: Choices
    url: URL
    resumed: bool


def out_of(out: str | None, resume: str | None) -> str:
    """The place of the run. Raises ``WrongCall`` when none, or two, are given, or an address of a folder here."""
    if (out is None) == (resume is None):
        raise WrongCall("out_or_resume")
    given = out or resume or ""
    is_elsewhere(given)
    return given


def earlier_run(out: str, ledger: str | None, *, needed: bool) -> Earlier | None:
    """What the run in this place was asked, when there is one. ``needed``: raises ``resume_nothing`` when not."""
    mark = mark_of(out)
    url = ledger_of_mark(mark, out, ledger) if mark else None
    evidence = known_run(url, out, mark.run) if mark and url is not None else None
    if evidence is None or not evidence.run.choices or url is None:
        if needed:
            raise WrongCall("resume_ledger" if mark and url is None else "resume_nothing", path=out)
        return None
    resumed = events.last(evidence.events, "resumed") is not None
    return Earlier(Choices.of(evidence.run.choices), url, resumed)


def ledger_of_mark(mark: Mark, out: str, given: str | None) -> URL | None:
    """The ledger of a marked place: as given, as marked, or the one that lies in it."""
    if given:
        return address(given)
    if mark.ledger:
        return address(mark.ledger)
    return own_ledger(Path(out)) if not is_elsewhere(out) and own_ledger_is_there(out) else None


def own_ledger_is_there(out: str) -> bool:
    return Path(str(own_ledger(Path(out)).database)).is_file()


def known_run(url: URL, out: str, run: str) -> Evidence | None:
    """What a ledger has of a run; None when it does not know it."""
    try:
        with closing(Evidence(url, out, run)) as evidence:
            return evidence
    except LedgerTrouble as error:
        if error.code == "ledger_unknown":
            return None
        raise


def ledger_of(choices: Choices, out: str, given: str | None, earlier: Earlier | None, *, own: bool) -> URL | None:
    """The ledger of the run, or None for one that lies in its folder (``own``) or is thrown away.

    Without an option it is the ledger of the workspace, so that nobody is written twice. Samples never touch that.
    """
    if choices.sample:
        return None
    if given:
        return address(given)
    if earlier:
        return earlier.url
    if is_elsewhere(out):
        raise WrongCall("ledger_needed")
    if own:
        return None
    return workspace_ledger(Path(choices.creditor))


def workspace_ledger(creditor: Path) -> URL:
    """The ledger that all runs of a creditor share, beside its settings."""
    return address(str(creditor.resolve().parent / WORKSPACE_LEDGER))


@contextmanager
def opened(url: URL | None, out: str, one: Run, *, hides: bool) -> Iterator[Ledger]:
    """The ledger, with the place marked and locked. That of a sample elsewhere is thrown away: nobody was written
    to. ``hides``: no case id is written in it.
    """
    if url is None and is_elsewhere(out):
        with (
            tempfile.TemporaryDirectory(prefix="letterkit-") as folder,
            Ledger(own_ledger(Path(folder)), one, hides=hides) as book,
        ):
            open_box(out)
            yield book
        return
    own = url is None or is_own(url, out)
    where = own_ledger(Path(out)) if url is None else url
    marked = "" if own or where.drivername != "sqlite" else str(Path(str(where.database)).resolve())

    def known(mark: Mark) -> bool:
        other = ledger_of_mark(mark, out, None)
        return other is None or known_run(other, out, mark.run) is not None

    with taken(out, one, marked, known=known), Ledger(where, one, hides=hides) as book:
        yield book
