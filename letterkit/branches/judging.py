"""Every distinct message that the templates can make, judged once; findings stand at their place in the template."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from letterkit import journey, pipeline
from letterkit.branches.coverage import Coverage, coverage, shape
from letterkit.branches.variants import bare, plainest, rich, variants
from letterkit.case import Case
from letterkit.case.arrears import month_after
from letterkit.creditor import Creditor
from letterkit.errors import CannotRender, WrongCall
from letterkit.lint import Finding, Report, from_message
from letterkit.lint.model import Document, Piece, Waiver
from letterkit.message import Channel, Message, Origin
from letterkit.pipeline import Desk

# Values for what a sample case or creditor may leave empty, by dotted field name.
_CASE_FILL: dict[str, object] = {
    "klant.bedrijfsnaam": "Bakkerij Voorbeeld",
    "contactpersoon": {"naam": "Noor de Wit", "telefoon": "020 123 4567", "email": "noor@voorbeeld.nl"},
    "bewindvoerder": {"naam": "Bewind en Zorg", "adres": None, "email": "post@bewindvoorbeeld.nl"},
    "eerdere_berichten": [{"fase": "herinnering", "datum": "2020-03-02"}],
    "regeling.betaalde_termijnen": 2,
    "achterstand.rente": "4.20",
    "achterstand.kosten": "12.00",
}
_TERMS: tuple[dict[str, object], ...] = (
    {"bedrag": "300.00", "omschrijving": "termijn van de lening"},
    {"bedrag": "300.00"},
    {"bedrag": "300.00"},
    {"bedrag": "280.50"},
)
_CREDITOR_FILL: dict[str, object] = {"contact.whatsapp": "06 12345678"}
_TEMPLATE = ".md.j2"
_UNREACHED = "sjabloon-onbereikbaar"


@dataclass(frozen=True, slots=True)
class Judged:
    """The reports, each finding told once; how much of the templates was reached; how many messages differ."""

    reports: tuple[Report, ...]
    coverage: Coverage
    messages: int


def judge_templates(desk: Desk, cases: tuple[Case, ...], *, today: date) -> Judged:
    """Judge every template of the desk over cases that reach each of its branches."""
    messages = list(distinct_messages(desk, cases, today))
    reached = coverage(_visible(desk), messages)
    reports = [report for name in desk.templates.folders.names() for report in _reports(desk, name, messages)]
    return Judged((*_told_once(reports), *_unreached(desk, reached)), reached, len(messages))


def distinct_messages(desk: Desk, cases: tuple[Case, ...], today: date) -> Iterator[Message]:
    """Every message that differs in more than its data: all stages, channels and branches of the templates."""
    seen: set[object] = set()
    full = _long_behind(rich(cases))
    bases = (*_cases(full), *_cases(bare(full)), *_cases(plainest(cases)), *cases)
    desks = [replace(desk, creditor=one) for one in _creditors(desk.creditor)]
    for case, own in [*((one, desk) for one in bases), *((one, own) for own in desks for one in (full, bare(full)))]:
        for message in _messages(case, own, today):
            if (key := shape(message)) not in seen:
                seen.add(key)
                yield message


def _long_behind(case: Case) -> Case:
    """The case with more and larger missed terms than one sentence or the lowest fee can tell."""
    days = [month_after(case.stand_op, -months) for months in range(len(_TERMS), 0, -1)]
    terms = [{"vervaldatum": day, **term} for day, term in zip(days, _TERMS, strict=True)]
    tree = case.model_dump()
    tree["achterstand"]["termijnen"] = terms
    _added_up(tree)
    return Case.model_validate(tree)


def _cases(case: Case) -> Iterator[Case]:
    yield from variants(case, fill=_CASE_FILL, mend=_added_up)


def _added_up(tree: dict[str, Any]) -> None:
    """Make the total of a changed case the sum of its parts again."""
    owed = tree["achterstand"]
    parts = [*(one["bedrag"] for one in owed["termijnen"]), owed["rente"], owed["kosten"]]
    owed["totaal"] = sum((Decimal(part) for part in parts), Decimal(0))


def _creditors(creditor: Creditor) -> Iterator[Creditor]:
    yield from variants(creditor, fill=_CREDITOR_FILL)
    yield from variants(bare(creditor), fill=_CREDITOR_FILL)


def _messages(case: Case, desk: Desk, today: date) -> Iterator[Message]:
    """The messages of one case in every stage, on all channels together and on each alone."""
    names = desk.templates.folders.names()
    for stage in dict.fromkeys(stage for stage, _ in names):
        channels = tuple(channel for own, channel in names if own == stage)
        with suppress(CannotRender, WrongCall):
            decision = journey.for_stage(case, desk.creditor, stage, today)
            for together in (channels, *((channel,) for channel in channels)):
                yield from pipeline.compose(case, desk, decision, today, together)


def _visible(desk: Desk) -> dict[Origin, str]:
    """Place and characters of each piece of template text that a reader can see."""
    pieces = {
        piece: _characters(desk, piece) for piece in desk.templates.pieces() if piece.template.endswith(_TEMPLATE)
    }
    return {piece: text for piece, text in pieces.items() if text}


def _characters(desk: Desk, piece: Origin) -> str:
    """The template text from ``piece`` on to the next tag; empty when it is no more than markup or an address."""
    lines = (desk.templates.folders.text(piece.template) or "").split("\n")
    line = lines[piece.line - 1] if piece.line <= len(lines) else ""
    rest = line[piece.column - 1 :]
    if rest.startswith("{{"):
        return "" if line[: piece.column - 1].endswith("](") else rest.split("}}", 1)[0]
    own = rest.split("{%", 1)[0].split("{{", 1)[0]
    return "" if own.startswith(":::") or not any(one.isalpha() for one in own) else own


def _reports(desk: Desk, name: tuple[str, Channel], messages: list[Message]) -> Iterator[Report]:
    """The reports of one template. An exception in its head is unused only when no message needs it."""
    template = desk.templates.get(*name)
    waivers = tuple(Waiver(one.rule, one.at, one.reason, one.by, one.until) for one in template.source.head.allow)
    own = [message for message in messages if (message.stage, message.channel) == name]
    reports = [desk.linter.judge(_document(message, template.source.name, waivers)) for message in own]
    needed = {(one.waiver.rule, one.waiver.at) for report in reports for one in report.suppressed}
    line, column = template.source.places.get("allow", (1, 1))
    for report in reports:
        yield replace(report, findings=tuple(_kept(report, needed, template.source.name, line, column)))


def _kept(report: Report, needed: set[tuple[str, str]], name: str, line: int, column: int) -> Iterator[Finding]:
    """The findings, without "unused" for an exception that another message of the template needs."""
    rules = {rule for rule, _ in needed}
    for finding in report.findings:
        if not finding.rule.startswith("uitzondering-"):
            yield finding
        elif not (finding.rule == "uitzondering-ongebruikt" and any(rule in finding.message for rule in rules)):
            yield replace(finding, template=name, line=line, column=column, end_line=line, end_column=column)


def _document(message: Message, name: str, waivers: tuple[Waiver, ...]) -> Document:
    return replace(from_message(message), path=name, waivers=waivers, memory={})


def _told_once(reports: list[Report]) -> Iterator[Report]:
    """Every finding at its first message only; messages with nothing new are left out, but each template has one."""
    seen: set[tuple[object, ...]] = set()
    shown: set[str] = set()
    for report in reports:
        new = []
        for finding in report.findings:
            key = (finding.rule, finding.template, finding.line, finding.column)
            if key not in seen:
                seen.add(key)
                new.append(finding)
        if new or report.document.path not in shown:
            shown.add(report.document.path)
            yield replace(report, findings=tuple(new))


def _unreached(desk: Desk, reached: Coverage) -> Iterator[Report]:
    """One report a file with text that no case can reach."""
    for name in dict.fromkeys(piece.template for piece in reached.unreached):
        text = desk.templates.folders.text(name) or ""
        starts = [0]
        for line in text.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        pieces = []
        for piece in (one for one in reached.unreached if one.template == name):
            start = starts[piece.line - 1] + piece.column - 1
            end = min(at for at in (text.find("\n", start), text.find("{%", start), len(text)) if at > start)
            pieces.append(Piece(start, end, piece))
        document = Document(text=text, source=text, passages=(), path=name, unreached=tuple(pieces))
        report = desk.linter.judge(document)
        yield replace(report, findings=tuple(one for one in report.findings if one.rule == _UNREACHED))
