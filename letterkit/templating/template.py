"""Compiled templates, and how one case fills them."""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TypeVar

from jinja2 import meta

from letterkit import locales, yaml_source
from letterkit.errors import CannotRender, SourceInvalid
from letterkit.message import Block, Channel, Inline, Mark, Message, Origin, Shape, plain
from letterkit.message.shape import filled_inline
from letterkit.stages import strays
from letterkit.templating import markdown, markup, syntax
from letterkit.templating.compiled import MOST_SHAPES, Compiled
from letterkit.templating.context import Context
from letterkit.templating.envelope import Envelope
from letterkit.templating.environment import TemplateReader
from letterkit.templating.known_fields import Fields, Use, check_path, compared_own, used_fields
from letterkit.templating.paragraphs import Pieces
from letterkit.templating.program import MOST_CHARACTERS, Compiler, Run, Stretches
from letterkit.templating.provenance import Marks
from letterkit.templating.source import Source, TemplateFolders
from letterkit.templating.tongue import DUTCH, Tongue
from letterkit.templating.words import EigenWoorden
from letterkit.texts import say

_DETAILS = "_details.yaml"
_OF_SENDER = ("schuldeiser", "sector")  # what a label may use: letters of one sender have the same labels
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Template:
    """One template, ready to fill. ``version`` is a hash of its text and that of all its parts.

    ``compared``: own fields of the creditor, each with a fixed value that the template compares it with.
    parts: the names of the shared parts in it.
    """

    source: Source
    body: Compiled[tuple[Block, ...]]
    subject: Compiled[Inline]
    preheader: Compiled[Inline]
    fields: tuple[Use, ...]
    version: str
    compared: frozenset[tuple[str, object]] = frozenset()
    parts: tuple[str, ...] = ()
    language: str = locales.DUTCH
    shapes: dict[tuple[int, int, int], Shape] = field(default_factory=dict, compare=False, repr=False)

    def fill(self, context: Context, envelope: Envelope, mark: Mark | None = None) -> Message:
        """The message of one case. ``mark``: leads it back to its run.

        Raises ``CannotRender`` when a required value is missing, ``SourceInvalid`` when the template itself is wrong.
        """
        return self.whole(*self.shaped(context), envelope, mark)

    def shaped(self, context: Context) -> tuple[Shape, tuple[str, ...]]:
        """The shape of the message of one case, and its values: what ``whole`` makes the message of.

        Cases that take the same branches get one and the same shape. Raises as ``fill`` does.
        """
        self._check_required(context)
        printed: list[str] = []
        parts = (
            self.subject.run(context, printed),
            self.preheader.run(context, printed),
            self.body.run(context, printed),
        )
        return self._shape(*parts), tuple(printed)

    def whole(self, shape: Shape, values: tuple[str, ...], envelope: Envelope, mark: Mark | None = None) -> Message:
        """The message of a shape and values. Raises ``CannotRender`` when it is too long."""
        if sum(map(len, values)) > MOST_CHARACTERS:
            raise CannotRender("message_too_long", template=self.source.name)
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
            language=self.language,
            details=envelope.details,
            payment=envelope.payment,
            solutions=envelope.solutions,
            mark=mark,
            shape=shape,
            values=values,
        )

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


def _inline(text: str, marks: Marks) -> Inline:
    return markdown.inline(marks.take_out(text))


def _lines(text: str, marks: Marks) -> tuple[Inline, ...]:
    return markdown.lines(marks.take_out(text))


def _filled(lines: Compiled[tuple[Inline, ...]], context: Context) -> list[str]:
    values: list[str] = []
    return [plain(filled_inline(line, values)) for line in lines.run(context, values)]


def _rows(text: str) -> list[dict[str, str]]:
    """The lines of ``_details.yaml``. Raises ``SourceInvalid`` with the line that is no label and value."""
    document = next(yaml_source.documents(text, _DETAILS), None)
    rows = document.value if document else []
    for number, row in enumerate(rows if isinstance(rows, list) else [None]):
        if not isinstance(row, dict) or set(row) != {"label", "value"} or not all(map(_is_text, row.values())):
            line, column = document.place((number,)) if document else (1, 1)
            raise SourceInvalid("details_invalid", file=_DETAILS, line=line, column=column)
    return list(rows)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


