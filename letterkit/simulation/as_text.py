"""A track as a timeline to read at a terminal."""

import textwrap
from collections.abc import Iterator

from letterkit import channels
from letterkit.dutch import dates
from letterkit.simulation import phrasing
from letterkit.simulation.judged import Judged
from letterkit.simulation.timeline import Entry, Fact, QuietPeriod, Sent
from letterkit.texts import say

_WIDTH = 110
_DAY = 16
_INDENT = " " * _DAY


def as_text(judged: Judged) -> str:
    """The whole timeline, one thing after the other, with why and what the linter says."""
    track = judged.track
    title, sub = phrasing.title_lines(track)
    lines = [title, sub, "", say("simulation.assumed.head") + ":"]
    lines += [line for assumption in phrasing.assumptions(track) for line in _wrapped(assumption, "- ", "  ")]
    lines.append("")
    for entry in track.entries:
        lines += _entry(entry, judged)
    lines += ["", *phrasing.counts(track, judged.counts)]
    return "\n".join(line.replace("\u00a0", " ") for line in lines) + "\n"


def _entry(entry: Entry, judged: Judged) -> Iterator[str]:
    day = dates.printed_short(entry.day).ljust(_DAY)
    if isinstance(entry, Fact):
        yield from _wrapped(f"{phrasing.kind(entry)}  {phrasing.fact(entry)}", day, _INDENT)
    elif isinstance(entry, QuietPeriod):
        yield from _quiet_period(entry, day)
    else:
        yield from _sent(entry, judged, day)


def _quiet_period(entry: QuietPeriod, day: str) -> Iterator[str]:
    first, *rest = phrasing.quiet_period(entry)
    yield from _wrapped(f"{phrasing.kind(entry)}  {phrasing.quiet_days(entry)}: {first}", day, _INDENT)
    for more in rest:
        yield from _wrapped(more, _INDENT, _INDENT)


def _sent(entry: Sent, judged: Judged, day: str) -> Iterator[str]:
    yield from _wrapped(f"{phrasing.kind(entry)}  {phrasing.title(entry)} {phrasing.asks(entry)}", day, _INDENT)
    labelled = [
        ("why", phrasing.because(entry.decision.variables)),
        ("stops", phrasing.stopped(entry, held=False)),
        ("instead", phrasing.stopped(entry, held=True)),
    ]
    for label, text in labelled:
        if text:
            yield from _wrapped(text, f"{_INDENT}{say(f'simulation.label.{label}')}: ", _INDENT + "  ")
    for heard in judged.of(entry):
        line = say(
            "simulation.heard.line",
            channel=channels.label(heard.rendered.message.channel),
            findings=phrasing.findings(heard),
            lint=phrasing.lint_score(heard),
            tone=phrasing.tone(heard),
        )
        yield from _wrapped(line, f"{_INDENT}{say('simulation.label.heard')}: ", _INDENT + "  ")
        for finding in heard.findings:
            level = say(f"lint.level.{finding.level}")
            yield from _wrapped(f"[{finding.rule}] {finding.message}", f"{_INDENT}  {level}: ", _INDENT + "    ")


def _wrapped(text: str, first: str, rest: str) -> list[str]:
    return textwrap.wrap(
        text, _WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )
