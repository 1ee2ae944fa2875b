"""A template that cannot be read, made readable: what is wrong in it stands in the text as plain characters.

Somebody who writes must see the page while a tag is still half typed. Nothing of this is ever sent.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from letterkit.errors import SourceInvalid
from letterkit.message import Channel
from letterkit.templating.tags import tags
from letterkit.workspace import Workspace

_MOST = 12
"""Faults that are mended one after the other; a text with more is shown without any of its tags."""
_FOLLOWS = "template_tag_"
"""Codes of faults that may come from the mending of another: a pair of which one half was taken away."""
_SIGNS = str.maketrans({"{": "⟨", "}": "⟩", "%": "%"})


@dataclass(frozen=True, slots=True)
class Readable:
    """A workspace in which the template can be read; ``faults``: what was wrong, each once, the strict error first."""

    workspace: Workspace
    faults: tuple[SourceInvalid, ...]


def with_texts(workspace: Workspace, texts: dict[str, str], *, lenient: bool = False) -> Workspace:
    """The workspace with other texts in some files (by their name within the template folders)."""
    return replace(workspace, templates=workspace.templates.with_texts(texts, lenient=lenient))


def readable(workspace: Workspace, stage: str, channel: Channel, texts: dict[str, str]) -> Readable:
    """The workspace with these texts, in which the template of this stage and channel can be read.

    Raises ``SourceInvalid`` when even without its tags nothing can be made of it: without a head, for one.
    """
    texts = dict(texts)
    faults: list[SourceInvalid] = []
    for lenient in (False, *(True for _ in range(_MOST))):
        try:
            tried = with_texts(workspace, texts, lenient=lenient)
            tried.templates.get(stage, channel)
        except SourceInvalid as fault:
            if not faults or not (
                fault.code.startswith(_FOLLOWS) or any(_place(fault) == _place(known) for known in faults)
            ):
                faults.append(fault)
            if lenient and not _mended(workspace, texts, fault):
                break
        else:
            return Readable(tried, tuple(faults))
    return Readable(without_tags(with_texts(workspace, texts, lenient=True), stage, channel), tuple(faults))


def _place(fault: SourceInvalid) -> tuple[object, ...]:
    return tuple(fault.values[key] for key in ("file", "line", "column"))


def _mended(workspace: Workspace, texts: dict[str, str], fault: SourceInvalid) -> bool:
    """Show the tag at the place of the fault as characters; False when no tag stands there."""
    name, line, column = (fault.values[key] for key in ("file", "line", "column"))
    text = texts.get(str(name)) or workspace.templates.folders.text(str(name))
    if text is None:
        return False
    here = [tag for tag in tags(text) if tag.line == line]
    if not here:
        return False
    at = int(str(column))
    tag = min(
        here,
        key=lambda nearby: (
            0 if nearby.column <= at < nearby.column + nearby.end - nearby.start else abs(nearby.column - at)
        ),
    )
    texts[str(name)] = text[: tag.start] + text[tag.start : tag.end].translate(_SIGNS) + text[tag.end :]
    return True


def without_tags(workspace: Workspace, stage: str, channel: Channel) -> Workspace:
    """The workspace with this template as the plain characters of its file, tags and all."""
    name = f"{stage}/{channel}.md.j2"
    text = workspace.templates.folders.text(name) or ""
    lines = list(_plain_lines(text.split("\n"), stage, channel))
    shown = with_texts(workspace, {name: "\n".join(lines)}, lenient=True)
    shown.templates.get(stage, channel)
    return shown


def _plain_lines(lines: list[str], stage: str, channel: Channel) -> Iterator[str]:
    """The same number of lines: a head that can be read, and the body without braces."""
    ends = [number for number, line in enumerate(lines) if line.strip() == "---"][:2]
    body = ends[1] + 1 if len(ends) > 1 else 0
    yield from ("---", f"stage: {stage}", f"channel: {channel}", 'subject: "…"', "---")
    for line in lines[body:]:
        yield line.translate(_SIGNS).replace(":::", "⁚⁚⁚").replace("](", "] (")
