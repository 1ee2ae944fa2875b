"""Whether a run is as it was made, and what to say of it."""

import shutil
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import chain
from pathlib import Path

import click

from letterkit.batch.box import is_elsewhere, open_box
from letterkit.batch.customers import Customers
from letterkit.batch.fault import Fault, Tally
from letterkit.batch.ledger import Evidence
from letterkit.batch.outbox import ReadOnly
from letterkit.batch.sealed import Seal, is_sealed
from letterkit.batch.sealed import faults as faults_of_seal
from letterkit.batch.tombstones import read as tombstones
from letterkit.batch.verify import verify as faults
from letterkit.cli.batch_ledger import own_ledger_is_there
from letterkit.cli.ledger_place import evidence_of
from letterkit.errors import LedgerTrouble, Unreadable, WrongCall
from letterkit.sealing.trust import ERASING, Trust
from letterkit.texts import say

_MOST_SHOWN = 50


def verified(out: str, cases: tuple[str, ...], ledger: str | None, *, head: str, keys: Trust | None) -> int:
    """Without ledger, or for some cases alone, by the root of the run. ``cases``: numbers of cases or documents."""
    with _opened(out) as place:
        box = open_box(place) if is_elsewhere(place) else ReadOnly(Path(place))
        customers = Customers(place)
        wanted = frozenset(customers.reference(case).casefold() for case in cases)
        tally, seal, sealed = Tally(), Seal(), is_sealed(box)
        if sealed and (wanted or not (ledger or _has_ledger(place))):
            by_root = faults_of_seal(box, tally, seal, trusted=keys, head=head, only=wanted, customers=customers)
            return _judged(by_root) or _of_seal(seal, tally, trust=keys, ledger=False)
        with closing(evidence_of(place, ledger)) as evidence:
            erased = tombstones(box, keys.may(ERASING) if keys else None)
            findings: Iterable[Fault] = faults(box, evidence, tally, erased)
            if head and head not in evidence.heads():
                findings = chain(findings, [Fault("head_given")])
            if sealed and evidence.finished and evidence.state != "released":
                findings = chain(findings, faults_of_seal(box, Tally(), seal, trusted=keys, customers=customers))
            code = _judged(findings)
            if code == 0:
                _told(evidence, tally)
                if seal.run_record:
                    _of_seal(seal, tally, trust=keys, ledger=True)
            return code


@contextmanager
def _opened(out: str) -> Iterator[str]:
    """The place of a run; of a tar its content, in a folder that is thrown away."""
    if is_elsewhere(out) or Path(out).is_dir():
        yield out
        return
    if not Path(out).is_file():
        raise WrongCall("file_missing", file=out)
    with tempfile.TemporaryDirectory(prefix="letterkit-") as folder:
        try:
            with tarfile.open(out) as archive:
                _unpack(archive, Path(folder))
        except (tarfile.TarError, OSError) as error:
            raise Unreadable("file_unreadable", file=out, reason=str(type(error).__name__)) from error
        manifests = sorted(Path(folder).rglob("manifest.jsonl"), key=lambda path: len(path.parts))
        yield str(manifests[0].parent) if manifests else folder


def _unpack(archive: tarfile.TarFile, folder: Path) -> None:
    """Its files, below the folder and nowhere else; the filters of Python itself came with its later 3.11 versions."""
    for member in archive:
        path = (folder / member.name).resolve()
        if member.isfile() and path.is_relative_to(folder.resolve()) and (content := archive.extractfile(member)):
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                shutil.copyfileobj(content, file)


def _has_ledger(place: str) -> bool:
    """Whether there is a ledger to open: in the place itself, or where its mark says. Elsewhere none is found."""
    if is_elsewhere(place):
        return False
    try:
        evidence_of(place, None).close()
    except (LedgerTrouble, WrongCall):
        return own_ledger_is_there(place)
    return True


def _judged(findings: Iterable[Fault]) -> int:
    seen: dict[str, None] = {}
    for fault in findings:
        seen.setdefault(say(f"verify.fault.{fault.code}", **fault.values))
    for line in list(seen)[:_MOST_SHOWN]:
        click.echo(line)
    if len(seen) > _MOST_SHOWN:
        click.echo(say("verify.more", count=len(seen) - _MOST_SHOWN))
    if seen:
        click.echo(say("verify.faults", count=len(seen)))
        return LedgerTrouble.exit_code
    return 0


def _of_seal(seal: Seal, tally: Tally, *, trust: Trust | None, ledger: bool) -> int:
    """What can be said of the root of a run in which nothing is wrong."""
    if not ledger:
        click.echo(say("verify.fine", messages=tally.messages, files=tally.files))
        click.echo(say("verify.without_ledger", count=seal.run_record["leaves"]))
        if seal.apart:
            click.echo(say("verify.apart", names=", ".join(seal.apart)))
    if door := seal.run_record.get("without_approval"):
        click.secho(say("approval.door", reason=door), fg="red", bold=True)
    if erased := len(seal.erased.leaves):
        click.echo(say("verify.erased", count=erased, rest=seal.run_record["leaves"] - erased))
    click.echo(say("verify.not_trusted") if trust is None else say("verify.signed"))
    if trust and (bare := sum(not given for _, given in trust.keys)):
        click.echo(say("verify.any_purpose", count=bare))
    if seal.moment:
        click.echo(say("verify.moment", moment=seal.moment.isoformat(timespec="seconds")))
    if not ledger:
        click.echo(say("verify.head", head=seal.run_record.get("ledger_head", "")))
    return 0


def _told(evidence: Evidence, tally: Tally) -> None:
    if evidence.state == "released":
        click.echo(say("verify.released"))
    else:
        click.echo(say("verify.fine", messages=tally.messages, files=tally.files))
    for event in evidence.events:
        if event.kind in ("closed", "released", "unapproved", "erased"):
            case = say("ledger.of_case", case=event.case_id) if event.case_id else ""
            wording = say(f"ledger.event.{event.kind}")
            click.echo(
                say("ledger.line", moment=event.moment, what=wording + case, who=event.operator, reason=event.reason)
            )
    if count := sum(1 for _ in evidence.receipts()):
        click.echo(say("verify.receipts", count=count))
    click.echo(say("verify.head", head=evidence.head))
