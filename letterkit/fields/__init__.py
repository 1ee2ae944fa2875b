"""Checks of single values that case records and creditor settings share: IBAN, postcode, telephone, reference, text.

Each check returns the value in its canonical form or raises ``ValueError(code)``, where ``code`` is the key of a
sentence below ``problems`` in the texts. The given value itself is never repeated: it may be personal.
"""

from letterkit.fields.colour import contrast_with_white, readable_on_white
from letterkit.fields.contact import dutch_postcode, email, mobile, phone, printed_phone
from letterkit.fields.dates import day
from letterkit.fields.reference import betalingskenmerk_check, mandate, payment_description, payment_reference
from letterkit.fields.registered import bic, creditor_id, iban, kvk, vat_number
from letterkit.fields.text import harmless, one_line

__all__ = [
    "betalingskenmerk_check",
    "bic",
    "contrast_with_white",
    "creditor_id",
    "day",
    "dutch_postcode",
    "email",
    "harmless",
    "iban",
    "kvk",
    "mandate",
    "mobile",
    "one_line",
    "payment_description",
    "payment_reference",
    "phone",
    "printed_phone",
    "readable_on_white",
    "vat_number",
]
