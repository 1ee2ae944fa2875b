"""A norm: what a document asks, what does it, and what proves that."""

from dataclasses import dataclass

KINDS = (
    "regel",
    "woord",
    "sjabloon",
    "reden",
    "instelling",
    "veld",
    "fase",
    "wet",
    "opdracht",
    "register",
    "gids",
    "clausule",
    "opgave",
    "uitvoer",
    "pagina",
)
"""What can do something about a norm: a rule of the linter, an entry of the glossary, a template, a reason to hold a
case, a field of creditor.yaml, of a case or of a stage, a figure of law, a command, a field of the evaluation's
register, a call guide, a clause of the microcredit disclosure, a field of its institution file, a file that a run
leaves, a page for users."""
STATUSES = ("alle", "gedaan", "niet")


@dataclass(frozen=True, slots=True)
class Proof:
    """One thing that does it, such as ``sjabloon`` ``aanmaning/letter.md.j2`` with ``part`` a phrase that stands in it.

    part: a phrase of a template, guide or page, an option of a command (``--series``); empty for all of it.
    """

    kind: str
    name: str
    part: str = ""

    @classmethod
    def read(cls, text: str) -> "Proof":
        """From ``kind:name`` or ``kind:name#part``."""
        kind, _, rest = text.partition(":")
        name, _, part = rest.partition("#")
        return cls(kind, name, part)


@dataclass(frozen=True, slots=True)
class Norm:
    """One thing that a document asks.

    id: as it is cited, such as AFM-203. document: key of ``norms.document`` in the texts. place: where in the document.
    acts: what in letterkit can act (report, template …), in Dutch. stages: stage ids, or "alle" or "rapport".
    asks: the requirement in our own words. does: what letterkit does; empty when it does not. by: the things that do
    it. tests: ``file::function``. because: why letterkit does not do it; empty when it does.
    """

    id: str
    document: str
    place: str
    acts: tuple[str, ...]
    stages: tuple[str, ...]
    asks: str
    does: str = ""
    by: tuple[Proof, ...] = ()
    tests: tuple[str, ...] = ()
    because: str = ""

    @property
    def done(self) -> bool:
        return not self.because

    @property
    def status(self) -> str:
        """One of ``STATUSES``."""
        return "gedaan" if self.done else "niet"
