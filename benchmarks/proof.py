"""What proof costs a night: the same cases in a workspace with and without rollen.yaml, in turns; and a large root; and
what it costs to show one letter (a pack, checking it, checking a run), beside an empty Python and an empty command.

    python -m benchmarks.proof [--cases 3000] [--rounds 3]

Seconds of processor time of the whole command, in a process of its own, with one worker.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from letterkit.sealing import merkle
from tests.approval.conftest import called
from tests.approval.house import TODAY, House, house
from tests.batch.many import write

LEAVES = 1_000_000


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", type=int, default=3_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        made = house(place, called)
        write(place / "zaken.jsonl", options.cases)
        made.release()
        plain = place / "zonder"
        shutil.copytree(made.base, plain)
        (plain / "rollen.yaml").unlink()
        pairs = []
        for number in range(options.rounds):
            pair = _night(plain, place, number), _night(made.base, place, number, made)
            pairs.append(pair)
            print(f"without {pair[0]:.2f} s, with {pair[1]:.2f} s: {100 * (pair[1] / pair[0] - 1):+.1f}%")
        print(f"median {100 * (median(after / before for before, after in pairs) - 1):+.1f}%")
        _of_one_letter(made)
    leaves = [merkle.leaf(b"%d" % number) for number in range(LEAVES)]
    before = time.process_time()
    merkle.root(leaves)
    print(f"root of {LEAVES:,} leaves: {time.process_time() - before:.2f} s")


def _of_one_letter(made: House) -> None:
    """Seconds of processor time of each command in a process of its own: the middle one of five."""
    made.night()
    case, pack = next(iter(made.numbers().values())), made.base.parent / "pak.zip"
    letterkit = [sys.executable, "-m", "letterkit"]
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "import click": [sys.executable, "-c", "import click"],
        "evidence CASE": [*letterkit, "evidence", case, "--run", str(made.out()), "--out", str(pack)],
        "evidence verify": [*letterkit, "evidence", "verify", str(pack)],
        "verify RUN": [*letterkit, "verify", str(made.out())],
        "verify RUN CASE": [*letterkit, "verify", str(made.out()), case],
        **{f"{name} --help": [*letterkit, name, "--help"] for name in ("evidence", "verify", "propose", "approve")},
    }
    for name, command in commands.items():
        print(f"{name:<16} {median(_processor(command) for _ in range(5)):.2f} s")
    print(f"the pack of {case}: {pack.stat().st_size // 1024 + 1} kB")


def _processor(command: Sequence[str]) -> float:
    """Of a command and all that it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "LETTERKIT_INVENTED": tempfile.gettempdir()}
    subprocess.run(command, check=False, capture_output=True, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _night(base: Path, place: Path, number: int, signed: House | None = None) -> float:
    out = place / f"{base.name}-{number}"
    key = ["--run-key", str(signed.key("run"))] if signed else []
    command = [sys.executable, "-m", "letterkit", "batch", str(place / "zaken.jsonl"), "--out", str(out)]
    more = [
        "--creditor",
        str(base / "creditor.yaml"),
        "--today",
        TODAY,
        "--ledger",
        str(place / f"{out.name}.sqlite"),
        *key,
    ]
    taken = _processor([*command, *more])
    shutil.rmtree(out, ignore_errors=True)
    return taken


if __name__ == "__main__":
    main()
