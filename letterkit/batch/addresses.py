"""Where the messages of a case go, and as what a ledger knows that: a commitment, from which no address can be read.

It is an HMAC with the creditor's own secret, where there is one. Without that secret nobody can try addresses on it; a
creditor without a secret has a plain hash, with which somebody who has the ledger can check a guess.
"""

from functools import cache
from operator import attrgetter
from typing import Any

from letterkit.case import Adres, Case
from letterkit.channels import RECORDS, ChannelRecord
from letterkit.sealing import commitments

_NO_SECRET = b"letterkit"


def address(case: Case, channel: ChannelRecord) -> str:
    """The e-mail address, number or postal address that a message of this channel goes to; "" when there is none."""
    path = _path(case, channel)
    value = _value_at(path)(case) if path else None
    return _one_line(value) if isinstance(value, Adres) else value or ""


_value_at = cache(attrgetter)  # a channel has a path or two


def persons(case: Case, secret: bytes | None) -> tuple[str, ...]:
    """Commitments of the customer: the name with each place where it can be reached.

    Of first names the first letter counts, because one export writes "J." where another has "Jan".
    """
    customer = case.klant
    name = f"{customer.bedrijfsnaam or customer.achternaam}|{(customer.voorletters or customer.voornaam)[:1]}"
    reached = (_one_line(customer.adres) if customer.adres else None, customer.email, customer.mobiel)
    return tuple([commitment(f"person {name}|{place}", secret) for place in reached if place])


def _path(case: Case, channel: ChannelRecord) -> str:
    return channel.guardian if case.bewindvoerder else channel.address


def _one_line(postal: Adres) -> str:
    house = (postal.postcode, postal.huisnummer, postal.toevoeging)
    place = house if postal.land == "NL" else (*house, postal.straat, *postal.regels, postal.plaats)
    return "|".join((postal.land, *place))


def commitment(value: str, secret: bytes | None) -> str:
    """What stands for an address in a ledger; "" for none. Capitals and spaces do not matter."""
    same = "".join(value.casefold().split())
    if not same:
        return ""
    code = commitments.keyed(secret or _NO_SECRET).copy()
    code.update(f"address {same}".encode())
    return code.hexdigest()


def without_dead(case: Case, dead: frozenset[str], secret: bytes | None) -> Case:
    """The case as if the addresses on which messages came back were not there."""
    for channel in RECORDS.values() if dead else ():
        if commitment(address(case, channel), secret) in dead:
            signals = () if case.bewindvoerder else channel.blocked_by
            case = _with(case, signals[0], value=True) if signals else _with(case, _path(case, channel), value=None)
    return case


def _with(case: Case, path: str, *, value: object) -> Case:
    part, _, field = path.partition(".")
    changed: Any = getattr(case, part).model_copy(update={field: value})
    return case.model_copy(update={part: changed})
