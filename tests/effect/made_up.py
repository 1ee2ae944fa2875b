"""Runs and responses that are made up: manifest and summary as a run leaves them, responses as a system exports them."""

import csv
import json
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

SENT = date(2026, 11, 23)
A, B = "aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb"


@dataclass(frozen=True, slots=True)
class Sent:
    """One line of a manifest; an empty variant is a version that was not drawn."""

    case: str
    variant: str = ""
    version: str = A
    channel: str = "letter"
    stage: str = "herinnering"


def run(out: Path, sent: Iterable[Sent], *, today: date = SENT, seed: str | None = None, share: float = 0.5) -> Path:
    """A finished run in ``out``; with a seed one whose versions were drawn."""
    out.mkdir(parents=True)
    lines = []
    for one in sent:
        line = {"case_id": one.case, "stage": one.stage, "channel": one.channel, "template_version": one.version}
        lines.append(json.dumps({**line, "sha256": "0" * 64} | ({"variant": one.variant} if one.variant else {})))
    (out / "manifest.jsonl").write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    split = {"split": {"seed": seed, "share": share, "templates": {}}} if seed is not None else {}
    summary = {"today": today.isoformat(), "ledger_head": out.name, **split}
    (out / "summary.json").write_text(json.dumps(summary), encoding="utf-8")
    return out


def drawn(size: int) -> list[Sent]:
    """So many cases, half of them with variant b: letter and, for one in three, an e-mail as well."""
    sent = []
    for number in range(size):
        variant, version = ("a", A) if number % 2 else ("b", B)
        sent.append(Sent(f"Z-{number:05}", variant, version))
        if number % 3 == 0:
            sent.append(Sent(f"Z-{number:05}", variant, version[:-1] + "0", "email"))
    return sent


def responses(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([["zaaknummer", "datum", "wat"], *rows])
    return path


def answers(sent: Iterable[Sent], *, a: float, b: float, seed: int, what: str = "betaald") -> list[list[object]]:
    """A response of each case with chance ``a`` or ``b``, on a day within two weeks."""
    chances, found = random.Random(seed), []  # noqa: S311 - a made-up world
    for case, variant in dict.fromkeys((one.case, one.variant) for one in sent):
        if chances.random() < (b if variant == "b" else a):
            found.append([case, SENT + timedelta(days=chances.randrange(14)), what])
    return found
