"""Cases a second of one core: the whole job, each step of it, and what peers need for the messages alone.

    python -m benchmarks.batch_speed [--cases 400] [--rounds 3] [--peers PYTHON]

Two nights: one as it comes, with letters, e-mails and texts, and one on paper, to customers of whom only the address is
known. PYTHON is an interpreter that has jinja2, segno, weasyprint and typst (``benchmarks/batch_peer.py``). The peers
make the same letters (the same words, the QR code) and e-mails, as many of each; without validation, decision, lint,
pay link, SMS or ledger, so their numbers flatter them. Rounds of all contestants take turns; ratios are taken within a
round, the median counts. Creating and removing thousands of files slows some file systems for minutes: TMPDIR can name
one in memory.
"""

import argparse
import json
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple
from unittest import mock

from letterkit import case_file, pipeline, resources
from letterkit.batch import Counts, Order, run, work
from letterkit.batch.executors import Here
from letterkit.batch.ledger import Ledger, Run, own_ledger
from letterkit.case_file.rows import row
from letterkit.cli.desk import open_desk
from letterkit.message import Block, Heading, Table, inlines, plain, walk
from tests.batch.many import write

CREDITOR, TODAY = resources.samples_dir() / "creditor.yaml", date(2026, 11, 23)
PEER_LETTERS = 20
PEERS = ("weasyprint", "typst", "email")
STEPS: dict[str, tuple[Any, str]] = {
    "validate": (work, "row"),
    "fill (decide, templates)": (pipeline, "compose"),
    "lint": (pipeline, "errors"),
    "letter (PDF, QR)": (pipeline.letter, "render"),
    "e-mail": (pipeline.email, "render"),
    "SMS": (pipeline.sms, "render"),
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
    """Our nights, and seconds a message of the peers, measured right after each other."""

    ours: dict[str, Night]
    peers: dict[str, float]


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        nights = {"as it comes": write(place / "cases.jsonl", options.cases), "on paper": place / "paper.jsonl"}
        nights["on paper"].write_text("".join(map(_on_paper, nights["as it comes"].open())))
        words = _words(nights["as it comes"]) if options.peers else ""
        _night(nights["as it comes"], place / "warm")
        seen = []
        for number in range(options.rounds):
            ours = {name: _timed(cases, place / f"{name} {number}") for name, cases in nights.items()}
            peers = {name: _peer(options.peers, name, words) for name in PEERS} if options.peers else {}
            seen.append(Round(ours, peers))
        steps: dict[str, float] = {}
        with _measured(steps):
            night = _timed(nights["as it comes"], place / "steps")
    for name in nights:
        _print(name, [(one.ours[name], one.peers) for one in seen])
    _print_steps(steps, night)
    if not options.peers:
        print("peers: none beside it (give --peers an interpreter that has them)")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peers", help="interpreter with jinja2, segno, weasyprint and typst")
    return parser.parse_args()


def _on_paper(line: str) -> str:
    record = json.loads(line)
    for name in ("email", "mobiel", "kanalen"):
        record["klant"].pop(name, None)
    return json.dumps(record) + "\n"


def _timed(cases: Path, out: Path) -> Night:
    begin = time.process_time()
    counts = _night(cases, out)
    return Night(counts, time.process_time() - begin)


def _night(cases: Path, out: Path) -> Counts:
    out.mkdir(mode=0o700)
    order = Order(partial(open_desk, CREDITOR), TODAY, str(out), "benchmark")
    with Ledger(own_ledger(out), Run("benchmark", ".", TODAY)) as ledger:
        return run(case_file.find(cases), order, ledger, Here())


@contextmanager
def _measured(steps: dict[str, float]) -> Iterator[None]:
    """Every step with a clock around it."""
    patches = [mock.patch.object(*STEPS[name], _clocked(name, getattr(*STEPS[name]), steps)) for name in STEPS]
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


def _words(cases: Path) -> str:
    """The letters of the first cases that get one, as the peers take them: one JSON object a line."""
    desk, found = open_desk(CREDITOR), []
    for one in case_file.find(cases):
        case = row(one).case
        outcome = pipeline.process(case, desk, TODAY) if case else None
        for rendered in outcome.rendered if outcome and case else ():
            if rendered.message.channel == "letter" and case and case.klant.adres:
                blocks = [part for block in walk(rendered.message.blocks) for part in _parts(block)]
                customer = case.klant.model_dump(mode="json")
                amount, reference = str(case.achterstand.totaal), case.betalingskenmerk
                found.append(json.dumps({"k": customer, "amount": amount, "reference": reference, "blocks": blocks}))
        if len(found) >= PEER_LETTERS:
            break
    return "\n".join(found)


def _parts(block: Block) -> Iterator[tuple[str, object]]:
    if isinstance(block, Table):
        yield from (("row", [plain(cell) for cell in cells]) for cells in (block.head, *block.rows))
        return
    kind = "h2" if isinstance(block, Heading) else "p"
    yield from ((kind, plain(inline)) for inline in inlines(block))


def _peer(python: str, name: str, words: str) -> float:
    """Seconds a message."""
    command = [python, str(Path(__file__).with_name("batch_peer.py")), name, str(PEER_LETTERS)]
    done = subprocess.run(command, input=words, capture_output=True, text=True, check=True)
    return float(done.stdout) / PEER_LETTERS


def _print(name: str, rounds: list[tuple[Night, dict[str, float]]]) -> None:
    counts = rounds[0][0].counts
    speeds = sorted(night.counts.produced / night.seconds for night, _ in rounds)
    print(json.dumps({"night": name, "read": counts.read, "produced": counts.produced, **counts.channels}))
    print(
        f"  whole job: {median(speeds):7.1f} produced cases a second of one core ({speeds[0]:.1f} to {speeds[-1]:.1f})"
    )
    for peer in PEERS[:-1] if rounds[0][1] else ():
        same, one_each = [], []
        for (_, seconds), theirs in rounds:
            letters, mails = counts.channels["letter"] * theirs[peer], counts.channels["email"] * theirs["email"]
            same.append((letters + mails) / seconds)
            one_each.append((theirs[peer] + theirs["email"]) / seconds * counts.produced)
        letters_a_second = median(1 / theirs[peer] for _, theirs in rounds)
        print(
            f"  {peer}: {letters_a_second:.1f} letters a second; our whole night is {_range(same)} their messages alone"
        )
        if counts.channels["email"]:
            print(f"    and a case of ours {_range(one_each)} one letter and one e-mail of theirs")


def _range(ratios: list[float]) -> str:
    return f"{median(ratios):.1f} times as fast as ({min(ratios):.1f} to {max(ratios):.1f})"


def _print_steps(steps: dict[str, float], night: Night) -> None:
    produced, rest = night.counts.produced, night.seconds - sum(steps.values())
    for name, seconds in [*sorted(steps.items(), key=lambda item: -item[1]), ("the rest", rest)]:
        print(f"  {name:<26}{seconds / produced * 1000:8.2f} ms a produced case {seconds / night.seconds:7.1%}")


if __name__ == "__main__":
    main()
