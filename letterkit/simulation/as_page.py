"""A track as one self-contained page: the arrears as a line, a table of the messages, and everything day by day."""

from collections.abc import Mapping
from dataclasses import dataclass

from letterkit import __version__, channels
from letterkit.lint import Finding
from letterkit.message import plain
from letterkit.reports import page
from letterkit.simulation import phrasing
from letterkit.simulation.chart import chart
from letterkit.simulation.judged import Heard, Judged
from letterkit.simulation.shown import Shown, blocks
from letterkit.simulation.timeline import Entry, Fact, QuietPeriod, Sent
from letterkit.templating.formats import euro, weekdag
from letterkit.texts import say


@dataclass(frozen=True, slots=True)
class _Message:
    """One message with what the linter says of it."""

    anchor: str
    channel: str
    subject: str
    blocks: tuple[Shown, ...]
    qr: bool
    file: str
    lint: str
    tone: str
    summary: str
    findings: tuple[Finding, ...]
    over_series: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """One entry of the timeline, in words."""

    kind: str
    label: str
    day: str
    text: str = ""
    asks: str = ""
    why: str = ""
    counterfactuals: str = ""
    instead: str = ""
    more: tuple[str, ...] = ()
    amount: str = ""
    anchor: str = ""
    messages: tuple[_Message, ...] = ()


def as_page(judged: Judged, files: Mapping[str, str]) -> str:
    """The page. ``files``: the file of each message by its name, below the folder of the page."""
    track = judged.track
    title, sub = phrasing.title_lines(track)
    over_series = sum(len(heard.over_series) for heard in judged.all)
    return page.render(
        "simulate",
        title=title,
        sub=sub,
        counts=phrasing.counts(track, judged.counts),
        assumptions=phrasing.assumptions(track),
        chart=chart(track),
        rows=tuple(_row(entry, judged, files) for entry in track.entries),
        series=say("simulation.page.series_some", count=over_series)
        if over_series
        else say("simulation.page.series_none"),
        version=__version__,
    )


def _row(entry: Entry, judged: Judged, files: Mapping[str, str]) -> _Row:
    label, day = phrasing.kind(entry), weekdag(entry.day)
    if isinstance(entry, Fact):
        return _Row(entry.who, label, f"{day} {entry.day.year}", phrasing.fact(entry))
    if isinstance(entry, QuietPeriod):
        first, *rest = phrasing.quiet_period(entry)
        return _Row("waits" if entry.waits else "held", label, phrasing.quiet_days(entry), first, more=tuple(rest))
    return _sent(entry, judged, files, label=label, day=f"{day} {entry.day.year}")


def _sent(entry: Sent, judged: Judged, files: Mapping[str, str], *, label: str, day: str) -> _Row:
    amount = entry.decision.amount
    return _Row(
        kind="sent",
        label=label,
        day=day,
        text=phrasing.title(entry),
        asks=phrasing.asks(entry),
        why=phrasing.because(entry.decision.variables),
        counterfactuals=phrasing.stopped(entry, held=False),
        instead=phrasing.stopped(entry, held=True),
        amount=euro(amount) if amount is not None else "",
        anchor=f"d-{entry.day.isoformat()}",
        messages=tuple(_message(heard, files) for heard in judged.of(entry)),
    )


def _message(heard: Heard, files: Mapping[str, str]) -> _Message:
    message = heard.rendered.message
    return _Message(
        anchor=f"b-{heard.name}",
        channel=channels.label(message.channel),
        subject=plain(message.subject),
        blocks=blocks(heard.rendered),
        qr=bool(channels.RECORDS[message.channel].shows_qr and message.payment and message.payment.qr_payload),
        file=files.get(heard.name, ""),
        lint=phrasing.lint_score(heard),
        tone=phrasing.tone(heard),
        summary=phrasing.findings(heard),
        findings=heard.report.findings,
        over_series=heard.over_series,
    )