class Templates:
    """All templates of a workspace, each compiled when it is first needed.

    ``own``: the class of the creditor's own fields (``own_words.type_of``). ``lenient``: markup that letters do not
    have stays standing as plain characters, for a draft that somebody looks at. ``tongue``: what they are written in.
    """

    def __init__(
        self,
        folders: TemplateFolders,
        own: type[EigenWoorden] = EigenWoorden,
        *,
        lenient: bool = False,
        tongue: Tongue = DUTCH,
    ) -> None:
        self.folders, self._lenient, self._own, self._tongue = folders, lenient, own, tongue
        self._fields = Fields(Context, own)
        self._reader, self._stretches, self._pieces = TemplateReader(), Stretches(), Pieces(markdown.blocks)
        self._compiled: dict[tuple[str, Channel], Template] = {}
        self._parts: dict[str, _File] = {}
        self._details: tuple[Compiled[tuple[Inline, ...]], ...] = ()

    def with_texts(self, texts: Mapping[str, str], *, lenient: bool = False) -> "Templates":
        """The same templates with other texts in some files, by their name within the folders.

        What does not use those files is not read again; these templates themselves stay as they are.
        """
        stages = self.folders.stages.with_texts(texts)
        other = Templates(TemplateFolders.of(stages), self._own, lenient=lenient, tongue=self._tongue)
        other._reader.marks.origins.extend(self._reader.marks.origins)
        other._stretches.pieces.extend(self._stretches.pieces)
        other._parts = {
            name: part
            for name, part in self._parts.items()
            if name not in texts and texts.keys().isdisjoint(part.parts)
        }
        other._compiled = {
            key: template
            for key, template in self._compiled.items()
            if template.source.name not in texts and texts.keys().isdisjoint(template.parts)
        }
        return other

    def get(self, stage: str, channel: Channel) -> Template:
        """The compiled template. Raises ``SourceInvalid`` with file, line and column when something in it is wrong."""
        key = stage, channel
        if key not in self._compiled:
            self._compiled[key] = self._compile(self.folders.source(stage, channel))
        return self._compiled[key]

    def details(self, context: Context) -> tuple[tuple[str, str], ...]:
        """The labels and values above a letter, as ``_details.yaml`` lists them."""
        if not self._details:
            self._tongue.check(_DETAILS, _DETAILS, "")
            rows = _rows(self.folders.text(_DETAILS) or "[]")
            self._details = tuple(self._lines(rows, part) for part in ("label", "value"))
        labels, values = (_filled(lines, context) for lines in self._details)
        return tuple(zip(labels, values, strict=True))

    def _lines(self, rows: list[dict[str, str]], part: str) -> Compiled[tuple[Inline, ...]]:
        file = self._file(_DETAILS, "".join(row[part] + markdown.LINE_END for row in rows))
        for use in file.fields if part == "label" else ():
            if use.path.partition(".")[0] not in _OF_SENDER:
                raise SourceInvalid("details_label_of_case", file=_DETAILS, label=rows[use.line - 1]["label"])
        return self._piece(_DETAILS, file, _lines)

    def check(self) -> None:
        """Compile everything. Raises ``SourceInvalid`` for what is wrong for every case of some stage."""
        for stage, channel in self.folders.names():
            self.get(stage, channel)
        _rows(self.folders.text(_DETAILS) or "[]")

    def pieces(self) -> tuple[Origin, ...]:
        """Where each piece of template text begins, of all templates used so far."""
        return tuple(dict.fromkeys(self._reader.marks.origins))

    def _compile(self, source: Source) -> Template:
        self._tongue.check(source.name, source.name, "")
        texts = source.body, source.padded("subject"), source.padded("preheader")
        body, subject, preheader = (self._file(source.name, text) for text in texts)
        fields = [use for file in (body, subject, preheader) for use in file.fields]
        compared = frozenset(pair for file in (body, subject, preheader) for pair in file.compared)
        for path in source.head.requires:
            head = self.folders.text(source.name) or ""
            line = source.places.get("requires", (1, 1))[0]
            check_path(path, self._fields, template=source.name, source=head, line=line)
        parts = {name: text for file in (body, subject, preheader) for name, text in file.parts.items()}
        files = {source.name: source.body, **parts}
        digest = hashlib.sha256(repr((source.head, sorted(files.items()))).encode()).hexdigest()
        return Template(
            source=source,
            body=self._piece(source.name, body, self._pieces.blocks),
            subject=self._piece(source.name, subject, _inline),
            preheader=self._piece(source.name, preheader, _inline),
            fields=tuple(fields),
            version=digest[:16],
            compared=compared,
            parts=tuple(parts),
            language=self._tongue.language,
        )

    def _near_part(self, part: str) -> str:
        """The part whose name is most like it, as a question."""
        known = [name for name, _ in self.folders.texts() if name.startswith(f"{strays.PARTS}/")]
        meant = [name for name in known if name.rpartition("/")[2] == part] or get_close_matches(part, known, 1, 0.7)
        return say("templates.near", nearest=f'"{meant[0]}"') if meant else ""

    def _piece(self, name: str, file: "_File", read: Callable[[str, Marks], T]) -> Compiled[T]:
        return Compiled(name, file.program, self._stretches, self._reader.marks, read)

    def _file(self, name: str, text: str, inside: tuple[str, ...] = ()) -> "_File":
        """A text and the parts it includes: read, checked against the fields there are, and compiled."""
        try:
            return self._read_file(name, text, inside)
        except (RecursionError, SyntaxError) as error:  # Python itself takes twenty loops in each other, and no more
            raise syntax.too_deep(name, text) from error

    def _read_file(self, name: str, text: str, inside: tuple[str, ...]) -> "_File":
        tree = self._reader.tree(text, name)
        if name != _DETAILS and not self._lenient:  # which has labels and values, and lines of its own
            _check_markup(name, text)
        fields = list(used_fields(tree, self._fields, template=name, source=text))
        compared = set(compared_own(tree))
        parts: dict[str, str] = {}
        for part in meta.find_referenced_templates(tree):
            if part is None or part in (name, *inside):
                raise _wrong_part("part_in_itself", part or "", name, text)
            part_text = self.folders.text(part)
            if part_text is None:
                raise _wrong_part("part_missing", part, name, text, near=self._near_part(part))
            self._tongue.check(part, name, text)
            if part not in self._parts:
                self._parts[part] = self._file(part, part_text, (*inside, name))
            fields += self._parts[part].fields
            compared |= self._parts[part].compared
            parts |= {part: part_text, **self._parts[part].parts}
        compiler = Compiler(name, self._stretches, lambda part: self._parts[part].program, self._tongue.language)
        return _File(compiler.program(tree), fields, parts, frozenset(compared))


@dataclass(frozen=True, slots=True)
class _File:
    """A template text: its program, the fields that it and its parts use, the texts of those parts by name, and what
    they compare own fields with.
    """

    program: Run
    fields: list[Use]
    parts: dict[str, str]
    compared: frozenset[tuple[str, object]]


def _check_markup(name: str, text: str) -> None:
    """Raises ``SourceInvalid`` for the first markup that a letter cannot have; ``more`` has all others."""
    faults = markup.faults(text)
    if faults:
        first, *more = faults
        raise SourceInvalid(
            first.code, file=name, line=first.line, column=first.column, markup=first.markup, more=tuple(more)
        )


def _wrong_part(code: str, part: str, name: str, text: str, **values: object) -> SourceInvalid:
    """At the name between quotes: another part may have it in its own name."""
    match = re.search(rf"include\s{{1,9}}(?:\[\s{{0,9}})?[\"']({re.escape(part)})[\"']", text)
    start = match.start(1) if match else 0
    line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
    return SourceInvalid(code, file=name, line=line, column=column, part=part, **values)
