"""The text of every message of the sample journey, as people read it. ``make golden`` writes it anew; read the difference."""

import json
import os
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from letterkit import journey, pipeline, resources
from letterkit.case import Case, parse
from letterkit.case_file import read
from letterkit.message import Message, inlines, walk
from letterkit.render import berichtenbox, plain, sms, whatsapp
from letterkit.sectors import sectors
from letterkit.workspace import Workspace, load_workspace

GOLDEN = Path(__file__).parent / "golden"
TODAY = date(2026, 11, 23)
SAMPLES = resources.samples_dir()
WORKSPACE = load_workspace(SAMPLES / "creditor.yaml")
LAW, LANDLORD = "veertiendagenbrief", WORKSPACE.creditor.model_copy(update={"sector": "huur", "fasen": {}})
"""The sample creditor gives credit, and writes no 14-day letters; a landlord does."""
OF_SECTORS = {
    "huur": ("tweede_herinnering",),
    "energie": ("herinnering", "aanmaning", "einde_levering"),
    "drinkwater": ("einde_levering",),
    "zorgverzekering": ("premie_twee_maanden", "premie_vier_maanden", "premie_zes_maanden"),
    "gemeente": ("aanmaning",),
    "incasso": ("overdracht_vordering", "vordering_overzicht"),
}
"""Letters that say in one sector what they say in no other."""
CASES = [row.case for row in read(SAMPLES / "fasen.json") if row.case]


def messages() -> dict[str, Message]:
    """Every message of the sample journey on every channel that has a template, and the letter of the law."""
    found = {}
    for case in CASES:
        stage = journey.decide(case, WORKSPACE.creditor, TODAY).stage
        assert stage
        found |= of_stage(case, stage, WORKSPACE)
    landlord = replace(WORKSPACE, creditor=LANDLORD)
    for sector, stages in OF_SECTORS.items():
        numbers = {"kvk": "12345678", "vestigingsplaats": "Utrecht", "wki_registratie": "2024-0077"}
        owner = WORKSPACE.creditor.model_copy(update={"sector": sector, "fasen": {}, **numbers})
        for stage in stages:
            case = owner.stages.sample(stage)
            assert case
            made = of_stage(_with_goods(case, sector), stage, replace(WORKSPACE, creditor=owner))
            found |= {f"{sector}-{name}": one for name, one in made.items() if one.channel in ("letter", "email")}
    return found | of_stage(CASES[1], LAW, landlord)


def _with_goods(case: Case, sector: str) -> Case:
    """The example of a stage, of somebody who pays for what this sector sells."""
    if case.vordering:
        return case
    goods = {"nummer": "C-2026-77", "omschrijving": sectors()[sector].goods}
    return parse({**case.model_dump(mode="json", exclude_defaults=True), "contract": goods})


def of_stage(case: Case, stage: str, workspace: Workspace) -> dict[str, Message]:
    decision = journey.for_stage(case, workspace.creditor, stage, TODAY)
    channels = tuple(channel for own, channel in workspace.templates.folders.names() if own == stage)
    composed = pipeline.compose(case, workspace, decision, TODAY, channels)
    return {f"{case.zaaknummer}-{stage}-{message.channel}": message for message in composed}


MESSAGES = messages()


def text_of(message: Message) -> str:
    match message.channel:
        case "sms":
            return sms.render(message).text + "\n"
        case "whatsapp":
            found = whatsapp.render(message)
            return json.dumps([found.template, found.message], ensure_ascii=False, indent=1) + "\n"
        case "berichtenbox":
            return berichtenbox.render(message, b"").shown + "\n"
        case _:
            return plain.render(message)


@pytest.mark.parametrize("name", MESSAGES)
def test_the_words_are_those_that_were_read(name: str) -> None:
    path = GOLDEN / f"{name}.txt"
    text = text_of(MESSAGES[name])
    if os.environ.get("LETTERKIT_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


# A screen reader, a text-only mail program and a phone read the same words: without buttons, colours and places.
_FORM = re.compile(
    r"\b(\w*knop(pen)?|klik\w*|scan\w*|qr\S*|\w*kleur\w*|blauwe?|groene?|rode?|rechts|links|hiernaast)\b", re.I
)


@pytest.mark.parametrize("name", [name for name in MESSAGES if name.endswith(("-email", "-sms", "-berichtenbox"))])
def test_text_names_nothing_that_only_another_form_has(name: str) -> None:
    source = [run.text for block in walk(MESSAGES[name].blocks) for inline in inlines(block) for run in inline]
    assert [found[0] for text in source for found in _FORM.finditer(text)] == []


def test_no_golden_text_is_left_over() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(MESSAGES)


@pytest.mark.slow
@pytest.mark.parametrize("name", MESSAGES)
def test_the_linter_has_nothing_to_mend(name: str) -> None:
    message = MESSAGES[name]
    report = WORKSPACE.linter.judge(pipeline.document(message, WORKSPACE))
    assert [finding for finding in report.findings if finding.level in ("error", "warning")] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in MESSAGES if name.endswith(("letter", "email"))])
def test_every_letter_is_easy(name: str) -> None:
    readability = WORKSPACE.linter.judge(pipeline.document(MESSAGES[name], WORKSPACE)).readability
    assert readability.lint_level == 1
    assert readability.words_per_sentence <= 12
