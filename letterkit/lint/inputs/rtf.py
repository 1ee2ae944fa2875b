"""Rich Text Format: its words in their order, with headers, footers and notes; hidden and deleted text is counted."""

import codecs
import re
from dataclasses import dataclass, replace

from letterkit.channels import of_file
from letterkit.errors import Unreadable
from letterkit.lint.document import Document
from letterkit.lint.inputs.builder import Builder
from letterkit.lint.inputs.limits import depth
from letterkit.lint.inputs.pictures import TWIPS, is_large
from letterkit.message import Channel

_TOKEN = re.compile(
    r"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.DOTALL
)
# Groups without words for the reader; every other group that begins with \* is for programs alone.
_NO_TEXT = frozenset(
    (
        "fonttbl", "colortbl", "stylesheet", "info", "listtable", "listoverridetable", "revtbl", "rsidtbl",
        "generator", "themedata", "colorschememapping", "latentstyles", "datastore", "xmlnstbl", "filetbl", "fldinst",
        "bkmkstart", "bkmkend", "mmathPr", "pgdsctbl", "operator", "template", "private",
    )
)  # fmt: skip
_STARRED_TEXT = frozenset({"shptxt", "shpinst", "shprslt", "nonshppict"})
_OBJECTS = frozenset({"object", "objdata"})
_EDGES = frozenset({"header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"})
_GOALS = ("picwgoal", "pichgoal")  # width and height of a picture
_SIGNS = {"tab": " ", "line": "\n", "emdash": "—", "endash": "–", "lquote": "'", "rquote": "'", "ldblquote": '"',
          "rdblquote": '"', "bullet": "•", "emspace": " ", "enspace": " "}  # fmt: skip
