"""Cases a second of one core: the whole job, each step of it, and beside it a pipeline as others would build it.

    python -m benchmarks.batch_speed [--cases 400] [--rounds 3]

Three nights: one as it comes, with letters, e-mails and texts; one on paper, to customers of whom only the address is
known; and one of cases that each get a letter, an e-mail and a text. The others (``batch_peer``) make the same messages
where they are installed: what a message and a case cost them is measured on some. Each contestant has a process of its
own, warm from a few cases. Rounds of all contestants take turns; ratios are taken within a round, the median counts.
Creating and removing thousands of files slows some file systems for minutes: TMPDIR can name one in memory.
"""

import argparse
import json
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple, TypeVar
from unittest import mock

from benchmarks import batch_peer
from letterkit import case_file, pipeline, resources, review_gate
from letterkit.batch import Counts, Order, run, work
from letterkit.batch.executors import Here
from letterkit.batch.ledger import Ledger, Run, own_ledger
from letterkit.case import Case
from letterkit.case_file.rows import row
from letterkit.creditor import Creditor
from letterkit.journey import decide
from letterkit.workspace import load_workspace
from tests.batch.many import write

CREDITOR, TODAY = resources.samples_dir() / "creditor.yaml", date(2026, 11, 23)
PEER_JOBS, WARM = 24, 400
T = TypeVar("T")
MIXED, PAPER, EVERY = "as it comes", "on paper", "a letter, an e-mail and a text each"
STEPS: dict[str, tuple[Any, str]] = {
    "validate": (work, "read_row"),
    "write files": (work.Worker, "_keep"),
    "ledger: claim": (Ledger, "claim"),
    "ledger: record": (Ledger, "record"),
    "ledger: prepare": (Ledger, "prepare"),
}


class Night(NamedTuple):
    """``seconds`` of processor time."""

    counts: Counts
    seconds: float


class Round(NamedTuple):
    """Our nights, and seconds a message and a case of the peers, measured right after each other."""

    ours: dict[str, Night]
    peers: dict[str, dict[str, float]]


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        nights = _nights(place, options.cases)
        peers, jobs = batch_peer.installed(), _jobs(nights[EVERY])
        seen = []
        for number in range(options.rounds):
            ours = {name: _alone(_timed, cases, place / f"{name} {number}") for name, cases in nights.items()}
            seen.append(Round(ours, {name: _alone(batch_peer.seconds, name, jobs) for name in peers}))
        steps: dict[str, float] = {}
        with _measured(steps):
            night = _timed(nights[MIXED], place / "steps")
    for name in nights:
        _print(name, [(measured.ours[name], measured.peers) for measured in seen])
    _print_steps(steps, night)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=3)
    return parser.parse_args()


def _nights(place: Path, cases: int) -> dict[str, Path]:
    nights = {MIXED: write(place / "cases.jsonl", cases), PAPER: place / "paper.jsonl", EVERY: place / "every.jsonl"}
    nights[PAPER].write_text("".join(map(_on_paper, nights[MIXED].open())))
    more = write(place / "more.jsonl", 4 * cases)
    creditor = load_workspace(CREDITOR).creditor
    both = zip(more.open(), map(row, case_file.find(more)), strict=True)
    every = {read.case_id: line for line, read in both if read.case and _gets_three(read.case, creditor)}
    nights[EVERY].write_text("".join(every.values()))
    return nights


def _gets_three(case: Case, creditor: Creditor) -> bool:
    decision = decide(case, creditor, TODAY)
    return len(decision.channels) == 3 and not review_gate.reasons(case, creditor, decision, TODAY)


def _on_paper(line: str) -> str:
    record = json.loads(line)
    for name in ("email", "mobiel", "kanalen"):
        record["klant"].pop(name, None)
    return json.dumps(record) + "\n"


