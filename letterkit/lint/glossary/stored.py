"""The glossary made ready beforehand, as one JSON file beside its YAML: loading it skips working out all forms.

Building or installing the package writes it (``hatch_build.py``); it is no part of the repository. The file carries
the digest of the YAML it was made from; where that no longer fits (somebody changed a word) it is left aside and the
YAML is read, so that a stored file can be old but never wrong.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from letterkit.lint.glossary.entry import Entry
from letterkit.lint.glossary.loader import digest_of, read_folder
from letterkit.lint.glossary.ready import Ready, prepared

NAME = "_gelezen.json"
_FORMAT = 3  # of this file: one of another letterkit is left aside
_TUPLES = ("forms", "use", "bad", "good", "unless", "only")


def ready(folder: Path) -> Ready:
    """The glossary of a folder, from the stored file when that still fits; raises ``SourceInvalid``."""
    try:
        tree = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return prepared(read_folder(folder))
    fits = isinstance(tree, dict) and tree.pop("format", 0) == _FORMAT and tree["digest"] == digest_of(folder)
    return _ready(tree) if fits else prepared(read_folder(folder))


def store(folder: Path) -> Path:
    """Write the stored form of a glossary beside it."""
    path = folder / NAME
    path.write_text(as_json(prepared(read_folder(folder))), encoding="utf-8", newline="\n")
    return path


def as_json(glossary: Ready) -> str:
    """The stored form of a glossary."""
    return json.dumps({"format": _FORMAT, **asdict(glossary)}, ensure_ascii=False, separators=(",", ":")) + "\n"


def _ready(tree: dict[str, Any]) -> Ready:
    return Ready(**{**tree, "entries": tuple(_entry(entry) for entry in tree["entries"])})


def _entry(fields: dict[str, Any]) -> Entry:
    explained = fields.pop("explained")
    lists: dict[str, Any] = {name: tuple(fields.pop(name)) for name in _TUPLES}
    return Entry(**fields, **lists, explained=None if explained is None else tuple(explained))
