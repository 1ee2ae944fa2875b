"""Find every text in which something stands."""

from starlette.requests import Request
from starlette.responses import Response

from letterkit.drafts.search import found_in
from letterkit.werkbank.screens.page import bench, shown


def search(request: Request) -> Response:
    own = bench(request)
    words = request.query_params.get("q", "").strip()[:200]
    places = found_in(own.desk.workspace.creditor.stages, words) if words else []
    return shown(request, "search", words=words, places=places)