def _alone(work: Callable[..., T], *arguments: object) -> T:
    """In a process of its own, as a night has."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(work, *arguments).result()


def _timed(cases: Path, out: Path) -> Night:
    """A night, after its first cases once before."""
    first = cases.with_name(f"first of {out.name}.jsonl")
    with cases.open() as lines:
        first.write_text("".join(islice(lines, WARM)))
    _night(first, out.with_name(f"warm {out.name}"))
    begin = time.process_time()
    counts = _night(cases, out)
    return Night(counts, time.process_time() - begin)


def _night(cases: Path, out: Path) -> Counts:
    out.mkdir(mode=0o700)
    order = Order(partial(load_workspace, CREDITOR), TODAY, str(out), "benchmark")
    with Ledger(own_ledger(out), Run("benchmark", ".", TODAY)) as ledger:
        return run(case_file.find(cases), order, ledger, Here())


@contextmanager
def _measured(steps: dict[str, float]) -> Iterator[None]:
    """Every step with a clock around it."""
    clocked = tuple([_clocked(step.__name__, step, steps) for step in pipeline.STEPS])
    patches = [mock.patch.object(pipeline, "STEPS", clocked)]
    patches += [mock.patch.object(*STEPS[name], _clocked(name, getattr(*STEPS[name]), steps)) for name in STEPS]
    for patch in patches:
        patch.start()
    try:
        yield
    finally:
        mock.patch.stopall()


def _clocked(name: str, step: Callable[..., Any], steps: dict[str, float]) -> Callable[..., Any]:
    def clocked(*arguments: Any, **named: Any) -> Any:
        begin = time.process_time()
        try:
            return step(*arguments, **named)
        finally:
            steps[name] = steps.get(name, 0) + time.process_time() - begin

    return clocked


def _jobs(cases: Path) -> list[batch_peer.Job]:
    """The first cases that get messages, as the peers take them."""
    workspace, jobs = load_workspace(CREDITOR), []
    for line, place in zip(cases.open(), case_file.find(cases), strict=True):
        case = row(place).case
        outcome = pipeline.process(case, workspace, TODAY) if case else None
        if outcome and outcome.rendered:
            messages = tuple(replace(rendered.message, shape=None, values=()) for rendered in outcome.rendered)
            jobs.append(batch_peer.Job(line, messages))
        if len(jobs) == PEER_JOBS:
            break
    return jobs


def _print(name: str, rounds: list[tuple[Night, dict[str, dict[str, float]]]]) -> None:
    counts = rounds[0][0].counts
    speeds = [night.counts.produced / night.seconds for night, _ in rounds]
    print(json.dumps({"night": name, "read": counts.read, "produced": counts.produced, **counts.channels}))
    print(f"  letterkit, whole job: {_range(speeds)} produced cases a second of one core")
    for peer in rounds[0][1]:
        theirs = [_whole(counts, peers[peer]) for _, peers in rounds]
        ratios = [night / ours.seconds for night, (ours, _) in zip(theirs, rounds, strict=True)]
        print(f"  jinja2 + {peer} + segno: {_range([counts.produced / night for night in theirs])}; ", end="")
        print(f"letterkit is {_range(ratios)} times as fast")


def _whole(counts: Counts, peer: dict[str, float]) -> float:
    """Seconds of a whole night of a peer."""
    return counts.produced * peer["case"] + sum(number * peer[channel] for channel, number in counts.channels.items())


def _range(figures: list[float]) -> str:
    return f"{median(figures):.1f} ({min(figures):.1f} to {max(figures):.1f})"


def _print_steps(steps: dict[str, float], night: Night) -> None:
    produced, rest = night.counts.produced, night.seconds - sum(steps.values())
    for name, seconds in [*sorted(steps.items(), key=lambda item: -item[1]), ("the rest", rest)]:
        print(f"  {name:<26}{seconds / produced * 1000:8.2f} ms a produced case {seconds / night.seconds:7.1%}")


if __name__ == "__main__":
    main()
