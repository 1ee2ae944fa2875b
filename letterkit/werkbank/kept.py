"""Pictures, PDFs and e-mails that a page may fetch for a while."""

import hashlib
from collections import OrderedDict
from threading import Lock


class Kept:
    """The newest values, each under a hash of what it was made from."""

    def __init__(self, most: int) -> None:
        self._most, self._known, self._lock = most, OrderedDict[str, bytes](), Lock()

    def put(self, data: bytes) -> str:
        key = hashlib.sha256(data).hexdigest()[:32]
        with self._lock:
            self._known[key] = data
            self._known.move_to_end(key)
            while len(self._known) > self._most:
                self._known.popitem(last=False)
        return key

    def get(self, key: str) -> bytes | None:
        with self._lock:
            return self._known.get(key)
