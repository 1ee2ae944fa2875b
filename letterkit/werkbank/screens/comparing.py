"""Old and new of one text, as a customer sees them."""

from starlette.requests import Request
from starlette.responses import Response

from letterkit.channels import NAMES
from letterkit.drafts import pictures
from letterkit.drafts.comparing import marked
from letterkit.drafts.concepts import decoded
from letterkit.drafts.looking import Look, look
from letterkit.drafts.releases import facts, words
from letterkit.errors import WrongCall
from letterkit.message import Channel
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
    before, after = (_look(desk, stage, channel, version, wanted.name) for version in (old, new))
    result = {
        "words": marked(words(before), words(after)),
        "same": words(before) == words(after),
        "facts": list(facts(desk.workspace, desk.workspace, before, after)),
        "old": _pages(desk, before),
        "new": _pages(desk, after),
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


def _look(desk: Desk, stage: str, channel: Channel, version: str, customer: str) -> Look:
    """One version of the text for a customer. Raises ``WrongCall`` for a version that there is not."""
    if channel not in NAMES:
        raise WrongCall("draft_unknown", name=channel)
    name = f"{stage}/{channel}.md.j2"
    case = desk.sample(stage, customer).case
    texts = _texts(desk, name, version)
    return look(desk.workspace, stage, channel, case, desk.today, texts=texts, stamped=False)


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


def _pages(desk: Desk, seen: Look) -> list[str]:
    if seen.channel != "letter" or not isinstance(seen.content, bytes):
        return []
    return [desk.pictures.put(png) for png in pictures.pages(seen.content)]
