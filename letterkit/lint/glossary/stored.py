"""The glossary read beforehand, as one JSON file beside its YAML: loading it takes a fraction of reading all forms.

``make docs`` writes it anew. The file carries the digest of the YAML it was made from; where that no longer fits
(somebody changed a word) it is left aside and the YAML is read, so that a stored file can be old but never wrong.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from letterkit.lint.glossary.entry import Entry
from letterkit.lint.glossary.forms import Gap, Grammar, Literal, Pattern
from letterkit.lint.glossary.loader import Sources, digest_of, read_folder

NAME = "_gelezen.json"
_TUPLES = ("forms", "use", "bad", "good", "unless", "only")


def sources(folder: Path) -> Sources:
    """What a glossary folder holds, from the stored file when that still fits; raises ``SourceInvalid``."""
    try:
        tree = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return read_folder(folder)
    if not isinstance(tree, dict) or tree.get("digest") != digest_of(folder):
        return read_folder(folder)
    return _sources(tree)


def as_json(read: Sources) -> str:
    """The stored form of a glossary."""
    parts: dict[frozenset[Literal], int] = {}
    forms = {
        form: [
            [[parts.setdefault(part, len(parts)) for part in one.parts], one.gaps] for one in read.grammar.read(form)
        ]
        for entry in read.entries
        for form in written(entry)
    }
    tree = {
        "digest": read.digest,
        "titles": dict(read.titles),
        "citations": dict(read.citations),
        "entries": [asdict(entry) for entry in read.entries],
        "parts": [sorted(part) for part in parts],
        "forms": forms,
    }
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":")) + "\n"


def written(entry: Entry) -> tuple[str, ...]:
    """All forms of an entry as the grammar reads them, without the ~ that says where they must stand."""
    return tuple(
        form.removeprefix("~")
        for forms in (entry.forms, entry.unless, entry.only, entry.explained or ())
        for form in forms
    )


def _sources(tree: dict[str, Any]) -> Sources:
    parts = [frozenset(Literal(*literal) for literal in part) for part in tree["parts"]]
    known = {
        form: tuple(
            Pattern(tuple(parts[at] for at in chain), tuple(Gap(words, comma) for words, comma in gaps))
            for chain, gaps in patterns
        )
        for form, patterns in tree["forms"].items()
    }
    return Sources(
        entries=tuple(_entry(one) for one in tree["entries"]),
        grammar=Grammar({}, {}, known),
        titles=tree["titles"],
        citations=tree["citations"],
        digest=tree["digest"],
    )


def _entry(fields: dict[str, Any]) -> Entry:
    explained = fields.pop("explained")
    lists: dict[str, Any] = {name: tuple(fields.pop(name)) for name in _TUPLES}
    return Entry(**fields, **lists, explained=None if explained is None else tuple(explained))
