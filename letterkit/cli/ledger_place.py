"""From what a person types (a folder, or the first characters of a run) to a run in a ledger."""

from pathlib import Path

from letterkit.batch.box import is_elsewhere
from letterkit.batch.ledger import URL, Evidence, address, overview, own_ledger
from letterkit.batch.place import mark_of
from letterkit.cli.batch_ledger import WORKSPACE_LEDGER, ledger_of_mark, own_ledger_is_there
from letterkit.errors import WrongCall


def evidence_of(out: str, ledger: str | None) -> Evidence:
    """The run of an output folder. Raises ``ledger_of_run_needed`` when nothing says which ledger that is."""
    mark = mark_of(out)
    url = ledger_of_mark(mark, out, ledger) if mark else address(ledger) if ledger else None
    if url is None:
        if is_elsewhere(out) or (mark and not own_ledger_is_there(out)):
            raise WrongCall("ledger_of_run_needed", place=out)
        url = own_ledger(Path(out))
    own = not ledger and url == own_ledger(Path(out))
    place = "." if own else out if is_elsewhere(out) else str(Path(out).resolve())
    return Evidence(url, place, mark.run if mark else "")


def ledger_here(given: str | None) -> URL:
    """The ledger that was named, or that of the workspace one stands in."""
    return address(given or WORKSPACE_LEDGER)


def run_of(given: str, ledger: str | None) -> tuple[URL, Evidence]:
    """The run that a person means, and the ledger it is in. Raises ``run_unknown``."""
    if is_elsewhere(given) or Path(given).is_dir():
        evidence = evidence_of(given, ledger)
        return evidence.url, evidence
    url = ledger_here(ledger)
    line = overview.find(url, given)
    return url, Evidence(url, line.place, line.id)


def place_of(evidence: Evidence) -> str:
    """Where the output of a run is."""
    if evidence.run.place != ".":
        return evidence.run.place
    return str(Path(str(evidence.url.database)).resolve().parent)


def place_is_there(out: str) -> bool:
    return is_elsewhere(out) or Path(out).is_dir()
