"""START HERE: how a case becomes messages.

case record -> journey (stage, review gate) -> template -> Message -> lint -> render -> outbox

``STEPS`` is the whole way, each step a function below. A step looks at one case, does one thing, and writes down in the
case what it found. A case that ends early (nothing is due, or a person must look first) gets its ``outcome`` and the
steps that follow leave it out. ``process`` takes one case all the way; ``advance`` takes as many as a batch reads at
once from step to step. What cannot be done for one case holds that case and no other.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from operator import attrgetter

from letterkit import journey, money_gate, review_gate
from letterkit.case import Case
from letterkit.channels import RECORDS, ChannelRecord, with_attached
from letterkit.errors import CannotRender, LetterkitError
from letterkit.journey import Decision
from letterkit.lint import Document, Finding, Waiver, from_message
from letterkit.message import Channel, Message
from letterkit.payment import agreement, request
from letterkit.render import RENDERERS, Content, RenderContext, letter
from letterkit.templating import context, envelope, solutions
from letterkit.templating.context import Context
from letterkit.templating.envelope import Envelope
from letterkit.workspace import Workspace

_PAPER = next(name for name, record in RECORDS.items() if record.printed)


@dataclass(frozen=True, slots=True)
class Rendered:
    """One finished message."""

    message: Message
    content: Content


@dataclass(frozen=True, slots=True)
class HoldReason:
    """Why a person must look first: a key below ``gate`` in the texts, and what the sentence needs."""

    code: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Dropped:
    """A channel that could not be made, and why."""

    channel: Channel
    reason: HoldReason


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one case: ``rendered`` messages, or the reasons why it was ``held``. Never both.

    ``dropped``: channels that could not be made beside those that were.
    """

    case_id: str
    decision: Decision
    rendered: tuple[Rendered, ...] = ()
    held: tuple[HoldReason, ...] = ()
    dropped: tuple[Dropped, ...] = ()


Marking = Callable[[Message], Message]
"""Gives a message its mark, in a run that can be proven."""

SkipRule = Callable[[Decision], HoldReason | None]
"""Why a run skips a message that is due: it was written before, or this run does not make that stage."""


@dataclass(slots=True)
class CaseInProgress:
    """A case on its way through the steps, and what they wrote down so far.

    ``chosen_stage`` and ``chosen_channels`` are a person's own choice and go before the journey's. ``questions``: what
    other rows gave a person to look at (keys below ``gate`` in the texts). ``words`` fill the
    templates, ``around`` goes around their text. A case ends with an ``outcome``, or with the ``error`` of our own
    making that it ran into.
    """

    case: Case
    workspace: Workspace
    today: date
    chosen_stage: str | None = None
    chosen_channels: tuple[Channel, ...] = ()
    skip_rule: SkipRule = lambda _decision: None
    marking: Marking | None = None
    questions: tuple[str, ...] = ()
    stage: str = ""
    channels: tuple[Channel, ...] = ()
    decision: Decision = field(init=False)
    words: Context = field(init=False)
    around: Envelope = field(init=False)
    messages: tuple[Message, ...] = ()
    letter_started: letter.Started | None = None
    letter_filled: letter.Filled | None = None
    contents: dict[Channel, Content] = field(default_factory=dict)
    dropped: list[Dropped] = field(default_factory=list)
    outcome: Outcome | None = None
    error: Exception | None = None

    @property
    def under_way(self) -> bool:
        return self.outcome is None and self.error is None

    def hold(self, *reasons: HoldReason) -> None:
        """A person must look first: the case goes no further."""
        self.outcome = Outcome(self.case.zaaknummer, self.decision, held=reasons)

    def printed(self) -> Message | None:
        """The message that goes on paper."""
        return next((message for message in self.messages if RECORDS[message.channel].printed), None)


def process(
    case: Case, workspace: Workspace, today: date, *, stage: str | None = None, channels: tuple[Channel, ...] = ()
) -> Outcome:
    """Take one case through all steps; ``stage`` and ``channels`` as a person chose them.

    Raises ``SourceInvalid`` when a template is wrong, because that is wrong for every case.
    """
    in_progress = CaseInProgress(case, workspace, today, stage, channels)
    advance([in_progress])
    if in_progress.outcome is None:
        raise in_progress.error or AssertionError
    return in_progress.outcome


