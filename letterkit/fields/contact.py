"""Where somebody can be reached: e-mail address, postcode, telephone number.

The two libraries are loaded when a value needs them: their tables take longer to read than a letter takes to judge.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from stdnum.exceptions import ValidationError as _StdnumError
from stdnum.nl import postcode as _postcode

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

_PLAIN_MAILBOX = re.compile(r"[A-Za-z0-9_+-]+(\.[A-Za-z0-9_+-]+)*")  # RFC 5322 dot-atom, the common part of it
_LONGEST_MAILBOX, _LONGEST_NAME = 64, 189  # RFC 5321: 64 before the @, 254 for the whole address
_DUTCH_MOBILE = re.compile(r"(?:\+31|0)(6[1-58][0-9]{7})")  # as most records write it; the library knows all others
_PLAIN_POSTCODE = re.compile(r"([1-9][0-9]{3}) ?([A-Za-z]{2})")  # as most records write it; the library knows the rest
_NO_POSTCODE = frozenset({"SA", "SD", "SS"})
_LETTERS_OR_MASK = re.compile(r"[^\W\d_]|[*#?_•…]")


def email(value: str) -> str:
    """An e-mail address with an ASCII mailbox and an existing kind of domain; no name or brackets around it."""
    mailbox, _, domain = value.rpartition("@")
    if _PLAIN_MAILBOX.fullmatch(mailbox) and len(mailbox) <= _LONGEST_MAILBOX and len(domain) <= _LONGEST_NAME:
        return f"{mailbox}{_checked_email(f'x@{domain}')[1:]}"
    return _checked_email(value)


_SHORTEST_TOP_DOMAIN = 2


@lru_cache(maxsize=1024)
def _checked_email(value: str) -> str:
    """Checked whole; remembered, because most customers share a few domains."""
    import email_validator  # noqa: PLC0415 - see above

    try:
        checked = email_validator.validate_email(value, check_deliverability=False, allow_smtputf8=False)
    except email_validator.EmailNotValidError as error:
        raise ValueError("email") from error
    if len(checked.domain.rpartition(".")[2]) < _SHORTEST_TOP_DOMAIN:
        raise ValueError("email")
    return checked.ascii_email or checked.normalized


def dutch_postcode(value: str) -> str:
    """A Dutch postcode as ``1234 AB``; SA, SD and SS do not exist."""
    if (plain := _PLAIN_POSTCODE.fullmatch(value)) and (letters := plain[2].upper()) not in _NO_POSTCODE:
        return f"{plain[1]} {letters}"
    try:
        return str(_postcode.validate(value))
    except _StdnumError as error:
        raise ValueError("postcode") from error


@lru_cache(maxsize=1024)
def phone(value: str) -> str:
    """A telephone number in E.164 form, or a Dutch service number (0800, 0900 …) in its national form.

    Remembered, because the numbers of a creditor and its partners are looked at for every variant of a case.
    """
    import phonenumbers  # noqa: PLC0415 - see above

    return phonenumbers.format_number(_number(value), phonenumbers.PhoneNumberFormat.E164)


def _number(value: str) -> PhoneNumber:
    import phonenumbers  # noqa: PLC0415 - see above

    if _LETTERS_OR_MASK.search(value):
        # the library dials letters as keys (ABC is 2), so a masked number would become a stranger's
        raise ValueError("phone_letters")
    try:
        number = phonenumbers.parse(value, "NL")
    except phonenumbers.NumberParseException as error:
        raise ValueError("phone") from error
    if not phonenumbers.is_valid_number(number):
        raise ValueError("phone")
    return number


@lru_cache(maxsize=256)  # those of the creditor and its partners stand in every message
def printed_phone(canonical: str) -> str:
    """A telephone number as Dutch readers know it: national form, or international form for a foreign number."""
    import phonenumbers  # noqa: PLC0415 - see above

    number = phonenumbers.parse(canonical, "NL")
    national = number.country_code == 31
    form = phonenumbers.PhoneNumberFormat.NATIONAL if national else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    printed = phonenumbers.format_number(number, form)
    return printed.replace(" ", "-", 1) if national and printed.startswith(("0800", "0900")) else printed


def mobile(value: str) -> str:
    """A mobile number in E.164 form."""
    if dutch := _DUTCH_MOBILE.fullmatch(value):
        return f"+31{dutch[1]}"
    import phonenumbers  # noqa: PLC0415 - see above

    number = _number(value)
    kind = phonenumbers.number_type(number)
    if kind not in (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE):
        raise ValueError("mobile")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
