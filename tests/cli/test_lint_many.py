"""A folder with more files than one process judges: they are shared out, and nothing of it shows in the outcome."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from letterkit.cli import cli

FILES = 70
LETTER = (
    "Beste mevrouw Bakker,\n\nBetaalt u niet? Dan sturen wij de deurwaarder. Kijk op https://voorbeeld.nl/{number}.\n"
)


@pytest.mark.slow
def test_each_of_many_files_has_its_own_findings(tmp_path: Path) -> None:
    for number in range(FILES):
        (tmp_path / f"{number:02}.txt").write_text(LETTER.format(number=number), encoding="utf-8")
    run = CliRunner().invoke(cli, ["lint", str(tmp_path), "--format", "json", "--fail-on", "never"])
    documents = json.loads(run.stdout)["documents"]
    assert [Path(one["path"]).name for one in documents] == [f"{number:02}.txt" for number in range(FILES)]
    alone = CliRunner().invoke(cli, ["lint", str(tmp_path / "00.txt"), "--format", "json", "--fail-on", "never"])
    rules = [finding["rule"] for finding in json.loads(alone.stdout)["documents"][0]["findings"]]
    assert rules
    assert all([finding["rule"] for finding in one["findings"]] == rules for one in documents)
