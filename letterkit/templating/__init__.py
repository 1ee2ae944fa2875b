"""Case + template -> Message. The only place that knows Jinja.

``source``         a template file: head and body
``environment``    the sandboxed, strict Jinja
``known_fields``   fields a template uses, checked against what there is
``words``          the classes of what a template may name
``context``        one case as those words
``formats``        the filters: euro, datum …
``provenance``     where each character came from
``markdown``       filled text -> blocks
``solutions``      which ways out exist for a case
``compiled``       one compiled piece of text: run, read once per shape
``envelope``       who writes, to whom, when
``template``       all pieces of one template, and the set of all templates

A template itself is imported on first use: the tags of a text can be read without Jinja.
"""

import importlib
from typing import TYPE_CHECKING

from letterkit.templating.source import TemplateFolders

if TYPE_CHECKING:
    from letterkit.templating.template import Template, Templates

__all__ = ["Template", "TemplateFolders", "Templates"]


def __getattr__(name: str) -> object:
    if name not in ("Template", "Templates"):
        raise AttributeError(name)
    return getattr(importlib.import_module(f"{__name__}.template"), name)
