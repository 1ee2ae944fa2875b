"""Both ways of making a letter, and eyes to look at the result with."""

from collections.abc import Callable
from pathlib import Path

import pytest

from letterkit.creditor import HouseStyle
from letterkit.message import Message
from letterkit.render.letter import reference
from letterkit.render.letter.draft import draft
from letterkit.render.letter.stages import Stages
from letterkit.render.letter.stationery import stationery

from .samples import STYLE

Make = Callable[..., bytes]


def by_reference(message: Message, style: HouseStyle = STYLE, base: Path | None = None) -> bytes:
    house = stationery(style, base, large_print=message.recipient.large_print)
    return reference.render(message, draft(message, style), house)


def only_compiled(stages: Stages, message: Message, style: HouseStyle, base: Path | None = None) -> bytes:
    """The letter made in the compiled way; when that gives up, so does the test."""
    data = stages.write(stages.fill(stages.begin(message, style, base)))
    assert stages.ways.reference == 0
    return data


def compiled(message: Message, style: HouseStyle = STYLE, base: Path | None = None) -> bytes:
    return only_compiled(Stages(), message, style, base)


@pytest.fixture(params=[by_reference, compiled], ids=["reference", "compiled"])
def make(request: pytest.FixtureRequest) -> Make:
    """Make a letter: ``make(message, style=…, base=…)``."""
    way: Make = request.param
    return way
