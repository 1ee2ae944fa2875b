"""Files called .doc: what is really RTF, HTML or a new Word document is read; the old binary form is refused."""

from letterkit.channels import of_file
from letterkit.errors import Unreadable
from letterkit.lint.document import Document
from letterkit.lint.inputs import docx, html, rtf
from letterkit.message import Channel

_BEGINS = ((b"PK\x03\x04", docx.read), (b"{\\rtf", rtf.read), (b"<", html.read))


def read(data: bytes, *, path: str, channel: Channel | None = None, stage: str | None = None) -> Document:
    """The text of a .doc that is something newer. Raises ``Unreadable`` (file_old_word) for the old form."""
    for begin, reader in _BEGINS:
        if data.lstrip()[:5].startswith(begin):
            return reader(data, path=path, channel=channel or of_file(".doc"), stage=stage)
    raise Unreadable("file_old_word", file=path)
