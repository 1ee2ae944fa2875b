"""Old and new of one text, as a customer sees them."""

from starlette.requests import Request
from starlette.responses import Response

from letterkit.channels import NAMES
from letterkit.drafts.comparing import marked
from letterkit.drafts.concepts import decoded
from letterkit.drafts.releases import words
from letterkit.errors import WrongCall
from letterkit.resources import templates_dir
from letterkit.werkbank.desk import Desk
from letterkit.werkbank.screens.page import bench, shown

_ADDRESS = {"van-letterkit": "shipped", "bewaard": "saved", "concept": "concept"}


def compare(request: Request) -> Response:
    own = bench(request)
    desk, asked = own.desk, request.query_params
    names = [f"{stage}/{channel}" for stage, channel in desk.workspace.templates.folders.names()]
    text = asked.get("tekst", "")
    if text not in names:
        return shown(request, "compare", names=names, text="", versions=[], samples=[], result=None, old="", new="")
    stage, _, channel = text.partition("/")
    old, new = asked.get("oud", "bewaard"), asked.get("nieuw", "concept")
    samples = desk.samples(stage)
    wanted = next((sample for sample in samples if sample.name == asked.get("klant", "")), samples[0])
    if channel not in NAMES:
        raise WrongCall("draft_unknown", name=channel)
    versions = tuple(_texts(desk, f"{text}.md.j2", version) for version in (old, new))
    given = (stage, channel), desk.sample(stage, wanted.name).case, desk.today, versions
    compared = desk.workers.run(desk.stand(), "compare", *given)
    before, after = compared.before.look, compared.after.look
    result = {
        "words": marked(words(before), words(after)),
        "same": words(before) == words(after),
        "facts": list(compared.facts),
        "old": list(map(desk.pictures.put, compared.before.pages)),
        "new": list(map(desk.pictures.put, compared.after.pages)),
        "obstacle": before.obstacle or after.obstacle,
    }
    return shown(
        request,
        "compare",
        names=names,
        text=text,
        versions=[(version.id, version) for version in desk.history.versions(f"{text}.md.j2")],
        samples=[sample.name for sample in samples],
        customer=wanted.name,
        result=result,
        old=old,
        new=new,
    )


def _texts(desk: Desk, name: str, version: str) -> dict[str, str]:
    match _ADDRESS.get(version, ""):
        case "saved":
            return {}
        case "concept":
            return desk.unsaved()
        case "shipped":
            own = templates_dir()
            return {
                file: (own / file).read_text(encoding="utf-8")
                for file in (name, *(name for name, _ in desk.workspace.templates.folders.texts() if name[0] == "_"))
                if file.endswith(".md.j2") and (own / file).is_file()
            }
    return {name: decoded(desk.history.text(name, version))}
