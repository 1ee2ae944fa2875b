"""The evaluation as CSV: one file a question, for whoever audits or counts again."""

from collections.abc import Iterable, Iterator

from letterkit.evaluation.evaluate import Evaluation
from letterkit.evaluation.offers import RULES
from letterkit.reports import sheet

Row = tuple[str | int | float, ...]


def tables(found: Evaluation) -> dict[str, bytes]:
    """File name -> content, as ``reports.sheet`` makes it. Nothing in them is personal but the case id."""
    return {
        "runs.csv": _table(("run", "day", "read", "produced", "held", "rejected"), _runs(found)),
        "stages.csv": _table(("stage", "produced", "held"), _stages(found)),
        "reasons.csv": _table(("reason", "cases"), sorted(found.tally.reasons.items())),
        "variables.csv": _table(("variable", "value", "produced", "held"), _variables(found)),
        "unequal.csv": _table(("group", "variables", "stage", "reasons", "cases", "run", "case_id"), _unequal(found)),
        "waiting.csv": _table(("case_id", "reasons", "since", "days", "run"), _waiting(found)),
        "lasting.csv": _table(("case_id", "days", "run"), ((one.case_id, one.days, one.run) for one in found.lasting)),
        "attempts.csv": _table(("case_id", "stage", "attempt", "day", "part_of_day"), _calls(found)),
        "offers.csv": _table(("question", "stage", "channel", "needed", "has", "share"), _offers(found)),
        "lacking.csv": _table(("question", "run", "case_id", "channel"), sorted(found.offers.lacking)),
        "solutions.csv": _table(("what", "customers"), _solutions(found)),
        "situations.csv": _table(
            ("days_late", "open_terms", "missed_before", "solution", "customers"),
            ((*key, count) for key, count in sorted(found.solutions.situations.items())),
        ),
        "templates.csv": _table(
            ("stage", "channel", "version", "messages"),
            ((one.stage, one.channel, one.version, one.messages) for one in found.used),
        ),
    }


def _table(head: Row, rows: Iterable[Row]) -> bytes:
    return sheet.as_bytes([head, *rows])


def _runs(found: Evaluation) -> Iterator[Row]:
    for run in found.runs:
        yield run.name, run.day.isoformat(), run.read, run.produced, run.held, run.rejected


def _stages(found: Evaluation) -> Iterator[Row]:
    for stage, ended in sorted(found.tally.stages.items()):
        yield stage, ended["produced"], ended["held"]


def _variables(found: Evaluation) -> Iterator[Row]:
    for name, values in found.tally.variables.items():
        for value, ended in values.items():
            yield name, value, ended["produced"], ended["held"]


def _unequal(found: Evaluation) -> Iterator[Row]:
    for number, group in enumerate(found.comparison.unequal, 1):
        told = " ".join(f"{name}={value}" for name, value in group.variables)
        for way in group.ways:
            for run, case_id in way.named:
                yield number, told, way.stage, " ".join(way.reasons), way.count, run, case_id


def _waiting(found: Evaluation) -> Iterator[Row]:
    for one in found.waiting:
        yield one.case_id, " ".join(one.reasons), one.since.isoformat(), one.days, one.run


def _calls(found: Evaluation) -> Iterator[Row]:
    for one in found.calls:
        yield one.case_id, one.stage, one.number, one.day.isoformat(), one.part


def _offers(found: Evaluation) -> Iterator[Row]:
    for question in RULES:
        for cell in sorted(cell for cell in found.offers.needed if cell[0] == question):
            needed, has = found.offers.needed[cell], found.offers.has[cell]
            yield *cell, needed, has, has / needed


def _solutions(found: Evaluation) -> Iterator[Row]:
    told = found.solutions
    yield from sorted(told.kinds.items())
    yield from (("agreed", told.agreed), ("missed", told.broken), ("new_arrears", told.relapsed))
    yield from (("signalled", told.signalled), ("referred", told.referred), ("unsignalled", told.unsignalled))
