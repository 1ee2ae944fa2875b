"""What surrounds the text of a message: who writes, to whom, on which day, about how much."""

from dataclasses import dataclass
from datetime import date

from letterkit import naming
from letterkit.case import Case
from letterkit.creditor import Creditor
from letterkit.journey import Decision
from letterkit.message import Payment, Recipient, Sender


@dataclass(frozen=True, slots=True)
class Envelope:
    """The same for all messages of one case on one day."""

    case_id: str
    stage: str
    sender: Sender
    recipient: Recipient
    date: date
    payment: Payment | None
    details: tuple[tuple[str, str], ...]
    solutions: tuple[str, ...]


def build(
    case: Case,
    creditor: Creditor,
    decision: Decision,
    *,
    payment: Payment | None,
    details: tuple[tuple[str, str], ...],
    solutions: tuple[str, ...],
    today: date,
) -> Envelope:
    klant = case.klant
    return Envelope(
        case_id=case.zaaknummer,
        stage=decision.stage or "",
        sender=Sender(
            name=creditor.naam,
            address=creditor.afzender.lines,
            email=creditor.berichten.email_afzender,
            sms_name=creditor.berichten.sms_afzender,
        ),
        recipient=Recipient(
            name=naming.full_name(klant),
            address=naming.address_block(klant),
            email=klant.email,
            mobile=klant.mobiel,
            large_print=klant.grote_letters,
        ),
        date=today,
        payment=payment,
        details=details,
        solutions=solutions,
    )