def advance(cases: Sequence[CaseInProgress]) -> None:
    """Take all cases through all steps, together from step to step. Raises what is wrong for every case."""
    for step in STEPS:
        under_way = [case for case in cases if case.under_way]
        # Cases of one stage need the same code and tables, which stay in the processor's cache when they follow on
        # each other: beside the same work case by case that takes a quarter off a night.
        for case in sorted(under_way, key=attrgetter("stage")):
            _held_alone(step, case)


def decide(case: CaseInProgress) -> None:
    """Which stage is due today, on which channels, for which amount; or why there is nothing to send."""
    record, creditor, today = case.case, case.workspace.creditor, case.today
    if case.chosen_stage is None:
        case.decision = journey.decide(record, creditor, today)
    else:
        case.decision = journey.for_stage(record, creditor, case.chosen_stage, today)
    signs = review_gate.reasons(record, creditor, case.decision, today)
    reasons = [HoldReason(name) for name in (*signs, *case.questions)]
    faults = money_gate.in_message(record, creditor, case.decision, today)
    if reasons or faults:
        case.hold(*reasons, *(HoldReason(fault.code, fault.values) for fault in faults))
    elif case.chosen_stage and (obstacle := journey.obstacle(record, creditor, case.chosen_stage, today)):
        case.hold(_dated(obstacle.code, obstacle.day))  # a gate holds whoever asks
    elif case.decision.stage is None:
        case.hold(_dated(case.decision.reason, case.decision.next_day))
    elif skip_reason := case.skip_rule(case.decision):
        case.hold(skip_reason)
    else:
        case.stage, case.channels = case.decision.stage, case.chosen_channels or case.decision.channels


def gather(case: CaseInProgress) -> None:
    """The payment, the ways out that exist for this case, and all else that its messages say."""
    record, creditor, today = case.case, case.workspace.creditor, case.today
    payment = request.build(record, creditor, case.decision, case.workspace.secret, today)
    offered = solutions.for_case(record, creditor, case.stage)
    case.words = context.build(
        record, creditor, payment=payment, solutions=offered, channels=case.channels, today=today
    )
    case.around = envelope.build(
        record,
        creditor,
        case.decision,
        payment=payment,
        details=case.workspace.templates.details(case.words),
        solutions=tuple([solution.id for solution in offered]),
        today=today,
    )


def fill(case: CaseInProgress) -> None:
    """Templates + words -> messages, one a channel."""
    channels = with_attached(case.channels)  # a letter may be needed only because it goes along with another message
    templates = [case.workspace.templates.get(case.stage, channel) for channel in channels]
    case.messages = tuple([template.fill(case.words, case.around) for template in templates])
    if case.marking is not None:
        case.messages = tuple(map(case.marking, case.messages))


def check(case: CaseInProgress) -> None:
    """Text, QR code and pay link must ask for the same amount, with the same reference."""
    for message in case.messages:
        agreement.check(message, owed=case.decision.amount, secret=case.workspace.secret)


def lint(case: CaseInProgress) -> None:
    """A message whose words have an error is never sent."""
    found = [(message, finding) for message in case.messages for finding in errors(message, case.workspace)]
    if found:
        case.hold(*(_blocked(message, finding) for message, finding in found))


def render_lines(case: CaseInProgress) -> None:
    """Messages that are lines for a platform: SMS and WhatsApp."""
    _render_those(case, lambda record: bool(record.line_file) and not record.attaches)


def render_files(case: CaseInProgress) -> None:
    """Messages that are files but not on paper: e-mails."""
    _render_those(case, lambda record: bool(record.file) and not record.printed)


def begin_letter(case: CaseInProgress) -> None:
    """Letters are the most work of a night, so they take three steps: what it says, its lines, its pages."""
    if message := case.printed():
        with _costing_its_channel(case, message.channel):
            case.letter_started = letter.begin(message, case.workspace.creditor.huisstijl, base=case.workspace.base)


def fill_letter(case: CaseInProgress) -> None:
    if case.letter_started and (message := case.printed()):
        with _costing_its_channel(case, message.channel):
            case.letter_filled, case.letter_started = letter.fill(case.letter_started), None


def write_letter(case: CaseInProgress) -> None:
    if case.letter_filled and (message := case.printed()):
        with _costing_its_channel(case, message.channel):
            case.contents[message.channel], case.letter_filled = letter.write(case.letter_filled), None


