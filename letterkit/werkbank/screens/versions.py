"""The versions of a text: who, when, what; look at one, and put it back."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from letterkit.drafts.concepts import decoded, digest
from letterkit.dutch import clock, dates
from letterkit.texts import say
from letterkit.werkbank.screens.page import bench, by, note, shown


def versions(request: Request) -> Response:
    name = request.path_params["name"]
    desk, inner = bench(request).desk.of(name)
    place = desk.place(inner)
    if place is None:
        return shown(request, "missing", 404)
    kept = desk.history.versions(name)
    rows = [(version, version.when.astimezone(clock.ZONE)) for version in kept]
    text = "" if desk.prefix or name.startswith("_parts/") else f"{place.stage}/{place.channel}"
    return shown(request, "versions", name=name, rows=rows, text=text)


async def put_back(request: Request) -> Response:
    """Write an earlier version as the text of now; what there is now stays a version too."""
    form = await request.form()
    name, version = str(form.get("naam", "")), str(form.get("versie", ""))
    desk, inner = bench(request).desk.of(name)
    text = decoded(desk.history.text(name, version))
    stages = desk.workspace.creditor.stages
    path = stages.files.path(inner)
    before = path.read_bytes() if path else b""
    when = next((kept.when for kept in desk.history.versions(name) if kept.id == version), None)
    day = dates.printed(when.astimezone(clock.ZONE).date()) if when else ""
    written = desk.concepts.save(stages, inner, text, digest(before))
    why, data, who = say("werkbank.versions.backed", when=day), written.read_bytes(), by(request, form.get("door"))
    desk.history.keep(name, data, by=who, note=why, before=before)
    note(request, "teruggezet", name, door=who, inhoud=digest(data), was=digest(before), versie=version)
    desk.reload()
    return RedirectResponse(f"/versies/{name}", 303)
