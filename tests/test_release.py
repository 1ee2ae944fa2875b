"""What a release and its repository must have: bill of materials, licences, publiccode.yml, pipelines, a whole site."""

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement

from letterkit import __version__
from release import bill_of_materials

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def loaded(path: Path) -> dict[str, object]:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


@pytest.mark.slow
def test_the_bill_of_materials_lists_what_runs_and_not_what_tests(tmp_path: Path) -> None:
    path = bill_of_materials.write(tmp_path)
    first = path.read_bytes()
    assert (path.name, bill_of_materials.write(tmp_path).read_bytes()) == (f"letterkit-{__version__}.cdx.json", first)
    bill = json.loads(first)
    root = bill["metadata"]["component"]
    assert (bill["bomFormat"], root["name"], root["version"]) == ("CycloneDX", "letterkit", __version__)
    listed = {part["name"]: part for part in bill["components"]}
    needed = {Requirement(one).name for one in PROJECT["dependencies"]}
    assert needed <= set(listed)
    assert {"thinc", "markupsafe"} <= set(listed), "what packages need themselves"
    assert not {"pytest", "mypy", "hypothesis", "mkdocs-material"} & set(listed)
    assert all(part["version"] and part["externalReferences"][0]["hashes"] for part in listed.values())
    refs = {part["bom-ref"]: part["name"] for part in bill["components"]}
    (direct,) = (one["dependsOn"] for one in bill["dependencies"] if one["ref"] == root["bom-ref"])
    assert {refs[ref] for ref in direct} == needed


@pytest.mark.slow
def test_every_file_has_a_licence_whose_text_is_there() -> None:
    done = subprocess.run([BIN / "reuse", "--root", ROOT, "lint"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("text", ["OFL.txt", "Apache-2.0.txt"])
def test_the_licences_of_the_fonts_travel_with_them(text: str) -> None:
    beside = ROOT / "letterkit" / "render" / "letter" / "fonts" / text
    same = {"OFL.txt": "OFL-1.1.txt"}.get(text, text)
    assert beside.read_text(encoding="utf-8").split() == (ROOT / "LICENSES" / same).read_text(encoding="utf-8").split()


def test_publiccode_has_what_the_standard_requires() -> None:
    """Version 0.4 of the publiccode.yml standard: its required keys, the limits of its texts, and our own facts."""
    code = loaded(ROOT / "publiccode.yml")
    required = {"name", "url", "platforms", "categories", "developmentStatus", "softwareType", "description", "legal",
                "maintenance", "localisation"}  # fmt: skip
    assert code["publiccodeYmlVersion"] == "0.4"
    assert required <= set(code)
    assert code["developmentStatus"] in {"concept", "development", "beta", "stable", "obsolete"}
    assert code["softwareType"] == "standalone/other"
    assert (code["name"], code["softwareVersion"]) == (PROJECT["name"], __version__)
    assert code["legal"]["license"] == PROJECT["license"]
    assert code["maintenance"]["type"] == "community"
    assert all(contact["name"] for contact in code["maintenance"]["contacts"])
    assert isinstance(code["localisation"]["localisationReady"], bool)
    assert code["localisation"]["availableLanguages"] == ["nl"]
    for language, texts in code["description"].items():
        assert re.fullmatch("[a-z]{2}", language)
        assert 0 < len(texts["shortDescription"]) <= 150
        assert 150 <= len(texts["longDescription"]) <= 10_000
        assert all(0 < len(feature) <= 100 for feature in texts["features"])


@pytest.mark.parametrize("path", [".github/workflows/ci.yml", ".github/workflows/release.yml", ".gitlab-ci.yml"])
def test_pipelines_run_the_same_script_on_the_oldest_and_newest_python(path: str) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    loaded(ROOT / path)
    assert ".ci/run" in text
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    if "release" not in path:
        assert f'"{PROJECT["requires-python"].removeprefix(">=")}"' in text


def test_our_hooks_call_tools_that_the_environment_has() -> None:
    (local,) = loaded(ROOT / ".pre-commit-config.yaml")["repos"]
    tools = [hook["entry"].split()[0] for hook in local["hooks"]]
    assert tools
    assert all((BIN / Path(tool).name).exists() for tool in tools), tools


@pytest.mark.slow
def test_the_site_is_whole_and_loads_nothing_from_elsewhere(tmp_path: Path) -> None:
    command = [BIN / "mkdocs", "build", "--quiet", "--strict", "--site-dir", tmp_path]
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=ROOT, env=quiet, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    pages = {
        path.relative_to(tmp_path).as_posix(): path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.html")
    }
    loads = re.compile(r'<(?:script|img|iframe|link(?! rel="canonical"))[^>]*?(?:src|href)="((?:https?:)?//[^"]*)"')
    assert not {name: found for name, page in pages.items() if (found := loads.findall(page))}
    styles = [path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.css")]
    assert not [style for style in styles if re.search(r"url\([\"']?(?:https?:)?//|@import", style)]
    assert '<html lang="en"' in pages["index.html"]
    assert '<html lang="nl"' in pages["nl/index.html"]
    assert (tmp_path / "search" / "search_index.json").stat().st_size > 100_000
