"""A page in the browser of the tests is as wide on any machine: only the fonts that the tests bring are seen."""

from pathlib import Path

import pytest

from tests import browser
from tests.browser_fonts import FONTS

_PAGE = """<!DOCTYPE html><title></title>{spans}<script>
document.title = [...document.querySelectorAll("span")].map(span => Math.round(span.offsetWidth)).join(" ");
</script>"""
_SPAN = '<div><span style="font: 20px {family}">Wilt u vóór 14 december 2026 betalen?</span></div>'
_FAMILIES = ("'Segoe UI', Helvetica, Arial, sans-serif", "serif", "monospace", "Calibri")


@pytest.mark.browser
@browser.needs_browser
def test_every_family_is_the_one_font(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    spans = "".join(_SPAN.format(family=family) for family in _FAMILIES)
    page.write_text(_PAGE.format(spans=spans), encoding="utf-8")
    titles = []
    for font in FONTS:
        with browser.shown(page, font=font) as opened:
            titles.append(opened.title())
    wide, narrow = (sorted(map(int, title.split())) for title in titles)
    assert wide == pytest.approx([398] * len(_FAMILIES), rel=0.01)  # px, by the widths in the font files
    assert narrow == pytest.approx([324] * len(_FAMILIES), rel=0.01)
