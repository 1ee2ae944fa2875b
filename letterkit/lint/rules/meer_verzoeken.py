"""More than one thing is asked of the reader."""

from collections.abc import Iterator

from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.norms import AFM_BIJLAGE
from letterkit.lint.reading.request import tasks
from letterkit.lint.rule import Options, Rule

RULE = Rule(
    id="meer-verzoeken",
    category="clarity",
    level="warning",
    message="U vraagt {count} dingen tegelijk ({tasks}). Vraag één ding, en zet de rest in een volgend bericht.",
    why="Met veel zorgen aan je hoofd lukt één stap wel, en een lijst niet.",
    source=AFM_BIJLAGE,
    options={"most": 2},
    wrong=("Wilt u € 80 betalen? Stuur ons ook een kopie van uw loonstrook. «Vul daarnaast het formulier in.»",),
    right=("Wilt u € 80 betalen? Lukt dat niet? Bel ons dan.",),
)


def check(document: Document, *, options: Options) -> Iterator[Span]:
    tasks_found = tasks(document)
    kinds = tuple(dict.fromkeys(kind for kind, _ in tasks_found))
    if len(kinds) > options["most"]:
        last = next(sentence for kind, sentence in tasks_found if kind == kinds[-1])
        yield Span(last.start, last.end, {"count": len(kinds), "tasks": ", ".join(kinds)})
