"""What may lie in a folder with templates. A file that letterkit would not read is an error: someone wrote it to be
used, and a letter that silently goes out in the old words is worse than a run that stops.
"""

import difflib
import re
from collections.abc import Iterable
from pathlib import Path

from letterkit import channels, locales
from letterkit.errors import SourceInvalid
from letterkit.message import CHANNELS
from letterkit.stages.files import Files, entries, of_system

LANGUAGE = "nl"
STAGE = "stage.yaml"
TEMPLATE = ".md.j2"
PARTS = "_parts"
DETAILS = "_details.yaml"
README = "LEESMIJ.md"
TEMPLATES = tuple(f"{channel}{TEMPLATE}" for channel in CHANNELS)
OF_A_STAGE = (STAGE, *TEMPLATES, "levels.yaml", "callguide.yaml", "panel.yaml", "tells.yaml", "sample.json")
"""The files of one stage."""

_MEANT = {
    "fase": "stage", "niveaus": "levels", "lint": "levels", "belgids": "callguide", "panelvragen": "panel",
    "kenmerken": "tells", "voorbeeld": "sample", "zaak": "sample",
}  # fmt: skip
_STEM = re.compile(r"[^. (_]+")
_STAGE_NAME = re.compile(r"[a-z][a-z0-9_]{1,40}")  # it stands in file names, on the command line and in tables


def check(files: Files, own: Iterable[Path], shipped: Path) -> None:
    """Raises ``SourceInvalid`` for the first thing in the ``own`` folders among the files that nobody would read."""
    known = Files(shipped).names
    stages = {name.partition("/")[0] for name in files.names if name.endswith(f"/{STAGE}")}
    for folder in own:
        for path in entries(folder):
            _check(path, folder, stages, files, known)


def check_workspace(folder: Path) -> None:
    """Raises ``SourceInvalid`` for a file beside the language folders of a workspace (``templates/``)."""
    for path in sorted(folder.glob("*")) if folder.is_dir() else ():
        if path.is_dir() and locales.is_variant(path.name):
            continue  # another form or language of the texts, checked when it is asked for
        if not of_system(path.name) and path.name not in (LANGUAGE, README):
            raise _stray(path, f"{LANGUAGE}/" if path.is_dir() or path.name.endswith(TEMPLATE) else "")


def _check(path: Path, folder: Path, stages: set[str], files: Files, known: Iterable[str]) -> None:
    name = path.relative_to(folder).as_posix()
    top, _, rest = name.partition("/")
    if path.is_dir():
        if not rest and top in stages and not _STAGE_NAME.fullmatch(top):
            raise SourceInvalid("stage_name_form", file=str(path))
        if rest or (top != PARTS and top not in stages):
            raise _no_stage(path, top, stages) if not rest else _stray(path, "")
    elif not rest:
        if name not in (DETAILS, README):
            raise _stray(path, _at_the_top(name))
    elif top == PARTS:
        if name not in known and not _included(name, files):
            raise _part(path, name, known)
    elif rest not in OF_A_STAGE:
        raise _stray(path, _near(rest, OF_A_STAGE))


def _at_the_top(name: str) -> str:
    """What a file beside the folders was probably meant to be: a part, which belongs in the folder of its stage."""
    stems = {file.partition(".")[0]: file for file in OF_A_STAGE}
    stem = name.lstrip("_").lower().partition(".")[0]
    meant = difflib.get_close_matches(_MEANT.get(stem, channels.meant(stem)), stems, n=1, cutoff=0.8)
    return f"fase/{stems[meant[0]]}" if meant else _near(name, (DETAILS,))


def _included(part: str, files: Files) -> bool:
    """Whether a template or another part uses this part."""
    if not part.endswith(TEMPLATE):
        return False
    texts = (files.text(name) or "" for name in files.names if name.endswith(TEMPLATE) and name != part)
    return any(f'"{part}"' in text or f"'{part}'" in text for text in texts)


def _part(path: Path, name: str, known: Iterable[str]) -> SourceInvalid:
    parts = [file.partition("/")[2] for file in known if file.startswith(f"{PARTS}/")]
    return SourceInvalid("part_unused", file=str(path), near=_bracketed(_near(name.partition("/")[2], parts)))


def _no_stage(path: Path, name: str, stages: Iterable[str]) -> SourceInvalid:
    return SourceInvalid("stage_folder_unknown", file=str(path), stage=name, near=_bracketed(nearest(name, stages)))


def _stray(path: Path, near: str) -> SourceInvalid:
    return SourceInvalid("template_stray", file=str(path), near=_bracketed(near), known=", ".join(OF_A_STAGE))


def _bracketed(near: str) -> str:
    return f" Bedoelt u {near}?" if near else ""


def _near(name: str, known: Iterable[str]) -> str:
    """The file that was probably meant: by its Dutch name, by its first word, or by its letters."""
    known = list(known)
    first = _STEM.search(name.lower())
    stem = first[0] if first else ""
    by_stem = {file.partition(".")[0]: file for file in known}
    return by_stem.get(_MEANT.get(stem, channels.meant(stem))) or nearest(name, known)


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that looks most like this one; empty when none does."""
    low = name.lower().replace(" ", "_").replace("-", "_")
    return next(iter(difflib.get_close_matches(low, list(known), n=1, cutoff=0.55)), "")
