"""One run of a million cases: rows a second and memory along the way, in steps, so that growth would show.

    python -m benchmarks.batch_million [--cases 1000000] [--minutes 25] [--folder /dev/shm] [--workers 1]

All customers can be reached by text message alone, so it is the run that is measured, and no files: reading, deciding,
writing words, the ledger, joining the lines. Memory is that of the largest process. When the minutes are over the run
is stopped as an operator would, and what it did until then counts. The folder needs some 7 GB for a million cases.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil

from benchmarks.batch_kill import command_line
from tests.batch.many import records

_CHUNK, _STEP, _LOOK_EVERY = 500, 50_000, 1.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=1_000_000)
    parser.add_argument("--minutes", type=float, default=25)
    parser.add_argument("--folder", type=Path, default=Path("/dev/shm"))  # noqa: S108 - a folder of our own in it
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        cases = _written(Path(folder) / "cases.jsonl", options.cases)
        out, begin = Path(folder) / "out", time.monotonic()
        command = command_line(cases, out, "--workers", str(options.workers), "--chunk", str(_CHUNK))
        place = {**os.environ, "TMPDIR": str(options.folder), "LETTERKIT_INVENTED": folder}
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, env=place) as process:
            finished = _watched(process, out, begin + 60 * options.minutes)
        seconds = time.monotonic() - begin
        size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
        if finished:
            print(json.dumps(json.loads((out / "summary.json").read_text(encoding="utf-8")), indent=1))
        print(f"finished: {finished}, {seconds:.0f} s in all, {size / 1e9:.1f} GB with its input")
    return 0 if finished else 1


def _written(path: Path, number: int) -> Path:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(_by_text(record, place)) + "\n" for place, record in enumerate(records(number)))
    return path


def _by_text(record: dict[str, Any], place: int) -> dict[str, Any]:
    customer = {name: value for name, value in record["klant"].items() if name not in ("email", "adres")}
    number = f"+316{10_000_000 + place % 80_000_000}"
    return record | {"klant": customer | {"mobiel": number, "kanalen": ["sms"]}}


def _watched(process: "subprocess.Popen[bytes]", out: Path, end: float) -> bool:
    """Print each step; whether the run came to its end in time, and well."""
    begin, shown = (0.0, 0), 0
    print(f"{'rows':>10} {'seconds':>9} {'a second':>9} {'MB':>6} {'processor':>10}")
    main_process, start = psutil.Process(process.pid), time.monotonic()
    while process.poll() is None:
        if time.monotonic() > end:
            process.terminate()
            process.wait()
            return False
        rows = _done(out)
        if rows - shown >= _STEP:
            now, shown = time.monotonic() - start, rows
            rate = (rows - begin[1]) / max(0.001, now - begin[0])
            memory, used = _used(main_process)
            print(f"{rows:>10} {now:>9.0f} {rate:>9.0f} {memory:>6.0f} {used:>9.0f}s", flush=True)
            begin = now, rows
        time.sleep(_LOOK_EVERY)
    return process.returncode == 0


def _done(out: Path) -> int:
    return sum(1 for _ in (out / ".work/lines").glob("*.lines")) * _CHUNK


def _used(process: psutil.Process) -> tuple[float, float]:
    """Megabytes of the largest process, and seconds of processor of all."""
    processes = list(_all(process))
    return max(memory for memory, _ in processes), sum(used for _, used in processes)


def _all(process: psutil.Process) -> Iterator[tuple[float, float]]:
    for member in (process, *process.children(recursive=True)):
        times = member.cpu_times()
        yield member.memory_info().rss / 1e6, times.user + times.system


if __name__ == "__main__":
    sys.exit(main())
