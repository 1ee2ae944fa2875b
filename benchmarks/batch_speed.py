"""Cases a second of one core: the whole job, each step of it, and what peers need for the letter alone.

    python -m benchmarks.batch_speed [--cases 400] [--rounds 3] [--peers PYTHON]

PYTHON is an interpreter that has jinja2, segno, weasyprint and typst (``benchmarks/batch_peer.py``). The peers make the
same letters (the same words, the QR code) and e-mails, as many of each; without validation, decision, lint, pay link,
SMS or ledger, so their numbers flatter them. Rounds of all contestants take turns; the best processor time counts.
"""

import argparse
import json
import subprocess
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any
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


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        cases = write(Path(folder) / "cases.jsonl", options.cases)
        _night(cases, Path(folder) / "warm")
        words = _words(cases) if options.peers else ""
        whole, peers, steps = [], defaultdict(list), {}
        for number in range(options.rounds):
            begin = time.process_time()
            counts = _night(cases, Path(folder) / f"out{number}")
            whole.append(time.process_time() - begin)
            for name in ("weasyprint", "typst", "email") if options.peers else ():
                peers[name].append(_peer(options.peers, name, words))
        with _measured(steps):
            begin = time.process_time()
            _night(cases, Path(folder) / "steps")
            total = time.process_time() - begin
    _print(counts, min(whole), steps, total, {name: min(found) for name, found in peers.items()})


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peers", help="interpreter with jinja2, segno, weasyprint and typst")
    return parser.parse_args()


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


def _print(counts: Counts, whole: float, steps: dict[str, float], total: float, peers: dict[str, float]) -> None:
    a_case = whole / counts.produced
    print(json.dumps({"read": counts.read, "produced": counts.produced, "channels": dict(counts.channels)}))
    print(f"whole job: {1 / a_case:7.1f} produced cases a second of one core, {counts.messages / whole:.1f} messages")
    for name, seconds in sorted(steps.items(), key=lambda item: -item[1]):
        print(f"  {name:<26}{seconds / counts.produced * 1000:8.2f} ms a produced case {seconds / total:7.1%}")
    print(f"  {'the rest':<26}{(total - sum(steps.values())) / counts.produced * 1000:8.2f} ms a produced case")
    print(f"           {counts.read / whole:7.1f} rows a second: also those that were held or rejected")
    mail = peers.pop("email", 0)
    for name, seconds in peers.items():
        theirs = counts.channels["letter"] * seconds + counts.channels["email"] * mail
        print(
            f"{name}: {1 / seconds:.1f} letters and {1 / mail:.0f} e-mails a second; our whole job is"
            f" {theirs / whole:.1f} times as fast as their letters and e-mails together,"
            f" and a case {(seconds + mail) / a_case:.1f} times as fast as one letter and one e-mail of theirs"
        )
    if not peers:
        print("peers: none beside it (give --peers an interpreter that has them)")


if __name__ == "__main__":
    main()
