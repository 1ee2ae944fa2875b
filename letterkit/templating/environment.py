"""Jinja reads templates and no more: text -> syntax tree, held against ``grammar``. ``program`` runs the tree."""

from jinja2 import Environment, nodes
from jinja2.exceptions import TemplateSyntaxError
from jinja2.ext import Extension

from letterkit.templating import grammar
from letterkit.templating.provenance import Marks
from letterkit.templating.syntax import explained


class Provenance(Extension):
    """Puts the marks of ``provenance.Marks`` into each source that is read."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        environment = self.environment
        return environment.marks.insert(source, name or "", environment.lexer)  # type: ignore[attr-defined,no-any-return]


class TemplateReader(Environment):
    """One for all templates of a workspace; it owns the marks of all their lines."""

    def __init__(self) -> None:
        self.marks = Marks()
        super().__init__(extensions=[Provenance], trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)

    def tree(self, text: str, name: str) -> nodes.Template:
        """The tree of a template text. Raises ``SourceInvalid`` when it is no template, or may not be written so."""
        try:
            tree = self.parse(text, name, name)
        except TemplateSyntaxError as error:
            raise explained(error, name, text) from error
        grammar.check(tree, template=name, source=text)
        return tree
