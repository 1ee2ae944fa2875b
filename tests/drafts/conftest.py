"""A workspace of an invented creditor, as ``letterkit init`` makes it."""

from datetime import date
from pathlib import Path

import pytest

from letterkit.cli.init import init
from letterkit.workspace import Workspace, load_workspace

TODAY = date(2026, 11, 30)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("drafts") / "werkmap"
    init.main(args=[str(folder)], standalone_mode=False)
    return folder


@pytest.fixture(scope="session")
def workspace(made: Path) -> Workspace:
    return load_workspace(made / "creditor.yaml")
