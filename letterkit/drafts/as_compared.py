"""What changes between two versions of the texts, as text for a terminal and as a page with pictures."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from letterkit.channels import RECORDS
from letterkit.drafts import pictures
from letterkit.drafts.comparing import marked, sentences
from letterkit.drafts.looking import Look
from letterkit.drafts.releases import Changed, Fact, words
from letterkit.reports import page
from letterkit.texts import say


@dataclass(frozen=True, slots=True)
class _Shown:
    title: str
    customers: str
    facts: tuple[Fact, ...]
    words: Markup
    old: tuple[str, ...]
    new: tuple[str, ...]


def as_text(changes: Sequence[Changed]) -> str:
    """One block a message: what differs, and the sentences that went (``-``) and came (``+``)."""
    if not changes:
        return say("compare.nothing") + "\n"
    return "\n".join(line for change in changes for line in (*_lines(change), ""))


def _lines(change: Changed) -> list[str]:
    head = say("compare.head", text=_title(change), customers=", ".join(change.customers))
    differs = [
        say("compare.fact_line", name=_named(fact), old=fact.old or "-", new=fact.new or "-") for fact in change.facts
    ]
    return [head, *differs, *(f"  {line}" for line in sentences(words(change.old), words(change.new)))]


def _named(fact: Fact) -> str:
    return say(f"compare.fact.{fact.name}")


def _title(change: Changed) -> str:
    stage, channel = change.key
    return f"{stage.replace('_', ' ')}, {RECORDS[channel].label}"


def as_page(changes: Sequence[Changed], old: str, new: str) -> str:
    """One self-contained page: of each message what differs, its words with marks, and its pages side by side."""
    shown = [
        _Shown(
            _title(change),
            ", ".join(change.customers),
            change.facts,
            marked(words(change.old), words(change.new)),
            pictures_of(change.old),
            pictures_of(change.new),
        )
        for change in changes
    ]
    return page.render("compare", changes=shown, old=old, new=new)


def pictures_of(seen: Look | None) -> tuple[str, ...]:
    """The pages of a letter as addresses that hold the picture itself."""
    if seen is None or not RECORDS[seen.channel].printed or not isinstance(seen.content, bytes):
        return ()
    return tuple(f"data:image/png;base64,{base64.b64encode(png).decode()}" for png in pictures.pages(seen.content))
