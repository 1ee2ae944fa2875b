"""START HERE: one case through all steps.

case record -> journey (stage, gate) -> template -> Message -> lint -> render -> outbox

``process`` takes one case through all of ``STEPS``. A batch takes many cases through one step, then through the next.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
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


@dataclass(slots=True)
class Way:
    """A case on its way through the steps, and what became of it so far. What is held goes no further.

    ``stage`` and ``channels`` are a person's own choice and go before the journey's.
    """

    case: Case
    desk: Desk
    today: date
    stage: str | None = None
    channels: tuple[Channel, ...] = ()
    objection: Objection = lambda _decision: None
    decision: Decision = field(init=False)
    material: Material = field(init=False)
    messages: tuple[Message, ...] = ()
    rendered: tuple[Rendered, ...] = ()
    held: tuple[Reason, ...] = ()

    def take(self, step: "Step") -> None:
        """One step further. Raises ``SourceInvalid`` when a template is wrong, because that is wrong for every case;
        what is wrong with this case alone holds it.
        """
        if self.held:
            return
        try:
            step(self)
        except CannotRender as error:
            self.held = (_cannot(error),)

    @property
    def wanted(self) -> tuple[Channel, ...]:
        return self.channels or self.decision.channels

    @property
    def outcome(self) -> Outcome:
        """What became of the case, after the last step."""
        return Outcome(self.case.zaaknummer, self.decision, () if self.held else self.rendered, self.held)


Step = Callable[[Way], None]


def process(
    case: Case, desk: Desk, today: date, *, stage: str | None = None, channels: tuple[Channel, ...] = ()
) -> Outcome:
    """Take one case through all steps: see ``Way``."""
    way = Way(case, desk, today, stage, channels)
    for step in STEPS:
        way.take(step)
    return way.outcome


def _decide(way: Way) -> None:
    """Which stage is due, on which channels; or why nothing may be sent."""
    case, creditor, today = way.case, way.desk.creditor, way.today
    if way.stage is None:
        way.decision = journey.decide(case, creditor, today)
    else:
        way.decision = journey.for_stage(case, creditor, way.stage, today)
    reasons = gate.reasons(case, creditor, way.decision, today)
    if reasons:
        way.held = tuple(Reason(code) for code in reasons)
    elif way.decision.stage is None:
        way.held = (_not_due(way.decision),)
    elif against := way.objection(way.decision):
        way.held = (against,)


def _gather(way: Way) -> None:
    way.material = gather(way.case, way.desk, way.decision, way.today, way.wanted)


def _fill(way: Way) -> None:
    way.messages = fill(way.material, way.desk, way.decision, way.wanted)


def _check(way: Way) -> None:
    check(way.messages, way.desk, way.decision)


def _judge(way: Way) -> None:
    """A message with an error is not sent."""
    way.held = tuple(_blocked(message, finding) for message in way.messages for finding in errors(message, way.desk))


def _render(channel: Channel, way: Way) -> None:
    made = [Rendered(message, render(message, way.desk)) for message in way.messages if message.channel == channel]
    way.rendered += tuple(made)


STEPS: tuple[Step, ...] = (
    _decide, _gather, _fill, _check, _judge, *(partial(_render, channel) for channel in CHANNELS)
)  # fmt: skip
"""The first decides; no other is taken when it finds nothing to send."""


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
