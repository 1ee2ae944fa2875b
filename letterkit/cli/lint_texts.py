"""Judge finished texts, file by file: no file costs another its report."""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from letterkit.cli.nearest import creditor_of
from letterkit.cli.produced import judged
from letterkit.errors import Unreadable, WrongCall
from letterkit.facts import Known
from letterkit.forking import may_fork
from letterkit.lint import Linter, Report, partners
from letterkit.lint.coverage import UnreadFile
from letterkit.lint.document import Document
from letterkit.lint.inputs import SUFFIXES, files_to_read, flat, parse, passed_over, read
from letterkit.lint.inputs.deadline import deadline
from letterkit.lint.partners import Partner
from letterkit.message import Channel

_SHARE = 32  # files a process judges before it takes more; with fewer, starting a process costs more than it gains


@dataclass(frozen=True, slots=True)
class Judging:
    """How finished texts are judged, as it was asked; the creditor of their workspace when none is given.

    partner: whose letters they are, when not the creditor's own.
    """

    channel: Channel | None
    stage: str | None
    creditor: Path | None
    case: Path | None
    today: date
    partner: str | None = None

    def of(self, paths: Sequence[Path]) -> "Judging":
        return self if self.creditor else replace(self, creditor=creditor_of(paths))

    def folder(self, paths: Sequence[Path]) -> Path:
        """The workspace of these texts. Raises ``WrongCall`` when they lie in none."""
        creditor = self.of(paths).creditor
        if creditor is None:
            raise WrongCall("partner_no_workspace")
        return creditor.resolve().parent

    def named(self, paths: Sequence[Path]) -> Partner:
        """The partner that was asked for."""
        return partners.named(self.folder(paths), self.partner or "")


def of_texts(paths: Sequence[Path], judging: Judging) -> tuple[list[Report], list[UnreadFile]]:
    """The reports of all files that can be read, and the files that cannot: no file costs another its report."""
    if judging.partner:
        judging.named(paths)  # before any text is judged: a wrong name costs no time
    judge = partial(_judge, judging=judging.of(paths))
    files, unread = _files(paths)
    shares = [files[at : at + _SHARE] for at in range(0, len(files), _SHARE)]
    workers = min(len(shares), os.cpu_count() or 1)
    if workers < 2 or not may_fork():
        outcomes = judge(files)
    else:
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - a tenth of a second that one file need not pay

        with ProcessPoolExecutor(workers) as pool:
            outcomes = [outcome for share in pool.map(partial(_sent, judge), shares) for outcome in share]
    return (
        [outcome for outcome in outcomes if isinstance(outcome, Report)],
        [*(outcome for outcome in outcomes if isinstance(outcome, UnreadFile)), *unread],
    )


def _files(paths: Sequence[Path]) -> tuple[list[Path], list[UnreadFile]]:
    """All files to read in these paths, and those that nobody here can read; a hyphen is standard input."""
    files: list[Path] = []
    unread: list[UnreadFile] = []
    for path in paths:
        if str(path) == "-":
            files.append(path)
        elif path.exists():
            files += files_to_read([path])
            unread += [_strange(file) for file in passed_over(path)] if path.is_dir() else []
        else:
            unread.append(UnreadFile(str(path), "file_missing", {"file": str(path)}))
    return list(dict.fromkeys(files)), unread


def _strange(path: Path) -> UnreadFile:
    return UnreadFile(str(path), "lint_suffix", {"file": str(path), "known": ", ".join(sorted(SUFFIXES))})


def _sent(
    judge: Callable[[Sequence[Path]], list[Report | UnreadFile]], files: Sequence[Path]
) -> list[Report | UnreadFile]:
    """What another process judged, without the creditor's figures of law: their classes cannot go between processes."""
    return [
        replace(outcome, document=replace(outcome.document, law=None)) if isinstance(outcome, Report) else outcome
        for outcome in judge(files)
    ]


def _judge(files: Sequence[Path], *, judging: Judging) -> list[Report | UnreadFile]:
    """Judge some files, in this process or in one of several."""
    linter = _linter(judging.creditor, judging.today)
    if judging.partner and linter.known:
        linter.known = replace(linter.known, names=linter.known.names | {judging.partner})
    if judging.case:
        from letterkit.lint.case_facts import case_at, with_case  # noqa: PLC0415 - pydantic, which most texts do without

        linter.known = with_case(linter.known or Known(), case_at(judging.case))
    return [outcome for path in files for outcome in _outcomes(linter, path, judging.channel, judging.stage)]


def _outcomes(linter: Linter, path: Path, channel: Channel | None, stage: str | None) -> list[Report | UnreadFile]:
    """The reports of one file and all it encloses, or why there are none."""
    try:
        with deadline(str(path)):
            document = _document(path, channel, stage)
            return [judged(linter, each) for each in flat(document)]
    except (Unreadable, WrongCall) as error:
        if error.code == "unknown_stage":  # the call is wrong, not the file
            raise
        return [UnreadFile(str(path), error.code, error.values)]


def _document(path: Path, channel: Channel | None, stage: str | None) -> Document:
    if str(path) == "-":
        return parse(sys.stdin.buffer.read(), path="-", channel=channel, stage=stage)
    return read(path, channel=channel, stage=stage)


def _linter(creditor: Path | None, today: date) -> Linter:
    """A linter; the readers behind a creditor file take a second to import, so only when there is one."""
    if creditor is None:
        return Linter(today=today)
    from letterkit.lint.creditor_settings import linter_for  # noqa: PLC0415 - a second, as the docstring says

    return linter_for(creditor, today)
