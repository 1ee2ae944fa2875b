"""The guide for template writers names every field there is, and no other; the shipped templates ask for what they use."""

import re
from pathlib import Path

import pytest

from letterkit import resources
from letterkit.templating import TemplateFolders, Templates
from letterkit.templating.context import Context
from letterkit.templating.formats import FILTERS
from letterkit.templating.known_fields import _UNKNOWN, item_type, members

GUIDE = (Path(__file__).parents[2] / "docs/nl/sjablonen.md").read_text(encoding="utf-8")
TEMPLATES = Templates(TemplateFolders(resources.templates_dir()))
OWN_WORDS = ("letterkit.templating", "letterkit.case", "letterkit.promises")


def names(owner: type, prefix: str = "") -> set[str]:
    found: set[str] = set()
    for name, kind in members(owner).items():
        inside = isinstance(kind, type) and kind.__module__.startswith(OWN_WORDS)
        found |= names(kind, f"{prefix}{name}.") if inside else {prefix + name}
    return found


def test_the_guide_names_every_field_and_no_other() -> None:
    table = GUIDE.split("## Welke gegevens er zijn")[1].split("\n## ")[0]
    assert set(re.findall(r"^\| `([a-z_.]+)`", table, re.MULTILINE)) == names(Context)


def test_the_guide_names_the_fields_of_lists() -> None:
    for owner, name in ((Context, "hulp"), (members(Context)["achterstand"], "termijnen")):
        item = item_type(members(owner)[name])
        assert item is not _UNKNOWN
        row = next(
            row
            for row in GUIDE.splitlines()
            if row.startswith(("| `hulp`", "| `achterstand.termijnen`")) and name in row
        )
        assert set(re.findall(r"`([a-z_]+)`", row.split("|")[2])) == set(members(item))


def test_the_guide_names_every_filter() -> None:
    assert set(
        re.findall(r"^\| `([a-z]+)` \|", GUIDE.split("Met een streepje")[1].split("Kiezen")[0], re.MULTILINE)
    ) == set(FILTERS)


@pytest.mark.parametrize(("stage", "channel"), TEMPLATES.folders.names())
def test_required_fields_are_used(stage: str, channel: str) -> None:
    template = TEMPLATES.get(stage, channel)  # type: ignore[arg-type]
    used = {use.path for use in template.fields}
    assert set(template.source.head.requires) <= used | {"klant.email"}
