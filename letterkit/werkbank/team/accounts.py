"""People with a password of their own, in a file that only the werkbank reads; a password is stored as argon2id."""

import os
import time
from pathlib import Path
from threading import Lock
from typing import Annotated

import argon2
import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from letterkit.errors import SourceInvalid, WrongCall
from letterkit.werkbank.people import ROLES

SHORTEST = 12
_FREE = 4
"""Wrong passwords in a row before somebody has to wait."""
_LONGEST_WAIT = 300.0
_MOST_NAMES = 10_000


class Account(BaseModel):
    """``wachtwoord``: the hash, never the password."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    wie: Annotated[str, Field(pattern=r"^[\w.@+-]{2,80}$")]
    naam: Annotated[str, Field(min_length=2, max_length=80)]
    rol: Annotated[str, Field(pattern=f"^({'|'.join(ROLES)})$")]
    wachtwoord: Annotated[str, Field(pattern=r"^\$argon2id\$")]


_FILE = TypeAdapter(tuple[Account, ...])


def read(path: Path) -> tuple[Account, ...]:
    """The accounts of a file; none when it is not there. Raises ``SourceInvalid`` for a file that is wrong."""
    if not path.is_file():
        return ()
    try:
        return _FILE.validate_python(yaml.safe_load(path.read_text(encoding="utf-8")) or [])
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
        raise SourceInvalid("accounts_invalid", file=str(path)) from error


def put(path: Path, who: str, called: str, role: str, password: str) -> None:
    """Add an account, or change it. Raises ``WrongCall`` for a name or password that cannot be."""
    if len(password) < SHORTEST:
        raise WrongCall("account_password", least=SHORTEST)
    try:
        account = Account(wie=who, naam=called, rol=role, wachtwoord=argon2.PasswordHasher().hash(password))
    except ValidationError as error:
        raise WrongCall("account_name") from error
    _write(path, (*(other for other in read(path) if other.wie.casefold() != who.casefold()), account))


def remove(path: Path, who: str) -> None:
    """Take an account away. Raises ``WrongCall`` when there is none."""
    accounts = read(path)
    rest = tuple(account for account in accounts if account.wie.casefold() != who.casefold())
    if len(rest) == len(accounts):
        raise WrongCall("account_unknown", name=who)
    _write(path, rest)


def _write(path: Path, accounts: tuple[Account, ...]) -> None:
    part = path.with_name(f".{path.name}.part")
    text = yaml.safe_dump([account.model_dump() for account in accounts], allow_unicode=True, sort_keys=False)
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    part.replace(path)


class Counter:
    """Where passwords are given: who gives wrong ones again and again waits longer each time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._hasher = argon2.PasswordHasher()
        self._nobody = self._hasher.hash("niemand heeft dit wachtwoord")
        self._wrong: dict[str, tuple[int, float]] = {}
        self._lock = Lock()

    def account(self, who: str) -> Account | None:
        return next((account for account in read(self._path) if account.wie.casefold() == who.casefold()), None)

    def let_in(self, who: str, password: str) -> Account | None:
        """The account, when the password is right. An unknown name takes as long as a wrong password."""
        if self._must_wait(who):
            return None
        account = self.account(who)
        right = self._is(account.wachtwoord if account else self._nobody, password)
        with self._lock:
            if account and right:
                self._wrong.pop(who.casefold(), None)
                return account
            if len(self._wrong) >= _MOST_NAMES:
                self._wrong.clear()
            self._wrong[who.casefold()] = self._wrong.get(who.casefold(), (0, 0.0))[0] + 1, time.monotonic()
        return None

    def _is(self, hashed: str, password: str) -> bool:
        try:
            return self._hasher.verify(hashed, password)
        except argon2.exceptions.VerificationError:
            return False

    def _must_wait(self, who: str) -> bool:
        with self._lock:
            count, last = self._wrong.get(who.casefold(), (0, 0.0))
        wait = min(2.0 ** (count - _FREE), _LONGEST_WAIT) if count >= _FREE else 0.0
        return time.monotonic() - last < wait
