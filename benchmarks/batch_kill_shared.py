"""kill -9 at random moments of two runs at once over the same cases, on one ledger that they share.

    python -m benchmarks.batch_kill_shared [--cases 3000] [--kills 100] [--minutes 30]

One run has the cases in order, the other backwards. Each time one of the two is killed and begun again: one time in
five while it starts, else at some moment after it did a part of its work, however long a busy machine takes to get
there. In the end both may finish. Prints how far it is. Exit code 1 when somebody was written twice or not at all,
beside a run that was left alone, when ``letterkit verify`` finds a fault in either, or when the minutes were over.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.batch_kill import START, command_line
from tests.batch.many import records

Message = tuple[str, str, str]
"""Case, stage and channel."""
_CHUNK = "10"
_WHILE_STARTING = 0.2
_MOST_WORK = 0.3
"""Seconds after a part was done: long enough for some more, short enough that all kills fit in the run."""


def main() -> int:
    options = _options()
    chance = random.Random(options.seed)  # noqa: S311 - any moments will do, the same ones each time
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = [json.dumps(record) + "\n" for record in records(options.cases)]
        commands = []
        for run, some in (("a", lines), ("b", lines[::-1])):
            (folder / f"{run}.jsonl").write_text("".join(some), encoding="utf-8")
            shared = ("--ledger", str(folder / "shared.sqlite"), "--chunk", _CHUNK)
            commands.append(command_line(folder / f"{run}.jsonl", folder / run, *shared))
        begin = time.monotonic()
        end = begin + 60 * options.minutes
        kills, starting = _killed(commands, [folder / run for run in "ab"], options, chance, end)
        codes = _finished(commands, end)
        alone = command_line(folder / "a.jsonl", folder / "alone", "--ledger", str(folder / "alone.sqlite"))
        subprocess.run(alone, check=True, stdout=subprocess.DEVNULL)
        messages = Counter(message for run in "ab" for message in _messages(folder / run))
        expected = Counter(_messages(folder / "alone"))
        verified = [_verified(folder / run) for run in "ab"]
    twice, lost = messages - expected, expected - messages
    print(
        f"{options.cases} cases in two runs; killed {kills} times ({starting} while starting)"
        f" in {time.monotonic() - begin:.0f} s; ended {codes}"
    )
    print(
        f"messages {messages.total()} of {expected.total()}; twice {twice.total()}, lost {lost.total()};"
        f" verify {verified}"
    )
    if kills < options.kills:
        print(f"asked to kill {options.kills} times: the runs, or the minutes, were over before that")
    return int(bool(twice or lost or codes != [0, 0] or any(verified) or kills < options.kills))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=3_000, help="some 30 a kill, or the runs are done before")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def _started(command: list[str]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _killed(
    commands: list[list[str]], outs: list[Path], options: argparse.Namespace, chance: random.Random, end: float
) -> tuple[int, int]:
    """Kill one of the two at a time, until there were enough or the time is over; how many, and how many early."""
    running, kills, early = [_started(command) for command in commands], 0, 0
    while kills < options.kills and time.monotonic() < end:
        unfinished = [run for run, out in enumerate(outs) if not (out / "summary.json").exists()]
        if not unfinished:
            break
        victim = chance.choice(unfinished)
        starting = chance.random() < _WHILE_STARTING
        if starting:
            time.sleep(chance.uniform(0, 1))
        else:
            _wait_for_work(running[victim], outs[victim], end)
            time.sleep(chance.uniform(0, _MOST_WORK))
        at_work = running[victim].poll() is None
        running[victim].kill()
        running[victim].wait()
        kills, early = kills + at_work, early + (at_work and starting)
        running[victim] = _started(commands[victim])
        if at_work and kills % 10 == 0:
            print(f"killed {kills} times; parts done: {[_parts(out) for out in outs]}", flush=True)
    for process in running:
        process.kill()
        process.wait()
    return kills, early


def _wait_for_work(process: "subprocess.Popen[bytes]", out: Path, end: float) -> None:
    """Until the run did a part more than it had when this began, or ended."""
    before = _parts(out)
    while process.poll() is None and _parts(out) <= before and time.monotonic() < end:
        time.sleep(0.02)


def _parts(out: Path) -> int:
    return sum(1 for _ in (out / ".work/lines").glob("*.lines"))


def _finished(commands: list[list[str]], end: float) -> list[int | None]:
    """How both ended; None for one that did not within the time."""
    running = [_started(command) for command in commands]
    codes: list[int | None] = []
    for process in running:
        try:
            codes.append(process.wait(timeout=max(60.0, end - time.monotonic())))
        except subprocess.TimeoutExpired:
            process.kill()
            codes.append(None)
    return codes


def _messages(out: Path) -> list[Message]:
    lines = map(json.loads, (out / "manifest.jsonl").read_text(encoding="utf-8").splitlines())
    return [(line["case_id"], line["stage"], line["channel"]) for line in lines]


def _verified(out: Path) -> int:
    return subprocess.run([*START, "verify", str(out)], stdout=subprocess.DEVNULL, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
