"""A screen at its address, with the right that it asks for: nothing is answered to who lacks it."""

import importlib
import inspect
from collections.abc import Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from letterkit.texts import say
from letterkit.werkbank.people import Right
from letterkit.werkbank.screens.page import person, shown


def asks(right: Right, path: str, screen: Callable[[Request], Any], method: str = "GET") -> Route:
    """The route of a screen, for people with this right."""

    async def guarded(request: Request) -> Response:
        if not person(request).may(right):
            return _refused(request, right)
        answer = await _answered(screen, request)
        assert isinstance(answer, Response)  # noqa: S101 - what a screen gives
        return answer

    return Route(path, guarded, methods=[method], name=f"{method} {path}")


def later(module: str, name: str) -> Callable[[Request], Any]:
    """A screen whose libraries take long to load, loaded when somebody first asks for it."""

    async def screen(request: Request) -> Any:
        own = await run_in_threadpool(importlib.import_module, f"letterkit.werkbank.screens.{module}")
        return await _answered(getattr(own, name), request)

    return screen


async def _answered(screen: Callable[[Request], Any], request: Request) -> Any:
    return await screen(request) if inspect.iscoroutinefunction(screen) else await run_in_threadpool(screen, request)


def _refused(request: Request, right: Right) -> Response:
    sentence = say("werkbank.refused.right", what=say(f"werkbank.right.{right}"))
    if request.method == "POST" and "json" in request.headers.get("content-type", ""):
        return JSONResponse({"zin": sentence}, 403)
    return shown(
        request, "message", 403, title=sentence, sentence="", back="/", back_label=say("werkbank.screen.overview")
    )
