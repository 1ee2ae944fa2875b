"""Lays passages of known kind after one another as one text; what every reader of marked-up formats ends with."""

from letterkit.lint.clean import cleaned
from letterkit.lint.model import Box, Document, Href, Kind, Passage
from letterkit.lint.zones import passages
from letterkit.message import Channel


class Builder:
    """Collects passages; ``document`` makes the document of them."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._length = 0
        self._passages: list[Passage] = []
        self._hrefs: list[Href] = []
        self._pages: list[int] = []

    def put(self, text: str, kind: Kind, *, box: Box | None = None, gap: str = "\n\n") -> int:
        """Add one passage and return where it starts; text without a visible character leaves no trace."""
        shown = cleaned(text)[0].strip()
        if not shown:
            return self._length
        start = self._open(gap)
        self._add(shown)
        self._passages.append(Passage(start, self._length, kind, box))
        return start

    def guess(self, text: str, *, gap: str = "\n\n") -> int:
        """Add text without markup of its own; what it is, is read from its lines."""
        shown = cleaned(text)[0].strip("\n")
        if not shown.strip():
            return self._length
        start = self._open(gap)
        self._add(shown)
        self._passages += [
            Passage(start + one.start, start + one.end, one.kind, one.box) for one in passages(shown, top=start == 0)
        ]
        return start

    def link(self, start: int, end: int, url: str) -> None:
        """Note that these characters lead to ``url``."""
        self._hrefs.append(Href(start, end, url))

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
        )

    def _open(self, gap: str) -> int:
        if self._length:
            self._add(gap)
        return self._length

    def _add(self, text: str) -> None:
        self._text.append(text)
        self._length += len(text)
