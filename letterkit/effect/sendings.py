"""Runs -> sendings: which case got which stage on which day, in which versions, and how the version was chosen."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from letterkit.batch.box import is_elsewhere, open_box
from letterkit.batch.customers import Customers
from letterkit.batch.lines import SUMMARY
from letterkit.case import case_key
from letterkit.errors import Unreadable, WrongCall

_MANIFEST = "manifest.jsonl"
_VARIANTS = ("a", "b")


@dataclass(frozen=True, slots=True)
class Draw:
    """How versions were drawn at random: ``share`` of the cases gets variant b, by a hash of ``seed`` and case."""

    seed: str
    share: float


@dataclass(frozen=True, slots=True)
class Sending:
    """All messages of one stage to one case in one run. ``versions`` has the template version by channel.

    ``variant`` is "a" or "b" when the version was drawn, and then ``draw`` says how; otherwise both are empty.
    """

    case: str
    stage: str
    day: date
    versions: Mapping[str, str]
    variant: str = ""
    draw: Draw | None = None


def read(outs: Iterable[str]) -> tuple[Sending, ...]:
    """The sendings of all runs, oldest first.

    Raises ``WrongCall`` when a run is named twice, ``Unreadable`` or ``LedgerTrouble`` when one cannot be read whole.
    """
    sendings: list[Sending] = []
    heads: dict[str, str] = {}
    for out in outs:
        if not is_elsewhere(out) and not Path(out).is_dir():
            raise WrongCall("file_missing", file=out)
        summary = _summary(out)
        head = str(summary.get("ledger_head") or out)
        if head in heads:
            raise WrongCall("effect_run_twice", run=out, other=heads[head])
        heads[head] = out
        sendings += _sendings(out, summary)
    return tuple(sorted(sendings, key=lambda sending: (sending.day, sending.case, sending.stage)))


def _summary(out: str) -> dict[str, Any]:
    try:
        summary = json.loads(open_box(out).read(SUMMARY))
        date.fromisoformat(summary["today"])
    except (ValueError, KeyError, TypeError) as error:
        raise Unreadable("effect_summary", file=f"{out}/{SUMMARY}") from error
    return dict(summary)


def _sendings(out: str, summary: dict[str, Any]) -> Iterator[Sending]:
    day, draw = date.fromisoformat(summary["today"]), _draw(out, summary)
    names = Customers(out).names()
    together: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for number, line in enumerate(open_box(out).lines(_MANIFEST), 1):
        record = _record(line, f"{out}/{_MANIFEST}", number)
        if "erased" in record:
            continue
        case_id = names.get(record["case_id"], record["case_id"])
        together.setdefault((case_key(case_id), record["stage"]), []).append(record)
    for (case, stage), records in together.items():
        variants = {record.get("variant", "") for record in records}
        variant = variants.pop() if len(variants) == 1 else ""
        drawn = draw if variant in _VARIANTS else None
        versions = {record["channel"]: record["template_version"] for record in records}
        yield Sending(case, stage, day, versions, variant if drawn else "", drawn)


def _draw(out: str, summary: dict[str, Any]) -> Draw | None:
    split = summary.get("split")
    if split is None:
        return None
    try:
        seed, share = str(split["seed"]), float(split["share"])
    except (KeyError, TypeError, ValueError) as error:
        raise Unreadable("effect_summary", file=f"{out}/{SUMMARY}") from error
    if not 0 < share < 1:
        raise Unreadable("effect_summary", file=f"{out}/{SUMMARY}")
    return Draw(seed, share)


def _record(line: str, file: str, number: int) -> dict[str, Any]:
    try:
        record = json.loads(line)
        named = all(isinstance(record[name], str) for name in ("case_id", "stage", "channel", "template_version"))
    except (ValueError, KeyError, TypeError) as error:
        raise Unreadable("effect_manifest", file=file, line=number) from error
    if not named:
        raise Unreadable("effect_manifest", file=file, line=number)
    return dict(record)
