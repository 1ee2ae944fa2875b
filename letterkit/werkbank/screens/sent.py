"""What pages fetch beside themselves: pictures, e-mails for a frame, and the stream of what changes."""

from sse_starlette import EventSourceResponse
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from letterkit.drafts import mail_page as mail
from letterkit.texts import say
from letterkit.werkbank.screens.page import bench

_BEAT = 15
"""Seconds between signs of life, after which a page that is gone is noticed."""


def picture(request: Request) -> Response:
    image = bench(request).desk.pictures.get(request.path_params["key"])
    if image is None:
        return _gone()
    kept = {"cache-control": "private, max-age=600, immutable"}  # the address is the hash of what is in it
    return Response(image, media_type="image/png", headers=kept)


def mail_page(request: Request) -> Response:
    """The e-mail under a policy of its own, for a frame of our own pages only."""
    document = bench(request).desk.documents.get(request.path_params["key"])
    if document is None or document.startswith(b"%PDF"):
        return _gone()
    page = mail.page(document, dark="donker" in request.query_params)
    return HTMLResponse(page, headers={"content-security-policy": f"{mail.POLICY}; frame-ancestors 'self'"})


def _gone() -> Response:
    return PlainTextResponse(say("werkbank.missing"), 404)


async def stream(request: Request) -> Response:
    return EventSourceResponse(bench(request).stream.events(), ping=_BEAT)
