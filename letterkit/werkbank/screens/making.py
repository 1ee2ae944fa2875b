"""Fields and stages of the house's own, made without a file to edit."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from letterkit.channels import NAMES, RECORDS
from letterkit.drafts import making
from letterkit.errors import LetterkitError
from letterkit.werkbank.desk import sentence
from letterkit.werkbank.screens.page import bench, note, shown


def own(request: Request) -> Response:
    return _page(request)


def _page(request: Request, wrong: str = "", given: dict[str, str] | None = None) -> Response:
    desk = bench(request).desk
    stages = desk.workspace.creditor.stages
    return shown(
        request,
        "own",
        422 if wrong else 200,
        wrong=wrong,
        given=given or {},
        fields=[(name, field.soort) for name, field in desk.workspace.creditor.eigen.items()],
        kinds=making.KINDS,
        stages=[(name, stages.named(name)) for name in stages],
        channels=[(name, RECORDS[name].label) for name in NAMES],
    )


async def make_field(request: Request) -> Response:
    desk, form = bench(request).desk, await request.form()
    given = {key: str(value).strip() for key, value in form.items()}
    try:
        making.field(desk.creditor, given.get("veld", ""), given.get("soort", ""))
    except LetterkitError as error:
        return _page(request, sentence(error), given)
    note(request, "eigen_veld", "", naam=given["veld"], soort=given["soort"])
    desk.reload()
    return RedirectResponse("/eigen", 303)


async def make_stage(request: Request) -> Response:
    own, form = bench(request), await request.form()
    given = {key: str(value).strip() for key, value in form.items()}
    channels = tuple(name for name in NAMES if form.get(f"kanaal-{name}"))
    name, called = given.get("fase", ""), given.get("naam", "")
    desk = own.desk
    try:
        making.stage(desk.base, desk.workspace.creditor.stages, name, called, channels, like=given.get("zoals", ""))
    except LetterkitError as error:
        return _page(request, sentence(error), given)
    note(request, "eigen_fase", "", naam=name, zoals=given.get("zoals", ""))
    desk.reload()
    own.overview.refresh()
    return RedirectResponse(f"/schrijven/{name}/{channels[0]}.md.j2", 303)
