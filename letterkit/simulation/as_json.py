"""A track as JSON: every entry, every message with what the linter says, and every day by itself."""

import json
from dataclasses import asdict
from datetime import date
from decimal import Decimal

from letterkit.render import plain
from letterkit.simulation import phrasing
from letterkit.simulation.judged import Heard, Judged
from letterkit.simulation.timeline import Entry, Fact, QuietPeriod

_VERSION = 1


def as_json(judged: Judged) -> str:
    """One object: ``case_id``, ``sector``, ``first``, ``last``, ``assumed``, ``entries``, ``days`` and ``summary``.

    An entry has ``kind`` (fact, sent or spell) and ``day``. Amounts are strings in euros, days ``yyyy-mm-dd``.
    """
    track = judged.track
    whole = {
        "version": _VERSION,
        "case_id": track.case_id,
        "sector": track.sector,
        "first": track.first,
        "last": track.last,
        "assumed": phrasing.assumptions(track),
        "entries": [_entry(entry, judged) for entry in track.entries],
        "days": [asdict(day) for day in track.days],
        "summary": judged.counts,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1, default=_plain) + "\n"


def _entry(entry: Entry, judged: Judged) -> dict[str, object]:
    if isinstance(entry, Fact):
        values = dict(entry.values)
        return {
            "kind": "fact",
            "day": entry.day,
            "name": entry.name,
            "who": entry.who,
            "values": values,
            "text": phrasing.fact(entry),
        }
    if isinstance(entry, QuietPeriod):
        reasons = [{"code": reason.code, "text": phrasing.reason(reason)[0]} for reason in entry.reasons]
        return {"kind": "spell", "day": entry.day, "last": entry.last, "waits": entry.waits, "reasons": reasons}
    return {
        "kind": "sent",
        "day": entry.day,
        "stage": entry.stage,
        "amount": entry.decision.amount,
        "due": entry.decision.due,
        "term": entry.decision.calendar.by_name if entry.decision.calendar and entry.decision.asks else None,
        "variables": entry.decision.variables,
        "stops": [asdict(stop) for stop in entry.counterfactuals],
        "messages": [_message(heard) for heard in judged.of(entry)],
    }


def _message(heard: Heard) -> dict[str, object]:
    return {
        "name": heard.name,
        "channel": heard.rendered.message.channel,
        "text": plain.render(heard.rendered.message),
        "lint_score": heard.readability.lint_score,
        "lint_level": heard.readability.lint_level,
        "tone": heard.report.tone,
        "findings": [
            {"rule": finding.rule, "level": finding.level, "message": finding.message, "text": finding.text}
            for finding in heard.findings
        ],
    }


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    raise TypeError(type(value).__name__)
