"""What the tests in a real browser share: opening a text, waiting, pictures for people to look at, and axe."""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

from tests.browser import axe_source

LETTER = "tweede_herinnering/letter.md.j2"
SHOTS = os.environ.get("LETTERKIT_SHOTS", "")
"""A folder for pictures of the screens, for people to look at."""
_SELDOM = """() => axe.run(document, {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'],
})"""


class Addressed(Protocol):
    """A werkbank that runs."""

    @property
    def address(self) -> str: ...


def until(page: Any, told: str, seconds: float = 60) -> None:
    """Wait until an expression is true; the page's own policy allows no other way to ask again and again.

    While one page goes and the next one comes, what the expression asks for is not there, and then it is not true yet.
    """
    ends = time.monotonic() + seconds
    while not _true(page, f"(() => {{ try {{ return Boolean({told}) }} catch {{ return false }} }})()"):
        assert time.monotonic() < ends, told
        time.sleep(0.02)


def _true(page: Any, expression: str) -> bool:
    try:
        return bool(page.evaluate(expression))
    except Exception as error:
        if "context was destroyed" in str(error):
            return False
        raise


def shot(page: Any, name: str) -> None:
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / f"{name}.png"))


def written(page: Any, served: Addressed, name: str = LETTER) -> None:
    """Open a text, by the keyboard from there on."""
    page.goto(f"{served.address}/schrijven/{name}")
    page.wait_for_selector(".cm-content")
    settled(page)
    page.focus(".cm-content")


def settled(page: Any) -> None:
    """Wait until the picture and the findings are those of the text in the window."""
    until(page, "document.querySelector('.view').getAttribute('aria-busy') === 'false'", 60)


def both_lights(page: Any) -> Iterator[str]:
    """The page as it stands, by day and then in the dark."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        yield scheme


def axe(page: Any) -> list[str]:
    """What axe has against a page; it runs outside the page's own content policy."""
    page.wait_for_load_state("load")  # an answer may be there before its style sheet is
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe_source())
    found = page.evaluate(_SELDOM)
    return [f"{one['id']}: {[node['target'] for node in one['nodes']]}" for one in found["violations"]]
