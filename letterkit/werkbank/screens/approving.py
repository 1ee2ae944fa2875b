"""What was proposed, what it changes for customers, and a reviewer's signature under it or a refusal.

It does what ``letterkit approve`` and ``refuse`` do, and nothing else. The key stays in the reviewer's own file: its
place is given, on the machine that the werkbank runs on for this one person, and its content goes nowhere. On the
server of a team there are no keys, so there nobody signs in the browser.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from letterkit.approval import chain
from letterkit.approval.deciding import decide
from letterkit.approval.roles import REVIEWERS, Roles
from letterkit.approval.standing import open_texts, signed, standing_already
from letterkit.approval.store import Proposal, Store
from letterkit.dutch import clock, dates
from letterkit.errors import LetterkitError, WrongCall
from letterkit.reviewing.papers import PAGE
from letterkit.texts import say
from letterkit.werkbank.desk import Desk, sentence
from letterkit.werkbank.people import OWNER
from letterkit.werkbank.screens.page import bench, person, shown

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; sandbox"
"""Of the page that was proposed: its own style and pictures. No script, no form, nothing from elsewhere."""
_KEY = "LETTERKIT_KEY"


@dataclass(frozen=True, slots=True)
class _Row:
    """One proposal. ``open``: how many texts others must sign, with the roles that lack; ``already``: how many of those
    hold today by an earlier one; ``state``: below ``werkbank.approving.state`` in the texts.
    """

    proposal: Proposal
    first: str
    last: str
    state: str
    open: int
    lacking: str
    already: int


def listed(request: Request) -> Response:
    desk = bench(request).desk
    trouble, roles = _roles(desk)
    rows = [_row(desk, one, roles) for one in reversed(Store(desk.base).proposals())] if roles else []
    return shown(request, "proposals", rows=rows, obstacle=trouble)


def one(request: Request) -> Response:
    return _page(request, "", {})


def changes(request: Request) -> Response:
    """The page that its writer signed, as it was."""
    store = Store(bench(request).desk.base)
    content = store.looked_at(store.proposal(request.path_params["number"]), PAGE)
    return HTMLResponse(content, headers={"content-security-policy": _POLICY})


async def sign(request: Request) -> Response:
    """Approve or refuse. What is wrong is said on the page, with what was typed still in it."""
    desk, form = bench(request).desk, await request.form()
    given = {name: str(form.get(name, "")).strip() for name in ("rol", "sleutel", "opmerking", "besluit")}
    number, approved = request.path_params["number"], given["besluit"] == "akkoord"
    try:
        if person(request) is not OWNER:
            raise WrongCall("sign_elsewhere", number=number)
        if not given["sleutel"]:
            raise WrongCall("key_missing")
        if not approved and not given["opmerking"]:
            return _page(request, say("werkbank.approving.remark_needed"), given)
        key = str(Path(given["sleutel"]).expanduser())
        decide(
            desk.workspace, number, key, given["rol"], today=clock.today(), approved=approved, remark=given["opmerking"]
        )
    except LetterkitError as error:
        return _page(request, sentence(error), given)
    return RedirectResponse(f"/akkoord/{number}", 303)


def _page(request: Request, wrong: str, given: dict[str, str]) -> Response:
    desk = bench(request).desk
    trouble, roles = _roles(desk)
    if roles is None:
        return shown(request, "proposals", rows=[], obstacle=trouble)
    proposal = Store(desk.base).proposal(request.path_params["number"])
    typed = {"rol": "", "sleutel": os.environ.get(_KEY, ""), "opmerking": ""} | given
    return shown(
        request,
        "proposal",
        422 if wrong else 200,
        row=_row(desk, proposal, roles),
        decisions=sorted(signed(proposal, roles, clock.today()).values(), key=lambda decision: decision.moment),
        roles=REVIEWERS,
        signs=person(request) is OWNER,
        wrong=wrong,
        typed=typed,
    )


def _roles(desk: Desk) -> tuple[str, Roles | None]:
    """Who may sign; or why nobody can."""
    try:
        return "", chain.must_hold(desk.base, clock.today())
    except LetterkitError as error:
        return sentence(error), None


def _row(desk: Desk, proposal: Proposal, roles: Roles) -> _Row:
    today = clock.today()
    first, last = map(dates.printed_digits, proposal.days)
    left = open_texts(proposal, roles, desk.workspace.creditor.stages, today)
    refused = any(not decision.approved for decision in signed(proposal, roles, today).values())
    state = "refused" if refused else "open" if left else "approved"
    lacking = sorted({role for lacking in left.values() for role in lacking})
    stages = desk.workspace.creditor.stages
    already = (
        standing_already(left, proposal, Store(desk.base).proposals(), roles=roles, stages=stages, on=today)
        if left
        else ()
    )
    return _Row(proposal, first, last, state, len(left), ", ".join(lacking), len(already))
