"""Every variable that letterkit looks at stands in the page for whoever sets it up, and every one there is looked at."""

import re
from pathlib import Path

import click
import pytest

import letterkit
from letterkit.cli.batch import batch

PAGE = Path(letterkit.__file__).parent.parent / "docs/nl/inrichten.md"
ROW = re.compile(r"^\| `([^`]+)` \| `(LETTERKIT_BATCH_[A-Z_]+)(=1)?` \|", re.MULTILINE)
NAME = re.compile(r"LETTERKIT_[A-Z_]*[A-Z]")

pytestmark = pytest.mark.skipif(not PAGE.is_file(), reason="the pages are not in a wheel")


def test_every_option_of_batch_has_its_row() -> None:
    written = {option: (variable, bool(flag)) for option, variable, flag in ROW.findall(PAGE.read_text("utf-8"))}
    options = {"ZAKEN" if param.name == "cases" else max(param.opts, key=len): param for param in batch.params}
    assert written == {
        name: (param.envvar[0] if param.envvar else None, isinstance(param, click.Option) and param.is_flag)
        for name, param in options.items()
    }


def test_every_other_variable_is_told() -> None:
    sources = Path(letterkit.__file__).parent.rglob("*.py")
    used = {name for path in sources for name in NAME.findall(path.read_text(encoding="utf-8"))}
    page = PAGE.read_text(encoding="utf-8")
    page += page.replace("`, `_", "`, `LETTERKIT_SMTP_")  # named after the first of them
    assert used - {"LETTERKIT_BATCH"} <= set(NAME.findall(page))
