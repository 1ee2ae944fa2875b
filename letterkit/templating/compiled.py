"""One compiled piece of template text: run it, and read its Markdown once per shape."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

import jinja2
from jinja2.exceptions import SecurityError, TemplateSyntaxError, UndefinedError

from letterkit.errors import SourceInvalid
from letterkit.templating.environment import VALUES, TemplateEnvironment, ValueNotPrintableError, place_of
from letterkit.templating.provenance import Marked

MOST_SHAPES = 2_000
T = TypeVar("T")


@dataclass(slots=True)
class Compiled(Generic[T]):
    """``read`` turns text into a skeleton (blocks, or one line); it runs once for each shape the text takes."""

    name: str
    environment: TemplateEnvironment
    template: jinja2.Template
    read: Callable[[Marked], T]
    _shapes: dict[str, T] = field(default_factory=dict)

    def collected(self, names: dict[str, object]) -> tuple[T, list[object]]:
        """The skeleton, and what is printed in it."""
        names[VALUES] = printed = list[object]()
        return self.run(names), printed

    def run(self, names: dict[str, object]) -> T:
        """The skeleton for these names; what is printed is added to the list ``names[VALUES]``.

        Raises ``SourceInvalid`` with file and line.
        """
        try:
            output = self.template.render(names)
        except (UndefinedError, SecurityError, ValueNotPrintableError, TypeError) as error:
            file, line = place_of(error, self.name)
            code = "value_unknown" if isinstance(error, UndefinedError | SecurityError) else "value_not_printable"
            raise SourceInvalid(code, file=file, line=line, column=1 if line else 0) from error
        skeleton = self._shapes.get(output)
        if skeleton is None:
            skeleton = self.read(self.environment.marks.take_out(output))
            if len(self._shapes) < MOST_SHAPES:
                self._shapes[output] = skeleton
        return skeleton


def compiled(environment: TemplateEnvironment, name: str, text: str, read: Callable[[Marked], T]) -> Compiled[T]:
    """Compile template text. Raises ``SourceInvalid`` when it is not a template."""
    try:
        code = environment.compile(text, name, name)
    except TemplateSyntaxError as error:
        raise syntax_error(error, name, text) from error
    template = environment.template_class.from_code(environment, code, environment.make_globals(None))
    return Compiled(name, environment, template, read)


def syntax_error(error: TemplateSyntaxError, name: str, text: str) -> SourceInvalid:
    """A Jinja syntax error as ours, with the line as the writer wrote it."""
    line = error.lineno or 0
    rows = text.split("\n")
    excerpt = rows[line - 1].strip() if 0 < line <= len(rows) else ""
    column = len(rows[line - 1]) - len(rows[line - 1].lstrip()) + 1 if excerpt else 0
    return SourceInvalid("template_syntax", file=error.name or name, line=line, column=column, excerpt=excerpt)
