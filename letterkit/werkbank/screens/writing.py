"""The writing screen, and what it asks while somebody types."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from letterkit import locales
from letterkit.channels import RECORDS
from letterkit.drafts import naming
from letterkit.drafts.concepts import ChangedMeanwhile, Opened, digest
from letterkit.drafts.papers.locks import Window
from letterkit.errors import WrongCall
from letterkit.templating import own_words, vocabulary
from letterkit.templating.markup import BOXES
from letterkit.texts import say
from letterkit.werkbank.desk import Desk, Place, sentence
from letterkit.werkbank.people import Right
from letterkit.werkbank.screens import commenting, looked, placed, varied
from letterkit.werkbank.screens.page import bench, by, fragment, note, note_look, person, shown

_MOST_CHARACTERS = 400_000


def write(request: Request) -> Response:
    desk, name = bench(request).desk.of(request.path_params["name"])
    place = desk.place(name, request.query_params.get("bij", ""))
    if place is None:
        return shown(request, "missing", 404)
    opened = desk.concepts.open(desk.workspace.creditor.stages, name)
    samples = desk.samples(place.stage)
    wanted = request.query_params.get("klant", "")
    note_look(request, desk.key(f"{place.stage}/{place.channel}"))
    users = desk.users(name) if name.startswith("_parts/") else ()
    return shown(
        request,
        "writing",
        place=place,
        opened=opened,
        key=desk.key(place.name),
        about=commenting.about(desk, place),
        beside=varied.beside(desk, name),
        title=_title(desk, place),
        samples=samples,
        sample=next((sample for sample in samples if sample.name == wanted), samples[0] if samples else None),
        users=[(f"{stage}/{channel}", _named(desk, stage, channel)) for stage, channel in users],
        siblings=_siblings(desk, place),
        record=RECORDS[place.channel],
        fields=_fields(desk),
        tour="stap" in request.query_params,
    )


def _title(desk: Desk, place: Place) -> str:
    if desk.prefix:
        return say("werkbank.variants.of", title=_title_of(desk, place), variant=locales.called(desk.prefix[:-1]))
    return _title_of(desk, place)


def _title_of(desk: Desk, place: Place) -> str:
    if place.name.startswith("_parts/"):
        part = place.name.rpartition("/")[2].removesuffix(".md.j2").replace("_", " ")
        return say("werkbank.writing.part_title", name=part)
    return _named(desk, place.stage, place.channel)


def _named(desk: Desk, stage: str, channel: str) -> str:
    named = desk.workspace.creditor.stages.named(stage)
    return say("werkbank.writing.title", stage=named[:1].upper() + named[1:], channel=RECORDS[channel].label)


def _siblings(desk: Desk, place: Place) -> list[tuple[str, str]]:
    """The texts of the same stage, by address and name."""
    return [
        (desk.key(f"{stage}/{channel}.md.j2"), RECORDS[channel].label)
        for stage, channel in desk.texts()
        if stage == place.stage
    ]


def _fields(desk: Desk) -> list[dict[str, str]]:
    """What can be chosen from a list while writing: fields, conditions, parts and boxes, each with what is typed."""
    entries = [
        {"label": naming.field(entry.path), "detail": say(f"werkbank.insert.{entry.use}"), "text": entry.text}
        for entry in vocabulary.entries(own_words.type_of(desk.workspace.creditor))
    ]
    entries += [
        {
            "label": name.rpartition("/")[2].removesuffix(".md.j2").replace("_", " "),
            "detail": say("werkbank.insert.part"),
            "text": f'{{% include "{name}" %}}',
        }
        for name in desk.parts()
    ]
    entries += [
        {"label": say(f"werkbank.insert.box_{box}"), "detail": say("werkbank.insert.box"), "text": f"::: {box}\n\n:::"}
        for box in BOXES
    ]
    return sorted(entries, key=lambda entry: entry["label"])


async def look(request: Request) -> Response:
    """The text as it stands in the window, looked at and judged."""
    own = bench(request)
    asked = await request.json()
    desk, text, place = _asked(own.desk, asked)
    name = desk.key(place.name)
    window = _window(request, asked)
    may = _may_write(request, own.desk, name, window, holds=bool(asked.get("getypt")))
    answer = await run_in_threadpool(_looked, request, desk, place, text, asked)
    who = own.desk.locks.other(name, window) or ""
    numbered = {"schrijven": may, "wie": who, "volgnummer": asked.get("volgnummer")}
    return JSONResponse({**answer, **numbered})


async def keep(request: Request) -> Response:
    """Keep what was typed, beside the text: it is on the disk when this is answered, however long a look takes."""
    own, asked = bench(request), await request.json()
    desk, text, place = _asked(own.desk, asked)
    if not desk.locks.may(name := desk.key(place.name), window := _window(request, asked)):
        return _busy(desk, name, window)
    await run_in_threadpool(desk.concepts.keep, place.name, text, str(asked.get("basis", "")))
    return JSONResponse({})


def _window(request: Request, asked: Mapping[str, Any]) -> Window:
    who = person(request)
    return Window(str(asked.get("venster", ""))[:80], who.id, who.called)


def _may_write(request: Request, desk: Desk, name: str, window: Window, *, holds: bool, take: bool = False) -> bool:
    """Whether a window may write; holds: it does, and keeps others from it."""
    if not person(request).may(Right.WRITE):
        return False
    return desk.locks.may(name, window, take=take) if holds else desk.locks.other(name, window) is None


def _busy(desk: Desk, name: str, window: Window) -> JSONResponse:
    who = desk.locks.other(name, window) or say("werkbank.writing.somebody")
    return JSONResponse({"zin": say("werkbank.writing.busy_elsewhere", who=who)}, 409)


def _looked(request: Request, desk: Desk, place: Place, text: str, asked: Mapping[str, Any]) -> dict[str, object]:
    texts = {**desk.unsaved(), place.name: text}
    whole = desk.see(place, str(asked.get("klant", "")), texts)
    seen, preview = whole.look, looked.preview(desk, whole)
    cards = looked.cards(desk, seen, place, text)
    hints = varied.cards(desk, place.name, text)
    shown = {"cards": cards, "look": seen, "facts": looked.facts(whole, preview.pages), "prefix": desk.prefix}
    return {
        "bevindingen": varied.fragment_of(request, desk, hints) + fragment(request, "_findings", **shown),
        "weergave": "" if preview.pages else fragment(request, "_preview", look=seen, preview=preview),
        "voorlezen": preview.aloud,
        "bladzijden": list(preview.pages),
        "document": preview.document,
        "stempel": seen.draft,
        "merken": [asdict(mark) for mark in (*(hint.mark for hint in hints), *(card.mark for card in cards)) if mark],
        "labels": looked.labels(desk, seen, place, text),
        "aantal": len(cards) + len(hints),
        **commenting.as_answer(request, desk, seen, place, text),
    }


def _asked(main: Desk, asked: Mapping[str, Any]) -> tuple[Desk, str, Place]:
    """The desk, the text in the window, and its place on that desk."""
    name, text = str(asked.get("naam", "")), str(asked.get("tekst", ""))
    desk, inner = main.of(name)
    place = desk.place(inner, str(asked.get("bij", "")))
    if place is None or len(text) > _MOST_CHARACTERS:
        raise WrongCall("draft_unknown", name=name)
    return desk, text, place


async def save(request: Request) -> Response:
    """Write the file. 409 when it is not the one that the text was begun from."""
    own = bench(request)
    asked = await request.json()
    desk, text, place = _asked(own.desk, asked)
    if not desk.locks.may(name := desk.key(place.name), window := _window(request, asked)):
        return _busy(desk, name, window)
    try:
        opened = await run_in_threadpool(_saved, request, desk, place, text, asked)
    except ChangedMeanwhile as error:
        return JSONResponse({"zin": sentence(error), "veranderd": True}, 409)
    return JSONResponse({"basis": opened.base, "van": "own"})


def _saved(request: Request, desk: Desk, place: Place, text: str, asked: Mapping[str, Any]) -> Opened:
    name, stages = place.name, desk.workspace.creditor.stages
    source = stages.files.path(name)
    before = source.read_bytes() if source else None
    customer = str(asked.get("klant", ""))
    said = commenting.sentences(desk, place, customer)
    path = desk.concepts.save(stages, name, text, str(asked.get("basis", "")))
    data = path.read_bytes()
    why, who = str(asked.get("notitie", ""))[:200], by(request, asked.get("door"))
    desk.history.keep(desk.key(name), data, by=who, note=why, before=before)
    note(request, "bewaard", desk.key(name), door=who, inhoud=digest(data), was=digest(before or b""), notitie=why)
    desk.reload()
    commenting.follow(request, desk, place, customer, said)
    return Opened(name, text, text, digest(data), own=True)


async def drop(request: Request) -> Response:
    """Away with the concept; the answer is the text that is saved."""
    own = bench(request)
    asked = await request.json()
    desk, _, place = _asked(own.desk, asked)
    if not desk.locks.may(name := desk.key(place.name), window := _window(request, asked)):
        return _busy(desk, name, window)
    desk.concepts.drop(place.name)
    note(request, "concept_weg", name)
    opened = desk.concepts.open(desk.workspace.creditor.stages, place.name)
    return JSONResponse({"tekst": opened.text, "basis": opened.base})


async def present(request: Request) -> Response:
    """A window says that it is still there, or takes the text over, or leaves; and hears whether the file changed."""
    own = bench(request)
    asked = await request.json()
    name, window = str(asked.get("naam", "")), _window(request, asked)
    if asked.get("weg"):
        own.desk.locks.leave(name, window)
        return JSONResponse({})
    take = bool(asked.get("overnemen"))
    before = own.desk.locks.other(name, window)
    may = _may_write(request, own.desk, name, window, holds=take or bool(asked.get("concept")), take=take)
    if take and may and before is not None:
        note(request, "overgenomen", name, van=before)
    desk, inner = own.desk.of(name)
    path = desk.workspace.creditor.stages.files.path(inner)
    data = path.read_bytes() if path else b""
    opened = desk.concepts.open(desk.workspace.creditor.stages, inner)
    who = own.desk.locks.other(name, window) or ""
    return JSONResponse({"schrijven": may, "wie": who, "basis": digest(data), "tekst": opened.text})


async def place_of(request: Request) -> Response:
    """Where in the text the words stand that were clicked on in a page."""
    own = bench(request)
    asked = await request.json()
    desk, text, place = _asked(own.desk, asked)
    located = await run_in_threadpool(placed.place_of, desk, place, text, asked)
    return JSONResponse({"naam": desk.key(located[0]), "van": located[1]} if located else {"naam": "", "van": 0})


async def spots(request: Request) -> Response:
    """Where on the pages the words at the cursor stand."""
    own = bench(request)
    asked = await request.json()
    desk, text, place = _asked(own.desk, asked)
    on_pages = await run_in_threadpool(placed.spots_of, desk, place, text, asked)
    return JSONResponse({"plekken": [asdict(spot) for spot in on_pages]})
