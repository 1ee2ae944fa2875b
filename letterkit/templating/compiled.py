"""One piece of template text, ready to run: its text is put together and read as Markdown once per path through it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from traceback import walk_tb
from typing import Generic, TypeVar

from letterkit.errors import SourceInvalid
from letterkit.templating.program import Run, Stretches
from letterkit.templating.provenance import Marks

MOST_SHAPES = 2_000
T = TypeVar("T")


@dataclass(slots=True)
class Compiled(Generic[T]):
    """``read`` turns text with its marks into a skeleton (blocks, or one line), once for each text that it gets."""

    name: str
    program: Run
    stretches: Stretches
    marks: Marks
    read: Callable[[str, Marks], T]
    _of_path: dict[tuple[int, ...], T] = field(default_factory=dict)
    _of_text: dict[str, T] = field(default_factory=dict)

    def run(self, names: object, values: list[str]) -> T:
        """The skeleton for these names, whose attributes the template reads; what is printed is added to ``values``.

        Raises ``SourceInvalid`` with file and line; ``CannotRender`` when this case makes it too long.
        """
        first_value = len(values)
        path = [first_value]
        try:
            self.program(names, path, values)
        except (AttributeError, TypeError) as error:
            raise self._fault(error) from error
        key = tuple(path)
        skeleton = self._of_path.get(key)
        if skeleton is None:
            skeleton = self._new(path[1:], first_value)
            if len(self._of_path) < MOST_SHAPES:
                self._of_path[key] = skeleton
        return skeleton

    def _new(self, path: list[int], first_value: int) -> T:
        text = self.stretches.text(path, first_value, self.name)
        skeleton = self._of_text.get(text)
        if skeleton is None:
            skeleton = self.read(text, self.marks)
            if len(self._of_text) < MOST_SHAPES:
                self._of_text[text] = skeleton
        return skeleton

    def _fault(self, error: Exception) -> SourceInvalid:
        """The error at the innermost line of a template; the compiled program has the line numbers of its template."""
        code = "value_unknown" if isinstance(error, AttributeError) else "value_not_printable"
        lines = [
            (frame.f_code.co_filename, line)
            for frame, line in walk_tb(error.__traceback__)
            if frame.f_globals.get("__builtins__") == {}  # only programs have none
        ]
        file, line = lines[-1] if lines else (self.name, 0)
        return SourceInvalid(code, file=file, line=line, column=1 if line else 0)
