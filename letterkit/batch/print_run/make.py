"""The print files of a run: a PDF each, a table of its letters, a table of its sheets, and one count of all."""

import json
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from letterkit import journey
from letterkit.batch.box import WAITING, Box, open_box
from letterkit.batch.executors import Executor
from letterkit.batch.order import Order
from letterkit.batch.print_run.cut import HEAD, SHEET_HEAD, Count, cut
from letterkit.batch.print_run.post import Letter, post_name
from letterkit.batch.print_run.sort import merged
from letterkit.batch.work import ONE_AT_A_TIME, worker
from letterkit.case import Case
from letterkit.channels import RECORDS
from letterkit.dutch import spreadsheet
from letterkit.message import Message
from letterkit.pipeline import compose
from letterkit.render.letter import PrintFile
from letterkit.texts import say
from letterkit.workspace import Workspace

COUNT = "print/count.json"
_FILES = f"{WAITING}/print"
_MOST_SHEETS = 50_000
"""However many are asked: the cases of a file are in memory together, and a print file counts its bytes up to 4 GB."""
_BLOCK = 1 << 20


def make(order: Order, box: Box, chunks: Iterable[int], executor: Executor) -> list[str]:
    """Make the print files; the names of all files that are made. Nothing when no print run is asked."""
    if not order.sheets:
        return []
    lines = merged(box, [post_name(number) for number in chunks], f"{WAITING}/sorted")
    cuts = cut(lines, min(order.sheets, _MOST_SHEETS), duplex=order.duplex)
    made = [count for _, count in executor.each(partial(one_file, order), _put_aside(box, cuts))]
    box.place(COUNT, (json.dumps(_total(made), indent=2) + "\n").encode())
    return [COUNT, *(f"print/{count['file']}{suffix}" for count in made for suffix in (".pdf", ".csv", ".sheets.csv"))]


def _put_aside(box: Box, cuts: Iterable[list[str]]) -> Iterator[str]:
    """Letters of one file at a time, for the worker that will make it; the name of that file."""
    for number, lines in enumerate(cuts, 1):
        box.place(f"{_FILES}/{number:04}.jsonl", "".join(f"{line}\n" for line in lines).encode())
        yield f"{number:04}"


def _total(made: list[dict[str, object]]) -> dict[str, object]:
    totals = {name: sum(int(str(count[name])) for count in made) for name in ("letters", "pages", "sheets")}
    return {"files": made, **totals}


def one_file(order: Order, name: str) -> dict[str, object]:
    """Make one print file from its letters; its counts."""
    box = open_box(order.out)
    with ONE_AT_A_TIME, tempfile.TemporaryDirectory(prefix="letterkit-") as folder:
        workspaces = worker(order).workspace
        workspace = workspaces("")  # the house is the same whichever templates a case gets
        count = Count(order.duplex)
        path = Path(folder) / f"{name}.pdf"
        rows, marks = [spreadsheet.head(*HEAD)], [spreadsheet.head(*SHEET_HEAD)]
        title = say("print.title", number=int(name))
        with PrintFile(
            path,
            workspace.creditor.huisstijl,
            title=title,
            author=workspace.creditor.naam,
            when=order.today,
            base=workspace.base,
        ) as file:
            for line in box.lines(f"{_FILES}/{name}.jsonl"):
                case = Case.model_validate_json(Letter.of_line(line).case)
                message = _letter(case, workspaces(case.zaaknummer), order)
                if order.proof:
                    variant = order.split.variant(case.zaaknummer) if order.split else ""
                    stamp = order.proof.stamp(case.zaaknummer, variant)
                    message = replace(message, mark=stamp.mark(message.stage, message.channel))
                row, sheets = count.add(message.case_id, file.add(message))
                rows.append(row)
                marks += sheets
                if file.pages < count.pages:
                    file.blank()
        _copy(path, box, f"print/{name}.pdf")
    box.place(f"print/{name}.csv", "".join(rows).encode())
    box.place(f"print/{name}.sheets.csv", "".join(marks).encode())
    return {"file": name, "letters": count.letters, "pages": count.pages, "sheets": count.sheets}


def _copy(path: Path, box: Box, name: str) -> None:
    with box.create(name) as write, path.open("rb") as file:
        while block := file.read(_BLOCK):
            write(block)


def _letter(case: Case, workspace: Workspace, order: Order) -> Message:
    """The letter once more, as neutral message: the same case, workspace and day give the same letter."""
    decision = journey.decide(case, workspace.creditor, order.today)
    return next(
        m for m in compose(case, workspace, decision, order.today, decision.channels) if RECORDS[m.channel].printed
    )
