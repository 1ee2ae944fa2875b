"""What stands for a value where others may keep it: from it nobody learns the value, with the salt anybody can check
it, and without the salt nobody ever can.
"""

import base64
import hmac
import secrets
from functools import lru_cache


def seed() -> bytes:
    """Chance of which the salts of a run are made; destroyed when the run ends."""
    return secrets.token_bytes(32)


def salt(of: bytes, case: str) -> bytes:
    """The salt of one case of a run."""
    code = keyed(of).copy()
    code.update(f"salt {case}".encode())
    return code.digest()


@lru_cache(maxsize=4)
def keyed(secret: bytes) -> hmac.HMAC:
    """An HMAC that has its key already, to copy: a night makes one of each case and address with the same key."""
    return hmac.new(secret, digestmod="sha256")


def commitment(of: bytes, value: str | bytes) -> str:
    """The commitment to a value with a salt."""
    return hmac.digest(
        of, value if isinstance(value, bytes) else value.encode("utf-8", "surrogatepass"), "sha256"
    ).hex()


def document(of: bytes) -> str:
    """The number of a message as it is printed: four groups of four, without letters that look like digits."""
    plain = base64.b32encode(hmac.digest(of, b"document", "sha256")[:10]).decode()
    return f"{plain[:4]}-{plain[4:8]}-{plain[8:12]}-{plain[12:]}"
