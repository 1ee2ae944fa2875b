"""letterkit as it is installed here, as one hash: two machines with the same hash write the same letters."""

import hashlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from letterkit import __version__, resources

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_COMPILED, _IN_A_WHEEL = "__pycache__", "resources"
"""The latter has templates and glossary in a wheel: seen by name, so that a checkout has the same hash."""


@dataclass(frozen=True, slots=True)
class Installed:
    """letterkit as it was at one moment, for whoever hashes it into several things of that moment."""

    version: str
    digest: str
    libraries: str


def now() -> Installed:
    """letterkit as it is."""
    named = libraries()
    return Installed(__version__, digest(named), named)


def digest(named: str | None = None) -> str:
    """Hash of the version, of every file of the package, templates and glossary, and of the versions of libraries.

    Rules and their levels, figures of law, texts and typefaces are files of the package. Nothing is remembered: a
    process that lives on while letterkit is renewed below it is found out. ``named``: ``libraries()``, where
    that was asked just now.
    """
    found = libraries() if named is None else named
    hasher = hashlib.sha256(f"letterkit {__version__}\0{found}\0".encode())
    for name, path in files():
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - a thousand files at the start of each run
            hasher.update(f"{name}\0".encode() + hashlib.sha256(file.read()).digest())
    return hasher.hexdigest()


def files() -> Iterator[tuple[str, str]]:
    """Name and path of every file that comes with letterkit, in a fixed order, but what Python compiled."""
    roots = {"": Path(__file__).parent, "templates/": resources.templates_dir(), "glossary/": resources.glossary_dir()}
    for prefix, root in roots.items():
        for folder, below, names in os.walk(root):
            below[:] = sorted(name for name in below if name != _COMPILED and (prefix or name != _IN_A_WHEEL))
            place = Path(folder).relative_to(root).as_posix()
            yield from ((f"{prefix}{place}/{name}", os.path.join(folder, name)) for name in sorted(names))  # noqa: PTH118


def libraries() -> str:
    """The libraries that letterkit always needs, with their versions; nothing when letterkit was not installed."""
    try:
        required = [
            requirement for requirement in metadata.requires("letterkit") or [] if "extra ==" not in requirement
        ]
        named = sorted(match[0] for requirement in required if (match := _NAME.match(requirement)))
        return ", ".join(f"{name} {metadata.version(name)}" for name in named)
    except metadata.PackageNotFoundError:
        return ""
