"""The page of what is read of a file says what the tests show, no more and no less."""

from pathlib import Path

from tests.lint.inputs.kinds_page import page

PAGE = Path(__file__).parents[3] / "docs" / "files-read.md"


def test_the_page_is_that_of_the_tests() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


def test_there_is_a_table_for_each_format() -> None:
    shown = page()
    for suffix in ("docx", "eml", "html", "pdf", "odt", "rtf", "msg", "txt"):
        assert f"## .{suffix}\n" in shown
