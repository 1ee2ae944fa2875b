"""Which promise stands in which message, and in which words: read from the templates, before any case is filled in."""

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment, nodes

from letterkit.message import Channel
from letterkit.templating.source import TemplateFolders

_ROOT = "belofte"
_VALUE = "…"
_READER = Environment(trim_blocks=True, lstrip_blocks=True)  # noqa: S701 - reads only; nothing is filled in or shown


@dataclass(frozen=True, slots=True)
class Promise:
    """``name``: the switch in ``beloften``. ``sentence``: what the message says when it is on, values as ``…``."""

    name: str
    stage: str
    channel: Channel
    sentence: str


def promises(folders: TemplateFolders, only: tuple[str, str] | None = None) -> Iterator[Promise]:
    """Every promise of every template and the parts it includes, in the order of the stages and of the text. ``only``:
    of one template.
    """
    for stage, channel in folders.names():
        if only and (stage, channel) != only:
            continue
        tree = _READER.parse(folders.source(stage, channel).body)
        for name, sentence in _stated(tree, folders):
            yield Promise(name, stage, channel, sentence)


def _stated(node: nodes.Node, folders: TemplateFolders) -> Iterator[tuple[str, str]]:
    match node:
        case nodes.Include(template=nodes.Const(value=str(part))):
            yield from _stated(_READER.parse(folders.text(part) or ""), folders)
            return
        case nodes.If(test=nodes.Getattr(node=nodes.Name(name=name), attr=promise)) if name == _ROOT:
            yield promise, " ".join(_words(node.body).replace("**", "").removeprefix("-").split())
            return
    for child in node.iter_child_nodes():
        yield from _stated(child, folders)


def _words(body: list[nodes.Node]) -> str:
    return "".join(_characters(node) for node in body)


def _characters(node: nodes.Node) -> str:
    """The text of a piece of template; of a choice both sides, with `` / `` between them."""
    match node:
        case nodes.Output():
            return "".join(child.data if isinstance(child, nodes.TemplateData) else _VALUE for child in node.nodes)
        case nodes.If():
            return f"{_words(node.body)} / {_words(node.else_)}" if node.else_ else _words(node.body)
    return ""
