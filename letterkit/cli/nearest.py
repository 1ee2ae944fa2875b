"""The creditor whose texts these are: the creditor.yaml in a folder of the path, or above it."""

from collections.abc import Iterable
from pathlib import Path

NAME = "creditor.yaml"
_HIGHEST = 12  # folders to look up: a workspace is never deeper


def creditor_of(paths: Iterable[Path]) -> Path | None:
    """The first creditor file at or above any of the paths; None when they lie in no workspace."""
    for path in paths:
        here = path.absolute()
        for folder in [here, *here.parents][:_HIGHEST]:
            if (folder / NAME).is_file():
                return folder / NAME
    return None