_ENDS = {
    "par": "paragraph",
    "sect": "paragraph",
    "page": "paragraph",
    "cell": "cell",
    "nestcell": "cell",
    "row": "cell",
}


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds between two braces. quiet: no words here. place: "body", "edge" (head and foot lines) or "note"."""

    quiet: bool = False
    hidden: bool = False
    deleted: bool = False
    comment: bool = False
    skip: int = 1
    place: str = "body"


def read(data: bytes, *, path: str, channel: Channel | None = None, stage: str | None = None) -> Document:
    """The text of an .rtf file. Raises ``Unreadable`` when it is no RTF."""
    if not data.lstrip().startswith(b"{\\rtf"):
        raise Unreadable("file_broken", file=path, kind="rtf")
    reader = _Reader(path)
    reader.run(data.decode("latin-1"))
    return reader.document(channel, stage)


class _Reader:
    def __init__(self, path: str) -> None:
        self.path = path
        self.groups = [_Group()]
        self.texts: dict[str, list[tuple[str, str]]] = {"body": [], "edge": [], "note": []}
        self.line: dict[str, list[str]] = {"body": [], "edge": [], "note": []}
        self.lost = {"comment": 0, "hidden": 0, "deleted": 0}
        self.objects = self.pictures = False
        self.goals: dict[str, int] = {}
        self.page = "cp1252"
        self.bytes = bytearray()
        self.to_skip = 0
        self.starred = False

    def run(self, source: str) -> None:
        for match in _TOKEN.finditer(source):
            word, number, octet, sign, brace, text = match.groups()
            if octet is None:
                self._flush_bytes()
            if brace:
                self._brace(brace)
            elif octet:
                self._octet(int(octet, 16))
            elif word:
                self._word(word, number)
            elif sign:
                self._sign(sign)
            elif text:
                self._add(text[self._skipped(len(text)) :])
        self._flush_bytes()
        for place in self.texts:
            self._end(place, "paragraph")

    def document(self, channel: Channel | None, stage: str | None) -> Document:
        """All that was read, notes and head and foot lines behind the text."""
        builder = Builder(self.path)
        for place in ("body", "note", "edge"):
            for text, kind in dict.fromkeys(self.texts[place]) if place == "edge" else self.texts[place]:
                short = len(text.split()) <= 12
                if place == "edge" or kind == "cell":
                    builder.put(text, "cell" if short else "paragraph", gap="\n")
                else:
                    builder.guess(text)
        for code, words in self.lost.items():
            if words:
                builder.leave_out(code, words=words, seen=False)
        if self.objects:
            builder.leave_out("rtf_object")
        if self.pictures:
            builder.leave_out("picture")
        return builder.document(path=self.path, channel=channel or of_file(".rtf"), stage=stage, facts=frozenset())

    def _brace(self, brace: str) -> None:
        self.starred = False
        if brace == "{":
            depth(len(self.groups), self.path)
            self.groups.append(self.groups[-1])
        elif len(self.groups) > 1:
            closed = self.groups.pop()
            if closed.place != self.groups[-1].place:
                self._end(closed.place, "paragraph")

    def _word(self, word: str, number: str | None) -> None:
        now, value = self.groups[-1], int(number) if number else None
        if word in _SIGNS:
            self._add(_SIGNS[word])
        elif word in _ENDS and not now.quiet:
            self._end(now.place, _ENDS[word])
        elif word == "u" and value is not None:
            self._add(chr(value % 65536))
            self.to_skip = now.skip
        elif word == "ansicpg" and value:
            self.page = _known(f"cp{value}")
        else:
            self.groups[-1] = self._state(now, word, value)
        self.starred = False

    def _state(self, now: _Group, word: str, value: int | None) -> _Group:
        on = value != 0
        if word in _OBJECTS:
            self.objects = True
            return replace(now, quiet=True)
        if word in _GOALS:
            self._measure(word, value or 0)
        if word == "annotation":
            return replace(now, comment=True)
        if word in _NO_TEXT or word == "pict" or (self.starred and word not in _STARRED_TEXT):
            return replace(now, quiet=True)
        if word in _EDGES or word == "footnote":
            return replace(now, place="edge" if word in _EDGES else "note")
        if word == "uc":
            return replace(now, skip=value or 0)
        if word == "v":
            return replace(now, hidden=on)
        if word == "deleted":
            return replace(now, deleted=on)
        return replace(now, hidden=False, deleted=False) if word == "plain" else now

    def _measure(self, side: str, twips: int) -> None:
        self.goals[side] = twips
        width, height = (self.goals.get(name, 0) for name in _GOALS)
        if is_large(width, height, centimetre=TWIPS):
            self.pictures = True
        if width and height:
            self.goals.clear()

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self.starred = True
        elif sign in "{}\\":
            self._add(sign)
        elif sign in "~_":
            self._add({"~": " ", "_": "-"}[sign])
        elif sign in "\r\n" and not self.groups[-1].quiet:
            self._end(self.groups[-1].place, "paragraph")

    def _octet(self, value: int) -> None:
        if not self._skipped(1):
            self.bytes.append(value)

    def _flush_bytes(self) -> None:
        if self.bytes:
            text = self.bytes.decode(self.page, "replace")
            self.bytes.clear()
            self._add(text)

    def _skipped(self, count: int) -> int:
        """How many of so many characters only stand for a Unicode sign before them."""
        skipped = min(count, self.to_skip)
        self.to_skip -= skipped
        return skipped

    def _add(self, text: str) -> None:
        now = self.groups[-1]
        if now.quiet:
            return
        lost = next((name for name in self.lost if getattr(now, name)), None)
        if lost:
            self.lost[lost] += len(text.split())
            return
        self.line[now.place].append(text)

    def _end(self, place: str, kind: str) -> None:
        text = "".join(self.line[place]).strip()
        self.line[place] = []
        if text:
            self.texts[place].append((text, kind))


def _known(page: str) -> str:
    try:
        codecs.lookup(page)
    except LookupError:
        return "cp1252"
    return page
