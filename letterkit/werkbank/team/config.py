"""The file that says where a team's werkbank listens, how people log in, and which role each has."""

import ipaddress
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from letterkit import yaml_source
from letterkit.errors import SourceInvalid
from letterkit.werkbank.people import Person, rights_of

_GROUP = "groep:"
_LOOPBACK = frozenset({"127.0.0.1", "localhost"})


def _address(text: str) -> str:
    parts = urlsplit(text)
    safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
    if not safe or not parts.hostname or parts.path.rstrip("/") or parts.query or parts.fragment or parts.username:
        raise ValueError("address")
    return text.rstrip("/")


def _network(text: str) -> str:
    ipaddress.ip_network(text)
    return text


Address = Annotated[str, AfterValidator(_address)]
Network = Annotated[str, AfterValidator(_network)]
_Header = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,60}$")]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Listening(_Part):
    host: str = "127.0.0.1"
    poort: Annotated[int, Field(ge=0, le=65535)] = 8471


class Provider(_Part):
    """OpenID Connect. ``geheim``: a file with the secret of the client. ``wie``, ``naam``, ``groepen``: the claims of
    who somebody is, is called and belongs to. ``certificaat``: a file with the house's own certificate authority.
    """

    soort: Literal["oidc"]
    uitgever: Annotated[str, Field(pattern=r"^https?://\S+$")]
    client: Annotated[str, Field(min_length=1)]
    geheim: Path
    wie: str = "email"
    naam: str = "name"
    groepen: str = "groups"
    certificaat: Path | None = None


class Proxy(_Part):
    """Headers that the proxy writes, after it looked who somebody is."""

    soort: Literal["proxy"]
    wie: _Header = "X-Forwarded-User"
    naam: _Header = "X-Forwarded-Name"
    groepen: _Header = "X-Forwarded-Groups"


class Accounts(_Part):
    """``bestand``: the file of ``letterkit accounts``."""

    soort: Literal["accounts"]
    bestand: Path


class Roles(_Part):
    """For each role who has it: people as the house knows them, and groups as ``groep:naam``."""

    lezer: tuple[str, ...] = ()
    schrijver: tuple[str, ...] = ()
    beoordelaar: tuple[str, ...] = ()
    beheerder: tuple[str, ...] = ()

    def of(self, person: str, groups: frozenset[str]) -> frozenset[str]:
        mine = {person.casefold(), *(f"{_GROUP}{group}".casefold() for group in groups)}
        held: dict[str, tuple[str, ...]] = dict(self)
        return frozenset(role for role, names in held.items() if any(name.casefold() in mine for name in names))


class Team(_Part):
    """``adres``: what people open in their browser. ``proxy``: the addresses from which requests may come; every
    one when it is empty, except with headers of a proxy. ``alleen_kijken``: nobody writes in the browser.
    """

    adres: Address
    luister: Listening = Listening()
    proxy: tuple[Network, ...] = ()
    aanmelden: Annotated[Provider | Proxy | Accounts, Field(discriminator="soort")]
    rollen: Roles = Roles()
    sessie_uren: Annotated[float, Field(gt=0, le=72)] = 10
    alleen_kijken: bool = False

    @property
    def host(self) -> str:
        return urlsplit(self.adres).netloc

    @property
    def secure(self) -> bool:
        return self.adres.startswith("https:")

    @cached_property
    def _networks(self) -> tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]:
        return tuple(map(ipaddress.ip_network, self.proxy))

    def comes_from_proxy(self, client: str) -> bool:
        """Whether a request from this address came by way of a proxy of the house."""
        try:
            address = ipaddress.ip_address(client)
        except ValueError:
            return False
        return any(address in network for network in self._networks)

    def person(self, name: str, called: str, groups: frozenset[str], more: frozenset[str] = frozenset()) -> Person:
        """The person with what he or she may do; more: roles that stand elsewhere."""
        roles = self.rollen.of(name, groups) | more
        return Person(name, called or name, rights_of(roles, only_looking=self.alleen_kijken))


def read(path: Path) -> Team:
    """The file, read. Paths in it count from the file. Raises ``SourceInvalid`` with the line that is wrong."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceInvalid("team_unreadable", file=str(path)) from error
    document = next(iter(yaml_source.documents(text, str(path))), None)
    try:
        team = Team.model_validate(document.value if document else {})
    except ValidationError as error:
        loc = tuple(error.errors()[0]["loc"])
        if loc[:1] == ("aanmelden",) and len(loc) > 1:  # the second is the kind, which has no place of its own
            loc = loc[:1] + loc[2:]
        line, column = document.place(loc) if document else (1, 1)
        field = ".".join(map(str, loc))
        raise SourceInvalid("team_invalid", file=str(path), line=line, column=column, field=field) from error
    if isinstance(team.aanmelden, Proxy) and not team.proxy:
        raise SourceInvalid("team_no_proxy", file=str(path), line=1, column=1)
    return _with_paths(team, path.resolve().parent)


def _with_paths(team: Team, base: Path) -> Team:
    way = team.aanmelden
    named = {name: base / value for name, value in way if isinstance(value, Path)}
    for place in named.values():
        if not place.is_file() and not isinstance(way, Accounts):
            raise SourceInvalid("team_no_file", file=str(place))
    return team.model_copy(update={"aanmelden": way.model_copy(update=named)})
