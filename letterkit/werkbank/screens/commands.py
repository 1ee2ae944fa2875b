"""Every screen and every text by its name, for the list of commands."""

from collections.abc import Iterator

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from letterkit import locales, variants
from letterkit.channels import RECORDS
from letterkit.errors import LetterkitError
from letterkit.stages import strays
from letterkit.texts import say
from letterkit.werkbank.desk import Desk
from letterkit.werkbank.people import Right
from letterkit.werkbank.rendering import SCREENS
from letterkit.werkbank.screens.page import bench, person


def listed(request: Request) -> Response:
    who, desk = person(request), bench(request).desk
    screens = [name for name in SCREENS if name != "log" or who.may(Right.LOG)]
    found = [_entry(say(f"werkbank.screen.{name}"), "screen", say(f"werkbank.address.{name}")) for name in screens]
    return JSONResponse([*found, *_texts(desk), *_parts(desk), *_varied(desk)])


def _texts(desk: Desk) -> Iterator[dict[str, str]]:
    for stage, channel in desk.texts():
        named, key = _named(desk, stage, channel), f"{stage}/{channel}"
        yield _entry(named, "text", f"/schrijven/{key}{strays.TEMPLATE}")
        yield _entry(named, "branches", f"/vormen/{key}")
        yield _entry(named, "versions", f"/versies/{key}{strays.TEMPLATE}")
        yield _entry(named, "pack", f"/leespakket/{key}")


def _parts(desk: Desk) -> Iterator[dict[str, str]]:
    for name in desk.parts():
        part = name.rpartition("/")[2].removesuffix(strays.TEMPLATE).replace("_", " ")
        yield _entry(say("werkbank.writing.part_title", name=part), "text", f"/schrijven/{name}")


def _varied(desk: Desk) -> Iterator[dict[str, str]]:
    stages = desk.workspace.creditor.stages
    for name in variants.names(desk.base):
        try:
            texts = variants.read(desk.base, stages, name).texts(stages)
        except LetterkitError:
            continue  # which its own screen tells
        for stage, channel in texts:
            called = say("werkbank.variants.of", title=_named(desk, stage, channel), variant=locales.called(name))
            yield _entry(called, "text", f"/schrijven/{name}/{stage}/{channel}{strays.TEMPLATE}")


def _entry(name: str, kind: str, address: str) -> dict[str, str]:
    title = name if kind in ("screen", "text") else say(f"werkbank.palette.of.{kind}", title=name)
    return {"naam": title, "soort": say(f"werkbank.palette.kind.{kind}"), "adres": address}


def _named(desk: Desk, stage: str, channel: str) -> str:
    called = desk.workspace.creditor.stages.named(stage)
    return say("werkbank.writing.title", stage=called[:1].upper() + called[1:], channel=RECORDS[channel].label)
