"""Outlook messages (.msg): subject, both forms of the text, and attachments, as an e-mail has them."""

import io
import re
from mimetypes import guess_type

import olefile
from compressed_rtf import decompress

from letterkit.channels import of_file
from letterkit.errors import Unreadable
from letterkit.lint.document import Document
from letterkit.lint.inputs import eml, rtf
from letterkit.lint.inputs.decoding import decoded
from letterkit.message import Channel

# The properties of [MS-OXMSG] and [MS-OXPROPS], as they name the streams; the last four digits are the type.
_SUBJECT, _PLAIN, _HTML, _RTF = "0037", "1000", "1013", "1009"
_DATA, _NAMES, _IDENTIFIER = "3701", ("3707", "3704", "3001"), "3712"
_UNICODE, _CODE_PAGE, _BINARY = "001F", "001E", "0102"
_ATTACHED = re.compile(r"__attach_version1\.0_#[0-9A-Fa-f]{8}")


def read(data: bytes, *, path: str, channel: Channel | None = None, stage: str | None = None) -> Document:
    """The document of an Outlook message with all it encloses. Raises ``Unreadable`` when it is none."""
    if not data.startswith(olefile.MAGIC):
        raise Unreadable("file_broken", file=path, kind="msg")
    with olefile.OleFileIO(io.BytesIO(data)) as file:
        message = _Message(file, path)
        if not message.text(_SUBJECT) and not message.has_text():
            raise Unreadable("file_broken", file=path, kind="msg")
        return message.document(channel, stage)


class _Message:
    """The streams of one message in the file."""

    def __init__(self, file: olefile.OleFileIO, path: str) -> None:
        self.file, self.path = file, path
        self.streams = {"/".join(parts).upper(): parts for parts in file.listdir(streams=True, storages=False)}

    def document(self, channel: Channel | None, stage: str | None) -> Document:
        """The e-mail as it is shown: the marked-up text, or the plain one, or what the rich text says."""
        marked, plain = self._marked(), self.text(_PLAIN)
        if not marked.strip() and not plain.strip():
            plain = self._rich()
        shown = eml.shown_in(marked)  # pictures in the text, which says what is in them
        attached = [self._attachment(folder) for folder in self._folders() if not self._is_shown(folder, shown)]
        return eml.document(self.text(_SUBJECT), marked, plain, attached, path=self.path, channel=channel, stage=stage)

    def has_text(self) -> bool:
        """Whether there is any form of a text."""
        return any(
            self._bytes(name, kind) for name in (_PLAIN, _HTML, _RTF) for kind in (_UNICODE, _CODE_PAGE, _BINARY)
        )

    def text(self, name: str, folder: str = "") -> str:
        """A property that is a text; empty when there is none."""
        if wide := self._bytes(name, _UNICODE, folder):
            return wide.decode("utf-16-le", "replace").rstrip("\0")
        return self._bytes(name, _CODE_PAGE, folder).decode("cp1252", "replace").rstrip("\0")

    def _marked(self) -> str:
        data = self._bytes(_HTML, _BINARY)
        return decoded(data.rstrip(b"\0"), self.path) if data else self.text(_HTML)

    def _rich(self) -> str:
        packed = self._bytes(_RTF, _BINARY)
        if not packed:
            return ""
        return rtf.read(decompress(packed), path=self.path, channel=of_file(".msg")).text

    def _folders(self) -> list[str]:
        return sorted({"/".join(parts[:1]) for parts in self.streams.values() if _ATTACHED.fullmatch(parts[0])})

    def _is_shown(self, folder: str, shown: frozenset[str]) -> bool:
        """Whether it is a picture that stands in the marked-up text."""
        picture = (guess_type(self._name(folder))[0] or "").startswith("image/")
        return picture and self.text(_IDENTIFIER, folder).strip("<>").lower() in shown

    def _attachment(self, folder: str) -> tuple[str, bytes, str]:
        return self._name(folder)[:100], self._bytes(_DATA, _BINARY, folder), ""

    def _name(self, folder: str) -> str:
        return next((name for name in (self.text(kind, folder) for kind in _NAMES) if name), folder[-8:])

    def _bytes(self, name: str, kind: str, folder: str = "") -> bytes:
        wanted = f"{folder}/__substg1.0_{name}{kind}".lstrip("/").upper()
        stream = self.streams.get(wanted)
        return b"" if stream is None else bytes(self.file.openstream(stream).read())
