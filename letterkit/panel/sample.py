"""An invented case that fits a template: from the folder of its stage, moved to the day it is needed."""

from datetime import date, timedelta
from typing import Any

from letterkit import case as case_record
from letterkit.case import Case
from letterkit.creditor import Creditor
from letterkit.creditor_file import own_samples
from letterkit.errors import WrongCall
from letterkit.sectors import sectors


def sample_case(stage: str, creditor: Creditor, today: date | None) -> Case:
    """The sample case in the folder of a stage, as it is on the day before ``today`` (None: on the day it was invented
    for), about what a customer of this sector pays for.

    Raises ``WrongCall`` for an unknown stage, and when its folder has no sample case.
    """
    creditor.stages.known(stage)
    sample = creditor.stages.sample(stage)
    if sample is None:
        raise WrongCall("panel_no_sample", stage=stage)
    days = (today - day_after(sample)).days if today else 0
    moved = _moved(sample, timedelta(days=days), sectors()[creditor.sector].goods)
    return moved.model_copy(update={"eigen": own_samples(creditor, moved.eigen)})


def day_after(case: Case) -> date:
    """The first day on which a message about this case can be written."""
    return case.stand_op + timedelta(days=1)


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
