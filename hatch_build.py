"""What building or installing letterkit makes first: the glossary ready for matching (``lint/glossary/stored.py``)."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class GlossaryHook(BuildHookInterface):  # type: ignore[type-arg] # its parameter is the builder's configuration
    """Stores the glossary, for wheels and for installs that can be edited alike; needs pyyaml and pyahocorasick."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        sys.path.insert(0, str(root))
        try:
            from letterkit.lint.glossary.stored import store  # noqa: PLC0415 - it can be found from here on only
        finally:
            sys.path.remove(str(root))
        store(root / "glossary")
