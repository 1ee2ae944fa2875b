"""A track in plain Dutch: the sentences that the timeline, on the terminal and on the page, is made of."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import groupby

from letterkit.batch.summary import what_to_do, why
from letterkit.channels import label
from letterkit.journey import Decision
from letterkit.lint import LEVELS
from letterkit.lint.report import TONES
from letterkit.pipeline import HoldReason
from letterkit.sectors import sectors
from letterkit.simulation.judged import Heard
from letterkit.simulation.timeline import Fact, QuietPeriod, Sent, Timeline
from letterkit.stages import shipped
from letterkit.templating.formats import datum, euro, hoofdletter, opsomming
from letterkit.texts import keys, say


def printed(value: object) -> str:
    """A value as people read it: an amount, a day, a list, or the words themselves."""
    match value:
        case Decimal():
            return euro(value)
        case date():
            return datum(value)
        case tuple():
            return opsomming([printed(item) for item in value])
        case _:
            return str(value)


def fact(happened: Fact) -> str:
    """What happened."""
    values = {name: printed(value) for name, value in happened.values.items()}
    if "stage" in values:
        values["stage"] = stage(values["stage"])
    name = "calls_signal" if happened.name == "calls" and values["signal"] else happened.name
    return say(f"simulation.fact.{name}", **values)


def kind(entry: Fact | Sent | QuietPeriod) -> str:
    """The kind of an entry, in one word."""
    if isinstance(entry, Fact):
        return say(f"simulation.kind.{entry.who}")
    if isinstance(entry, Sent):
        return say("simulation.kind.sent")
    return say("simulation.kind.waits" if entry.waits else "simulation.kind.held")


def stage(name: str) -> str:
    """A stage by its name; one of a creditor's own, of which no decision is at hand, by the words of its id."""
    return shipped().named(name)


def _due(decision: Decision) -> str:
    return decision.kind.name if decision.kind else stage(decision.stage or "")


def channels(sent: Sent) -> str:
    return opsomming([label(rendered.message.channel) for rendered in sent.rendered])


def title(sent: Sent) -> str:
    """Which message, on which channels."""
    return say("simulation.sent.line", stage=hoofdletter(_due(sent.decision)), channels=channels(sent))


def asks(sent: Sent) -> str:
    """What the message asks for, and by when."""
    due, amount = sent.decision.due, sent.decision.amount
    if amount is None or due is None:
        return say("simulation.sent.asks_nothing")
    name = "asks_in_words" if sent.decision.term_in_words else "asks"
    return " ".join([say(f"simulation.sent.{name}", amount=euro(amount), due=datum(due)), *_term(sent.decision)])


def _term(decision: Decision) -> Iterator[str]:
    """When the message arrives and when its term ends; nothing where the case itself sets the day."""
    if decision.calendar and decision.calendar.fee_from == decision.due:
        days = {name: datum(day) for name, day in decision.calendar.by_name.items()}
        yield say("simulation.sent.fee" if decision.term_in_words else "simulation.sent.term", **days)


def because(variables: Mapping[str, str | int | bool]) -> str:
    """The variables that decided, as far as they say something: ``4 dagen te laat, 1 termijn open``."""
    return hoofdletter(", ".join(_reasons(variables))) + "."


def _reasons(variables: Mapping[str, str | int | bool]) -> Iterator[str]:
    known = frozenset(keys("simulation.why."))
    for name, value in variables.items():
        key = f"simulation.why.{name}"
        if isinstance(value, int) and value < 0:
            continue  # a day that has passed
        if not value:
            if f"{key}_none" in known:
                yield say(f"{key}_none")
        elif value is not True and f"{key}_{value}" in known:
            yield say(f"{key}_{value}")
        elif key in known:
            yield say(key, value=_word(name, value))


def _word(name: str, value: object) -> object:
    """A stage by its name; other values as they are."""
    if name in ("vorige_fase", "gebeurtenis"):
        return opsomming([stage(id_) for id_ in str(value).split()])
    return value


def stopped(sent: Sent, *, held: bool) -> str:
    """What would have kept the message from going, or (``held``) have asked for a person first; else empty."""
    sentences = [
        say(f"simulation.stop.{counterfactual.name}")
        for counterfactual in sent.counterfactuals
        if counterfactual.held == held
    ]
    return opsomming(sentences) + "." if sentences else ""


def quiet_days(period: QuietPeriod) -> str:
    key = "one" if period.day == period.last else "many"
    return say(f"simulation.spell.{key}", first=datum(period.day), last=datum(period.last))


def quiet_period(period: QuietPeriod) -> list[str]:
    """What is due and waits, then for each reason why, and what a person is to do."""
    due = [say("simulation.spell.due", stage=_due(period.decision))] if period.decision.stage else []
    return [*due, *(" ".join(reason(code)) for code in period.reasons)]


def reason(hold_reason: HoldReason) -> tuple[str, str]:
    """Why nothing went out, and what a person is to do; days in words."""
    values = tuple((name, _day(value)) for name, value in hold_reason.values)
    worded = HoldReason(hold_reason.code, values)
    return why(worded), what_to_do(worded)


def _day(value: str) -> str:
    try:
        return datum(date.fromisoformat(value))
    except ValueError:
        return value


def findings(heard: Heard) -> str:
    """How many findings of each level there are."""
    count = {level: sum(finding.level == level for finding in heard.findings) for level in LEVELS}
    numbers = [
        say("simulation.heard.count", level=say(f"lint.level.{level}"), count=n) for level, n in count.items() if n
    ]
    return opsomming(numbers) or say("simulation.heard.none")


def lint_score(heard: Heard) -> str:
    score, level = heard.readability.lint_score, heard.readability.lint_level
    if score is None:
        return say("simulation.heard.short")
    return say("simulation.heard.lint", score=round(score), level=level)


def tone(message: Heard) -> str:
    """How often the text shows understanding, and each harsh tone that was found."""
    heard = message.report.tone
    harsh = [f"{say(f'simulation.tone.{name}')} {heard[name]}" for name in TONES if heard[name]]
    shown = opsomming(harsh) or say("simulation.heard.no_harsh")
    return say("simulation.heard.tone", empathy=heard["empathy"], harsh=shown)


def counts(track: Timeline, judged_counts: Mapping[str, int]) -> tuple[str, str]:
    """How much there is of everything, and what the linter found in all."""
    facts = [entry for entry in track.entries if isinstance(entry, Fact)]
    quiet_periods = [entry for entry in track.entries if isinstance(entry, QuietPeriod)]
    summary = say(
        "simulation.counts",
        moments=len(track.sent),
        messages=sum(len(sent.rendered) for sent in track.sent),
        calls=sum(happened.who == "taak" for happened in facts),
        holds=sum(
            1 for waits, _ in groupby(quiet_periods, key=lambda period: (period.waits, period.reasons)) if not waits[0]
        ),
    )
    return summary, say("simulation.lint", **judged_counts)


def assumptions(track: Timeline) -> list[str]:
    """What the simulation takes for granted."""
    assumed = [_assumed(name, values) for name, values in track.assumed]
    return [*assumed, say("simulation.assumed.always")]


def _assumed(name: str, values: Mapping[str, object]) -> str:
    return say(f"simulation.assumed.{name}", **{key: printed(value) for key, value in values.items()})


def title_lines(track: Timeline) -> tuple[str, str]:
    """The title, and whose case it is over which days."""
    sector = sectors()[track.sector].name
    first, last = datum(track.first), datum(track.last)
    sub = say("simulation.sub", creditor=track.creditor, sector=sector, first=first, last=last)
    return say("simulation.title", case=track.case_id), sub
