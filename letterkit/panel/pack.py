"""Everything a panel needs, ready to print."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from letterkit import fields, pipeline
from letterkit.batch.work import as_bytes
from letterkit.case import Case
from letterkit.channels import RECORDS
from letterkit.dutch import spreadsheet
from letterkit.dutch.names import in_a_sentence
from letterkit.journey import for_stage
from letterkit.message import Channel, Message, plain
from letterkit.panel import columns
from letterkit.panel.facts import facts
from letterkit.panel.parts import Part, parts
from letterkit.panel.questions import Question, questions, untold
from letterkit.panel.tally import ENOUGH
from letterkit.pipeline import Rendered
from letterkit.reports import page
from letterkit.templating.formats import datum, opsomming
from letterkit.texts import keys, say
from letterkit.workspace import Workspace

RESULTS = "resultaten.csv"
_MESSAGE, _CONSENT, _QUESTIONS, _LEADER = "1-bericht", "2-toestemming.html", "3-vragen.html", "4-leider.html"
_STEPS = ("before", "during", "after")


@dataclass(frozen=True, slots=True)
class Pack:
    """``files`` by name; ``lint_errors`` counts what the linter would stop this message for."""

    files: dict[str, bytes]
    lint_errors: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What is tried on whom: ``until`` is the day on which the answers are thrown away."""

    stage: str
    channel: Channel
    today: date
    until: date
    participants: int


@dataclass(frozen=True, slots=True)
class _Session:
    """The message, taken apart for questions and remarks."""

    message: Message
    parts: tuple[Part, ...]
    questions: tuple[Question, ...]
    untold: tuple[str, ...]

    @property
    def template(self) -> str:
        return f"{self.message.stage}/{self.message.channel}"

    @property
    def version(self) -> str:
        return columns.printed_version(self.message.template_version)

    @property
    def numbered(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.number)


def pack(case: Case, workspace: Workspace, plan: Plan) -> Pack:
    """The files of a pack. Raises what composing and rendering raise: a pack must be complete."""
    decision = for_stage(case, workspace.creditor, plan.stage, plan.today)
    (message,) = pipeline.compose(case, workspace, decision, plan.today, (plan.channel,))
    parts_found = parts(message)
    known = facts(message, case, workspace.creditor, parts_found)
    stages = workspace.creditor.stages
    session = _Session(message, parts_found, questions(plan.stage, stages, known), untold(stages[plan.stage], known))
    files = dict(_message_files(session, workspace))
    shared = _shared(session, workspace, plan)
    for name, kind in ((_CONSENT, "panel_consent"), (_QUESTIONS, "panel_questions"), (_LEADER, "panel_leader")):
        files[name] = page.render(kind, **shared).encode()
    files[RESULTS] = spreadsheet.as_bytes(_blank(session, plan.participants))
    return Pack(files, len(pipeline.errors(message, workspace)))


def _message_files(session: _Session, workspace: Workspace) -> Iterator[tuple[str, bytes]]:
    """The message as the customer gets it, when that is a file; and as a page, unless it is printed."""
    message = session.message
    channel = RECORDS[message.channel]
    if channel.file:
        content = as_bytes(Rendered(message, pipeline.render(message, workspace)))
        yield f"{_MESSAGE}{channel.suffix}", content
    if not channel.printed:
        values = {"parts": session.parts, "sender": message.sender.name, "subject": plain(message.subject)}
        yield f"{_MESSAGE}.html", page.render("panel_message", **values).encode()


def _shared(session: _Session, workspace: Workspace, plan: Plan) -> dict[str, Any]:
    creditor = workspace.creditor
    help_from = (
        opsomming(
            [
                f"{in_a_sentence(organisation.naam)} {_phone(organisation.telefoon)}".strip()
                for organisation in creditor.hulp
            ]
        )
        or "Geldfit 0800-8115"
    )
    values: dict[str, object] = {"enough": ENOUGH, "help": help_from, "until": datum(plan.until)}
    return {
        "session": session,
        "channel": RECORDS[plan.channel].noun,
        "creditor": creditor.naam,
        "phone": _phone(creditor.contact.telefoon),
        "email": creditor.contact.email,
        "until": datum(plan.until),
        "day": datum(plan.today),
        "steps": [(say(f"panel.leader.{step}"), _sentences(f"panel.leader.{step}_", values)) for step in _STEPS],
    }


def _sentences(prefix: str, values: dict[str, object]) -> list[str]:
    return [say(key, **values) for key in keys(prefix)]


def _phone(number: str | None) -> str:
    return fields.printed_phone(number) if number else ""


def _blank(session: _Session, participants: int) -> Iterator[list[str]]:
    """The result file: the names of the columns, and a row a participant with what is known beforehand."""
    asked = [columns.question_column(number, question) for number, question in enumerate(session.questions, 1)]
    numbered = [columns.part_column(part) for part in session.numbered]
    first = [columns.PARTICIPANT, columns.GROUP, columns.TEMPLATE, columns.VERSION]
    yield [*first, *asked, *numbered, columns.REMARK]
    for number in range(1, participants + 1):
        yield [str(number), "", session.template, session.version, *[""] * (len(asked) + len(numbered) + 1)]
