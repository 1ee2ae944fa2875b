"""The desk and the sample cases of the tracks, and a simulation of one of them that several tests look at."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from letterkit import resources
from letterkit.case import Case
from letterkit.case_file import read
from letterkit.cli.desk import open_desk
from letterkit.pipeline import Desk
from letterkit.simulation import Fact, Sent, Spell, Track, simulate
from letterkit.simulation.happenings import parse
from letterkit.simulation.instalments import monthly_amount
from letterkit.simulation.start import first_missed_day

FILE = resources.samples_dir() / "trajecten.json"
SECTORS = {
    "consumptief_krediet": "TRAJECT-KREDIET",
    "huur": "TRAJECT-HUUR",
    "energie": "TRAJECT-ENERGIE",
    "zorgverzekering": "TRAJECT-ZORG",
    "gemeente": "TRAJECT-GEMEENTE",
}


@cache
def desk(sector: str) -> Desk:
    opened = open_desk(resources.samples_dir() / "creditor.yaml")
    return replace(opened, creditor=opened.creditor.model_copy(update={"sector": sector}))


@cache
def case(sector: str) -> Case:
    return next(row.case for row in read(FILE) if row.case and row.case_id == SECTORS[sector])


@cache
def track(sector: str, *happens: str, days: int = 150) -> Track:
    """A track of so many days; each of ``happens`` is typed as ``pays 2027-01-10``."""
    start = first_missed_day(case(sector))
    told = tuple(parse(*one.split(" ", 1)) for one in happens)
    until = start.day + timedelta(days=days)
    return simulate(start, desk(sector), until=until, happenings=told, monthly=monthly_amount(case(sector)))


def stages(found: Track) -> list[str]:
    return [sent.stage for sent in found.sent]


def sent(found: Track, stage: str) -> Sent:
    return next(one for one in found.sent if one.stage == stage)


def facts(found: Track) -> list[tuple[date, str]]:
    return [(one.day, one.name) for one in found.entries if isinstance(one, Fact)]


def holds(found: Track) -> Sequence[Spell]:
    return [one for one in found.entries if isinstance(one, Spell) and not one.waits]
