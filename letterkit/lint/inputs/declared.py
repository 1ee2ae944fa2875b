"""Which stage a file of letterkit says it is: in its own metadata, or in the manifest of the run that made it.

A letter carries its stage as ``dc:type`` in its XMP, an e-mail in its header ``Keywords``. What was made before either
did is known by its hash: the manifest stands beside the folders with letters and e-mails.
"""

import hashlib
import json
import re
from functools import lru_cache
from pathlib import Path

_XMP_STAGE = re.compile(rb"<dc:type><rdf:Bag><rdf:li>([a-z0-9_]{1,80})</rdf:li>")
_XMP_PRODUCER = b"<pdf:Producer>letterkit</pdf:Producer>"
_KEYWORDS = re.compile(r"letterkit, ([a-z0-9_]{1,80})")
_MANIFEST = "manifest.jsonl"
_MOST_BYTES = 200_000_000  # of a manifest: some half a million messages


def of_pdf(data: bytes) -> str | None:
    """The stage in the metadata of a letter that letterkit made; None for a file of anybody else."""
    match = _XMP_STAGE.search(data) if _XMP_PRODUCER in data else None
    return match[1].decode("ascii") if match else None


def of_keywords(keywords: str) -> str | None:
    """The stage in the header ``Keywords`` of an e-mail that letterkit made; None for any other keywords."""
    match = _KEYWORDS.fullmatch(keywords.strip())
    return match[1] if match else None


def of_manifest(path: Path, data: bytes) -> str | None:
    """The stage of a file whose bytes a manifest knows, beside the file or one folder up."""
    for folder in (path.absolute().parent, path.absolute().parent.parent):
        manifest = folder / _MANIFEST
        try:
            state = manifest.stat()
            known = _stages(manifest, state.st_mtime_ns) if state.st_size <= _MOST_BYTES else {}
        except OSError:
            continue
        return known.get(hashlib.sha256(data).hexdigest())
    return None


@lru_cache(maxsize=8)
def _stages(manifest: Path, _changed: int) -> dict[str, str]:
    """The stage of every message in a manifest, by the hash of its bytes; a line that is none is passed over."""
    stages = {}
    with manifest.open("rb") as lines:
        for line in lines:
            try:
                record = json.loads(line)
                stages[str(record["sha256"])] = str(record["stage"])
            except (ValueError, KeyError, TypeError):
                continue
    return stages
