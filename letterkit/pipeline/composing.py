"""Messages of a stage that somebody chose, without the gates of a run."""

from datetime import date

from letterkit import journey
from letterkit.case import Case
from letterkit.channels import RECORDS
from letterkit.journey import Decision
from letterkit.message import Channel, Message
from letterkit.pipeline.in_progress import CaseInProgress
from letterkit.pipeline.steps import check, fill, gather
from letterkit.render import letter
from letterkit.workspace import Workspace

_PAPER = next(name for name, record in RECORDS.items() if record.printed)


def compose(
    case: Case, workspace: Workspace, decision: Decision, today: date, channels: tuple[Channel, ...]
) -> tuple[Message, ...]:
    """The messages of a decision, unjudged and not rendered. Raises what ``fill`` and ``check`` raise."""
    in_progress = CaseInProgress(case, workspace, today, stage=decision.stage or "", channels=channels)
    in_progress.decision = decision
    for step in (gather, fill, check):
        step(in_progress)
    return tuple([message for message in in_progress.messages if message.channel in channels])


def drafted(case: Case, workspace: Workspace, stage: str, today: date, *, stamp: str) -> bytes:
    """The letter of a chosen stage to look at, whatever keeps it from going, with ``stamp`` across each page.

    Raises ``WrongCall`` for a stage that lacks its data, and what ``compose`` raises.
    """
    decision = journey.for_stage(case, workspace.creditor, stage, today)
    (message,) = compose(case, workspace, decision, today, (_PAPER,))
    return letter.render(message, workspace.creditor.huisstijl, base=workspace.base, stamp=stamp)
