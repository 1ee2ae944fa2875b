"""START HERE: one case through all steps.

case record -> journey (stage, gate) -> template -> Message -> lint -> render -> outbox

``process`` takes one case all the way. A batch takes many cases through ``steps``, all from one rest to the next.
"""

from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from letterkit import gate, journey
from letterkit.case import Case
from letterkit.creditor import Creditor
from letterkit.errors import CannotRender
from letterkit.journey import Decision
from letterkit.lint import Document, Finding, Linter, Waiver, Wordings, from_message
from letterkit.message import CHANNELS, Channel, Message
from letterkit.payment import agreement, request
from letterkit.render import email, letter, sms, whatsapp
from letterkit.render.sms import Sms
from letterkit.render.whatsapp import WhatsApp
from letterkit.rests import finished
from letterkit.templating import Templates, context, envelope, solutions
from letterkit.templating.context import Context
from letterkit.templating.envelope import Envelope


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


@dataclass(frozen=True, slots=True)
class Material:
    """What the templates of one case are filled with, and what goes around their text."""

    words: Context
    around: Envelope


Steps = Generator[str, None, Outcome]
"""A case on its way. It rests where other work begins, and tells its stage; cases of one stage read the same."""


def process(
    case: Case, desk: Desk, today: date, *, stage: str | None = None, channels: tuple[Channel, ...] = ()
) -> Outcome:
    """Take one case through all ``steps``."""
    return finished(steps(case, desk, today, stage=stage, channels=channels))


def steps(
    case: Case,
    desk: Desk,
    today: date,
    *,
    stage: str | None = None,
    channels: tuple[Channel, ...] = (),
    objection: Objection = lambda _decision: None,
) -> Steps:
    """Take one case from rest to rest; what it returns is what became of it.

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
    yield decision.stage
    try:
        wanted = channels or decision.channels
        material = gather(case, desk, decision, today, wanted)
        yield decision.stage
        messages = fill(material, desk, decision, wanted)
        yield decision.stage
        check(messages, desk, decision)
        yield decision.stage
        blocked = tuple(_blocked(message, finding) for message in messages for finding in errors(message, desk))
        if blocked:
            return Outcome(case.zaaknummer, decision, held=blocked)
        contents: dict[Channel, Content] = {}
        for message in sorted(messages, key=_last_the_letter):
            yield decision.stage
            contents[message.channel] = yield from _rendering(message, desk)
    except CannotRender as error:
        return Outcome(case.zaaknummer, decision, held=(_cannot(error),))
    rendered = tuple(Rendered(message, contents[message.channel]) for message in messages)
    return Outcome(case.zaaknummer, decision, rendered=rendered)


def compose(
    case: Case, desk: Desk, decision: Decision, today: date, channels: tuple[Channel, ...]
) -> tuple[Message, ...]:
    """Case + templates -> messages, one a channel, in which every amount and reference agrees."""
    messages = fill(gather(case, desk, decision, today, channels), desk, decision, channels)
    check(messages, desk, decision)
    return messages


def gather(case: Case, desk: Desk, decision: Decision, today: date, channels: tuple[Channel, ...]) -> Material:
    """All that the messages of one case need."""
    payment = request.build(case, desk.creditor, decision, desk.secret, today)
    offered = solutions.for_case(case, desk.creditor, decision.stage or "")
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
    return Material(words, around)


def fill(material: Material, desk: Desk, decision: Decision, channels: tuple[Channel, ...]) -> tuple[Message, ...]:
    """Material + templates -> messages, one a channel."""
    templates = [desk.templates.get(decision.stage or "", channel) for channel in channels]
    return tuple([template.fill(material.words, material.around) for template in templates])


def check(messages: tuple[Message, ...], desk: Desk, decision: Decision) -> None:
    """Raises ``CannotRender`` when text, QR code and pay link do not say the same."""
    for message in messages:
        agreement.check(message, owed=decision.amount, secret=desk.secret)


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
    return finished(_rendering(message, desk))


def _rendering(message: Message, desk: Desk) -> Generator[str, None, Content]:
    style = desk.creditor.huisstijl
    match message.channel:
        case "letter":
            return (yield from letter.rendering(message, style, base=desk.base))
        case "email":
            return email.render(message, style, base=desk.base)
        case "whatsapp":
            return whatsapp.render(message)
        case "sms":
            return sms.render(message, plain_letters=desk.creditor.berichten.sms_gewone_letters)


def _last_the_letter(message: Message) -> int:
    """So that cases rest at the same place with and without a letter, which has rests of its own."""
    return -CHANNELS.index(message.channel)


def _not_due(decision: Decision) -> Reason:
    day = decision.next_day.isoformat() if decision.next_day else ""
    return Reason(decision.reason, (("day", day),))


def _blocked(message: Message, finding: Finding) -> Reason:
    return Reason("lint", (("channel", message.channel), ("rule", finding.rule), ("place", _place(finding))))


def _place(finding: Finding) -> str:
    return f"{finding.template or ''}:{finding.line}"


def _cannot(error: CannotRender) -> Reason:
    return Reason("cannot_render", (("code", error.code), *((key, str(value)) for key, value in error.values.items())))
