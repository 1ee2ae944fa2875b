"""The language that templates are written in, and which files are."""

from dataclasses import dataclass

from letterkit import locales
from letterkit.errors import SourceInvalid


@dataclass(frozen=True, slots=True)
class Tongue:
    """The language that templates are written in. ``written``: the files in it, where not all are; None: all are."""

    language: str = locales.DUTCH
    written: frozenset[str] | None = None

    def check(self, name: str, user: str, source: str) -> None:
        """Raises ``SourceInvalid`` for a file that is not written in it: half a letter would be in another language."""
        if self.written is None or name in self.written:
            return
        where = source.find(f'"{name}"')
        line = source.count("\n", 0, max(where, 0)) + 1
        raise SourceInvalid("variant_missing", file=user, line=line, column=1, missing=name, language=self.language)


DUTCH = Tongue()
