"""Every field that a template may name, with what a writer types to print it, to ask for it, or to go through it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from letterkit.templating.context import Context
from letterkit.templating.known_fields import members
from letterkit.templating.value_kinds import kind
from letterkit.templating.words import EigenWoorden

_DEEPEST = 3
Use = Literal["print", "ask", "each"]


@dataclass(frozen=True, slots=True)
class Entry:
    """``path``: dotted name. ``text``: what is typed. ``use``: prints it, asks whether it is there, or repeats."""

    path: str
    use: Use
    text: str


def entries(own: type[EigenWoorden] = EigenWoorden) -> Iterator[Entry]:
    """All of them, in the order of the vocabulary. ``own``: the class of the creditor's own fields."""
    yield from _of(Context, "", own, 1)


def _of(owner: Any, above: str, own: type[EigenWoorden], depth: int) -> Iterator[Entry]:
    for name, type_ in members(owner).items():
        path = f"{above}.{name}" if above else name
        yield from _entry(path, own if type_ is EigenWoorden else type_, own, depth)


def _entry(path: str, type_: Any, own: type[EigenWoorden], depth: int) -> Iterator[Entry]:
    match kind(type_):
        case "text" | "number":
            yield Entry(path, "print", f"{{{{ {path} }}}}")
        case "amount":
            yield Entry(path, "print", f"{{{{ {path} | euro }}}}")
        case "day":
            yield Entry(path, "print", f"{{{{ {path} | datum }}}}")
        case "choice":
            yield Entry(path, "ask", _asking(path))
        case "list":
            yield Entry(path, "each", f"{{% for deel in {path} %}}\n- \n{{% endfor %}}")
        case "group":
            if depth == 1:
                yield Entry(path, "ask", _asking(path))
            if depth < _DEEPEST:
                yield from _of(type_, path, own, depth + 1)


def _asking(path: str) -> str:
    return f"{{% if {path} %}}\n\n{{% endif %}}"
