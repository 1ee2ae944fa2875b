"""The evaluation as CSV: one file a question, for whoever audits or counts again."""

from collections.abc import Iterable, Iterator

from letterkit.dutch import spreadsheet
from letterkit.evaluation.evaluate import Evaluation
from letterkit.evaluation.offers import RULES

Row = tuple[str | int | float, ...]


def tables(evaluation: Evaluation) -> dict[str, bytes]:
    """File name -> content, as ``dutch.spreadsheet`` makes it. Nothing in them is personal but the case id."""
    return {
        "runs.csv": _table(("run", "day", "read", "produced", "held", "rejected"), _runs(evaluation)),
        "stages.csv": _table(("stage", "produced", "held"), _stages(evaluation)),
        "reasons.csv": _table(("reason", "cases"), sorted(evaluation.tally.reasons.items())),
        "variables.csv": _table(("variable", "value", "produced", "held"), _variables(evaluation)),
        "unequal.csv": _table(
            ("group", "variables", "stage", "reasons", "cases", "run", "case_id"), _unequal(evaluation)
        ),
        "waiting.csv": _table(("case_id", "reasons", "since", "days", "run"), _waiting(evaluation)),
        "lasting.csv": _table(
            ("case_id", "days", "run"), ((case.case_id, case.days, case.run) for case in evaluation.lasting)
        ),
        "attempts.csv": _table(("case_id", "stage", "attempt", "day", "part_of_day"), _calls(evaluation)),
        "offers.csv": _table(("question", "stage", "channel", "needed", "has", "share"), _offers(evaluation)),
        "lacking.csv": _table(("question", "run", "case_id", "channel"), sorted(evaluation.offers.lacking)),
        "solutions.csv": _table(("what", "customers"), _solutions(evaluation)),
        "situations.csv": _table(
            ("days_late", "open_terms", "missed_before", "solution", "customers"),
            ((*key, count) for key, count in sorted(evaluation.solutions.situations.items())),
        ),
        "templates.csv": _table(
            ("stage", "channel", "version", "messages"),
            ((use.stage, use.channel, use.version, use.messages) for use in evaluation.used),
        ),
        **_receipts(evaluation),
    }


def _receipts(evaluation: Evaluation) -> dict[str, bytes]:
    """Only when receipts came in."""
    rows = [(row.run, row.channel, row.state, row.messages) for row in evaluation.stands]
    return {"receipts.csv": _table(("run", "channel", "state", "messages"), rows)} if rows else {}


def _table(head: Row, rows: Iterable[Row]) -> bytes:
    return spreadsheet.as_bytes([head, *rows])


def _runs(evaluation: Evaluation) -> Iterator[Row]:
    for run in evaluation.runs:
        yield run.name, run.day.isoformat(), run.read, run.produced, run.held, run.rejected


def _stages(evaluation: Evaluation) -> Iterator[Row]:
    for stage, ended in sorted(evaluation.tally.stages.items()):
        yield stage, ended["produced"], ended["held"]


def _variables(evaluation: Evaluation) -> Iterator[Row]:
    for name, values in evaluation.tally.variables.items():
        for value, ended in values.items():
            yield name, value, ended["produced"], ended["held"]


def _unequal(evaluation: Evaluation) -> Iterator[Row]:
    for number, group in enumerate(evaluation.comparison.unequal, 1):
        variables = " ".join(f"{name}={value}" for name, value in group.variables)
        for way in group.ways:
            for run, case_id in way.named:
                yield number, variables, way.stage, " ".join(way.reasons), way.count, run, case_id


def _waiting(evaluation: Evaluation) -> Iterator[Row]:
    for case in evaluation.waiting:
        yield case.case_id, " ".join(case.reasons), case.since.isoformat(), case.days, case.run


def _calls(evaluation: Evaluation) -> Iterator[Row]:
    for call in evaluation.calls:
        yield call.case_id, call.stage, call.number, call.day.isoformat(), call.part


def _offers(evaluation: Evaluation) -> Iterator[Row]:
    for question in RULES:
        for cell in sorted(cell for cell in evaluation.offers.needed if cell[0] == question):
            needed, has = evaluation.offers.needed[cell], evaluation.offers.has[cell]
            yield *cell, needed, has, has / needed


def _solutions(evaluation: Evaluation) -> Iterator[Row]:
    solutions = evaluation.solutions
    yield from sorted(solutions.kinds.items())
    yield from (("agreed", solutions.agreed), ("missed", solutions.broken), ("new_arrears", solutions.relapsed))
    yield from (
        ("signalled", solutions.signalled),
        ("referred", solutions.referred),
        ("unsignalled", solutions.unsignalled),
    )
