"""Lint reports as one self-contained page that a reviewer reads and files; it asks for nothing outside itself."""

import hashlib
from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files

from letterkit import __version__
from letterkit.lint import LEVELS, Finding, Report
from letterkit.reports.lint_json import rules_hash, summary
from letterkit.texts import say


def as_html(reports: Sequence[Report]) -> str:
    """All reports as one HTML page; the same reports give the same bytes."""
    style = files(__package__).joinpath("page.css").read_text(encoding="utf-8")
    counts = summary(reports)
    body = [
        f"<h1>{_say('title')}</h1>",
        (
            f"<p>{escape(say('lint.summary', **counts))} "
            f"{escape(say('lint.suppressed', suppressed=counts['suppressed']))}</p>"
        ),
        f"<p class=meta>{_say('made', version=__version__, rules=rules_hash())}</p>",
        f"<nav aria-label='{_say('contents')}'><ol>",
        *(_entry(at, one) for at, one in enumerate(reports)),
        "</ol></nav>",
        "<main id=inhoud>",
        *(part for at, report in enumerate(reports) for part in _section(at, report)),
        "</main>",
    ]
    head = (
        '<!DOCTYPE html>\n<html lang="nl"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{_say('title')}</title><style>{style}</style></head><body>"
        f"<a class=skip href='#inhoud'>{_say('skip')}</a>"
    )
    return head + "\n".join(body) + "</body></html>\n"


def _entry(at: int, report: Report) -> str:
    counts = ", ".join(f"{report.count(level)} {_level(level)}" for level in LEVELS if report.count(level))
    return f"<li><a href='#t{at}'>{_name(report)}</a> <span class=meta>{counts or _say('nothing')}</span></li>"


def _section(at: int, report: Report) -> Iterator[str]:
    yield f"<section aria-labelledby=t{at}><h2 id=t{at}>{_name(report)}</h2>"
    yield "<dl>" + "".join(f"<div><dt>{label}</dt><dd>{value}</dd></div>" for label, value in _facts(report)) + "</dl>"
    yield f"<details><summary>{_say('text')}</summary><div class=letter lang=nl>{_marked(at, report)}</div></details>"
    for number, finding in enumerate(report.findings):
        yield _finding(f"t{at}f{number}", finding)
    for one in report.suppressed:
        waiver = one.waiver
        told = say("lint.excused", rule=waiver.rule, reason=waiver.reason, by=waiver.by, until=waiver.until)
        yield f"<p class=excused>{escape(told)}</p>"
    for override in report.overrides:
        level = say(f"lint.level.{override.level}")
        told = say("lint.override", rule=override.rule, level=level, reason=override.reason)
        yield f"<p class=excused>{escape(told)}</p>"
    yield "</section>"


def _facts(report: Report) -> Iterator[tuple[str, str]]:
    document, solutions, read = report.document, report.solutions, report.readability
    source = document.source or document.text
    yield (
        _say("stage"),
        escape(report.stage or say("lint.html.unknown")) + ("" if document.stage else f" ({_say('read_from_text')})"),
    )
    yield _say("channel"), escape(document.channel)
    yield _say("words"), str(document.words)
    level = _say("too_short") if read.too_short else f"{read.lint_score:.0f} ({_say('level', level=read.lint_level)})"
    yield "LiNT", level
    options = ", ".join(option.replace("_", " ") for option in solutions.options)
    yield (
        _say("solution"),
        (_say("yes") + (f": {escape(options)}" if options else "")) if solutions.offered else _say("no"),
    )
    yield _say("invited"), _say("yes" if solutions.contact_invited else "no")
    yield _say("hash"), f"<code>{hashlib.sha256(source.encode()).hexdigest()}</code>"


def _finding(anchor: str, finding: Finding) -> str:
    place = f"{escape(finding.template)}:" if finding.template else ""
    wanted = "".join(f"<li>{escape(one)}</li>" for one in finding.suggestions)
    instead = f"<p>{_say('instead')}</p><ul>{wanted}</ul>" if wanted else ""
    return (
        f"<article class='{finding.level}' id='{anchor}'><h3><span class=level>{_level(finding.level)}</span> "
        f"{escape(finding.message)}</h3><blockquote>{escape(finding.text)}</blockquote>{instead}"
        f"<p>{escape(finding.why)}</p><p class=meta>{_say('rule')}: {escape(finding.rule)} · {_say('place')}: "
        f"{place}{finding.line}:{finding.column} · {_say('source')}: {escape(finding.source)}</p></article>"
    )


def _marked(at: int, report: Report) -> str:
    """The text with a mark on every stretch that a finding is about; each mark leads to its first finding."""
    source = report.document.source or report.document.text
    parts, end = [], 0
    for number, finding in enumerate(report.findings):
        if finding.start >= end and finding.end > finding.start:
            parts += [escape(source[end : finding.start]), f"<a class='{finding.level}' href='#t{at}f{number}'>"]
            parts += [escape(source[finding.start : finding.end]), "</a>"]
            end = finding.end
    return "".join(parts) + escape(source[end:])


def _name(report: Report) -> str:
    return escape(report.document.path or say("lint.no_path"))


def _level(level: str) -> str:
    return escape(say(f"lint.level.{level}"))


def _say(key: str, **values: object) -> str:
    return escape(say(f"lint.html.{key}", **values))
