"""A pack to try a message on a panel of readers: the message, consent, questions and a sheet for answers, to print."""

import io
import zipfile

from dateutil.relativedelta import relativedelta
from starlette.requests import Request
from starlette.responses import Response

from letterkit.channels import RECORDS
from letterkit.errors import LetterkitError
from letterkit.panel.pack import Plan
from letterkit.panel.tally import ENOUGH
from letterkit.werkbank.aside import LONG
from letterkit.werkbank.desk import Desk, sentence
from letterkit.werkbank.screens.page import bench, note, shown

_KEPT_MONTHS = 3
_WHOLE = "leespakket.zip"
_KINDS = {".html": "text/html; charset=utf-8", ".pdf": "application/pdf", ".zip": "application/zip"}
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; sandbox"
_IN_BROWSER = (".html", ".pdf")


def pack(request: Request) -> Response:
    """The files of a pack, made for one sample customer from the text as it is saved."""
    desk = bench(request).desk
    stage, channel, customer = (*request.path_params.values(), request.query_params.get("klant", ""))
    if channel not in RECORDS or not desk.workspace.templates.folders.has(stage, channel):
        return shown(request, "missing", 404)
    wrong, files, errors = "", [], 0
    try:
        made, errors = _made(desk, stage, channel, customer)
        files = [(name, desk.documents.put(content)) for name, content in made.items()]
    except LetterkitError as error:
        wrong = sentence(error)
    note(request, "leespakket", f"{stage}/{channel}", klant=customer)
    return shown(
        request,
        "pack",
        422 if wrong else 200,
        text=f"{stage}/{channel}",
        named=desk.workspace.creditor.stages.named(stage),
        label=RECORDS[channel].label,
        samples=[sample.name for sample in desk.samples(stage)],
        customer=customer,
        files=files,
        whole=_WHOLE,
        errors=errors,
        wrong=wrong,
    )


def _made(desk: Desk, stage: str, channel: str, customer: str) -> tuple[dict[str, bytes], int]:
    today = desk.today
    plan = Plan(stage, channel, today, today + relativedelta(months=_KEPT_MONTHS), ENOUGH)
    case = desk.sample(stage, customer).case
    files, errors = desk.workers.run(desk.stand(), "panel", case, plan, patience=LONG)
    with io.BytesIO() as whole:
        with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, content in files.items():
                packed.writestr(name, content)
        return {**files, _WHOLE: whole.getvalue()}, errors


def file(request: Request) -> Response:
    """One file of a pack, under a policy of its own."""
    key, name = request.path_params["key"], request.path_params["name"]
    content = bench(request).desk.documents.get(key)
    if content is None:
        return shown(request, "missing", 404)
    suffix = f".{name.rpartition('.')[2]}"
    safe = "".join(sign for sign in name if sign.isascii() and (sign.isalnum() or sign in ".-_"))
    where = "inline" if suffix in _IN_BROWSER else "attachment"
    headers = {"content-security-policy": _POLICY, "content-disposition": f'{where}; filename="{safe}"'}
    return Response(content, media_type=_KINDS.get(suffix, "application/octet-stream"), headers=headers)
