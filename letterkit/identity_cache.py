"""What was made of an object, remembered as long as the same object comes back."""

from collections.abc import Callable
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class IdentityCache(Generic[Key, Value]):
    """Caches the results of ``make`` for the last ``most`` objects, by identity.

    Keys are compared by ``is``: they are created once and used by thousands of messages, and comparing or hashing
    a whole key would cost more than making its value again.
    """

    def __init__(self, make: Callable[[Key], Value], most: int) -> None:
        self._make, self._most = make, most
        self._known: dict[int, tuple[Key, Value]] = {}

    def __call__(self, key: Key) -> Value:
        known = self._known.get(id(key))
        if known is not None and known[0] is key:
            return known[1]
        value = self._make(key)
        if len(self._known) >= self._most:
            self._known.clear()
        self._known[id(key)] = key, value
        return value
