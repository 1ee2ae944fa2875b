"""Texts in another form or language: which there are, what is behind, and the Dutch beside the text one writes in."""

import re
from dataclasses import dataclass

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from letterkit import locales, variants
from letterkit.channels import RECORDS
from letterkit.drafts import naming
from letterkit.drafts.comparing import marked
from letterkit.errors import LetterkitError, WrongCall
from letterkit.stages import strays
from letterkit.templating.tags import tags
from letterkit.texts import say
from letterkit.texts.in_language import languages
from letterkit.variants import Hint, Variant
from letterkit.werkbank.desk import Desk, sentence
from letterkit.werkbank.screens.looked import Mark
from letterkit.werkbank.screens.page import bench, fragment, note, shown
from letterkit.werkbank.varied import VariantDesk

_FORMS = ("nl-je",)
_OF_HEAD = re.compile(r"^(?P<key>subject|preheader):\s*[\"']?(?P<text>.*?)[\"']?\s*$")


@dataclass(frozen=True, slots=True)
class Card:
    """Something that is not yet as in Dutch; ``mark``: where in the text, when it is there."""

    id: str
    hint: Hint
    mark: Mark | None
    words: Markup


@dataclass(frozen=True, slots=True)
class Beside:
    """The Dutch text next to the one that is written: its lines, each sentence that changed marked in it."""

    language: str
    called: str
    is_dutch: bool
    lines: tuple[tuple[Markup, bool], ...]


def beside(desk: Desk, name: str) -> Beside | None:
    """The Dutch text; None for a text that is Dutch itself."""
    if not isinstance(desk, VariantDesk):
        return None
    variant = desk.variant
    dutch = variant.dutch.text(name) or ""
    changed = {change.line for change in variants.behind(variant.source(name) or "", dutch)}
    rows = dutch.split("\n")
    start = 1 + [number for number, row in enumerate(rows) if row.strip() == "---"][1] if dutch.startswith("---") else 0
    lines = [
        (_readable(row), number in changed)
        for number, row in enumerate(rows, start=1)
        if number > start or row.startswith(("subject:", "preheader:"))
    ]
    return Beside(variant.language, locales.called(variant.name), variant.is_dutch, tuple(lines))


def _readable(row: str) -> Markup:
    """A line with its tags as words."""
    head = _OF_HEAD.match(row)
    at, parts = 0, []
    if head:
        row, parts = head["text"], [Markup("<strong>{}</strong> ").format(say(f"werkbank.script.{head['key']}"))]
    row = row.replace("**", "")
    for tag in tags(row):
        chip = Markup('<span class="lk-chip">{}</span>').format(naming.tag(tag))
        parts += [Markup("{}").format(row[at : tag.start]), chip]
        at = tag.end
    return Markup("").join([*parts, Markup("{}").format(row[at:])])


def cards(desk: Desk, name: str, text: str) -> list[Card]:
    """What is to be said of a text of a variant, in any language."""
    if not isinstance(desk, VariantDesk):
        return []
    rows = text.split("\n")
    found = []
    for number, hint in enumerate(variants.text_hints(desk.variant, name, text)):
        key = f"v{number}"
        placed = hint.kind in ("unwritten", "more", "dutch_field") and 0 < hint.line <= len(rows)
        start = sum(len(row) + 1 for row in rows[: hint.line - 1])
        end = start + len(rows[hint.line - 1]) if placed else start
        mark = Mark(key, start, end, hint.level, hint.sentence) if placed and end > start else None
        found.append(Card(key, hint, mark, marked(hint.was, hint.now) if hint.kind == "behind" else Markup("")))
    return found


def fragment_of(request: Request, desk: Desk, found: list[Card]) -> str:
    """The cards, and whether the language itself was judged; nothing for a Dutch text."""
    if not isinstance(desk, VariantDesk):
        return ""
    return fragment(
        request, "_variant", cards=found, judged=desk.variant.is_dutch, called=locales.called(desk.variant.name)
    )


def listed(request: Request) -> Response:
    return _page(request)


def _page(request: Request, wrong: str = "") -> Response:
    desk = bench(request).desk
    stages = desk.workspace.creditor.stages
    rows, broken = [], []
    for name in variants.names(desk.base):
        try:
            variant = variants.read(desk.base, stages, name)
        except LetterkitError as error:
            broken.append(sentence(error))
        else:
            rows.append((name, locales.called(name), variant.is_dutch, _texts(desk, variant)))
    return shown(
        request,
        "variants",
        422 if wrong else 200,
        wrong=wrong,
        broken=broken,
        rows=rows,
        choices=[(name, locales.called(name)) for name in (*_FORMS, *languages())],
        texts=[(f"{stage}/{channel}", _named(desk, stage, channel)) for stage, channel in desk.texts()],
    )


