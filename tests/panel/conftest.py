"""A loaded, and a pack of a template of our own, so that the wording of the shipped ones may change."""

import shutil
from pathlib import Path

import pytest

from letterkit import resources
from letterkit.workspace import Workspace, load_workspace
from tests.conftest import Run

LETTER = """---
stage: herinnering
channel: letter
subject: "Wilt u {{ betaling.bedrag | euro }} betalen?"
---
{{ klant.aanhef }},

Wilt u **{{ betaling.bedrag | euro }}** betalen vóór **{{ betaling.uiterlijk | datum }}**?

{% include "_parts/betalen_brief.md.j2" %}

## Wat gebeurt er als wij niets van u horen?

Dan bellen wij u.

::: contact
## Lukt het niet?

{% include "_parts/keuzes.md.j2" %}

Bel [{{ schuldeiser.telefoon }}]({{ schuldeiser.telefoonlink }})
:::

{% include "_parts/groet.md.j2" %}
"""


@pytest.fixture(scope="session")
def loaded() -> Workspace:
    return load_workspace(resources.samples_dir() / "creditor.yaml")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A creditor with one template of its own."""
    for name in ("creditor.yaml", "betaalgeheim", "logo.svg"):
        shutil.copyfile(resources.samples_dir() / name, tmp_path / name)
    own = tmp_path / "templates" / "nl" / "herinnering"
    own.mkdir(parents=True)
    (own / "letter.md.j2").write_text(LETTER, encoding="utf-8")
    return tmp_path


@pytest.fixture
def pack(workspace: Path, letterkit: Run) -> Path:
    """The pack of that template."""
    template = workspace / "templates" / "nl" / "herinnering" / "letter.md.j2"
    assert letterkit("panel", "new", template, "--out", workspace / "pakket", "--participants", 30).code == 0
    return workspace / "pakket"
