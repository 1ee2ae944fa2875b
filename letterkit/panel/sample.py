"""An invented case that fits a template: from the sample journey, moved to the day it is needed."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from letterkit import case as case_record
from letterkit import journey, resources
from letterkit.case import Case
from letterkit.case_file import read
from letterkit.creditor import Creditor
from letterkit.errors import WrongCall
from letterkit.texts import keys, say

_CASES = "fasen.json"


def sample_case(stage: str, creditor: Creditor, today: date | None) -> Case:
    """The sample case for a stage, as it is on the day before ``today`` (None: on the day it was invented for).

    Raises ``WrongCall`` when no sample case has what the stage needs.
    """
    found = next(iter(_fitting(stage, creditor)), None)
    if found is None:
        raise WrongCall("panel_no_sample", stage=stage)
    days = (today - day_after(found)).days if today else 0
    return _moved(found, timedelta(days=days), _goods(creditor, found))


def day_after(case: Case) -> date:
    """The first day on which a message about this case can be written."""
    return case.stand_op + timedelta(days=1)


def _fitting(stage: str, creditor: Creditor) -> Iterator[Case]:
    """First the case that is in this stage now, then any that has what the stage needs."""
    cases = [row.case for row in read(resources.samples_dir() / _CASES) if row.case]
    yield from (one for one in cases if journey.decide(one, creditor, day_after(one)).stage == stage)
    for one in cases:
        try:
            journey.for_stage(one, creditor, stage, day_after(one))
        except WrongCall as error:
            if error.code == "unknown_stage":
                raise
            continue
        yield one


def _goods(creditor: Creditor, case: Case) -> str:
    """What a customer of this sector pays for."""
    key = f"panel.goods.{creditor.sector}"
    return say(key) if key in keys("panel.goods.") else case.contract.omschrijving


def _moved(case: Case, by: timedelta, goods: str) -> Case:
    tree = _shifted(case.model_dump(), by)
    tree["contract"]["omschrijving"] = goods
    if by:  # the words of an instalment name its old month
        for term in tree["achterstand"]["termijnen"]:
            term["omschrijving"] = ""
    return case_record.parse(tree)


def _shifted(part: Any, by: timedelta) -> Any:
    match part:
        case dict():
            return {key: _shifted(value, by) for key, value in part.items()}
        case list() | tuple():
            return [_shifted(value, by) for value in part]
        case date():
            return part + by
        case _:
            return part
