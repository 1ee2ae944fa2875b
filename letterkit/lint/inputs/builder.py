"""Lays passages of known kind after one another as one text; what every reader of marked-up formats ends with."""

from letterkit.lint.clean import cleaned
from letterkit.lint.coverage import LeftOut
from letterkit.lint.document import Box, Document, Href, Kind, TextBlock
from letterkit.lint.findings import Note, Span
from letterkit.lint.inputs import limits
from letterkit.lint.zones import passages
from letterkit.message import Channel


class Builder:
    """Collects passages; ``document`` makes the document of them. path: the file, for errors about its size."""

    def __init__(self, path: str = "") -> None:
        self._path = path
        self._left_out: dict[tuple[str, tuple[tuple[str, object], ...]], LeftOut] = {}
        self._notes: list[Note] = []
        self._text: list[str] = []
        self._length = 0
        self._passages: list[TextBlock] = []
        self._hrefs: list[Href] = []
        self._pages: list[int] = []

    @property
    def length(self) -> int:
        """How many characters there are until now."""
        return self._length

    @property
    def last(self) -> str:
        """The words that were put last; empty when there are none yet."""
        return self._text[-1] if self._text else ""

    def text_from(self, start: int) -> str:
        """The text from an offset that ``put`` or ``guess`` returned."""
        parts, at = [], self._length
        for part in reversed(self._text):
            if at <= start:
                break
            at -= len(part)
            parts.append(part)
        return "".join(reversed(parts))

    def put(self, text: str, kind: Kind, *, box: Box | None = None, gap: str = "\n\n") -> int:
        """Add one passage and return where it starts; text without a visible character leaves no trace."""
        shown = cleaned(text)[0].strip()
        if not shown:
            return self._length
        start = self._open(gap)
        self._add(shown)
        self._passages.append(TextBlock(start, self._length, kind, box))
        return start

    def guess(self, text: str, *, gap: str = "\n\n") -> int:
        """Add text without markup of its own; what it is, is read from its lines."""
        shown = cleaned(text)[0].strip("\n")
        if not shown.strip():
            return self._length
        start = self._open(gap)
        self._add(shown)
        self._passages += [
            TextBlock(start + passage.start, start + passage.end, passage.kind, passage.box)
            for passage in passages(shown, top=start == 0)
        ]
        return start

    def link(self, start: int, end: int, url: str) -> None:
        """Note that these characters lead to ``url``."""
        self._hrefs.append(Href(start, end, url))

    def leave_out(self, code: str, *, words: int = 0, seen: bool = True, **values: object) -> None:
        """Note that something was not read; the same thing again only adds its words."""
        key = (code, tuple(sorted(values.items())))
        known = self._left_out.get(key)
        self._left_out[key] = LeftOut(code, values, words + (known.words if known else 0), seen)

    def note(self, rule: str, place: Span) -> None:
        """Note a finding that only the reader of the file can see."""
        self._notes.append(Note(rule, place))

    def page(self) -> None:
        """A new page starts here."""
        self._pages.append(self._length)

    def document(self, *, path: str, channel: Channel, stage: str | None, facts: frozenset[str]) -> Document:
        """All that was put, as one document."""
        text = "".join(self._text)
        return Document(
            text=text,
            source=text,
            passages=tuple(self._passages),
            path=path,
            channel=channel,
            stage=stage,
            extracted=True,
            hrefs=tuple(self._hrefs),
            pages=tuple(self._pages),
            facts=facts,
            left_out=tuple(self._left_out.values()),
            notes=tuple(self._notes),
        )

    def _open(self, gap: str) -> int:
        if self._length:
            self._add(gap)
        return self._length

    def _add(self, text: str) -> None:
        self._text.append(text)
        self._length += len(text)
        limits.characters(self._length, self._path)
        limits.paragraphs(len(self._passages), self._path)
