"""Both ways of making a letter, and eyes to look at the result with."""

from collections.abc import Callable
from pathlib import Path

import pytest

from letterkit.creditor import HouseStyle
from letterkit.message import Message
from letterkit.render.letter import reference
from letterkit.render.letter.compiled.program import Programs
from letterkit.render.letter.draft import draft
from letterkit.render.letter.stationery import stationery
from letterkit.rests import finished

from .samples import STYLE

Make = Callable[..., bytes]


def by_reference(message: Message, style: HouseStyle = STYLE, base: Path | None = None) -> bytes:
    house = stationery(style, base, large_print=message.recipient.large_print)
    return reference.render(message, draft(message, style), house)


def compiled(message: Message, style: HouseStyle = STYLE, base: Path | None = None) -> bytes:
    house = stationery(style, base, large_print=message.recipient.large_print)
    return finished(Programs().rendering(message, draft(message, style), house))


@pytest.fixture(params=[by_reference, compiled], ids=["reference", "compiled"])
def make(request: pytest.FixtureRequest) -> Make:
    """Make a letter: ``make(message, style=…, base=…)``."""
    way: Make = request.param
    return way
