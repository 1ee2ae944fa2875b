"""Lint reports as one self-contained page that a reviewer reads and files; it asks for nothing outside itself.

Of each text first the text itself with its marks, then one card for each cause, worst first. What a text lacks stands
apart: it has no place in it. A mark leads to its card, and a card to each of its places.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from importlib.resources import files
from typing import get_args

from letterkit import __version__
from letterkit.dutch import dates
from letterkit.language import Readability
from letterkit.lint import LEVELS, Finding, Report
from letterkit.lint.coverage import UnreadFile
from letterkit.lint.findings import Advice
from letterkit.lint.rule import speaks_of_absence
from letterkit.reports.coverage_lines import coverage_lines
from letterkit.reports.lint_json import Norms, rules_hash, summary
from letterkit.reports.plain_text import printable
from letterkit.texts import say


@dataclass(frozen=True, slots=True)
class _Card:
    """Findings with one cause: the same rule with the same sentence. number: where it stands among the cards."""

    number: int
    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        return self.findings[0]


def as_html(
    reports: Sequence[Report],
    unread: Sequence[UnreadFile] = (),
    *,
    day: date | None = None,
    reviewer: str = "",
    norms: Norms | None = None,
) -> str:
    """All reports, and the files that gave none, as one HTML page; the same reports give the same bytes.

    day, reviewer: when and by whom, as the page says; norms: what it names beside each rule.
    """
    sheets = files(__package__)
    style = "".join(sheets.joinpath(name).read_text(encoding="utf-8") for name in ("page.css", "lint_page.css"))
    body = [
        f"<h1>{_say('title')}</h1>",
        *_verdict(reports, unread),
        *_origin(day, reviewer),
        *_unread(unread),
        f"<nav aria-label='{_say('contents')}'><ol>",
        *(_entry(at, report) for at, report in enumerate(reports)),
        "</ol></nav>",
        "<main id=inhoud>",
        *(part for at, report in enumerate(reports) for part in _section(at, report, norms or {})),
        "</main>",
    ]
    head = (
        '<!DOCTYPE html>\n<html lang="nl"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{_say('title')}</title><style>{style}</style></head><body>"
        f"<a class=skip href='#inhoud'>{_say('skip')}</a>"
    )
    page = head + "\n".join(body) + "</body></html>\n"
    return page.encode("utf-8", "replace").decode("utf-8")  # a name of a file may hold half a character


def _verdict(reports: Sequence[Report], unread: Sequence[UnreadFile]) -> Iterator[str]:
    """Whether the texts can go, in one sentence; what was counted; and what the three levels mean."""
    counts = summary(reports)
    wrong = sum(1 for report in reports if report.count("error"))
    key = "wrong" if wrong else "unread" if unread else "sound"
    yield f"<p class=verdict>{_say(f'verdict.{key}', wrong=wrong, total=len(reports), unread=len(unread))}</p>"
    lines = [say("lint.summary", **counts)]
    lines += [say("lint.not_read_count", count=len(unread))] if unread else []
    lines += [say("lint.suppressed", suppressed=counts["suppressed"])] if counts["suppressed"] else []
    yield f"<p>{escape(' '.join(lines))}</p><p class=meta>{_say('levels')}</p>"


def _origin(day: date | None, reviewer: str) -> Iterator[str]:
    yield f"<p class=meta>{_say('made', version=__version__, rules=rules_hash())}</p>"
    lines = [_say("day", day=dates.printed(day))] if day else []
    lines += [_say("reviewer", name=printable(reviewer))] if reviewer else []
    if lines:
        yield f"<p class=meta>{' '.join(lines)}</p>"


def _unread(unread: Sequence[UnreadFile]) -> Iterator[str]:
    if unread:
        lines = "".join(f"<li>{escape(printable(file.sentence))}</li>" for file in unread)
        yield f"<section><h2>{_say('not_read')}</h2><ul class=error>{lines}</ul></section>"


def _entry(at: int, report: Report) -> str:
    counted = {level: f"{report.count(level)} {_level(level)}" for level in LEVELS if report.count(level)}
    if "error" in counted:
        counted["error"] = f"<span class=wrong>{counted['error']}</span>"
    counts = ", ".join(counted.values())
    return f"<li><a href='#t{at}'>{_name(report)}</a> <span class=meta>{counts or _say('nothing')}</span></li>"


def _section(at: int, report: Report, norms: Norms) -> Iterator[str]:
    cards = _cards(report)
    yield f"<section aria-labelledby=t{at}><h2 id=t{at}>{_name(report)}</h2>"
    yield f"<div class=letter lang=nl>{_marked(at, report, cards)}</div>"
    for title, absent in (("places", False), ("lacking", True)):
        own = [card for card in cards if speaks_of_absence(card.first.rule) == absent]
        if own:
            yield f"<h3 class=group>{_say(title)}</h3>"
            yield from (_card(at, card, norms, shown=not absent) for card in own)
    for excused in report.suppressed:
        waiver = excused.waiver
        line = say("lint.excused", rule=waiver.rule, reason=waiver.reason, by=waiver.by, until=waiver.until)
        yield f"<p class=excused>{escape(line)}</p>"
    for override in report.overrides:
        level = say(f"lint.level.{override.level}")
        line = say("lint.override", rule=override.rule, level=level, reason=override.reason)
        yield f"<p class=excused>{escape(line)}</p>"
    yield "<dl>" + "".join(f"<div><dt>{label}</dt><dd>{value}</dd></div>" for label, value in _facts(report)) + "</dl>"
    yield "</section>"


def _cards(report: Report) -> list[_Card]:
    """The findings by cause, the heaviest level first, and of one level what comes first in the text."""
    by_cause: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in report.findings:
        by_cause.setdefault((finding.level, finding.rule, finding.message), []).append(finding)
    ordered = sorted(by_cause.values(), key=lambda group: (LEVELS.index(group[0].level), group[0].start))
    return [_Card(number, tuple(group)) for number, group in enumerate(ordered)]


def _facts(report: Report) -> Iterator[tuple[str, str]]:
    document, solutions, read = report.document, report.solutions, report.readability
    source = document.source or document.text
    given = document.stage and document.stage != document.declared
    origin = "" if given else f" ({_say('from_file' if document.stage else 'read_from_text')})"
    yield _say("stage"), escape(report.stage or say("lint.html.unknown")) + origin
    yield _say("channel"), escape(document.channel)
    yield _say("words"), str(document.words)
    yield _say("coverage"), "<br>".join(map(escape, map(printable, coverage_lines(report))))
    yield "LiNT", _lint(read)
    options = ", ".join(option.replace("_", " ") for option in solutions.options)
    yield (
        _say("solution"),
        (_say("yes") + (f": {escape(options)}" if options else "")) if solutions.offered else _say("no"),
    )
    yield _say("invited"), _say("yes" if solutions.contact_invited else "no")
    digest = document.digest or hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()
    yield _say("hash" if document.digest else "hash_text"), f"<code>{digest}</code>"


def _lint(read: Readability) -> str:
    if not read.dutch:
        return _say("not_dutch")
    if read.lint_score is None:
        return _say("too_short")
    return f"{read.lint_score:.0f} ({_say('level', level=read.lint_level)})"


def _card(at: int, card: _Card, norms: Norms, *, shown: bool) -> str:
    """One cause. shown: it has places in the text, which are quoted; what a text lacks has none."""
    first = card.first
    places = "".join(_place(f"t{at}p{card.number}x{number}", finding) for number, finding in enumerate(card.findings))
    quotes = f"<ul class=places>{places}</ul>" if shown else ""
    instead = "".join(_instead(card, advice) for advice in get_args(Advice))
    named = f" · {_say('norms')}: {escape(', '.join(norms[first.rule]))}" if norms.get(first.rule) else ""
    return (
        f"<article class='{first.level}' id='t{at}c{card.number}'><h3><span class=level>{_level(first.level)}</span> "
        f"{_shown(first.message)}</h3>{quotes}{instead}"
        f"<p>{_shown(first.why)}</p><p class=meta>{_say('rule')}: {escape(first.rule)} · "
        f"{_say('source')}: {_shown(first.source)}{named}</p></article>"
    )


def _instead(card: _Card, advice: Advice) -> str:
    """The suggestions of one kind of advice."""
    wanted = dict.fromkeys(text for one in card.findings if one.advice == advice for text in one.suggestions)
    items = "".join(f"<li>{_shown(text)}</li>" for text in wanted)
    return f"<p>{_say(f'instead.{advice}')}</p><ul>{items}</ul>" if items else ""


def _place(mark: str, finding: Finding) -> str:
    where = f"{finding.template}:" if finding.template else ""
    text = f"{where}{finding.line}:{finding.column}"
    return f"<li><a href='#{mark}'>{_shown(text)}</a> <q>{_shown(finding.text)}</q></li>"


def _marked(at: int, report: Report, cards: Sequence[_Card]) -> str:
    """The text with a mark on every stretch that a finding is about, which leads to its card.

    Where stretches overlap the heaviest is marked; the others have an anchor where they start, for their cards.
    """
    source = report.document.source or report.document.text
    taken: list[tuple[int, int]] = []
    signs: list[tuple[int, int, str]] = []  # where, in which order there, and what
    for card in cards:
        for number, finding in enumerate(() if speaks_of_absence(card.first.rule) else card.findings):
            start, stop = min(finding.start, len(source)), min(finding.end, len(source))
            anchor = f"id='t{at}p{card.number}x{number}'"
            if start < stop and not any(a < stop and start < b for a, b in taken):
                taken.append((start, stop))
                signs += [(start, 1, f"<a class='{finding.level}' {anchor} href='#t{at}c{card.number}'>")]
                signs += [(stop, 0, "</a>")]
            else:
                signs.append((start, 2, f"<span {anchor}></span>"))
    parts, end = [], 0
    for place, _, sign in sorted(signs):
        parts += [_shown(source[end:place]), sign]
        end = place
    return "".join(parts) + _shown(source[end:])


def _shown(text: str) -> str:
    """As it is, but for characters that no page can hold."""
    return escape("".join(sign if sign >= " " or sign in "\t\n" else " " for sign in text))


def _name(report: Report) -> str:
    return escape(printable(report.document.path or say("lint.no_path")))


def _level(level: str) -> str:
    return escape(say(f"lint.level.{level}"))


def _say(key: str, **values: object) -> str:
    return escape(say(f"lint.html.{key}", **values))
