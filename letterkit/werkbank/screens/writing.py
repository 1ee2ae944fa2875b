"""The writing screen, and what it asks while somebody types."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

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
from letterkit.werkbank.screens import commenting, looked, placed
from letterkit.werkbank.screens.page import Bench, bench, by, fragment, note, note_look, person, shown

_MOST_CHARACTERS = 400_000


def write(request: Request) -> Response:
    own = bench(request)
    name = request.path_params["name"]
    place = own.desk.place(name, request.query_params.get("bij", ""))
    if place is None:
        return shown(request, "missing", 404)
    opened = own.desk.concepts.open(own.desk.workspace.creditor.stages, name)
    samples = own.desk.samples(place.stage)
    wanted = request.query_params.get("klant", "")
    note_look(request, f"{place.stage}/{place.channel}")
    users = own.desk.users(name) if name.startswith("_parts/") else ()
    return shown(
        request,
        "writing",
        place=place,
        opened=opened,
        title=_title(own.desk, place),
        samples=samples,
        sample=next((sample for sample in samples if sample.name == wanted), samples[0] if samples else None),
        users=[(f"{stage}/{channel}", _named(own.desk, stage, channel)) for stage, channel in users],
        siblings=_siblings(own.desk, place),
        record=RECORDS[place.channel],
        fields=_fields(own.desk),
        tour="stap" in request.query_params,
    )


def _title(desk: Desk, place: Place) -> str:
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
        (f"{stage}/{channel}.md.j2", RECORDS[channel].label)
        for stage, channel in desk.workspace.templates.folders.names()
        if stage == place.stage
    ]


def _fields(desk: Desk) -> list[dict[str, str]]:
    """What can be chosen from a list while writing: fields, conditions, parts and boxes, each with what is typed."""
    entries = [
        {"label": naming.field(entry.path), "detail": say(f"werkbank.insert.{entry.use}"), "text": entry.text}
        for entry in vocabulary.entries(own_words.type_of(desk.workspace.creditor))
    ]
    parts = [name for name, _ in desk.workspace.templates.folders.texts() if name.startswith("_parts/")]
    entries += [
        {
            "label": name.rpartition("/")[2].removesuffix(".md.j2").replace("_", " "),
            "detail": say("werkbank.insert.part"),
            "text": f'{{% include "{name}" %}}',
        }
        for name in parts
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
    name, text, place = _asked(own.desk, asked)
    window = _window(request, asked)
    may = _may_write(request, own.desk, name, window, holds=bool(asked.get("getypt")))
    answer = await run_in_threadpool(_looked, request, own, place, text, asked)
    who = own.desk.locks.other(name, window) or ""
    numbered = {"schrijven": may, "wie": who, "volgnummer": asked.get("volgnummer")}
    return JSONResponse({**answer, **numbered})


async def keep(request: Request) -> Response:
    """Keep what was typed, beside the text: it is on the disk when this is answered, however long a look takes."""
    own, asked = bench(request), await request.json()
    name, text, _ = _asked(own.desk, asked)
    if not own.desk.locks.may(name, window := _window(request, asked)):
        return _busy(own.desk, name, window)
    await run_in_threadpool(own.desk.concepts.keep, name, text, str(asked.get("basis", "")))
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


def _looked(request: Request, own: Bench, place: Place, text: str, asked: Mapping[str, Any]) -> dict[str, object]:
    texts = {**own.desk.unsaved(), place.name: text}
    seen = own.desk.look(place, str(asked.get("klant", "")), texts)
    preview = looked.preview(own.desk, seen)
    cards = looked.cards(own.desk, seen, place, text)
    return {
        "bevindingen": fragment(request, "_findings", cards=cards, look=seen, facts=looked.facts(seen, preview.pages)),
        "weergave": "" if preview.pages else fragment(request, "_preview", look=seen, preview=preview),
        "voorlezen": preview.aloud,
        "bladzijden": list(preview.pages),
        "document": preview.document,
        "stempel": seen.draft,
        "merken": [asdict(card.mark) for card in cards if card.mark],
        "labels": looked.labels(own.desk, seen, place, text),
        "aantal": len(cards),
        **commenting.as_answer(request, own.desk, seen, place, text),
    }


def _asked(desk: Desk, asked: Mapping[str, Any]) -> tuple[str, str, Place]:
    name, text = str(asked.get("naam", "")), str(asked.get("tekst", ""))
    place = desk.place(name, str(asked.get("bij", "")))
    if place is None or len(text) > _MOST_CHARACTERS:
        raise WrongCall("draft_unknown", name=name)
    return name, text, place


async def save(request: Request) -> Response:
    """Write the file. 409 when it is not the one that the text was begun from."""
    own = bench(request)
    asked = await request.json()
    name, text, _ = _asked(own.desk, asked)
    if not own.desk.locks.may(name, window := _window(request, asked)):
        return _busy(own.desk, name, window)
    try:
        opened = await run_in_threadpool(_saved, request, own.desk, name, text, asked)
    except ChangedMeanwhile as error:
        return JSONResponse({"zin": sentence(error), "veranderd": True}, 409)
    return JSONResponse({"basis": opened.base, "van": "own"})


def _saved(request: Request, desk: Desk, name: str, text: str, asked: Mapping[str, Any]) -> Opened:
    stages = desk.workspace.creditor.stages
    source = stages.files.path(name)
    before = source.read_bytes() if source else None
    place, customer = desk.place(name, str(asked.get("bij", ""))), str(asked.get("klant", ""))
    said = commenting.sentences(desk, place, customer) if place else []
    path = desk.concepts.save(stages, name, text, str(asked.get("basis", "")))
    data = path.read_bytes()
    why, who = str(asked.get("notitie", ""))[:200], by(request, asked.get("door"))
    desk.history.keep(name, data, by=who, note=why, before=before)
    note(request, "bewaard", name, door=who, inhoud=digest(data), was=digest(before or b""), notitie=why)
    desk.reload()
    if place:
        commenting.follow(request, desk, place, customer, said)
    return Opened(name, text, text, digest(data), own=True)


async def drop(request: Request) -> Response:
    """Away with the concept; the answer is the text that is saved."""
    own = bench(request)
    asked = await request.json()
    name, _, _ = _asked(own.desk, asked)
    if not own.desk.locks.may(name, window := _window(request, asked)):
        return _busy(own.desk, name, window)
    own.desk.concepts.drop(name)
    note(request, "concept_weg", name)
    opened = own.desk.concepts.open(own.desk.workspace.creditor.stages, name)
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
    path = own.desk.workspace.creditor.stages.files.path(name)
    data = path.read_bytes() if path else b""
    opened = own.desk.concepts.open(own.desk.workspace.creditor.stages, name)
    who = own.desk.locks.other(name, window) or ""
    return JSONResponse({"schrijven": may, "wie": who, "basis": digest(data), "tekst": opened.text})


async def place_of(request: Request) -> Response:
    """Where in the text the words stand that were clicked on in a page."""
    own = bench(request)
    asked = await request.json()
    _, text, place = _asked(own.desk, asked)
    located = await run_in_threadpool(placed.place_of, own.desk, place, text, asked)
    return JSONResponse({"naam": located[0], "van": located[1]} if located else {"naam": "", "van": 0})


async def spots(request: Request) -> Response:
    """Where on the pages the words at the cursor stand."""
    own = bench(request)
    asked = await request.json()
    _, text, place = _asked(own.desk, asked)
    on_pages = await run_in_threadpool(placed.spots_of, own.desk, place, text, asked)
    return JSONResponse({"plekken": [asdict(spot) for spot in on_pages]})
