"""Two versions of the texts, as customers see them: what changes in each message, and for whom."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from letterkit.case import Case
from letterkit.channels import RECORDS
from letterkit.drafts import customers, pictures
from letterkit.drafts.comparing import sentences
from letterkit.drafts.looking import Look, look
from letterkit.drafts.sources import files_of
from letterkit.dutch import dates
from letterkit.errors import LetterkitError
from letterkit.message import Channel
from letterkit.message import plain as words_of
from letterkit.render import plain
from letterkit.stages import strays
from letterkit.templating import promised
from letterkit.texts import say
from letterkit.workspace import Workspace

Key = tuple[str, Channel]


class Fact(NamedTuple):
    """One thing that differs. ``name``: a key below ``compare.fact`` in the texts; what it was, and what it is now."""

    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Changed:
    """One message that becomes another. ``customers``: for whom, the first of whom is shown. None: there is none."""

    key: Key
    customers: tuple[str, ...]
    old: Look | None
    new: Look | None
    facts: tuple[Fact, ...]


def words(seen: Look | None) -> str:
    """What a customer reads, the subject first; empty when there is no message."""
    if seen is None or seen.message is None:
        return ""
    subject = words_of(seen.message.subject)
    return f"{subject}\n\n{plain.render(seen.message)}" if subject else plain.render(seen.message)


def compare(
    old: Workspace, new: Workspace, today: date, *, only: Collection[Key] = (), customer: str = ""
) -> Iterator[Changed]:
    """Every message that changes, in the order of the new stages; customers for whom it changes the same are one.

    only: these texts; without, all. customer: the name of one; without, all.
    """
    for key in _keys(old, new):
        if (not only or key in only) and not _alike(old, new, key):
            yield from _of_text(old, new, key, today, customer)


def _keys(old: Workspace, new: Workspace) -> list[Key]:
    both = [*new.templates.folders.names(), *old.templates.folders.names()]
    return sorted(dict.fromkeys(both), key=lambda key: [known[0] for known in both].index(key[0]))


def _alike(old: Workspace, new: Workspace, key: Key) -> bool:
    """Whether the text, its parts and the creditor are the same."""
    if old.creditor.model_dump(exclude=_PLACES) != new.creditor.model_dump(exclude=_PLACES):
        return False
    return _files(old, key) == _files(new, key)


_PLACES = {"huisstijl": {"logo", "lettertype", "lettertype_vet", "briefpapier", "vervolgpapier"}}


def _files(workspace: Workspace, key: Key) -> dict[str, str | None]:
    """The text and every part in it, by name, with the lines above a letter."""
    folders = workspace.templates.folders
    return {**files_of(folders, f"{key[0]}/{key[1]}{strays.TEMPLATE}"), strays.DETAILS: folders.text(strays.DETAILS)}


def _of_text(old: Workspace, new: Workspace, key: Key, today: date, customer: str) -> Iterator[Changed]:
    by_change: dict[tuple[str, ...], list[tuple[str, Look | None, Look | None]]] = {}
    before, after = _samples(old, key, today), _samples(new, key, today)
    for name in dict.fromkeys((*after, *before)):
        if customer and name != customer:
            continue
        first = look(old, *key, before[name], today) if name in before else None
        second = look(new, *key, after[name], today) if name in after else None
        if words(first) != words(second):
            by_change.setdefault(tuple(sentences(words(first), words(second))), []).append((name, first, second))
    for same in by_change.values():
        _, first, second = same[0]
        yield Changed(key, tuple(name for name, *_ in same), first, second, tuple(facts(old, new, first, second)))


def _samples(workspace: Workspace, key: Key, today: date) -> dict[str, Case]:
    if not workspace.templates.folders.has(*key):
        return {}
    return {sample.name: sample.case for sample in customers.samples(workspace, key[0], today)}


def facts(old: Workspace, new: Workspace, before: Look | None, after: Look | None) -> Iterator[Fact]:
    """What differs besides the words."""
    first, second = dict(_facts(old, before)), dict(_facts(new, after))
    for name in dict.fromkeys((*second, *first)):
        if first.get(name, "") != second.get(name, ""):
            yield Fact(name, first.get(name, ""), second.get(name, ""))


def _facts(workspace: Workspace, seen: Look | None) -> Iterator[tuple[str, str]]:
    if seen is None or seen.message is None:
        return
    message = seen.message
    yield "subject", words_of(message.subject)
    if seen.words is not None and seen.words.betaling:
        due = seen.words.betaling.uiterlijk
        yield "due", dates.printed(due) if due else ""
    if seen.report is not None:
        yield "solutions", ", ".join(sorted(seen.report.solutions.options))
        level = seen.report.readability.lint_level
        yield "level", str(level) if level else ""
        yield "words", str(seen.report.document.words)
    yield "promises", _promises(workspace, seen)
    if RECORDS[seen.channel].printed and isinstance(seen.content, bytes):
        yield "pages", str(pictures.count(seen.content))
    broken = sorted({finding.rule for finding in seen.findings})
    yield "findings", ", ".join(broken)


def _promises(workspace: Workspace, seen: Look) -> str:
    """The promises that this text makes and the creditor has on."""
    try:
        here = promised.promises(workspace.templates.folders, (seen.stage, seen.channel))
        promised_here = {promise.name for promise in here}
    except LetterkitError:
        return ""
    on = [name for name in sorted(promised_here) if getattr(workspace.creditor.beloften, name)]
    return ", ".join(say(f"drafts.field.belofte.{name}") for name in on)
