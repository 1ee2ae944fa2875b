"""The page that a reviewer reads before signing, in a browser and on paper (PDF/UA, as letters are)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from letterkit.channels import RECORDS
from letterkit.creditor import Creditor
from letterkit.drafts.comparing import marked, sentences
from letterkit.drafts.releases import Changed, Fact
from letterkit.message import Block, Heading, Message, Paragraph, Recipient, Sender, Text
from letterkit.render import letter
from letterkit.reports import page
from letterkit.reviewing import shown
from letterkit.reviewing.changes import Branch, ChangedText, Setting
from letterkit.reviewing.reach import Reach
from letterkit.reviewing.shown import Shown
from letterkit.texts import say

_MOST = 400  # paragraphs: what a person can still read


@dataclass(frozen=True, slots=True)
class Review:
    """``seen``: the same changes for named customers, with pictures. ``reach``: None when no cases were given."""

    number: int
    writer: str
    reason: str
    days: tuple[str, str]
    counts: Mapping[str, object]
    texts: Sequence[ChangedText]
    seen: Sequence[Changed]
    settings: Sequence[Setting]
    reach: Reach | None
    first: bool


@dataclass(frozen=True, slots=True)
class _Seen:
    """One text for one named customer, before and after."""

    customers: str
    old: Shown
    new: Shown
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class _Branch:
    name: str
    words: Markup


def title_of(text: tuple[str, str]) -> str:
    return f"{text[0].replace('_', ' ')}, {RECORDS[text[1]].label}"


def as_page(review: Review) -> bytes:
    """Self-contained, without script: it can be kept with the release."""
    changed = {
        title_of(one.text): [_Branch(each.name, marked(each.old, each.new)) for each in one.branches]
        for one in review.texts
    }
    seen: dict[str, list[_Seen]] = {}
    for one in review.seen:
        both = _Seen(", ".join(one.customers), *shown.both(one.old, one.new), one.facts)
        seen.setdefault(title_of(one.key), []).append(both)
    told = page.render("review", review=review, changed=changed, seen=seen)
    return told.encode("utf-8")


def as_pdf(review: Review, creditor: Creditor, today: date) -> bytes:
    """The same without pictures, tagged for screen readers."""
    blocks = tuple(list(_blocks(review))[:_MOST])
    message = Message(
        case_id=f"voorstel-{review.number}",
        stage="",
        channel="letter",
        subject=(Text(say("review.title", number=review.number)),),
        blocks=blocks,
        sender=Sender(creditor.naam, creditor.afzender.lines),
        recipient=Recipient(say("review.readers"), (say("review.readers"), creditor.naam, "-")),
        date=today,
        template_version="",
    )
    return letter.render(message, creditor.huisstijl)


def _blocks(review: Review) -> list[Block]:
    rows: list[Block] = [_said("review.by", writer=review.writer, reason=review.reason)]
    rows.append(_said("review.days", first=review.days[0], last=review.days[1]))
    rows.append(_said("review.counts", **review.counts))
    if review.reach:
        rows.append(_said("review.reach", changed=review.reach.total, total=review.reach.messages))
    if review.first:
        rows.append(_said("review.first"))
    for one in review.texts if not review.first else ():
        rows.append(Heading((Text(title_of(one.text)),)))
        if not one.branches:
            rows.append(_said("review.unreached"))
        for branch in one.branches:
            rows.append(Paragraph((Text(say("review.branch", name=branch.name), bold=True),)))
            rows += [Paragraph((Text(line),)) for line in _differences(branch)]
    if review.settings:
        rows.append(Heading((Text(say("review.settings")),)))
        rows += [
            _said("review.setting", where=one.where, old=one.old or "-", new=one.new or "-") for one in review.settings
        ]
    return rows


def _differences(branch: Branch) -> list[str]:
    return [f"{'Weg' if line.startswith('-') else 'Nieuw'}: {line[2:]}" for line in sentences(branch.old, branch.new)]


def _said(key: str, **values: object) -> Paragraph:
    return Paragraph((Text(say(key, **values)),))
