"""The Jinja that templates run in: sandboxed, strict, and with only the words template writers need.

No globals, no default filters: a template can choose (if), repeat (for), include a shared part and print a value.
"""

from collections.abc import Callable
from typing import Any

from jinja2 import BaseLoader, StrictUndefined, TemplateNotFound, Undefined, pass_context
from jinja2.ext import Extension
from jinja2.runtime import Context as JinjaContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from letterkit.message.shape import token
from letterkit.templating.formats import FILTERS
from letterkit.templating.provenance import Marks
from letterkit.templating.trace import Traced, value_of, watchable

VALUES = "_values"
"""Name in the Jinja context of the list that collects what one filling prints."""

_OURS = "letterkit."


class Provenance(Extension):
    """Puts the marks of ``provenance.Marks`` into each source that is compiled."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        environment = self.environment
        return environment.marks.insert(source, name or "", environment.lexer)  # type: ignore[attr-defined,no-any-return]


class PartLoader(BaseLoader):
    """Finds included parts by the function it is given."""

    def __init__(self, read: Callable[[str], str | None]) -> None:
        self.read = read

    def get_source(self, environment: Any, template: str) -> tuple[str, str, Callable[[], bool]]:
        source = self.read(template)
        if source is None:
            raise TemplateNotFound(template)
        return source, template, lambda: True


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """One environment for all templates of a workspace; it owns the marks of all their lines."""

    def __init__(self, read: Callable[[str], str | None]) -> None:
        self.marks = Marks()
        super().__init__(
            loader=PartLoader(read),
            undefined=StrictUndefined,
            finalize=_collect,
            extensions=[Provenance],
            trim_blocks=True,
            lstrip_blocks=True,
            autoescape=False,  # values never enter the markup: see provenance
            keep_trailing_newline=True,
            cache_size=-1,
        )
        self._declared: set[tuple[type, str]] = set()
        self.globals.clear()
        self.filters.clear()
        self.filters.update({name: watchable(name, function) for name, function in FILTERS.items()})
        self.tests.clear()

    def getattr(self, obj: Any, attribute: str) -> Any:
        """As the sandbox does; what it found safe once on a class of ours, it need not look into again."""
        if isinstance(obj, Traced):
            value = self.getattr(obj.value, attribute)
            return value if isinstance(value, Undefined) else obj.attribute(attribute, value)
        key = type(obj), attribute
        if key in self._declared:
            return getattr(obj, attribute)
        value = super().getattr(obj, attribute)
        if type(obj).__module__.startswith(_OURS) and not isinstance(value, Undefined):
            self._declared.add(key)
        return value


@pass_context
def _collect(context: JinjaContext, printed: object) -> str:
    """Keep the value aside and leave its token in the text."""
    value = value_of(printed)
    if isinstance(value, Undefined):
        str(value)  # a strict undefined raises, and the message says which name it was
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise ValueNotPrintableError(type(value).__name__)
    values: list[object] = context[VALUES]
    values.append(printed)
    return token(len(values) - 1)


class ValueNotPrintableError(Exception):
    """A template prints what is no text: an amount without ``| euro``, a date without ``| datum``, or nothing."""


def place_of(error: BaseException, template: str) -> tuple[str, int]:
    """Template and line where an exception arose while a template ran (Jinja rewrites the frames to template lines)."""
    found = template, 0
    trace = error.__traceback__
    while trace is not None:
        if "__jinja_exception__" in trace.tb_frame.f_globals:
            found = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    return found
