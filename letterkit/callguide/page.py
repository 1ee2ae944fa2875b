"""The guide as one self-contained page for the screen and for one or two sheets of paper."""

from datetime import date

from letterkit import __version__, journey
from letterkit.batch.summary import what_to_do, why
from letterkit.callguide.content import basis
from letterkit.callguide.facts import beginning, facts, read_last
from letterkit.callguide.options import options
from letterkit.callguide.stage import attention
from letterkit.case import Case
from letterkit.creditor import Creditor
from letterkit.errors import WrongCall
from letterkit.journey import Decision
from letterkit.law import quiet_hours
from letterkit.law.settings import Settings
from letterkit.pipeline import HoldReason
from letterkit.reports import page
from letterkit.stages.model import Guide
from letterkit.templating.creditor_words import help_words
from letterkit.templating.formats import datum, euro, hoofdletter, weekdag
from letterkit.texts import say
from letterkit.workspace import Workspace


def as_page(case: Case, workspace: Workspace, stage: str, today: date) -> str:
    """The guide for a call about ``stage`` on ``today``. All that is said of the case is in this page only.

    Raises ``WrongCall`` for an unknown stage, one without a guide, or one that the record lacks the data of;
    ``SourceInvalid`` when a template or the guide is wrong.
    """
    decision = journey.for_stage(case, workspace.creditor, stage, today)
    guide = workspace.creditor.stages.guide(stage)
    if guide is None:
        raise WrongCall("callguide_none", stage=stage)
    message = read_last(case, workspace, decision, today)
    offered = options(case, workspace.creditor, stage)
    reasons = attention(case, workspace.creditor, decision, today)
    return page.render(
        "callguide",
        case_id=case.zaaknummer,
        stage=hoofdletter(workspace.creditor.stages.named(stage)),
        creditor=workspace.creditor.naam,
        today=datum(today),
        facts=facts(case, workspace.creditor.stages, today),
        attention=tuple((why(HoldReason(code)), what_to_do(HoldReason(code))) for code in reasons),
        hours=_hours(today, workspace.creditor.law),
        moment=_moment(decision),
        guide=guide,
        basis=basis(),
        read=beginning(message) if message else (),
        understand=_understand(decision, guide),
        here=tuple(option for option in offered if option.here),
        elsewhere=tuple(option for option in offered if not option.here),
        indicators=_indicators(case, workspace.creditor),
        help=help_words(workspace.creditor),
        version=__version__,
    )


def _hours(today: date, law: Settings) -> tuple[str, ...]:
    """When a customer may be called, and whether today is such a day."""
    hours = say("callguide.hours", first=law.contact_from_hour.value, last=law.contact_until_hour.value)
    closed = quiet_hours.first_on(today, law).date() != today
    return (hours, say("callguide.not_today", day=weekdag(today))) if closed else (hours,)


def _moment(decision: Decision) -> str:
    """Whether the call belongs before the message or after it."""
    task = decision.kind and decision.kind.call
    return say(f"callguide.moment.{task.when if task else 'free'}")


def _understand(decision: Decision, guide: Guide) -> tuple[tuple[str, str], ...]:
    """The questions, each with what is right in this case."""
    asked, amount, due = basis().understand, decision.amount, decision.due
    what = say("callguide.right.what", amount=euro(amount)) if amount is not None else say("callguide.right.nothing")
    when = say("callguide.right.when", day=datum(due)) if due else say("callguide.right.no_day")
    how = say("callguide.right.how") if amount is not None else say("callguide.right.how_nothing")
    return (asked.what, what), (asked.when, when), (asked.how, how), (asked.if_not, guide.if_not)


def _indicators(case: Case, creditor: Creditor) -> tuple[str, ...]:
    """The creditor's own signs of problem debt, with the figures of this case."""
    signs, plan = creditor.schuldsignalen, case.regeling
    figures = {
        "terms": (len(case.achterstand.termijnen), signs.open_termijnen),
        "missed": (plan.eerder_gemist if plan else 0, signs.eerder_gemist),
    }
    return tuple(say(f"callguide.indicator.{name}", found=n, least=least) for name, (n, least) in figures.items())
