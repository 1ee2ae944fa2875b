"""Files inside a file, such as the attachments of an e-mail: each is read on its own, or named as not read."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePath

from letterkit.errors import LetterkitError, Unreadable
from letterkit.lint.document import Document
from letterkit.lint.inputs import limits
from letterkit.lint.inputs.builder import Builder
from letterkit.texts import say

_INSIDE = " > "  # between the path of a file and the name of one inside it

Attached = tuple[str, bytes, str]
"""Name, bytes, and the suffix that its type stands for."""


def with_enclosed(outer: Document, attached: Iterable[Attached], stage: str | None) -> Document:
    """The document with the files inside it; those that nobody can read are named."""
    left_out = Builder(outer.path)
    enclosed = []
    for name, data, kind in attached:
        try:
            enclosed.append(_read(f"{outer.path}{_INSIDE}{name}", data, kind, stage))
        except LetterkitError as error:
            reason = say(f"errors.{error.code}", **error.values)
            left_out.leave_out("attachment", name=name, why=reason)
    more = left_out.document(path=outer.path, channel=outer.channel, stage=stage, facts=frozenset()).left_out
    return replace(outer, enclosed=(*outer.enclosed, *enclosed), left_out=(*outer.left_out, *more), memory={})


def _read(path: str, data: bytes, kind: str, stage: str | None) -> Document:
    """One file inside another, as a file of its own. Raises ``LetterkitError`` when nobody can read it."""
    from letterkit.lint import inputs  # noqa: PLC0415 - the readers of e-mails and PDFs, which are among them, ask this

    suffix = PurePath(path).suffix.lower() if PurePath(path).suffix.lower() in inputs.SUFFIXES else kind
    if path.count(_INSIDE) > limits.MOST_ENCLOSED:
        raise Unreadable("file_limit_depth", file=path, most=limits.MOST_ENCLOSED)
    if suffix not in inputs.SUFFIXES:
        raise Unreadable("file_no_text", file=path)
    return inputs.parse(data, path=path, suffix=suffix, stage=stage)
