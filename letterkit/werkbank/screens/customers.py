"""The sample customers: those of letterkit, and a workspace's own in ``proefklanten.yaml``."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from letterkit.drafts import customers
from letterkit.errors import LetterkitError
from letterkit.werkbank.desk import sentence
from letterkit.werkbank.screens.page import bench, note, shown

_ROWS = 5
"""How many things a new customer may have different in one go."""


def listed(request: Request) -> Response:
    return _page(request)


def _page(request: Request, wrong: str = "", given: dict[str, str] | None = None) -> Response:
    own = bench(request)
    workspace = own.desk.workspace
    stage = next(iter(workspace.creditor.stages))
    try:
        mine = customers.own(workspace.base)
    except LetterkitError as error:
        mine, wrong = (), wrong or sentence(error)
    samples = customers.shipped_customers()
    return shown(
        request,
        "customers",
        422 if wrong else 200,
        mine=mine,
        shipped=samples,
        stage=stage,
        wrong=wrong,
        given=given or {},
        rows=range(_ROWS),
    )


async def change(request: Request) -> Response:
    """Add a customer, or take one away."""
    desk = bench(request).desk
    form = {key: str(value).strip() for key, value in (await request.form()).items()}
    try:
        if away := form.get("weg"):
            customers.remove(desk.base, away)
        else:
            pairs = [(form.get(f"veld{row}", ""), form.get(f"waarde{row}", "")) for row in range(_ROWS)]
            customers.add(desk.workspace, form.get("naam", ""), form.get("uitleg", ""), pairs, desk.today)
    except LetterkitError as error:
        return _page(request, sentence(error), form)
    note(request, "proefklant", "", weg=form.get("weg", ""), naam=form.get("naam", ""))
    desk.reload()
    return RedirectResponse("/proefklanten", 303)
