"""One message by itself: what the linter reads of it, its errors, and what is sent."""

from dataclasses import replace

from letterkit.lint import Document, Finding, Waiver, from_message
from letterkit.lint.verdict_cache import Counts
from letterkit.message import Message
from letterkit.render import RENDERERS, Content, RenderContext
from letterkit.workspace import Workspace


def errors(message: Message, workspace: Workspace) -> tuple[Finding, ...]:
    """The findings that keep a message from being sent."""
    return workspace.verdicts.errors(message, _waivers(message, workspace))


def judged(message: Message, workspace: Workspace) -> tuple[tuple[Finding, ...], Counts]:
    """The same with how many findings of each level its wording has."""
    return workspace.verdicts.judged(message, _waivers(message, workspace))


def document(message: Message, workspace: Workspace) -> Document:
    """The message as the linter reads it, with the exceptions that its template asks for."""
    return replace(from_message(message), waivers=_waivers(message, workspace), day=message.date)


def _waivers(message: Message, workspace: Workspace) -> tuple[Waiver, ...]:
    allowed = workspace.templates.get(message.stage, message.channel).source.head.allow
    return tuple(Waiver(a.rule, a.at, a.reason, a.by, a.until, of_template=True) for a in allowed)


def render(message: Message, workspace: Workspace, attached: Content | None = None) -> Content:
    """Message -> what is sent on its channel; ``attached`` goes along with it."""
    return RENDERERS[message.channel](message, RenderContext(workspace.creditor, workspace.base, attached))
