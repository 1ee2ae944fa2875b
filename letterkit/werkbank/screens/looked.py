"""One look at a text, in the form in which the writing screen shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from letterkit.drafts import naming
from letterkit.drafts.looking import Look
from letterkit.drafts.replacing import offsets, replacement
from letterkit.dutch import gsm
from letterkit.lint import Finding
from letterkit.lint.rule import rules, speaks_of_absence
from letterkit.message import inlines, walk
from letterkit.message import plain as words_of
from letterkit.render import plain
from letterkit.render.sms import Sms
from letterkit.render.whatsapp import WhatsApp
from letterkit.templating.tags import tags
from letterkit.werkbank.aside.seen import Seen
from letterkit.werkbank.desk import Desk, Place

_LONGEST_SENTENCE = 25


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters of the text with a finding; ``id`` of its card."""

    id: str
    van: int
    tot: int
    niveau: str
    zin: str


@dataclass(frozen=True, slots=True)
class Card:
    """One finding. ``whole``: it is about the whole text. ``elsewhere``: the part it stands in, when that is not here.

    ``texts``: what a click can put in the place of the marked words. ``excusable``: an exception may be written for it.
    """

    id: str
    finding: Finding
    whole: bool
    elsewhere: str
    mark: Mark | None
    texts: tuple[str, ...] = ()
    excusable: bool = False


def cards(desk: Desk, look: Look, place: Place, text: str) -> list[Card]:
    """The findings as cards, worst first. ``text``: of the file in the window."""
    return [_card(number, finding, place, text) for number, finding in enumerate(look.findings)]


def _card(number: int, finding: Finding, place: Place, text: str) -> Card:
    whole = speaks_of_absence(finding.rule)
    key = f"b{number}"
    here = finding.template in (None, place.name)
    elsewhere = "" if here or whole else str(finding.template)
    if whole or elsewhere:
        return Card(key, finding, whole, elsewhere, None)
    start, end = offsets(text, finding)
    fit = replacement(text, finding)
    mark = Mark(key, start, min(max(end, start + 1), len(text)), finding.level, finding.message)
    known = rules().get(finding.rule)
    excusable = known is not None and not known.rule.of_law and known.rule.category != "template"
    return Card(key, finding, whole, "", mark, fit.texts if fit else (), excusable)


@dataclass(frozen=True, slots=True)
class Facts:
    """The counts that stand above the findings, each with its maximum."""

    counts: Mapping[str, int]
    excused: int
    words: int
    level: int | None
    longest: int
    pages: int


def facts(seen: Seen, pages: Sequence[str]) -> Facts:
    look, read = seen.look, seen.read
    counts = {level: sum(finding.level == level for finding in look.findings) for level in ("error", "warning", "info")}
    if look.report is None or read is None:
        return Facts(counts, 0, 0, None, 0, len(pages))
    longest = read.longest_sentence if read.longest_sentence > _LONGEST_SENTENCE else 0
    words = look.report.document.words
    return Facts(counts, len(look.report.suppressed), words, read.lint_level, longest, len(pages))


@dataclass(frozen=True, slots=True)
class Preview:
    """``pages``: keys of pictures of a letter. ``document``: key of the PDF or e-mail itself."""

    pages: tuple[str, ...] = ()
    document: str = ""
    aloud: str = ""
    subject: str = ""
    preheader: str = ""
    sender: str = ""
    sms: Sms | None = None
    other_letters: bool = False
    whatsapp: WhatsApp | None = None
    lines: tuple[str, ...] = field(default=())


def preview(desk: Desk, seen: Seen) -> Preview:
    """The rendered text, stored where the page can fetch it."""
    look = seen.look
    if look.message is None:
        return Preview()
    message, content = look.message, look.content
    aloud = plain.render(message)
    subject, preheader = words_of(message.subject), words_of(message.preheader)
    around = {"aloud": aloud, "subject": subject, "preheader": preheader, "sender": message.sender.name}
    match content:
        case bytes() if look.channel == "letter":
            shown = tuple(map(desk.pictures.put, seen.pages))
            return Preview(pages=shown, document=desk.documents.put(content), **around)  # type: ignore[arg-type]
        case bytes():
            return Preview(document=desk.documents.put(content), **around)  # type: ignore[arg-type]
        case Sms():
            spoken = " ".join(words_of(line) for block in walk(message.blocks) for line in inlines(block))
            changed = gsm.plain(spoken, letters=True) != gsm.plain(spoken, letters=False)
            return Preview(sms=content, other_letters=changed, **around)  # type: ignore[arg-type]
        case WhatsApp():
            return Preview(whatsapp=content, **around)  # type: ignore[arg-type]
    return Preview(lines=(content.shown,) if content else (), **around)  # type: ignore[arg-type]


def labels(desk: Desk, look: Look, place: Place, text: str) -> list[dict[str, object]]:
    """Every tag of the text with its meaning in words; for a field also the value it prints for this customer."""
    values = _values(look, place.name)
    used = {}
    shown: list[dict[str, object]] = []
    for tag in tags(text):
        if tag.kind == "part" and tag.text not in used:
            used[tag.text] = len(desk.users(tag.text))
        words = naming.tag(tag, used=used.get(tag.text, 0), value=values.get((tag.line, tag.column), ""))
        about = tag.text if tag.kind == "part" else ""
        shown.append({"van": tag.start, "tot": tag.end, "soort": tag.kind, "tekst": words, "deel": about})
    return shown


def _values(look: Look, name: str) -> dict[tuple[int, int], str]:
    """What the fields of a file print for this customer, by line and column."""
    if look.report is None:
        return {}
    document = look.report.document
    return {
        (piece.origin.line, piece.origin.column): document.text[piece.start : piece.end]
        for piece in document.pieces
        if piece.data and piece.origin and piece.origin.template == name
    }
