"""Write an exception to a rule in the head of a text."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from letterkit.drafts.exceptions import allowance_of, may_be_excused, with_exception
from letterkit.errors import LetterkitError
from letterkit.werkbank.desk import sentence
from letterkit.werkbank.screens.page import Bench, bench, by, note, shown


async def exception(request: Request) -> Response:
    own = bench(request)
    stage, channel = request.path_params["stage"], request.path_params["channel"]
    name = f"{stage}/{channel}.md.j2"
    if own.desk.place(name) is None:
        return shown(request, "missing", 404)
    asked = await request.form() if request.method == "POST" else request.query_params
    given = {key: str(asked.get(key, "")) for key in ("regel", "bij", "reden", "door", "tot")}
    given["door"] = by(request, given["door"])
    wrong = ""
    if request.method == "POST":
        try:
            _write(own, name, given)
        except LetterkitError as error:
            wrong = sentence(error)
        else:
            note(request, "uitzondering", name, **given)
            return RedirectResponse(f"/schrijven/{name}", 303)
    excusable = may_be_excused(given["regel"])
    return shown(request, "exception", 422 if wrong else 200, name=name, given=given, wrong=wrong, excusable=excusable)


def _write(own: Bench, name: str, given: dict[str, str]) -> None:
    desk = own.desk
    allowance = allowance_of(given["regel"], given["bij"], given["reden"], given["door"], given["tot"])
    stages = desk.workspace.creditor.stages
    opened = desk.concepts.open(stages, name)
    text = with_exception(name, opened.text, allowance, today=desk.today)
    if opened.is_concept:  # what is not saved stays so
        desk.concepts.keep(name, text, opened.base)
        return
    source = stages.files.path(name)
    before = source.read_bytes() if source else None
    path = desk.concepts.save(stages, name, text, opened.base)
    desk.history.keep(name, path.read_bytes(), by=given["door"], note=allowance.reason, before=before)
    desk.reload()
