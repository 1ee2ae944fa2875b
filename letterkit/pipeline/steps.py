"""The steps from a case to its messages, each a function that looks at one case and does one thing."""

from collections.abc import Callable, Iterator
from datetime import date
from types import TracebackType

from letterkit import days_gate, journey, money_gate, review_gate
from letterkit.case import Case
from letterkit.channels import RECORDS, with_attached
from letterkit.creditor import Creditor
from letterkit.errors import CannotRender, HoldReason
from letterkit.journey import Decision
from letterkit.lint import Finding
from letterkit.message import Channel, Message, Payment
from letterkit.payment import agreement, request
from letterkit.pipeline.in_progress import CaseInProgress
from letterkit.pipeline.one_message import errors, judged, render
from letterkit.pipeline.outcome import Dropped, Outcome, Rendered
from letterkit.render import letter
from letterkit.templating import context, envelope, solutions
from letterkit.templating.context import Context

Pay = Callable[[Case, Creditor, Decision, bytes | None, date], Payment | None]
"""Makes the payment of a decision, as ``request.build`` does."""


def decide(case: CaseInProgress) -> None:
    """Which stage is due today, on which channels, for which amount; or why there is nothing to send."""
    record, creditor, today = case.case, case.workspace.creditor, case.today
    if case.chosen_stage is None:
        case.decision = journey.decide(record, creditor, today)
    else:
        case.decision = journey.for_stage(record, creditor, case.chosen_stage, today)
    if reasons := for_a_person(record, creditor, case.decision, today, case.questions):
        case.hold(*reasons)
    elif case.chosen_stage and (obstacle := journey.obstacle(record, creditor, case.chosen_stage, today)):
        case.hold(dated(obstacle.code, obstacle.day))  # a gate holds whoever asks
    elif case.decision.stage is None:
        case.hold(dated(case.decision.reason, case.decision.next_day))
    elif skip_reason := case.skip_rule(case.decision):
        case.hold(skip_reason)
    else:
        case.stage, case.channels = case.decision.stage, case.chosen_channels or case.decision.channels


def for_a_person(
    case: Case, creditor: Creditor, decision: Decision, today: date, questions: tuple[str, ...] = ()
) -> tuple[HoldReason, ...]:
    """Why a person must look at this case before the message of ``decision`` goes; empty when it may go."""
    signs = (*review_gate.reasons(case, creditor, decision, today), *questions)
    faults = (*money_gate.in_message(case, creditor, decision, today), *days_gate.in_message(case, decision, today))
    return (*map(HoldReason, signs), *(HoldReason(fault.code, fault.values) for fault in faults))


def gather(case: CaseInProgress) -> None:
    """The payment, the ways out that exist for this case, and all else that its messages say."""
    gather_payment(case)
    case.words = context.build(
        case.case,
        case.workspace.creditor,
        payment=case.payment,
        solutions=case.offered,
        channels=case.channels,
        today=case.today,
    )
    gather_around(case)


def gather_payment(case: CaseInProgress, build: Pay = request.build) -> None:
    """What is asked and offered, the same on all channels."""
    record, creditor = case.case, case.workspace.creditor
    case.payment = build(record, creditor, case.decision, case.workspace.secret, case.today)
    case.offered = solutions.for_case(record, creditor, case.stage)


def gather_for_channels(case: CaseInProgress, of_case: Context) -> None:
    """What the texts say on its channels together, when payment and offers are known."""
    case.words = context.of_message(
        of_case, case.workspace.creditor, payment=case.payment, solutions=case.offered, channels=case.channels
    )


def gather_around(case: CaseInProgress) -> None:
    """What goes around those texts."""
    case.around = envelope.build(
        case.case,
        case.workspace.creditor,
        case.decision,
        payment=case.payment,
        details=case.workspace.templates.details(case.words),
        solutions=tuple([solution.id for solution in case.offered]),
        today=case.today,
    )


def fill(case: CaseInProgress) -> None:
    """Templates + words -> messages, one a channel."""
    channels = with_attached(case.channels)  # a letter may be needed only because it goes along with another message
    templates, marking = [case.workspace.templates.get(case.stage, channel) for channel in channels], case.marking
    marks = [marking(case.stage, channel) if marking else None for channel in channels]
    case.messages = tuple(
        [template.fill(case.words, case.around, mark) for template, mark in zip(templates, marks, strict=True)]
    )


def check(case: CaseInProgress) -> None:
    """Text, QR code and pay link must ask for the same amount, with the same reference."""
    for message in case.messages:
        agreement.check(message, owed=case.decision.amount, secret=case.workspace.secret)