def render_with_attachments(case: CaseInProgress) -> None:
    """Messages with which another of the case goes along as a file."""
    _render_those(case, lambda record: bool(record.attaches))


def _render_those(case: CaseInProgress, chosen: Callable[[ChannelRecord], bool]) -> None:
    for message in case.messages:
        record = RECORDS[message.channel]
        if chosen(record):
            with _costing_its_channel(case, message.channel):
                case.contents[message.channel] = render(message, case.workspace, case.contents.get(record.attaches))


@contextmanager
def _costing_its_channel(case: CaseInProgress, channel: Channel) -> Iterator[None]:
    """A channel that cannot be made never stops the ones that can."""
    try:
        yield
    except CannotRender as error:
        case.dropped.append(Dropped(channel, _cannot(error)))


def finish(case: CaseInProgress) -> None:
    """All messages of the case, in the order of its channels; what only went along with another is no message."""
    wanted = [message for message in case.messages if message.channel in case.channels]
    made = [message for message in wanted if message.channel in case.contents]
    if not made or _one_that_must_go(case):
        case.hold(*(dropped.reason for dropped in case.dropped))
        return
    rendered = tuple([Rendered(message, case.contents[message.channel]) for message in made])
    case.outcome = Outcome(case.case.zaaknummer, case.decision, rendered, dropped=tuple(case.dropped))


def _one_that_must_go(case: CaseInProgress) -> bool:
    """Whether a channel fell away that this stage may not do without, such as the letter of a notice."""
    always = case.decision.kind.always if case.decision.kind else ()
    return any(dropped.channel in always for dropped in case.dropped)


Step = Callable[[CaseInProgress], None]
STEPS: tuple[Step, ...] = (
    decide,
    gather,
    fill,
    check,
    lint,
    render_lines,
    render_files,
    begin_letter,
    fill_letter,
    write_letter,
    render_with_attachments,
    finish,
)


def _held_alone(step: Step, case: CaseInProgress) -> None:
    """One step of one case; what goes wrong for this case alone is written down in it."""
    try:
        step(case)
    except CannotRender as error:
        case.hold(_cannot(error))
    except (LetterkitError, OSError, MemoryError):
        raise  # wrong for every case: a run stops here, and can go on later
    except Exception as error:  # one odd case must not stop a night's work
        case.error = error


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


def errors(message: Message, workspace: Workspace) -> tuple[Finding, ...]:
    """The findings that keep a message from being sent."""
    return workspace.verdicts.errors(message, _waivers(message, workspace))


def findings(message: Message, workspace: Workspace) -> tuple[tuple[int, int, int, int], tuple[str, ...]]:
    """How many errors, warnings, tips and excused findings the wording of a message has, and the rules excused."""
    return workspace.verdicts.counts(message, _waivers(message, workspace))


def document(message: Message, workspace: Workspace) -> Document:
    """The message as the linter reads it, with the exceptions that its template asks for."""
    return replace(from_message(message), waivers=_waivers(message, workspace), day=message.date)


def _waivers(message: Message, workspace: Workspace) -> tuple[Waiver, ...]:
    allowed = workspace.templates.get(message.stage, message.channel).source.head.allow
    return tuple(Waiver(a.rule, a.at, a.reason, a.by, a.until) for a in allowed)


def render(message: Message, workspace: Workspace, attached: Content | None = None) -> Content:
    """Message -> what is sent on its channel; ``attached`` goes along with it."""
    return RENDERERS[message.channel](message, RenderContext(workspace.creditor, workspace.base, attached))


def _dated(code: str, day: date | None) -> HoldReason:
    return HoldReason(code, (("day", day.isoformat() if day else ""),))


def _blocked(message: Message, finding: Finding) -> HoldReason:
    place = f"{finding.template or ''}:{finding.line}"
    return HoldReason("lint", (("channel", message.channel), ("rule", finding.rule), ("place", place)))


def _cannot(error: CannotRender) -> HoldReason:
    return HoldReason("cannot_render", (("code", error.code), *_as_text(error.values)))


def _as_text(values: dict[str, object]) -> tuple[tuple[str, str], ...]:
    return tuple((key, str(value)) for key, value in values.items())
