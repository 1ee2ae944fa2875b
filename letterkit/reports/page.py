"""Pages that people read in a browser: self-contained, escaped, without script, and made the same way each time."""

from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from letterkit.texts import say


def render(name: str, **values: object) -> str:
    """The page ``pages/<name>.html.j2`` with its values, all of them escaped.

    A page extends ``_page.html.j2``, which gives head, style, content policy (no request can go out) and the skip
    link to ``#inhoud``; it fills the blocks ``title``, ``style`` and ``content``, and says with ``say("key", …)``.
    """
    return _environment().get_template(f"{name}.html.j2").render(**values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("letterkit.reports", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["say"] = say
    environment.globals["style"] = files("letterkit.reports").joinpath("page.css").read_text(encoding="utf-8")
    return environment
