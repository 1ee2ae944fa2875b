"""What one text is made of, by name: also for whoever checks a release without making one."""

import hashlib
from collections.abc import Callable, Mapping

from letterkit.message import Channel
from letterkit.stages import strays
from letterkit.templating.tags import included

Text = tuple[str, Channel]
_OF_STAGE = ("stage.yaml", "levels.yaml", "tells.yaml")


def of_names(names: Mapping[str, str]) -> str:
    """The hash of a set: of its sorted list of hashes and names."""
    listed = "".join(f"{found} {name}\n" for name, found in sorted(names.items()))
    return hashlib.sha256(listed.encode()).hexdigest()


def parts_of(key: tuple[str, str], text_of: Callable[[str], str | None]) -> list[str]:
    """The files that one text depends on, besides what all texts share: itself, its parts, and what says how its stage
    is judged.
    """
    wanted = [f"{key[0]}/{key[1]}{strays.TEMPLATE}", *(f"{key[0]}/{name}" for name in _OF_STAGE)]
    found: list[str] = []
    while wanted:
        name = wanted.pop()
        if name not in found:
            found.append(name)
            wanted += sorted(included(text_of(name) or "")) if name.endswith(strays.TEMPLATE) else []
    return sorted(found)
