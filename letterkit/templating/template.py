"""Compiled templates, and how one case fills them."""

import hashlib
from dataclasses import dataclass, field

import yaml
from jinja2 import meta
from jinja2.exceptions import TemplateSyntaxError

from letterkit.errors import CannotRender, SourceInvalid
from letterkit.message import Block, Channel, Inline, Message, Origin, Shape, plain
from letterkit.message.shape import filled_inline
from letterkit.templating import markdown
from letterkit.templating.compiled import MOST_SHAPES, Compiled, compiled, syntax_error
from letterkit.templating.context import Context
from letterkit.templating.envelope import Envelope
from letterkit.templating.environment import VALUES, TemplateEnvironment
from letterkit.templating.known_fields import Use, used_fields
from letterkit.templating.paths import Paths
from letterkit.templating.source import Source, TemplateFolders

_DETAILS = "_details.yaml"


@dataclass(frozen=True, slots=True)
class Template:
    """One template, ready to fill. ``version`` is a hash of its text and that of all its parts."""

    source: Source
    body: Compiled[tuple[Block, ...]]
    subject: Compiled[Inline]
    preheader: Compiled[Inline]
    fields: tuple[Use, ...]
    version: str
    shapes: dict[tuple[int, int, int], Shape] = field(default_factory=dict, compare=False, repr=False)
    paths: Paths[Shape] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "paths", Paths(self._run))

    def fill(self, context: Context, envelope: Envelope) -> Message:
        """The message of one case.

        Raises ``CannotRender`` when a required value is missing, ``SourceInvalid`` when the template itself is wrong.
        """
        self._check_required(context)
        shape, values = self.paths.of(context)
        subject, preheader, blocks = shape.fill(values)
        return Message(
            case_id=envelope.case_id,
            stage=envelope.stage,
            channel=self.source.head.channel,
            subject=subject,
            preheader=preheader,
            blocks=blocks,
            sender=envelope.sender,
            recipient=envelope.recipient,
            date=envelope.date,
            template_version=self.version,
            details=envelope.details,
            payment=envelope.payment,
            solutions=envelope.solutions,
            shape=shape,
            values=values,
        )

    def _run(self, names: dict[str, object]) -> tuple[Shape, list[object]]:
        names[VALUES] = printed = list[object]()
        return self._shape(self.subject.run(names), self.preheader.run(names), self.body.run(names)), printed

    def _shape(self, subject: Inline, preheader: Inline, blocks: tuple[Block, ...]) -> Shape:
        """The one shape of these pieces; each piece is one object for all cases that took the same branches in it."""
        key = id(subject), id(preheader), id(blocks)
        shape = self.shapes.get(key)
        if shape is None:
            shape = Shape(subject, preheader, blocks)
            if len(self.shapes) < MOST_SHAPES:
                self.shapes[key] = shape
        return shape

    def _check_required(self, context: Context) -> None:
        for path in self.source.head.requires:
            value: object = context
            for name in path.split("."):
                value = getattr(value, name, None)
            if value is None or value == "":
                raise CannotRender("required_value_missing", field=path, template=self.source.name)


class Templates:
    """All templates of a workspace, each compiled when it is first needed."""

    def __init__(self, folders: TemplateFolders) -> None:
        self.folders = folders
        self._environment = TemplateEnvironment(folders.text)
        self._compiled: dict[tuple[str, Channel], Template] = {}
        self._parts: dict[str, tuple[list[Use], dict[str, str]]] = {}  # fields of each part, and the texts in it
        self._details: tuple[list[str], Paths[tuple[Inline, ...]]] | None = None

    def get(self, stage: str, channel: Channel) -> Template:
        """The compiled template. Raises ``SourceInvalid`` with file, line and column when something in it is wrong."""
        key = stage, channel
        if key not in self._compiled:
            self._compiled[key] = self._compile(self.folders.source(stage, channel))
        return self._compiled[key]

    def details(self, context: Context) -> tuple[tuple[str, str], ...]:
        """The labels and values above a letter, as ``_details.yaml`` lists them."""
        if self._details is None:
            rows = yaml.safe_load(self.folders.text(_DETAILS) or "[]")
            text = "".join(row["value"] + markdown.LINE_END for row in rows)
            piece = compiled(self._environment, _DETAILS, text, markdown.lines)
            self._details = [row["label"] for row in rows], Paths(piece.collected)
        labels, paths = self._details
        lines, values = paths.of(context)
        return tuple((label, plain(filled_inline(line, values))) for label, line in zip(labels, lines, strict=True))

    def pieces(self) -> tuple[Origin, ...]:
        """Where each piece of template text begins, of all templates used so far."""
        return tuple(dict.fromkeys(self._environment.marks.origins))

    def _line(self, name: str, text: str) -> Compiled[Inline]:
        return compiled(self._environment, name, text, markdown.inline)

    def _compile(self, source: Source) -> Template:
        name, files = source.name, {source.name: source.body}
        texts = source.body, source.padded("subject"), source.padded("preheader")
        fields = [use for text in texts for use in self._fields(name, text, files)]
        digest = hashlib.sha256(repr((source.head, sorted(files.items()))).encode()).hexdigest()
        return Template(
            source=source,
            body=compiled(self._environment, name, source.body, markdown.blocks),
            subject=self._line(name, texts[1]),
            preheader=self._line(name, texts[2]),
            fields=tuple(fields),
            version=digest[:16],
        )

    def _fields(self, name: str, text: str, files: dict[str, str], inside: tuple[str, ...] = ()) -> list[Use]:
        """Fields used in a text and in the parts it includes; ``files`` gathers the texts read."""
        try:
            tree = self._environment.parse(text, name, name)
        except TemplateSyntaxError as error:
            raise syntax_error(error, name, text) from error
        found = list(used_fields(tree, Context, template=name, source=text))
        for part in meta.find_referenced_templates(tree):
            if part is None or part in (name, *inside):
                raise _wrong_part("part_in_itself", part or "", name, text)
            part_text = self.folders.text(part)
            if part_text is None:
                raise _wrong_part("part_missing", part, name, text)
            if part not in self._parts:
                below = {part: part_text}
                self._parts[part] = self._fields(part, part_text, below, (*inside, name)), below
            uses, below = self._parts[part]
            files |= below
            found += uses
        return found


def _wrong_part(code: str, part: str, name: str, text: str) -> SourceInvalid:
    rows = text.split("\n")
    row = next((number for number, content in enumerate(rows) if part in content), 0)
    return SourceInvalid(code, file=name, line=row + 1, column=rows[row].find(part) + 1, part=part)