def _texts(desk: Desk, variant: Variant) -> list[tuple[str, str, list[tuple[str, str, int, str]]]]:
    """Every text of a variant by address and name, with its files: address, name, what is to be done, worst level."""
    found = []
    for stage, channel in variant.texts(desk.workspace.creditor.stages):
        files = []
        for file in variant.files_of((stage, channel)):
            hints = variants.hints(variant, file)
            worst = "error" if any(hint.level == "error" for hint in hints) else "warning" if hints else "none"
            files.append((f"{variant.name}/{file}", _file(file), len(hints), worst))
        found.append((f"{variant.name}/{stage}/{channel}", _named(desk, stage, channel), files))
    return found


def _file(name: str) -> str:
    part = name.rpartition("/")[2].removesuffix(strays.TEMPLATE)
    if name.startswith(f"{strays.PARTS}/"):
        return say("werkbank.writing.part_title", name=part.replace("_", " "))
    return say("werkbank.variants.details") if name == strays.DETAILS else say("werkbank.variants.text")


def _named(desk: Desk, stage: str, channel: str) -> str:
    called = desk.workspace.creditor.stages.named(stage)
    return say("werkbank.writing.title", stage=called[:1].upper() + called[1:], channel=RECORDS[channel].label)


async def begin(request: Request) -> Response:
    """Put the Dutch words in place for a text in a variant, and open it."""
    desk, form = bench(request).desk, await request.form()
    name, text = str(form.get("variant", "")).strip(), str(form.get("tekst", ""))
    stage, _, channel = text.partition("/")
    try:
        variants.begin(desk.base, desk.workspace.creditor.stages, name, [(stage, channel)])
    except LetterkitError as error:
        return _page(request, sentence(error))
    note(request, "variant_begonnen", f"{name}/{text}")
    desk.reload()
    return RedirectResponse(f"/schrijven/{name}/{text}{strays.TEMPLATE}", 303)


def labels(request: Request) -> Response:
    return _labels(request, "", ())


def _labels(request: Request, wrong: str, given: tuple[str, ...]) -> Response:
    desk, _ = bench(request).desk.of(f"{request.path_params['variant']}/{strays.DETAILS}")
    if not isinstance(desk, VariantDesk):
        return shown(request, "missing", 404)
    rows = variants.labels(desk.variant)
    filled = [(_readable(dutch), given[at] if given else own) for at, (dutch, own) in enumerate(rows)]
    called, language = locales.called(desk.variant.name), desk.variant.language
    return shown(request, "labels", 422 if wrong else 200, rows=filled, called=called, language=language, wrong=wrong)


async def write_labels(request: Request) -> Response:
    """Store the words of the lines above a letter; the variant is then up to date with the Dutch ones."""
    name, form = request.path_params["variant"], await request.form()
    desk, _ = bench(request).desk.of(f"{name}/{strays.DETAILS}")
    if not isinstance(desk, VariantDesk):
        return shown(request, "missing", 404)
    count = len(variants.labels(desk.variant))
    given = tuple(str(form.get(f"regel{number}", ""))[:60] for number in range(count))
    try:
        variants.with_labels(desk.variant, given)
    except LetterkitError as error:
        return _labels(request, sentence(error), given)
    note(request, "bewaard", f"{name}/{strays.DETAILS}")
    desk.reload()
    if strays.DETAILS in desk.variant.written:
        variants.mark(desk.variant, strays.DETAILS)
    return RedirectResponse("/varianten", 303)


async def done(request: Request) -> Response:
    """Say that a text is as the Dutch one of now; not while something in it is not saved."""
    main, form = bench(request).desk, await request.form()
    key = str(form.get("naam", ""))
    desk, name = main.of(key)
    try:
        if not isinstance(desk, VariantDesk):
            raise WrongCall("draft_unknown", name=key)
        if name in desk.concepts.names():
            raise WrongCall("variant_unsaved")
        variants.mark(desk.variant, name)
    except LetterkitError as error:
        return _page(request, sentence(error))
    note(request, "variant_gelijk", key)
    desk.reload()
    return RedirectResponse(f"/schrijven/{key}" if name.endswith(strays.TEMPLATE) else "/varianten", 303)
