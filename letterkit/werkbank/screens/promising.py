"""What the texts promise in the creditor's name, and the switch of each promise."""

from collections import defaultdict

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from letterkit.drafts.settings import with_setting
from letterkit.promises import Beloften
from letterkit.templating import promised
from letterkit.werkbank.screens.page import bench, label, note, shown


def promises(request: Request) -> Response:
    own = bench(request)
    workspace = own.desk.workspace
    places: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for promise in promised.promises(workspace.templates.folders):
        named = f"{workspace.creditor.stages.named(promise.stage)}, {label(promise.channel)}"
        address = f"/schrijven/{promise.stage}/{promise.channel}.md.j2"
        if (address, named) not in places[promise.name][promise.sentence]:
            places[promise.name][promise.sentence].append((address, named))
    chosen = workspace.creditor.beloften
    rows = [
        (name, field.description or name, bool(getattr(chosen, name)), dict(places[name]))
        for name, field in Beloften.model_fields.items()
    ]
    return shown(request, "promises", rows=rows)


async def switch(request: Request) -> Response:
    """Turn a promise on or off in creditor.yaml."""
    own = bench(request)
    form = await request.form()
    name = str(form.get("belofte", ""))
    if name in Beloften.model_fields:
        with_setting(own.desk.creditor, ("beloften", name), form.get("aan") == "ja")
        note(request, "belofte", "", belofte=name, stand=str(form.get("aan", "")))
        own.desk.reload()
        own.overview.refresh()
    return RedirectResponse("/beloften", 303)
