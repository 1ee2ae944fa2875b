"""kill -9 at random moments of one run, resumed each time; in the end byte for byte what an undisturbed run gives.

    python -m benchmarks.batch_kill [--cases 5000] [--kills 100] [--workers 2]

Prints how many processes were killed, how often at which step, and what ``letterkit verify`` says. Exit code 1 when the
output differs in a single byte.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from letterkit import resources
from tests.batch.many import write
from tests.batch_outputs import hashes

START = [sys.executable, "-m", "letterkit"]


def main() -> int:
    options = _options()
    chance = random.Random(options.seed)  # noqa: S311 - any moments will do, the same ones each time
    with tempfile.TemporaryDirectory() as folder:
        cases = write(Path(folder) / "cases.jsonl", options.cases)
        begin = time.monotonic()
        _finish(cases, Path(folder) / "whole")
        whole = time.monotonic() - begin
        out, kills, early = Path(folder) / "out", 0, 0
        rows = ["--workers", str(options.workers)]
        while kills < options.kills:
            run = subprocess.Popen(command_line(cases, out, *rows), stdout=subprocess.DEVNULL)
            moment = chance.uniform(0, 2.5 * whole / options.kills) + options.start
            try:
                run.wait(timeout=moment)
                break
            except subprocess.TimeoutExpired:
                run.kill()
                run.wait()
            kills += 1
            early += not (out / "run.sqlite").exists()
        finished = (out / "summary.json").exists()
        _finish(cases, out, *rows)
        same = hashes(out) == hashes(Path(folder) / "whole")
        verified = subprocess.run([*START, "verify", str(out)], capture_output=True, text=True, check=False)
    print(
        f"{options.cases} cases; killed {kills} times ({early} before the ledger was there), done by then: {finished}"
    )
    print(f"every byte as in a run that was left alone: {same}")
    print(verified.stdout.splitlines()[0])
    return 0 if same and verified.returncode == 0 else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=5_000)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", type=float, default=2.0, help="seconds that a process needs to get to work")
    return parser.parse_args()


def command_line(cases: Path, out: Path, *more: str) -> list[str]:
    creditor = str(resources.samples_dir() / "creditor.yaml")
    return [*START, "batch", str(cases), "--out", str(out), "--creditor", creditor, "--today", "2026-11-23", *more]


def _finish(cases: Path, out: Path, *more: str) -> None:
    subprocess.run(command_line(cases, out, *more), check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
