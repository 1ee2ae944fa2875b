"""Exports in the shapes of ten packages and of their connections, each in four kinds of file.

Each is used as it is, with a mapping in creditor.yaml.
"""

from pathlib import Path

import pytest

from letterkit import creditor_file
from letterkit.case_file import read
from tests.case_file.flat import codes
from tests.case_file.packages import PACKAGES
from tests.case_file.sheets import WRITERS
from tests.invented import CREDITOR


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("name", PACKAGES)
def test_an_export_is_used_without_a_change(name: str, kind: str, tmp_path: Path) -> None:
    package = PACKAGES[name]
    path = tmp_path / f"export{kind}"
    WRITERS[kind](path, [*package.above, package.header, *package.rows, *package.below])
    layout = creditor_file.layout(CREDITOR.model_copy(update=package.settings))
    rows = list(read(path, layout))
    assert [codes(row) for row in rows] == [[]] * len(package.owed)
    assert {row.case_id: str(row.case.achterstand.totaal) for row in rows if row.case} == package.owed
    assert not any(row.dropped or row.questions for row in rows)


def test_there_are_forty() -> None:
    assert len(PACKAGES) * len(WRITERS) >= 40


def test_the_page_says_which_names_were_looked_up() -> None:
    _, _, table = Path("docs/nl/exporten.md").read_text(encoding="utf-8").partition("<!-- vormen -->\n")
    table = table.partition("\n\n")[0]
    lines = [
        [cell.strip() for cell in line.split("|")[1:-1]] for line in table.splitlines()[2:] if line.startswith("|")
    ]
    assert sorted(line[0] for line in lines) == sorted(PACKAGES)
    for name, how, source, missing in lines:
        package = PACKAGES[name]
        assert how == ("nagekeken" if package.confirmed else "gevormd naar")
        assert package.confirmed in source
        assert missing == ", ".join(package.modelled)
        assert set(package.modelled) <= set(package.header)
