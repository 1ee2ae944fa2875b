"""Every letter template over every branch, in both ways: accessible, archivable, and the same to a reader."""

import io
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import page as validator
import pikepdf
import pypdfium2
import pytest

from letterkit import journey, pipeline, resources
from letterkit.branches.composing import Composer
from letterkit.case_file import read
from letterkit.errors import CannotRender, WrongCall
from letterkit.message import Message
from letterkit.render.letter import reference, render, ways
from letterkit.render.letter.check.walk import walk
from letterkit.render.letter.draft import draft
from letterkit.render.letter.stationery import stationery
from letterkit.workspace import load_workspace
from tests import needs

SAMPLES = resources.samples_dir()
WORKSPACE = load_workspace(SAMPLES / "creditor.yaml")
STYLE = WORKSPACE.creditor.huisstijl
NAMES = WORKSPACE.templates.folders.names()
STAGES = sorted({stage for stage, channel in NAMES if channel == "letter"})
_CHECKED_BOTH_WAYS = 4  # one letter in so many: nobody gets the slow one when the quick way can make it


@cache
def _composer() -> Composer:
    cases = tuple(row.case for name in ("fasen.json", "portfolio.csv") for row in read(SAMPLES / name) if row.case)
    return Composer(WORKSPACE, cases, date(2026, 11, 23))


def letters(stage: str) -> Iterator[Message]:
    """All distinct letters of a stage."""
    channels = tuple(channel for name, channel in NAMES if name == stage)
    for message in _composer().of_stage(stage, channels, frozenset({"letter"})):
        if message.recipient.address:
            yield message
    assert not _composer().faults


def text(data: bytes) -> str:
    pdf = pypdfium2.PdfDocument(data)
    found = "\n".join(page.get_textpage().get_text_range() for page in pdf)
    pdf.close()
    return " ".join(found.split())


def faults(data: bytes) -> list[object]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found: list[object] = list(walk(pdf))
    for profile in ("ua1", "2a"):
        found += [failure.message for failure in validator.validate_pdf_bytes(data, profile=profile).failures]
    return found


@pytest.mark.slow
def test_every_template_goes_the_compiled_way() -> None:
    """The sample cases in every stage that takes them, with and without what a creditor may print at the foot."""
    cases = [row.case for row in read(SAMPLES / "fasen.json") if row.case]
    stages_of_sectors = (WORKSPACE.creditor.stages.sample(name) for name in WORKSPACE.creditor.stages)
    cases += [case for case in stages_of_sectors if case and (case.levering or case.vordering)]
    owners = [
        WORKSPACE.creditor,
        WORKSPACE.creditor.model_copy(update={"kvk": "12345678", "vestigingsplaats": "Utrecht"}),
    ]
    seen: set[str] = set()
    before = ways()
    for number, case in enumerate(cases):
        workspace = replace(WORKSPACE, creditor=owners[number % 2])
        for stage in STAGES:
            with suppress(CannotRender, WrongCall):
                decision = journey.for_stage(case, workspace.creditor, stage, date(2026, 11, 23))
                (message,) = pipeline.compose(case, workspace, decision, date(2026, 11, 23), ("letter",))
                render(message, STYLE, base=WORKSPACE.base)
                seen.add(stage)
    assert seen == set(STAGES)
    assert ways().reference == before.reference


@pytest.mark.slow
@pytest.mark.parametrize("stage", STAGES)
def test_every_branch_of_a_letter(stage: str) -> None:
    messages = list(letters(stage))
    assert messages
    for number, message in enumerate(messages):
        house = stationery(STYLE, WORKSPACE.base, large_print=message.recipient.large_print)
        slow = reference.render(message, draft(message, STYLE), house)
        before = ways()
        fast = render(message, STYLE, base=WORKSPACE.base)
        assert (ways().compiled - before.compiled, ways().reference - before.reference) == (1, 0)
        assert text(fast) == text(slow)
        assert faults(fast) == []
        if number % _CHECKED_BOTH_WAYS == 0:
            assert faults(slow) == []


@pytest.mark.slow
@needs.verapdf
def test_one_letter_of_each_template_passes_the_reference_validator(tmp_path: Path) -> None:
    for stage in STAGES:
        path = tmp_path / f"{stage}.pdf"
        path.write_bytes(render(next(letters(stage)), STYLE, base=WORKSPACE.base))
        assert needs.reference_faults(path) == []
