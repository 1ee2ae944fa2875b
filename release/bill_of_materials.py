"""The bill of materials (CycloneDX) of a release: ``python -m release.bill_of_materials dist``.

What letterkit needs at run time, with all that those packages need, in the versions and with the hashes of
``requirements.lock``. The extras and what only developers use are left out.
"""

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from letterkit import __version__

ROOT = Path(__file__).resolve().parents[1]
_ENTRY = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==.*(?:\n[ \t]+.*)*", re.MULTILINE)


def runtime_lock(lock: str) -> str:
    """The entries of a lock file that an installed letterkit needs."""
    wanted = _closure(map(Requirement, _dependencies()))
    return "\n".join(entry[0] for entry in _ENTRY.finditer(lock) if canonicalize_name(entry[1]) in wanted) + "\n"


def write(folder: Path) -> Path:
    """Write ``letterkit-<version>.cdx.json`` into ``folder``; equal input gives equal bytes."""
    path = folder / f"letterkit-{__version__}.cdx.json"
    tool = Path(sys.executable).with_name("cyclonedx-py")
    options = ["--pyproject", ROOT / "pyproject.toml", "--output-reproducible", "--output-file", path]
    lock = runtime_lock((ROOT / "requirements.lock").read_text(encoding="utf-8"))
    # It warns that the root has no dependencies, which are added below.
    command = [sys.executable, "-W", "ignore", tool, "requirements", *options, "-"]
    subprocess.run(command, input=lock, text=True, check=True)
    bill = json.loads(path.read_text(encoding="utf-8"))
    root = bill["metadata"]["component"]
    root["version"] = __version__  # which pyproject.toml leaves to the build
    direct = {canonicalize_name(Requirement(dependency).name) for dependency in _dependencies()}
    needed = [
        component["bom-ref"] for component in bill["components"] if canonicalize_name(component["name"]) in direct
    ]
    next(entry for entry in bill["dependencies"] if entry["ref"] == root["bom-ref"])["dependsOn"] = needed
    path.write_text(json.dumps(bill, indent=2, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")
    return path


def _dependencies() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return list(project["dependencies"])


def _closure(requirements: Iterator[Requirement]) -> set[str]:
    """The names of packages, and of all that the installed ones ask for on this machine."""
    names: set[str] = set()
    waiting = list(requirements)
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        asked = [{"extra": extra} for extra in ("", *requirement.extras)]
        if name in names:
            continue
        names.add(name)
        needs = map(Requirement, _needs(requirement.name))
        waiting += [need for need in needs if need.marker is None or any(map(need.marker.evaluate, asked))]
    return names


def _needs(name: str) -> list[str]:
    try:
        return requires(name) or []
    except PackageNotFoundError:
        return []


if __name__ == "__main__":
    print(write(Path(sys.argv[1])))
