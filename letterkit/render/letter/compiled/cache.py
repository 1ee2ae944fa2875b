"""The one kind of memory of the compiled way: what was made once is kept, up to a limit."""

from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class BoundedCache(dict[Key, Value]):
    """At most ``most`` values. When it is full all of them go.

    What differs from letter to letter seldom comes back, so that most of what is kept is not asked for again: choosing
    what to forget takes longer than making the rest anew. A plain ``dict`` otherwise: a letter asks for hundreds of
    words, so that asking must not run any Python.
    """

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most

    def keep(self, key: Key, value: Value) -> Value:
        """Keep a value; the value."""
        if len(self) >= self.most:
            self.clear()
        self[key] = value
        return value
