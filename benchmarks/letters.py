"""Letters per second on one core, engines by turns so that a noisy clock hits all alike.

Processor time is counted. Run: ``python -m benchmarks.letters [rounds]``. Ours makes its QR code in the measured time;
the others are given theirs. "The limit" is no engine: see ``letters_limit``. "Our own writer" is a harder limit still:
another name pasted in a finished page of ours, deflated and written by the writer that letterkit itself uses.
"""

import gc
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple

from benchmarks.letters_limit import Limit, strings
from benchmarks.letters_peers import Code, Engine, code, engines
from benchmarks.letters_sample import stream
from letterkit.creditor import HouseStyle
from letterkit.message import Message, plain
from letterkit.payment.qr import Symbol, symbol
from letterkit.render.letter import reference, render
from letterkit.render.letter.compiled.plan import Filled
from letterkit.render.letter.compiled.program import Programs
from letterkit.render.letter.compiled.template import ShapeChanged
from letterkit.render.letter.draft import draft
from letterkit.render.letter.pdf.archive import Facts
from letterkit.render.letter.stationery import stationery

STYLE = HouseStyle()
OURS, LIMIT, WRITER, REFERENCE = "letterkit", "the limit: no layout, zlib", "our own writer", "letterkit, reference way"
A_TURN = {OURS: 400, LIMIT: 400, WRITER: 400, REFERENCE: 40, "platypus": 20, "typst ua-1 + a-2a": 40}


class Given(NamedTuple):
    """A letter, and what is not counted: its QR code for the limit and for the peers, its strings for the limit."""

    message: Message
    symbol: Symbol
    code: Code
    strings: tuple[str, ...]


Way = Callable[[Given], bytes]


def ours(given: Given) -> bytes:
    return render(given.message, STYLE)


def by_reference(given: Given) -> bytes:
    message = given.message
    return reference.render(message, draft(message, STYLE), stationery(STYLE, None, large_print=False))


def limit(samples: list[Message]) -> Way:
    """Of the first sample that it can be made of."""
    for sample in samples:
        try:
            way = Limit(sample)
        except ShapeChanged:
            continue
        return lambda given: way(given.message, given.symbol, given.strings)
    raise ShapeChanged


def own_writer(sample: Message) -> Way:
    """Another name in the bytes of a page that is ready."""
    house, drafted = stationery(STYLE, None, large_print=False), draft(sample, STYLE)
    programs = Programs()
    begun, plan, filled = programs.fill(programs.begin(drafted, house))
    skeleton = begun.program.skeleton(plan, drafted, 0)
    page, name = filled.contents[0], sample.recipient.name.split(" ", maxsplit=1)[0].encode("ascii", "replace")

    def paste(given: Given) -> bytes:
        message = given.message
        own = message.recipient.name.split(" ", maxsplit=1)[0].encode("ascii", "replace")
        ready = Filled([page.replace(name, own)], filled.links, 0)
        facts = Facts(plain(message.subject), message.sender.name, message.date, drafted.language)
        return skeleton.write(drafted, ready, plan.qr_box, facts)

    return paste


def given(message: Message) -> Given:
    payload = message.payment.qr_payload if message.payment else None
    qr = symbol(payload or "geen")
    return Given(message, qr, code(qr), strings(message))


def turns(ways: dict[str, Way], supply: Iterator[Message], rounds: int) -> Iterator[tuple[str, float]]:
    """Name and letters per second, engine after engine, round after round; every letter is to a new person."""
    for _ in range(rounds):
        for name, way in ways.items():
            batch = [given(message) for message in islice(supply, A_TURN.get(name, 4))]
            gc.collect()
            start = time.process_time()
            for each in batch:
                way(each)
            yield name, len(batch) / (time.process_time() - start)


def _beside(engine: Engine) -> Way:
    return lambda given: engine(given.message, given.code)


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    supply = stream()
    warm = list(islice(supply, 1000))
    own = {OURS: ours, LIMIT: limit(warm), WRITER: own_writer(warm[0]), REFERENCE: by_reference}
    ways: dict[str, Way] = own | {name: _beside(engine) for name, engine in engines().items()}
    first = given(warm[1])
    sizes = {name: len(way(first)) for name, way in ways.items()}
    lengths = sorted(len(render(message, STYLE)) for message in warm)
    seen: dict[str, list[float]] = {name: [] for name in ways}
    for name, speed in turns(ways, supply, rounds):
        seen[name].append(speed)
    print(f"{'engine':28} {'letters/s':>10} {'ours is':>10} {'in each round':>18} {'kB':>7}")
    for name, speeds in seen.items():
        ratios = sorted(own / other for own, other in zip(seen[OURS], speeds, strict=True))
        middle, spread = statistics.median(ratios), f"{ratios[0]:.2f} to {ratios[-1]:.2f}"
        print(f"{name:28} {statistics.median(speeds):10.1f} {middle:9.2f}x {spread:>18} {sizes[name] / 1000:7.1f}")
    print(f"median letter {lengths[500] / 1000:.1f} kB, largest of 1,000 {lengths[-1] / 1000:.1f} kB")


if __name__ == "__main__":
    main()
