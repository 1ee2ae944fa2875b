"""Cases are left out of a template by what they answer to it: only where their message is there already."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from letterkit import resources
from letterkit.branches.answers import Answers
from letterkit.branches.composing import Composer
from letterkit.case import Case
from letterkit.case_file import read
from letterkit.templating import TemplateFolders, Templates
from letterkit.workspace import Workspace, load_workspace

HEAD = '---\nstage: herinnering\nchannel: sms\nsubject: ""\nrequires: []\n---\n'
STAGE = "{name: herinnering, trigger: arrears, asks: total, send: [sms], hard: false}\n"
BODY = """\
{% set plan = regeling %}{% if plan and plan.laatste_lager %}De laatste keer is lager.{% endif %}
{% for termijn in achterstand.termijnen %}{% if termijn.factuurnummer %}Factuur.{% else %}Geen.{% endif %}{% endfor %}
{% if hulp %}{% for een in hulp %}{% if een.telefoon %}Bel.{% endif %}{% endfor %}{% else %}Niemand.{% endif %}
{% if betaling and betaling.andere_naam %}Andere naam.{% endif %} {{ klant.bedrijfsnaam }}
"""


@pytest.fixture(scope="module")
def cases() -> tuple[Case, ...]:
    rows = read(resources.samples_dir() / "portfolio.csv")
    return tuple(row.case for row in rows if row.case)


def texts(workspace: Workspace, cases: tuple[Case, ...], stage: str) -> Iterator[object]:
    channels = tuple(channel for name, channel in workspace.templates.folders.names() if name == stage)
    composer = Composer(workspace, cases, max(case.stand_op for case in cases))
    for message in composer.of_stage(stage, channels, frozenset(channels)):
        yield message.channel, message.subject, message.blocks


def own_template(folder: Path, shipped: Workspace) -> Workspace:
    (folder / "herinnering").mkdir()
    (folder / "_details.yaml").write_text("[]", encoding="utf-8")
    (folder / "herinnering" / "stage.yaml").write_text(STAGE, encoding="utf-8")
    (folder / "herinnering" / "sms.md.j2").write_text(HEAD + BODY, encoding="utf-8")
    return replace(shipped, templates=Templates(TemplateFolders(folder)))


@pytest.mark.slow
@pytest.mark.parametrize("stage", ["herinnering", "regeling_gemist", "overdracht_vordering", "own"])
def test_every_message_is_made_that_filling_in_all_cases_makes(
    stage: str, tmp_path: Path, cases: tuple[Case, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = load_workspace(resources.samples_dir() / "creditor.yaml")
    if stage == "own":
        workspace, stage = own_template(tmp_path, workspace), "herinnering"
    compared = list(texts(workspace, cases, stage))
    asks = count()
    monkeypatch.setattr(Answers, "key", lambda *_: (next(asks),))
    assert compared == list(texts(workspace, cases, stage))
    assert len(compared) > 3
