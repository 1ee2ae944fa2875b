"""The case record. Field names are Dutch, because template writers type them and Dutch systems export them.

``values``     the kinds of values, and the base of every part
``customer``   name, address, channels
``arrears``    contract, instalments, arrangement
``own_fields`` the kinds of fields that a creditor adds
``events``     what happened or was agreed that a message must tell
``record``     the case itself, and reading it from data

``letterkit schema case`` prints all of it as JSON Schema.
"""

from letterkit.case.arrears import Achterstand, Contract, Regeling, Termijn
from letterkit.case.customer import Adres, Klant, Persoon
from letterkit.case.record import (
    Bewindvoerder,
    Case,
    Contactpersoon,
    EerderBericht,
    Signalen,
    case_key,
    parse,
    safe_id,
)

__all__ = [
    "Achterstand", "Adres", "Bewindvoerder", "Case", "Contactpersoon", "Contract", "EerderBericht", "Klant", "Persoon",
    "Regeling", "Signalen", "Termijn", "case_key", "parse", "safe_id",
]  # fmt: skip
