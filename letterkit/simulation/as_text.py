"""A track as a timeline to read at a terminal."""

import textwrap
from collections.abc import Iterator

from babel.dates import format_date

from letterkit.simulation import words
from letterkit.simulation.judged import Judged
from letterkit.simulation.track import Entry, Fact, Sent, Spell
from letterkit.texts import say

_WIDTH = 110
_DAY = 16
_INDENT = " " * _DAY


def as_text(judged: Judged) -> str:
    """The whole timeline, one thing after the other, with why and what the linter says."""
    track = judged.track
    title, sub = words.title_lines(track)
    lines = [title, sub, "", say("simulation.assumed.head") + ":"]
    lines += [line for one in words.assumptions(track) for line in _wrapped(one, "- ", "  ")]
    lines.append("")
    for entry in track.entries:
        lines += _entry(entry, judged)
    lines += ["", *words.counts(track, judged.counts)]
    return "\n".join(line.replace("\u00a0", " ") for line in lines) + "\n"


def _entry(entry: Entry, judged: Judged) -> Iterator[str]:
    day = format_date(entry.day, format="EE d MMM y", locale="nl_NL").ljust(_DAY)
    if isinstance(entry, Fact):
        yield from _wrapped(f"{words.kind(entry)}  {words.fact(entry)}", day, _INDENT)
    elif isinstance(entry, Spell):
        yield from _spell(entry, day)
    else:
        yield from _sent(entry, judged, day)


def _spell(entry: Spell, day: str) -> Iterator[str]:
    first, *rest = words.spell(entry)
    yield from _wrapped(f"{words.kind(entry)}  {words.spell_days(entry)}: {first}", day, _INDENT)
    for more in rest:
        yield from _wrapped(more, _INDENT, _INDENT)


def _sent(entry: Sent, judged: Judged, day: str) -> Iterator[str]:
    yield from _wrapped(f"{words.kind(entry)}  {words.title(entry)} {words.asks(entry)}", day, _INDENT)
    labelled = [
        ("why", words.because(entry.decision.variables)),
        ("stops", words.stopped(entry, held=False)),
        ("instead", words.stopped(entry, held=True)),
    ]
    for label, text in labelled:
        if text:
            yield from _wrapped(text, f"{_INDENT}{say(f'simulation.label.{label}')}: ", _INDENT + "  ")
    for one in judged.of(entry):
        said = say(
            "simulation.heard.line",
            channel=say(f"channel_name.{one.rendered.message.channel}"),
            findings=words.findings(one),
            lint=words.lint_score(one),
            tone=words.tone(one),
        )
        yield from _wrapped(said, f"{_INDENT}{say('simulation.label.heard')}: ", _INDENT + "  ")
        for found in one.findings:
            level = say(f"lint.level.{found.level}")
            yield from _wrapped(f"[{found.rule}] {found.message}", f"{_INDENT}  {level}: ", _INDENT + "    ")


def _wrapped(text: str, first: str, rest: str) -> list[str]:
    return textwrap.wrap(
        text, _WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )
