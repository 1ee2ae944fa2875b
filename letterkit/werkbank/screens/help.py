"""Keys, and a first round in five steps."""

from starlette.requests import Request
from starlette.responses import Response

from letterkit.werkbank.screens.page import bench, shown

_FIRST = ("tweede_herinnering", "letter")


def help_page(request: Request) -> Response:
    return shown(request, "help", first=first_text(request))


def first_text(request: Request) -> str:
    """The address of the text that the tour goes through: the second reminder, where there is one."""
    names = bench(request).desk.workspace.templates.folders.names()
    stage, channel = _FIRST if _FIRST in names else names[0]
    return f"/schrijven/{stage}/{channel}.md.j2"
