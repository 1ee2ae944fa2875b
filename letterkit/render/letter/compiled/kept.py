"""What is made once and kept, up to a limit: the least recently used is forgotten first."""

from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Kept(Generic[Key, Value]):
    """At most ``most`` values. One for all programs together, so that memory does not grow with their number."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.values: OrderedDict[Key, Value] = OrderedDict()

    def get(self, key: Key, make: Callable[[], Value]) -> Value:
        value = self.values.get(key)
        if value is None:
            value = self.values[key] = make()
            if len(self.values) > self.most:
                self.values.popitem(last=False)
        else:
            self.values.move_to_end(key)
        return value
