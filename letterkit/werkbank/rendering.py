"""The pages as text: every value escaped, every sentence from the texts."""

import json
from collections.abc import Callable
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from letterkit import __version__
from letterkit.channels import RECORDS
from letterkit.dutch import dates
from letterkit.texts import say, unfilled

SCREENS = (
    "overview",
    "track",
    "compare",
    "promises",
    "approving",
    "customers",
    "style",
    "own",
    "variants",
    "search",
    "word",
    "log",
    "help",
)
"""What the menu leads to, by the name of its address in the texts."""


def rendered(name: str, /, **values: object) -> str:
    """The page or piece ``pages/<name>.html.j2``."""
    return _environment().get_template(f"{name}.html.j2").render(**values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("letterkit.werkbank", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    helpers: dict[str, Callable[..., object]] = {
        "say": say,
        "channel_label": lambda channel: RECORDS[channel].label,
        "day": dates.printed,
        "script_words": _words,
    }
    environment.globals.update(helpers)
    environment.globals["screens"] = SCREENS
    environment.globals["version"] = __version__
    return environment


def _words() -> Markup:
    """What the scripts say, as JSON that is safe inside a page."""
    texts = json.dumps(unfilled("werkbank.script."), ensure_ascii=False)
    return Markup(texts.replace("<", "\\u003c"))  # noqa: S704 - JSON of our own texts, without a bracket
