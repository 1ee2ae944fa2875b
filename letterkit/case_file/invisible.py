"""The texts of a record without the signs that nobody sees (``dutch.invisible``)."""

from typing import Any

from letterkit.dutch.invisible import visible


def all_visible(value: Any) -> Any:
    """A record with every text in it ``visible``; the names of its fields stay as they are."""
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, dict):
        # Nearly all texts are ASCII, which hides nothing: no call for those.
        return {
            name: inside if type(inside) is str and inside.isascii() else all_visible(inside)
            for name, inside in value.items()
        }
    return [all_visible(item) for item in value] if isinstance(value, list) else value
