"""The files: for each municipality just the data that the sector may give; proof and refused cases for the creditor."""

import json
import os
import re
import shutil
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from letterkit import naming
from letterkit.case import Case
from letterkit.channels import RECORDS
from letterkit.dutch import spreadsheet
from letterkit.dutch.spreadsheet import Cell
from letterkit.errors import Unreadable, WrongCall
from letterkit.sectors import Datum
from letterkit.signals.judging import Verdict
from letterkit.signals.once import Given
from letterkit.stages import Stages
from letterkit.texts import say

PROOF, NOT, MARK = "bewijs.csv", "niet-doorgeven.csv", ".letterkit-signalen.json"


def write(out: Path, verdicts: Sequence[Verdict], data: tuple[Datum, ...], stages: Stages, given: list[Given]) -> int:
    """All files at once, under their name only when all are there; how many municipalities.

    Raises ``WrongCall`` for a folder that holds something, ``Unreadable`` when it cannot be written.
    """
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise WrongCall("signals_out_not_empty", path=out)
    going = [verdict for verdict in verdicts if not verdict.why_not]
    files = dict(_of_municipalities(going, data))
    count = len(files)
    files[PROOF] = spreadsheet.as_bytes([_head("proof"), *(_proof(verdict, stages) for verdict in going)])
    files[NOT] = spreadsheet.as_bytes(
        [_head("refused"), *(_refused(verdict) for verdict in verdicts if verdict.why_not)]
    )
    files[MARK] = json.dumps([asdict(line) for line in given]).encode()
    part = out.with_name(f"{out.name}.part")
    try:
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(mode=0o700, parents=True)
        for name, content in files.items():
            with os.fdopen(os.open(part / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(content)
        if out.exists():
            out.rmdir()
        part.rename(out)
    except OSError as error:
        raise Unreadable("output_unwritable", path=str(out.parent), reason=error.strerror or "") from error
    return count


def written(out: Path) -> list[Given] | None:
    """The cases of a folder that was written before; None for any other folder."""
    try:
        return [Given(**row) for row in json.loads((out / MARK).read_bytes())]
    except (OSError, ValueError, TypeError):
        return None


def _of_municipalities(going: Iterable[Verdict], data: tuple[Datum, ...]) -> Iterator[tuple[str, bytes]]:
    groups: dict[str, list[Verdict]] = {}
    for verdict in going:
        groups.setdefault(" ".join(verdict.municipality.split()).casefold(), []).append(verdict)
    head = [name for kind in data for name in _head(f"data.{kind}")]
    used: Counter[str] = Counter()
    for name, cases in sorted(groups.items()):
        rows = [[cell for kind in data for cell in _CELLS[kind](verdict.case)] for verdict in cases]
        plain = _plain(name)
        used[plain] += 1  # two that are written alike without accents never share a file
        number = f"-{used[plain]}" if used[plain] > 1 else ""
        yield f"gemeente-{plain}{number}.csv", spreadsheet.as_bytes([head, *rows])


def _plain(municipality: str) -> str:
    """``den-haag``: letters and digits that every system has in a file name."""
    plain = unicodedata.normalize("NFKD", municipality).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")[:60] or "onbekend"


def _address(case: Case) -> tuple[Cell, ...]:
    address = case.klant.adres
    if address is None:
        return "", "", ""
    return (
        " ".join(part for part in (address.straat, address.huisnummer, address.toevoeging) if part),
        address.postcode,
        address.plaats,
    )


_CELLS: Mapping[Datum, Callable[[Case], tuple[Cell, ...]]] = {
    "naam": lambda case: (naming.full_name(case.klant),),
    "adres": _address,
    "klantnummer": lambda case: (case.contract.nummer,),
    "bedrag": lambda case: (case.achterstand.totaal,),
}


def _proof(verdict: Verdict, stages: Stages) -> list[Cell]:
    if verdict.proof is None:
        return []
    case, sent, answer = verdict.case, verdict.proof.reminder, verdict.case.toestemming
    return [
        case.zaaknummer,
        verdict.municipality,
        stages.named(sent.fase),
        sent.datum.isoformat(),
        RECORDS[sent.kanaal].label,
        verdict.proof.answer_before.isoformat(),
        answer.antwoord if answer else say("signals.no_answer"),
        answer.datum.isoformat() if answer else "",
        verdict.proof.contact.isoformat(),
        verdict.proof.contact_how,
        verdict.proof.solution.isoformat() if verdict.proof.solution else "",
    ]


def _refused(verdict: Verdict) -> list[Cell]:
    day = verdict.first_day.isoformat() if verdict.first_day else ""
    return [verdict.case.zaaknummer, verdict.why_not, say(f"signals.why_not.{verdict.why_not}"), day]


def _head(name: str) -> list[Cell]:
    return [*say(f"signals.head.{name}").split(";")]
