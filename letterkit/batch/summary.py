"""What the operator reads of a run: why a case was held and what to do, what is wrong with a rejected row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letterkit.batch import machine_words
from letterkit.dutch import dates
from letterkit.errors import HoldReason, Problem
from letterkit.texts import say

if TYPE_CHECKING:
    from letterkit.journey import Call
    from letterkit.pipeline import Dropped


def why(reason: HoldReason) -> str:
    """Why a person must look first, in Dutch."""
    return say(f"gate.{reason.code}.why", **_values(reason))


def what_to_do(reason: HoldReason) -> str:
    """What that person is to do, in Dutch."""
    return say(f"gate.{reason.code}.do", **_values(reason))


def held_cells(reasons: tuple[HoldReason, ...]) -> tuple[list[str], list[str], list[str], list[str]]:
    """Why, what to do, the codes and the former codes of all reasons of one case."""
    former = [reason.code for reason in reasons]
    return list(map(why, reasons)), list(map(what_to_do, reasons)), machine_words.codes(former), former


def dropped_channel(dropped: Dropped) -> Problem:
    """A channel that could not be made, as a line of ``dropped.csv``; its field is the channel."""
    values = dict(dropped.reason.values)
    sentence = say(f"errors.{values['code']}", **values).rstrip(".")
    return Problem(dropped.channel, "channel_cannot_be_made", {"sentence": sentence})


def call_cells(call: Call) -> tuple[str, str]:
    """Why a person rings the customer, and what that person is to do, in Dutch."""
    until = dates.printed_digits(call.until) if call.until else ""
    return call.task.why.format(day=until), call.task.do.format(day=until)


def _values(reason: HoldReason) -> dict[str, object]:
    values: dict[str, object] = {name: dates.as_read(value) for name, value in reason.values}
    if reason.code == "cannot_render":
        values["sentence"] = say(f"errors.{values['code']}", **values)
    return values
