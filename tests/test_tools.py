"""Benchmarks and what trains the models are run by hand, so nothing else would tell that the code they use moved."""

import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted(
    f"{path.parent.name}.{path.stem}" for folder in ("benchmarks", "training") for path in (ROOT / folder).glob("*.py")
)


@pytest.mark.parametrize("name", [name for name in MODULES if not name.endswith("__init__")])
def test_it_finds_all_that_it_imports(name: str) -> None:
    importlib.import_module(name)
