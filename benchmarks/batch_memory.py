"""Peak memory and time of a run, small and large: memory must stay flat and time must grow in a straight line.

    python -m benchmarks.batch_memory [1000 10000 100000] [--workers 1]

Prints for each size: seconds, cases a second, peak memory of the largest process, and ratios to the first size.
"""

import argparse
import resource
import subprocess
import tempfile
import time
from pathlib import Path

from benchmarks.batch_kill import command_line
from tests.batch.many import write


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args()
    first: tuple[float, int] | None = None
    print(f"{'cases':>9} {'seconds':>9} {'a second':>9} {'peak MB':>9} {'time/case':>10} {'memory':>7}")
    for size in options.sizes:
        seconds, peak = _measured(size, options.workers)
        first = first or (seconds / size, peak)
        print(
            f"{size:>9} {seconds:>9.1f} {size / seconds:>9.1f} {peak / 1024:>9.0f}"
            f" {seconds / size / first[0]:>9.2f}x {peak / first[1]:>6.2f}x",
            flush=True,
        )


def _measured(size: int, workers: int) -> tuple[float, int]:
    """Seconds, and kilobytes of the largest process of the run (sizes grow, so the largest so far is this one)."""
    with tempfile.TemporaryDirectory() as folder:
        cases = write(Path(folder) / "cases.jsonl", size)
        begin = time.monotonic()
        command = command_line(cases, Path(folder) / "out", "--workers", str(workers))
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return time.monotonic() - begin, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss


if __name__ == "__main__":
    main()
