"""What the operator reads of a run: why a case was held and what to do, what is wrong with a rejected row."""

from letterkit.journey import Call
from letterkit.pipeline import Reason
from letterkit.texts import say


def why(reason: Reason) -> str:
    """Why a person must look first, in Dutch."""
    return say(f"gate.{reason.code}.why", **_values(reason))


def what_to_do(reason: Reason) -> str:
    """What that person is to do, in Dutch."""
    return say(f"gate.{reason.code}.do", **_values(reason))


def held_cells(reasons: tuple[Reason, ...]) -> tuple[list[str], list[str], list[str]]:
    """Why, what to do and the codes of all reasons of one case."""
    return [why(r) for r in reasons], [what_to_do(r) for r in reasons], [r.code for r in reasons]


def call_cells(call: Call) -> tuple[str, str]:
    """Why a person rings the customer, and what that person is to do, in Dutch."""
    until = call.until.strftime("%d-%m-%Y") if call.until else ""
    return say(f"calls.{call.stage}.why"), say(f"calls.{call.stage}.do", day=until)


def _values(reason: Reason) -> dict[str, object]:
    values: dict[str, object] = dict(reason.values)
    if reason.code == "cannot_render":
        values["sentence"] = say(f"errors.{values['code']}", **values)
    return values
