"""What is open over time, as the points of a line in an SVG of 600 by 220."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from letterkit.simulation.timeline import Timeline
from letterkit.templating.formats import datum, euro

WIDTH, HEIGHT = 600, 220
_LEFT, _RIGHT, _TOP, _BOTTOM = 10, 590, 40, 180


@dataclass(frozen=True, slots=True)
class Chart:
    """``line``: the path of the line. ``dots``: centre of a mark for each day with a message."""

    line: str
    dots: tuple[tuple[float, float], ...]
    most: str
    first: str
    last: str
    start: str
    end: str
    left: int = _LEFT
    right: int = _RIGHT
    top: int = _TOP
    bottom: int = _BOTTOM


def chart(track: Timeline) -> Chart:
    """A step line: an amount stays open until the day it changes."""
    amounts = {day.day: day.open_amount for day in track.days}
    most = max(amounts.values())
    days = max((track.last - track.first).days, 1)

    def across(day: date) -> float:
        return round(_LEFT + (day - track.first).days / days * (_RIGHT - _LEFT), 1)

    def down(amount: Decimal) -> float:
        share = float(amount / most) if most else 0.0
        return round(_BOTTOM - share * (_BOTTOM - _TOP), 1)

    steps, before = [f"M{_LEFT} {down(track.days[0].open_amount)}"], track.days[0].open_amount
    for day, amount in amounts.items():
        if amount != before:
            steps.append(f"H{across(day)}V{down(amount)}")
            before = amount
    return Chart(
        line="".join([*steps, f"H{across(track.last)}"]),
        dots=tuple((across(sent.day), down(amounts[sent.day])) for sent in track.sent),
        most=euro(most),
        first=datum(track.first),
        last=datum(track.last),
        start=euro(track.days[0].open_amount),
        end=euro(track.days[-1].open_amount),
    )