def lint(case: CaseInProgress) -> None:
    """A message whose words have an error is never sent."""
    if case.marking is None:
        blocking = [(message, finding) for message in case.messages for finding in errors(message, case.workspace)]
    else:
        blocking = list(_counted(case))
    if blocking:
        case.hold(*(_blocked(message, finding) for message, finding in blocking))


def _counted(case: CaseInProgress) -> Iterator[tuple[Message, Finding]]:
    """What keeps the messages from being sent; how many findings each has is written down in the case."""
    for message in case.messages:
        found, case.counts[message.channel] = judged(message, case.workspace)
        yield from ((message, finding) for finding in found)


_LINES = frozenset(name for name, record in RECORDS.items() if record.line_file and not record.attaches)
_FILES = frozenset(name for name, record in RECORDS.items() if record.file and not record.printed)
_ATTACHING = frozenset(name for name, record in RECORDS.items() if record.attaches)


def render_lines(case: CaseInProgress) -> None:
    """Messages that are lines for a platform: SMS and WhatsApp."""
    _render_those(case, _LINES)


def render_files(case: CaseInProgress) -> None:
    """Messages that are files but not on paper: e-mails."""
    _render_those(case, _FILES)


def begin_letter(case: CaseInProgress) -> None:
    """Letters are the most work of a night, so they take three steps: what it says, its lines, its pages."""
    if message := case.printed():
        with _CostingItsChannel(case, message.channel):
            case.letter_started = letter.begin(message, case.workspace.creditor.huisstijl, base=case.workspace.base)


def fill_letter(case: CaseInProgress) -> None:
    if case.letter_started and (message := case.printed()):
        with _CostingItsChannel(case, message.channel):
            case.letter_filled, case.letter_started = letter.fill(case.letter_started), None


def write_letter(case: CaseInProgress) -> None:
    if case.letter_filled and (message := case.printed()):
        with _CostingItsChannel(case, message.channel):
            case.contents[message.channel], case.letter_filled = letter.write(case.letter_filled), None


def render_with_attachments(case: CaseInProgress) -> None:
    """Messages with which another of the case goes along as a file."""
    _render_those(case, _ATTACHING)


def _render_those(case: CaseInProgress, channels: frozenset[Channel]) -> None:
    for message in case.messages:
        channel = message.channel
        if channel in channels:
            with _CostingItsChannel(case, channel):
                attached = case.contents.get(RECORDS[channel].attaches)
                case.contents[channel] = render(message, case.workspace, attached)


class _CostingItsChannel:
    """A channel that cannot be made never stops the ones that can. A class, because it stands around each message."""

    __slots__ = ("_case", "_channel")

    def __init__(self, case: CaseInProgress, channel: Channel) -> None:
        self._case, self._channel = case, channel

    def __enter__(self) -> None:
        """Nothing to do before."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if not isinstance(error, CannotRender):
            return False
        self._case.dropped.append(Dropped(self._channel, reason_of(error)))
        return True


def finish(case: CaseInProgress) -> None:
    """All messages of the case, in the order of its channels; what only went along with another is no message."""
    wanted = [message for message in case.messages if message.channel in case.channels]
    messages = [message for message in wanted if message.channel in case.contents]
    if not messages or _one_that_must_go(case):
        case.hold(*(dropped.reason for dropped in case.dropped))
        return
    contents, counts = case.contents, case.counts
    rendered = tuple([Rendered(one, contents[one.channel], counts.get(one.channel)) for one in messages])
    case.outcome = Outcome(case.case.zaaknummer, case.decision, rendered, dropped=tuple(case.dropped))


def _one_that_must_go(case: CaseInProgress) -> bool:
    """Whether a channel fell away that this stage may not do without, such as the letter of a notice."""
    always = case.decision.kind.always if case.decision.kind else ()
    return any(dropped.channel in always for dropped in case.dropped)


def dated(code: str, day: date | None) -> HoldReason:
    """The reason of a gate, with the day that its sentence names."""
    return HoldReason(code, (("day", day.isoformat() if day else ""),))


def _blocked(message: Message, finding: Finding) -> HoldReason:
    place = f"{finding.template or ''}:{finding.line}"
    return HoldReason("lint", (("channel", message.channel), ("rule", finding.rule), ("place", place)))


def reason_of(error: CannotRender) -> HoldReason:
    """Why a person must look at a case of which a message could not be made."""
    return HoldReason("cannot_render", (("code", error.code), *_as_text(error.values)))


def _as_text(values: dict[str, object]) -> tuple[tuple[str, str], ...]:
    return tuple((key, str(value)) for key, value in values.items())
