"""What was made of an object, remembered as long as the same object comes back."""

from collections.abc import Callable
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Remembered(Generic[Key, Value]):
    """``make``, which is not asked again for one of the last ``most`` objects.

    Objects are told apart by ``is``: what is asked here is made once and used by thousands of messages, and comparing
    it or hashing it whole would cost more than making it again.
    """

    def __init__(self, make: Callable[[Key], Value], most: int) -> None:
        self._make, self._most = make, most
        self._known: dict[int, tuple[Key, Value]] = {}

    def __call__(self, one: Key) -> Value:
        found = self._known.get(id(one))
        if found is not None and found[0] is one:
            return found[1]
        made = self._make(one)
        if len(self._known) >= self._most:
            self._known.clear()
        self._known[id(one)] = one, made
        return made
