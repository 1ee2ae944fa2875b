"""START HERE: how a case becomes messages.

case record -> journey (stage, review gate) -> template -> Message -> lint -> render -> outbox

``STEPS`` is the whole way, each step a function in ``steps``. A step looks at one case, does one thing, and writes down
in the case what it found. A case that ends early (nothing is due, or a person must look first) gets its ``outcome`` and
the steps that follow leave it out. ``process`` takes one case all the way; ``advance`` takes as many as a batch reads
at once from step to step. What cannot be done for one case holds that case and no other.

``steps``        the steps themselves
``in_progress``  a case on its way
``outcome``      what became of it
``one_message``  a message by itself: as the linter reads it, its errors, and what is sent
``composing``    messages of a chosen stage, without the gates
"""

from collections.abc import Callable, Sequence
from datetime import date
from operator import attrgetter

from letterkit.case import Case
from letterkit.errors import CannotRender, HoldReason, LetterkitError
from letterkit.message import Channel
from letterkit.pipeline import steps
from letterkit.pipeline.composing import compose, drafted
from letterkit.pipeline.in_progress import CaseInProgress, SkipRule
from letterkit.pipeline.one_message import document, errors, render
from letterkit.pipeline.outcome import Dropped, Outcome, Rendered
from letterkit.pipeline.steps import dated, for_a_person, gather, gather_around, gather_for_channels, gather_payment
from letterkit.workspace import Workspace

__all__ = [
    "STEPS", "CaseInProgress", "Dropped", "HoldReason", "Outcome", "Rendered", "SkipRule", "Step", "advance", "compose",
    "dated", "document", "drafted", "errors", "for_a_person", "gather", "gather_around", "gather_for_channels",
    "gather_payment", "process", "render",
]  # fmt: skip

Step = Callable[[CaseInProgress], None]
STEPS: tuple[Step, ...] = (
    steps.decide,
    steps.gather,
    steps.fill,
    steps.check,
    steps.lint,
    steps.render_lines,
    steps.render_files,
    steps.begin_letter,
    steps.fill_letter,
    steps.write_letter,
    steps.render_with_attachments,
    steps.finish,
)


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


def _held_alone(step: Step, case: CaseInProgress) -> None:
    """One step of one case; what goes wrong for this case alone is written down in it."""
    try:
        step(case)
    except CannotRender as error:
        case.hold(steps.reason_of(error))
    except (LetterkitError, OSError, MemoryError):
        raise  # wrong for every case: a run stops here, and can go on later
    except Exception as error:  # one odd case must not stop a night's work
        case.error = error
