"""House style and particulars, as a form over ``creditor.yaml`` that keeps its comments."""

from typing import Any

from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response

from letterkit.creditor import Creditor
from letterkit.creditor_file import load
from letterkit.drafts import uploads
from letterkit.drafts.colours import nearest_readable
from letterkit.drafts.settings import Loc, Value, with_settings
from letterkit.errors import LetterkitError
from letterkit.werkbank.desk import sentence
from letterkit.werkbank.screens.page import bench, note, shown

_SHOWN: tuple[Loc, ...] = (
    ("naam",),
    ("ondertekening",),
    ("huisstijl", "kleur"),
    ("huisstijl", "logo_tekst"),
    ("contact", "telefoon"),
    ("contact", "telefoon_uren"),
    ("contact", "email"),
    ("contact", "website"),
    ("contact", "whatsapp"),
    ("klachten", "uitleg"),
    ("klachten", "email"),
    ("berichten", "sms_afzender"),
)


_FILES = ("logo", "lettertype", "lettertype_vet")


async def style(request: Request) -> Response:
    own = bench(request)
    wrong = hint = ""
    given: dict[str, str] = {}
    saved = False
    if request.method == "POST":
        given = {key: str(value).strip() for key, value in (await request.form()).items()}
        before = _values(load(own.desk.creditor))
        values: dict[Loc, Value] = {
            loc: given[key] for loc in _SHOWN if (key := ".".join(loc)) in given and given[key] != before[key]
        }
        try:
            with_settings(own.desk.creditor, values)
            saved = True
            note(request, "huisstijl", "", **{".".join(loc): value for loc, value in values.items()})
            own.desk.reload()
            own.overview.refresh()
        except LetterkitError as error:
            wrong = sentence(error)
            hint = nearest_readable(given.get("huisstijl.kleur", "")) or ""
    return _page(request, given if wrong else {}, wrong=wrong, hint=hint, saved=saved)


async def files(request: Request) -> Response:
    """Take in a logo or a typeface, made anew."""
    own = bench(request)
    async with request.form(max_files=len(_FILES)) as form:
        given = {name: file for name in _FILES if isinstance(file := form.get(name), UploadFile)}
        read = {name: data for name, file in given.items() if (data := await file.read())}
    try:
        await run_in_threadpool(uploads.put, own.desk.creditor, read)
    except LetterkitError as error:
        return _page(request, {}, wrong=sentence(error))
    note(request, "huisstijl", "", bestanden=", ".join(read))
    own.desk.reload()
    own.overview.refresh()
    return _page(request, {}, saved=True)


def _page(request: Request, given: dict[str, str], *, wrong: str = "", hint: str = "", saved: bool = False) -> Response:
    own = bench(request)
    shown_values = {**_values(load(own.desk.creditor)), **given}
    rows = [(".".join(loc), _about(loc), shown_values[".".join(loc)]) for loc in _SHOWN]
    present = load(own.desk.creditor).huisstijl
    named = [(name, _about(("huisstijl", name)), getattr(getattr(present, name), "name", "")) for name in _FILES]
    status = 422 if wrong else 200
    return shown(request, "style", status, rows=rows, files=named, wrong=wrong, hint=hint, saved=saved)


def _values(creditor: Creditor) -> dict[str, str]:
    tree = creditor.model_dump(mode="json")
    values = {}
    for loc in _SHOWN:
        value: Any = tree
        for name in loc:
            value = (value or {}).get(name)
        values[".".join(loc)] = "" if value is None else str(value)
    return values


def _about(loc: Loc) -> str:
    """The Dutch description of a setting."""
    kind: Any = Creditor
    for name in loc[:-1]:
        kind = kind.model_fields[name].annotation
    assert issubclass(kind, BaseModel)  # noqa: S101 - the list above names groups
    return kind.model_fields[loc[-1]].description or loc[-1]
