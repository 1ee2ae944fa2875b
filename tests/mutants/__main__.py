"""Which wrong changes the tests of a room let live: ``make mutants``, or ``python -m tests.mutants [ROOM …] [--every N]``.

Each change is put in the place of its module in a copy of the process that has all tests loaded, and the quick suites
of the room run there until one fails. Survivors are printed; the end is 1 when fewer than 90 in 100 were killed.
``--every N`` tries each N-th change only. Those that may live stand in ``docs/mutants.md`` with the reason.
"""

import argparse
import sys
from pathlib import Path

from tests.mutants.changes import changes
from tests.mutants.rooms import ROOMS, Room
from tests.mutants.trial import Trial

LEAST = 0.9


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rooms", nargs="*")
    parser.add_argument("--every", type=int, default=1)
    options = parser.parse_args()
    tried = killed = 0
    for name in options.rooms or ROOMS:
        room_tried, room_killed = _judge(name, ROOMS[name], options.every)
        tried, killed = tried + room_tried, killed + room_killed
    print(f"{killed} of {tried} changes killed ({killed / max(tried, 1):.0%})")
    return 0 if killed >= LEAST * tried else 1


def _judge(name: str, room: Room, every: int) -> tuple[int, int]:
    tried = killed = 0
    trial = Trial(room.suites)
    for path in room.files:
        for change in list(changes(Path(path).read_text(encoding="utf-8")))[::every]:
            tried += 1
            if trial.kills(path, change.source):
                killed += 1
            else:
                print(f"  lives: {path}:{change.line}: {change.what}", flush=True)
    print(f"{name}: {killed} of {tried} killed", flush=True)
    return tried, killed


if __name__ == "__main__":
    sys.exit(main())
