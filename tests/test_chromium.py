"""A browser that stands still costs one test, and no other."""

import asyncio

import pytest

from tests import browser, chromium

pytestmark = [pytest.mark.browser, browser.needs_browser]


@pytest.mark.parametrize("still", ["new Promise(() => {})", "{ for (;;) {} }"])
def test_what_would_wait_for_ever_is_ended_and_the_next_test_has_a_browser(
    monkeypatch: pytest.MonkeyPatch, still: str
) -> None:
    with monkeypatch.context() as hasty:
        hasty.setattr(chromium, "PATIENCE", 2)
        with pytest.raises(chromium.StoodStill), chromium.BROWSERS.one("narrow") as first:
            first.new_page().evaluate(f"() => {still}")
    with chromium.BROWSERS.one("narrow") as second:
        page = second.new_page()
        assert page.evaluate("1 + 1") == 2
        page.close()


def test_a_test_without_a_browser_may_have_a_loop_of_its_own() -> None:
    with chromium.BROWSERS.one("wide"):
        pass

    async def answer() -> int:
        return 42

    assert asyncio.run(answer()) == 42
