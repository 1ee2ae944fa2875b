"""A track as JSON: every entry, every message with what the linter says, and every day by itself."""

import json
from dataclasses import asdict
from datetime import date
from decimal import Decimal

from letterkit.render import plain
from letterkit.simulation import words
from letterkit.simulation.judged import Heard, Judged
from letterkit.simulation.track import Entry, Fact, Spell

_VERSION = 1


def as_json(judged: Judged) -> str:
    """One object: ``case_id``, ``sector``, ``first``, ``last``, ``assumed``, ``entries``, ``days`` and ``summary``.

    An entry has ``kind`` (fact, sent or spell) and ``day``; amounts are strings in euros, days ``yyyy-mm-dd``.
    """
    track = judged.track
    whole = {
        "version": _VERSION,
        "case_id": track.case_id,
        "sector": track.sector,
        "first": track.first,
        "last": track.last,
        "assumed": words.assumptions(track),
        "entries": [_entry(one, judged) for one in track.entries],
        "days": [asdict(one) for one in track.days],
        "summary": judged.counts,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1, default=_plain) + "\n"


def _entry(one: Entry, judged: Judged) -> dict[str, object]:
    if isinstance(one, Fact):
        values = dict(one.values)
        return {
            "kind": "fact",
            "day": one.day,
            "name": one.name,
            "who": one.who,
            "values": values,
            "text": words.fact(one),
        }
    if isinstance(one, Spell):
        reasons = [{"code": reason.code, "text": words.reason(reason)[0]} for reason in one.reasons]
        return {"kind": "spell", "day": one.day, "last": one.last, "waits": one.waits, "reasons": reasons}
    return {
        "kind": "sent",
        "day": one.day,
        "stage": one.stage,
        "amount": one.decision.amount,
        "due": one.decision.due,
        "variables": one.decision.variables,
        "stops": [asdict(stop) for stop in one.stops],
        "messages": [_message(heard) for heard in judged.of(one)],
    }


def _message(one: Heard) -> dict[str, object]:
    return {
        "name": one.name,
        "channel": one.rendered.message.channel,
        "text": plain.render(one.rendered.message),
        "lint_score": one.readability.lint_score,
        "lint_level": one.readability.lint_level,
        "tone": one.report.tone,
        "findings": [
            {"rule": found.rule, "level": found.level, "message": found.message, "text": found.text}
            for found in one.findings
        ],
    }


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    raise TypeError(type(value).__name__)
