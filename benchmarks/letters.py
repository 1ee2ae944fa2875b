"""Letters per second on one core, engines by turns so that a noisy clock hits all alike.

Processor time is counted. Run: ``python -m benchmarks.letters [rounds]``. Ours makes its QR code in the measured time;
the others are given theirs. "The limit" pastes other data in a finished page, deflates it and writes the file: no
layout at all.
"""

import gc
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice

from benchmarks.letters_peers import code_of, engines
from benchmarks.letters_sample import stream
from letterkit.creditor import HouseStyle
from letterkit.message import Message, plain
from letterkit.payment.qr import Symbol
from letterkit.render.letter import reference, render
from letterkit.render.letter.compiled.plan import Filled
from letterkit.render.letter.compiled.program import Programs
from letterkit.render.letter.draft import draft
from letterkit.render.letter.stationery import stationery

STYLE = HouseStyle()
OURS, LIMIT = "letterkit", "the limit (no layout)"
A_TURN = {OURS: 400, LIMIT: 400, "letterkit, reference way": 40, "platypus": 20, "typst ua-1 + a-2a": 40}

Way = Callable[[Message, Symbol], bytes]


def ours(message: Message, _code: Symbol) -> bytes:
    return render(message, STYLE)


def by_reference(message: Message, _code: Symbol) -> bytes:
    return reference.render(message, draft(message, STYLE), stationery(STYLE, None, large_print=False))


def limit(sample: Message) -> Way:
    """Other data in the bytes of a page that is ready."""
    house, drafted = stationery(STYLE, None, large_print=False), draft(sample, STYLE)
    program, inlines = Programs().of(drafted, house)
    plan, filled = program.filled(drafted, inlines)
    skeleton = program.skeleton(plan, drafted, 0)
    page, name = filled.contents[0], sample.recipient.name.split(" ", maxsplit=1)[0].encode("ascii", "replace")

    def paste(message: Message, _code: Symbol) -> bytes:
        own = message.recipient.name.split(" ", maxsplit=1)[0].encode("ascii", "replace")
        ready = Filled([page.replace(name, own)], filled.links, 0)
        facts = {"title": plain(message.subject), "author": message.sender.name}
        return skeleton.write(drafted, ready, plan.qr_box, **facts, when=message.date)

    return paste


def turns(ways: dict[str, Way], supply: Iterator[Message], rounds: int) -> Iterator[tuple[str, float]]:
    """Name and letters per second, engine after engine, round after round; every letter is to a new person."""
    for _ in range(rounds):
        for name, way in ways.items():
            batch = [(message, code_of(message)) for message in islice(supply, A_TURN.get(name, 3))]
            gc.collect()
            start = time.process_time()
            for message, code in batch:
                way(message, code)
            yield name, len(batch) / (time.process_time() - start)


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    supply = stream()
    warm = list(islice(supply, 1000))
    ways: dict[str, Way] = {OURS: ours, LIMIT: limit(warm[0]), "letterkit, reference way": by_reference, **engines()}
    sizes = {name: len(way(warm[1], code_of(warm[1]))) for name, way in ways.items()}
    lengths = sorted(len(render(message, STYLE)) for message in warm)
    seen: dict[str, list[float]] = {name: [] for name in ways}
    for name, speed in turns(ways, supply, rounds):
        seen[name].append(speed)
    print(f"{'engine':28} {'letters/s':>10} {'ours is':>10} {'kB':>7}")
    for name, speeds in seen.items():
        ratio = statistics.median(own / other for own, other in zip(seen[OURS], speeds, strict=True))
        print(f"{name:28} {statistics.median(speeds):10.1f} {ratio:9.2f}x {sizes[name] / 1000:7.1f}")
    print(f"median letter {lengths[500] / 1000:.1f} kB, largest of 1,000 {lengths[-1] / 1000:.1f} kB")


if __name__ == "__main__":
    main()
