"""The pages for operators say what the program does: field tables, file kinds, and the examples of values."""

import re
from pathlib import Path

import pytest

from letterkit.case_file import READERS, cells
from letterkit.case_file.known import match
from letterkit.reports.field_tables import PAGES, filled

DOCS = Path(__file__).parents[1] / "docs" / "nl"


@pytest.mark.parametrize(("page", "name"), PAGES.items())
def test_the_table_of_fields_is_the_schema(page: str, name: str) -> None:
    """When this fails: ``make docs``."""
    text = (DOCS / page).read_text(encoding="utf-8")
    assert "<!-- velden: " in text
    assert filled(text, name) == text


@pytest.fixture(scope="module")
def page() -> str:
    return (DOCS / "zaken.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", READERS)
def test_every_kind_of_file_is_on_the_page(page: str, suffix: str) -> None:
    assert f"`{suffix}`" in page


def test_short_names_mean_what_the_page_says(page: str) -> None:
    pairs = re.findall(r"^\| `([^`]+)` \| `([^`]+)` \|$", page, re.MULTILINE)
    assert len(pairs) >= 5
    for short, full in pairs:
        found = match(short)
        assert found
        assert found.name == full


@pytest.mark.parametrize(("row", "kind"), [("bedrag", "money"), ("datum", "day"), ("ja of nee", "yes_no")])
def test_values_that_the_page_calls_right_or_wrong_are(page: str, row: str, kind: cells.Kind) -> None:
    found = re.search(rf"^\| {row} \|(.*)\|(.*)\|$", page, re.MULTILINE)
    assert found
    for right in re.findall("`([^`]+)`", found[1]):
        cells.value(kind, right)
    for wrong in re.findall("`([^`]+)`", found[2].split("Schrijf")[0]):
        with pytest.raises(ValueError, match=r"^\w+$"):
            cells.value(kind, wrong)
