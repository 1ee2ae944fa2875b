"""START HERE: one case through all steps.

case record -> journey (stage, gate) -> template -> Message -> lint -> render -> outbox
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from letterkit import gate, journey
from letterkit.case import Case
from letterkit.creditor import Creditor
from letterkit.errors import CannotRender
from letterkit.journey import Decision
from letterkit.lint import Document, Finding, Linter, Waiver, Wordings, from_message
from letterkit.message import Channel, Message
from letterkit.payment import agreement, request
from letterkit.render import email, letter, sms, whatsapp
from letterkit.render.sms import Sms
from letterkit.render.whatsapp import WhatsApp
from letterkit.templating import Templates, context, envelope, solutions


@dataclass(frozen=True, slots=True)
class Desk:
    """A creditor's desk: all that is the same for every case. ``base`` is the folder that relative paths start from."""

    creditor: Creditor
    base: Path
    templates: Templates
    secret: bytes | None
    linter: Linter
    wordings: Wordings


Content = bytes | Sms | WhatsApp
"""What is sent: the bytes of a letter (PDF) or e-mail (.eml), an SMS, or the parts of a WhatsApp message."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """One finished message."""

    message: Message
    content: Content


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a person must look first: a key below ``gate`` in the texts, and what the sentence needs."""

    code: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one case: ``rendered`` messages, or the reasons why it was ``held``. Never both."""

    case_id: str
    decision: Decision
    rendered: tuple[Rendered, ...] = ()
    held: tuple[Reason, ...] = ()


Objection = Callable[[Decision], Reason | None]
"""What a run knows against a message that is due: it was written before, or this run does not make that stage."""


def process(
    case: Case,
    desk: Desk,
    today: date,
    *,
    stage: str | None = None,
    channels: tuple[Channel, ...] = (),
    objection: Objection = lambda _decision: None,
) -> Outcome:
    """Take one case through all steps.

    ``stage`` and ``channels`` are a person's own choice and go before the journey's. Raises ``SourceInvalid`` when a
    template is wrong, because that is wrong for every case; what is wrong with this case alone holds it.
    """
    if stage is None:
        decision = journey.decide(case, desk.creditor, today)
    else:
        decision = journey.for_stage(case, desk.creditor, stage, today)
    reasons = gate.reasons(case, desk.creditor, decision, today)
    if reasons:
        return Outcome(case.zaaknummer, decision, held=tuple(Reason(code) for code in reasons))
    if decision.stage is None:
        return Outcome(case.zaaknummer, decision, held=(_not_due(decision),))
    if against := objection(decision):
        return Outcome(case.zaaknummer, decision, held=(against,))
    try:
        messages = compose(case, desk, decision, today, channels or decision.channels)
        blocked = tuple(_blocked(message, finding) for message in messages for finding in errors(message, desk))
        if blocked:
            return Outcome(case.zaaknummer, decision, held=blocked)
        rendered = tuple(Rendered(message, render(message, desk)) for message in messages)
    except CannotRender as error:
        return Outcome(case.zaaknummer, decision, held=(_cannot(error),))
    return Outcome(case.zaaknummer, decision, rendered=rendered)


def compose(
    case: Case, desk: Desk, decision: Decision, today: date, channels: tuple[Channel, ...]
) -> tuple[Message, ...]:
    """Case + templates -> messages, one a channel, in which every amount and reference agrees."""
    stage = decision.stage or ""
    payment = request.build(case, desk.creditor, decision, desk.secret, today)
    offered = solutions.for_case(case, desk.creditor, stage)
    words = context.build(case, desk.creditor, payment=payment, solutions=offered, channels=channels, today=today)
    around = envelope.build(
        case,
        desk.creditor,
        decision,
        payment=payment,
        details=desk.templates.details(words),
        solutions=tuple(solution.id for solution in offered),
        today=today,
    )
    messages = tuple(desk.templates.get(stage, channel).fill(words, around) for channel in channels)
    for message in messages:
        agreement.check(message, owed=decision.amount, secret=desk.secret)
    return messages


def errors(message: Message, desk: Desk) -> tuple[Finding, ...]:
    """The findings that keep a message from being sent."""
    return desk.wordings.errors(message, _waivers(message, desk))


def document(message: Message, desk: Desk) -> Document:
    """The message as the linter reads it, with the exceptions that its template asks for."""
    return replace(from_message(message), waivers=_waivers(message, desk))


def _waivers(message: Message, desk: Desk) -> tuple[Waiver, ...]:
    allowed = desk.templates.get(message.stage, message.channel).source.head.allow
    return tuple(Waiver(a.rule, a.at, a.reason, a.by, a.until) for a in allowed)


def render(message: Message, desk: Desk) -> Content:
    """Message -> what is sent on its channel."""
    style = desk.creditor.huisstijl
    match message.channel:
        case "letter":
            return letter.render(message, style, base=desk.base)
        case "email":
            return email.render(message, style, base=desk.base)
        case "whatsapp":
            return whatsapp.render(message)
        case "sms":
            return sms.render(message, plain_letters=desk.creditor.berichten.sms_gewone_letters)


def _not_due(decision: Decision) -> Reason:
    day = decision.next_day.isoformat() if decision.next_day else ""
    return Reason(decision.reason, (("day", day),))


def _blocked(message: Message, finding: Finding) -> Reason:
    return Reason("lint", (("channel", message.channel), ("rule", finding.rule), ("place", _place(finding))))


def _place(finding: Finding) -> str:
    return f"{finding.template or ''}:{finding.line}"


def _cannot(error: CannotRender) -> Reason:
    return Reason("cannot_render", (("code", error.code), *((key, str(value)) for key, value in error.values.items())))
