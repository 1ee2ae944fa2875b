"""The workspace and the sample cases of the tracks, and a simulation of one of them that several tests look at."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from letterkit import resources
from letterkit.case import Case
from letterkit.case_file import read
from letterkit.sectors import sectors
from letterkit.simulation import Fact, QuietPeriod, Sent, Timeline, simulate
from letterkit.simulation.events import parse
from letterkit.simulation.instalments import monthly_amount
from letterkit.simulation.start import first_missed_day
from letterkit.workspace import Workspace, load_workspace

FILE = resources.samples_dir() / "trajecten.json"
SECTORS = {
    "consumptief_krediet": "TRAJECT-KREDIET",
    "huur": "TRAJECT-HUUR",
    "energie": "TRAJECT-ENERGIE",
    "zorgverzekering": "TRAJECT-ZORG",
    "gemeente": "TRAJECT-GEMEENTE",
}


@cache
def workspace(sector: str) -> Workspace:
    opened = load_workspace(resources.samples_dir() / "creditor.yaml")
    looked_up = dict.fromkeys(sectors()[sector].unconfirmed)
    return replace(opened, creditor=opened.creditor.model_copy(update={"sector": sector, "plichten": looked_up}))


@cache
def case(sector: str) -> Case:
    return next(row.case for row in read(FILE) if row.case and row.case_id == SECTORS[sector])


@cache
def track(sector: str, *happens: str, days: int = 150) -> Timeline:
    """A track of so many days; each of ``happens`` is typed as ``pays 2027-01-10``."""
    start = first_missed_day(case(sector))
    told = tuple(parse(*one.split(" ", 1)) for one in happens)
    until = start.day + timedelta(days=days)
    return simulate(start, workspace(sector), until=until, events=told, monthly=monthly_amount(case(sector)))


def stages(found: Timeline) -> list[str]:
    return [sent.stage for sent in found.sent]


def sent(found: Timeline, stage: str) -> Sent:
    return next(one for one in found.sent if one.stage == stage)


def facts(found: Timeline) -> list[tuple[date, str]]:
    return [(one.day, one.name) for one in found.entries if isinstance(one, Fact)]


def holds(found: Timeline) -> Sequence[QuietPeriod]:
    return [one for one in found.entries if isinstance(one, QuietPeriod) and not one.waits]
