"""What a run works with: the opened workspace, the source of its cases, and whether it may begin at all."""

import json
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from letterkit.batch import Order
from letterkit.batch.alarms import Limits
from letterkit.batch.choices import Choices
from letterkit.batch.executors import Luggage
from letterkit.batch.identity import Input
from letterkit.case_file import KeyRange
from letterkit.case_file.address import is_url
from letterkit.cli.batch_order import order_of
from letterkit.cli.batch_source import Source
from letterkit.cli.export_options import chosen_layout
from letterkit.cli.limits import not_as_expected
from letterkit.cli.options import (
    is_sample,
    own_creditor_path,
)
from letterkit.cli.secret import is_shipped, refuse_unsafe_secret
from letterkit.errors import WrongCall
from letterkit.law.settings import Settings


@dataclass(frozen=True, slots=True)
class Night:
    """What a run works with. ``own_ledger``: it is a sample, which touches no ledger that runs share."""

    choices: Choices
    source: Source
    input: Input
    order: Order
    bundles: Luggage
    drawn: str
    own_ledger: bool
    law: Settings


def with_creditor(choices: Choices) -> Choices:
    if not choices.cases:
        raise WrongCall("cases_needed")
    creditor = own_creditor_path(Path(choices.creditor) if choices.creditor else None, choices.cases)
    return replace(choices, creditor=absolute(str(creditor)))


def night_of(choices: Choices, out: str, bounds: Limits | None) -> Night:
    """Open the creditor's workspace, and look whether it may write to these people, and whether these are they.

    ``bounds``: how many rows there must be, for a run that was not begun yet.
    """
    order, bundles = order_of(choices, out)
    workspace = order.load_workspace()
    refuse_unsafe_secret(workspace, choices.cases)
    as_of = date.fromisoformat(choices.as_of) if choices.as_of else None
    by_row, letters = choices.row_per_instalment, choices.letters or None
    export = chosen_layout(workspace.creditor, letters, row_per_instalment=by_row, as_of=as_of)
    source = Source(choices.cases, choices.query or None, export, choices.limit or None, keys=_range(choices.keys))
    own = bool(choices.sample) or is_sample(Path(choices.creditor)) or is_shipped(workspace)
    _refuse_wrong_number(source, bounds)
    if choices.only_stage:
        workspace.creditor.stages.known(choices.only_stage)
    law = workspace.creditor.law
    choices = replace(choices, per_folder=_per_folder(choices, source))
    order = replace(order, per_folder=choices.per_folder)
    drawn = json.dumps(order.split.summary) if order.split else ""
    return Night(choices, source, Input.of(choices.cases), order, bundles, drawn, own, law)


def _range(given: str) -> KeyRange | None:
    try:
        return KeyRange.of(given) if given else None
    except ValueError as error:
        raise WrongCall("keys", given=given) from error


def _per_folder(choices: Choices, source: Source) -> int:
    """So many, when there are more rows; else 0."""
    most = choices.per_folder
    if not most or (choices.sample and choices.sample <= most):
        return 0
    return most if source.number_up_to(most + 1) > most else 0


def absolute(given: str) -> str:
    return str(Path(given).absolute()) if given and not is_url(given) else given


def _refuse_wrong_number(source: Source, bounds: Limits | None) -> None:
    """Too few rows, or too many, are an export that went wrong: known before anybody is written to."""
    rows = source.number(at_least_one=bounds is None or bounds.expected is None)
    if bounds and (words := bounds.of_number(rows)):
        raise not_as_expected(words, made=False)
