"""The page ``docs/nl/woordenlijst.md``, made from the glossary itself, with the glossary's stored form written anew.

python -m letterkit.reports.glossary_page docs/nl/woordenlijst.md
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from letterkit.lint.glossary import Entry, Glossary, shipped
from letterkit.lint.glossary.stored import store
from letterkit.resources import glossary_dir
from letterkit.texts import say


def page() -> str:
    """The whole page as Markdown: a table a theme, and the sources."""
    return "\n".join(_lines(shipped())) + "\n"


def _lines(glossary: Glossary) -> Iterator[str]:
    yield f"# {say('glossary.page.title')}\n"
    yield say("glossary.page.intro", count=len(glossary.entries))
    for file, title in sorted(glossary.titles.items(), key=lambda item: item[1]):
        yield f"\n## {title}\n"
        yield say("glossary.page.head")
        yield "|---|---|---|---|"
        yield from (_row(entry) for entry in glossary.entries.values() if entry.file == file)
    yield f"\n## {say('glossary.page.swaps')}\n"
    yield say("glossary.page.swaps_intro") + "\n"
    yield say("glossary.page.swaps_head")
    yield "|---|---|---|"
    yield from (f"| {words} | {fit} | {', '.join(barred)} |" for words, (fit, *barred) in glossary.swaps.items())
    yield f"\n## {say('glossary.page.sources')}\n"
    yield from (f"- {source}" for source in sorted(set(glossary.citations.values())))


def _row(entry: Entry) -> str:
    star = "*" if entry.explained is not None else ""
    words = "<br>".join(_word(example) for example in entry.bad)
    cells = (words + star, ", ".join(entry.use), entry.why, say(f"lint.level.{entry.level}"))
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _word(example: str) -> str:
    """The marked words of an example: the form of the entry as a writer would meet it."""
    return example.split("«", 1)[1].split("»", 1)[0]


if __name__ == "__main__":
    store(glossary_dir())
    Path(sys.argv[1]).write_text(page(), encoding="utf-8", newline="\n")
