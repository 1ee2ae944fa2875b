"""A hook of the documentation site: pages outside ``docs/nl`` are English, and say so to a screen reader."""

from typing import Any

_DUTCH, _ENGLISH = '<html lang="nl"', '<html lang="en"'


def on_post_page(output: str, *, page: Any, config: Any) -> str:
    """The page as HTML, with the language of its own text."""
    return output if page.file.src_uri.startswith("nl/") else output.replace(_DUTCH, _ENGLISH, 1)
