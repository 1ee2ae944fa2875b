"""Which stage a call is about, and whether this customer may be called at all."""

from datetime import date

from letterkit import journey, review_gate
from letterkit.case import Case
from letterkit.creditor import Creditor
from letterkit.journey import Decision

_FIRST = "herinnering"
_NEVER = ("overleden", "bewind", "wsnp")
"""Reasons of the gate for which nobody calls the customer; someone else is to be spoken to."""


def stage_of(case: Case, creditor: Creditor, today: date) -> str:
    """The stage that a call today is about.

    In this order: a message that is due and asks for a call first, the last message sent, any other message due.
    """
    decision = journey.decide(case, creditor, today)
    due, task = decision.stage, decision.kind and decision.kind.call
    if due and task and task.when == "before":
        return due
    sent = sorted((message.datum, message.fase) for message in case.eerdere_berichten)
    possible = [stage for _, stage in sent if _possible(case, creditor, stage)]
    return possible[-1] if possible else due or _FIRST


def _possible(case: Case, creditor: Creditor, stage: str) -> bool:
    """Whether there is such a stage, and the record has what it speaks of."""
    if stage not in creditor.stages:
        return False
    needed = creditor.stages[stage].needs
    return needed is None or getattr(case, needed) is not None


def no_call(case: Case, creditor: Creditor, decision: Decision, today: date) -> tuple[str, ...]:
    """Reasons (keys below ``gate``) why nobody calls this customer; empty when a call is possible.

    A guardian is spoken to in the customer's place, also where a letter to that guardian may go.
    """
    reasons = review_gate.reasons(case, creditor, decision, today)
    return tuple(name for name in _NEVER if name in reasons or (name == "bewind" and case.onder_bewind))


def attention(case: Case, creditor: Creditor, decision: Decision, today: date) -> tuple[str, ...]:
    """Reasons (keys below ``gate``) to read before calling."""
    return tuple(reason for reason in review_gate.reasons(case, creditor, decision, today) if reason not in _NEVER)
