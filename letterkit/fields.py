"""Checks of single values that case records and creditor settings share: IBAN, postcode, telephone, reference, text.

Each check returns the value in its canonical form or raises ``ValueError(code)``, where ``code`` is the key of a
sentence below ``problems`` in the texts. The given value itself is never repeated: it may be personal.
"""

import re
import unicodedata
from datetime import date, datetime
from functools import lru_cache
from itertools import cycle
from operator import mul

import email_validator
import phonenumbers
from stdnum import bic as _bic
from stdnum import iban as _iban
from stdnum import iso11649
from stdnum.eu import at_02 as _creditor_id
from stdnum.exceptions import ValidationError as _StdnumError
from stdnum.nl import btw as _btw
from stdnum.nl import postcode as _postcode

from letterkit.dutch.invisible import BLANK_LETTERS

_SEPARATORS = re.compile(r"[\s.\-]")
_BETALINGSKENMERK = re.compile(r"\d{7}|\d{9,14}|\d{16}")
_KVK = re.compile(r"[0-9]{8}")
_DESCRIPTION = re.compile(r"[A-Za-z0-9/\-?:().,'+ ]*")
_LONGEST_DESCRIPTION = 140
_LONGEST_MANDATE = 35
_SIXTEEN = re.compile(r"[0-9]{16}")
_PLAIN_POSTCODE = re.compile(r"([1-9][0-9]{3}) ?([A-Za-z]{2})")  # as most records write it; the library knows the rest
_NO_POSTCODE = frozenset({"SA", "SD", "SS"})
_WEIGHTS = (2, 4, 8, 5, 10, 9, 7, 3, 6, 1)
_FORBIDDEN = frozenset({"Cc", "Cs", "Co", "Cn"})
_REFUSED = BLANK_LETTERS | frozenset("\u2028\u2029")
_BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
_LATIN = re.compile("[ -~\u00a0-\u00ac\u00ae-\u024f]*")
_HARMLESS = re.compile(
    "[\n -~\u00a0-\u00ac\u00ae-\u024f\u2013\u2014\u2018-\u201e\u2022\u2026\u20ac]*"
)  # Latin as we write it
_BLANKS = str.maketrans({"\t": " ", "\r": "\n", "\v": "\n", "\f": "\n", "\u2028": "\n", "\u2029": "\n"})
_LOWEST_CONTRAST = 4.5
_BROKEN_LETTERS = re.compile("\ufffd|[ÃÂ][\u0080-\u00bf\u2018-\u203a€]|â€")
_SCIENTIFIC = re.compile(r"[0-9]([.,][0-9]+)?[Ee]\+?[0-9]+")
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PLAIN_MAILBOX = re.compile(r"[A-Za-z0-9_+-]+(\.[A-Za-z0-9_+-]+)*")  # RFC 5322 dot-atom, the common part of it
_LONGEST_MAILBOX, _LONGEST_NAME = 64, 189  # RFC 5321: 64 before the @, 254 for the whole address
_DUTCH_MOBILE = re.compile(r"(?:\+31|0)(6[1-58][0-9]{7})")  # as most records write it; the library knows all others
_LETTERS_OR_MASK = re.compile(r"[^\W\d_]|[*#?_•…]")
_SHORTEST_CHECKED = 8
_FIRST_YEAR, _LAST_YEAR = 1990, 2099


def one_line(value: str) -> str:
    """Text that stays on its line: NFC, no control, private-use or direction-changing characters."""
    if value.isascii() and value.isprintable():
        return value
    if not _LATIN.fullmatch(value):  # what is Latin is composed already, and none of it is refused
        value = _composed_line(value)
    if _BROKEN_LETTERS.search(value):
        raise ValueError("broken_letters")
    return value


def _composed_line(value: str) -> str:
    value = unicodedata.normalize("NFC", value)
    if any(unicodedata.category(c) in _FORBIDDEN or c in _BIDI_CONTROLS or c in _REFUSED for c in value):
        raise ValueError("control_character")
    return value


def harmless(value: str) -> str:
    """Text that cannot steer what shows it: control, private-use and direction-changing characters are taken out.

    A tab becomes a space and every kind of line end ``\n``; both stay, because a paragraph may have them.
    """
    if _HARMLESS.fullmatch(value):
        return value
    value = unicodedata.normalize("NFC", value).replace("\r\n", "\n").translate(_BLANKS)
    return "".join(c for c in value if c == "\n" or not (unicodedata.category(c) in _FORBIDDEN or c in _BIDI_CONTROLS))


def day(value: object) -> date:
    """A day, given as a date or as ``yyyy-mm-dd``; a number or a moment is never taken for one."""
    if isinstance(value, str) and _ISO_DAY.fullmatch(value.strip()):
        try:
            value = date.fromisoformat(value.strip())
        except ValueError as error:
            raise ValueError("date") from error
    if not isinstance(value, date) or isinstance(value, datetime):
        raise ValueError("date")
    if not _FIRST_YEAR <= value.year <= _LAST_YEAR:
        raise ValueError("date_range")
    return value


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
    try:
        checked = email_validator.validate_email(value, check_deliverability=False, allow_smtputf8=False)
    except email_validator.EmailNotValidError as error:
        raise ValueError("email") from error
    if len(checked.domain.rpartition(".")[2]) < _SHORTEST_TOP_DOMAIN:
        raise ValueError("email")
    return checked.ascii_email or checked.normalized


@lru_cache(maxsize=64)  # the creditor's account stands in every message
def iban(value: str) -> str:
    """An IBAN without spaces, check digits verified (ISO 13616)."""
    try:
        return str(_iban.validate(value))
    except _StdnumError as error:
        raise ValueError("iban") from error


def bic(value: str) -> str:
    try:
        return str(_bic.validate(value))
    except _StdnumError as error:
        raise ValueError("bic") from error


def creditor_id(value: str) -> str:
    """A SEPA creditor identifier (incassant-ID), without spaces: NL, 2 check digits, ZZZ and 12 digits."""
    try:
        return str(_creditor_id.validate(value))
    except _StdnumError as error:
        raise ValueError("creditor_id") from error


def mandate(value: str) -> str:
    """The reference of a SEPA mandate: at most 35 signs that all banks accept (EPC217-08)."""
    text = " ".join(value.split())
    if not _DESCRIPTION.fullmatch(text):
        raise ValueError("description_signs")
    if len(text) > _LONGEST_MANDATE:
        raise ValueError("mandate_long")
    return text


def kvk(value: object) -> str:
    """A number of the Dutch trade register: 8 digits. A whole number is taken too, as YAML reads one."""
    digits = _SEPARATORS.sub("", str(value))
    if not isinstance(value, str | int) or isinstance(value, bool) or not _KVK.fullmatch(digits):
        raise ValueError("kvk")
    return digits


def vat_number(value: str) -> str:
    """A Dutch VAT number with its NL, by its own check digits."""
    try:
        return "NL" + _btw.validate(value)
    except _StdnumError as error:
        raise ValueError("btw_nummer") from error


def dutch_postcode(value: str) -> str:
    """A Dutch postcode as ``1234 AB``; SA, SD and SS do not exist."""
    if (plain := _PLAIN_POSTCODE.fullmatch(value)) and (letters := plain[2].upper()) not in _NO_POSTCODE:
        return f"{plain[1]} {letters}"
    try:
        return str(_postcode.validate(value))
    except _StdnumError as error:
        raise ValueError("postcode") from error


def phone(value: str) -> str:
    """A telephone number in E.164 form, or a Dutch service number (0800, 0900 …) in its national form."""
    return phonenumbers.format_number(_number(value), phonenumbers.PhoneNumberFormat.E164)


def _number(value: str) -> phonenumbers.PhoneNumber:
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
    number = phonenumbers.parse(canonical, "NL")
    national = number.country_code == 31
    form = phonenumbers.PhoneNumberFormat.NATIONAL if national else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    printed = phonenumbers.format_number(number, form)
    return printed.replace(" ", "-", 1) if national and printed.startswith(("0800", "0900")) else printed


def mobile(value: str) -> str:
    """A mobile number in E.164 form."""
    if dutch := _DUTCH_MOBILE.fullmatch(value):
        return f"+31{dutch[1]}"
    number = _number(value)
    kind = phonenumbers.number_type(number)
    if kind not in (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE):
        raise ValueError("mobile")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def payment_reference(value: str) -> str:
    """A betalingskenmerk (7, 9-14 or 16 digits with check digit) or an RF reference (ISO 11649), without spaces."""
    compact = _SEPARATORS.sub("", value).upper()
    if compact.startswith("RF"):
        if not iso11649.is_valid(compact):
            raise ValueError("rf_reference")
        return compact
    if _SCIENTIFIC.fullmatch(value.strip()):
        raise ValueError("excel_scientific")
    if compact and not compact.strip("0"):
        raise ValueError("reference_nothing")
    _check_betalingskenmerk(compact)
    return compact


def payment_description(value: str) -> str:
    """Free text for the description of a transfer, such as an invoice number: at most 140 signs that all banks accept.

    The signs are those of a SEPA transfer (EPC217-08); a slash at either end and two in a row have a meaning for banks.
    Sixteen digits and an RF reference belong in the field for a betalingskenmerk, where they are checked.
    """
    text = " ".join(part for part in value.split(" ") if part)
    if not text:
        raise ValueError("description_empty")
    if len(text) > _LONGEST_DESCRIPTION:
        raise ValueError("description_long")
    if not _DESCRIPTION.fullmatch(text) or text.startswith("/") or text.endswith("/") or "//" in text:
        raise ValueError("description_signs")
    if _SCIENTIFIC.fullmatch(text):
        raise ValueError("excel_scientific")
    compact = _SEPARATORS.sub("", text).upper()
    if _SIXTEEN.fullmatch(compact) or (compact.startswith("RF") and iso11649.is_valid(compact)):
        raise ValueError("description_structured")
    return text


def _check_betalingskenmerk(compact: str) -> None:
    """Form, check digit and length digit; digits that are right but for a lost leading zero get their own code."""
    try:
        _check_digits(compact)
    except ValueError as error:
        if not compact.startswith("0") and _is_right("0" + compact):
            raise ValueError("excel_leading_zero") from error
        raise


def _is_right(digits: str) -> bool:
    try:
        _check_digits(digits)
    except ValueError:
        return False
    return len(digits) > _SHORTEST_CHECKED


def _check_digits(compact: str) -> None:
    if not (compact.isascii() and _BETALINGSKENMERK.fullmatch(compact)):
        raise ValueError("reference_form")
    if len(compact) != 7 and compact[0] != betalingskenmerk_check(compact[1:]):
        raise ValueError("reference_check")
    if 9 <= len(compact) <= 14 and int(compact[1]) != (len(compact) - 2) % 10:
        raise ValueError("reference_length")


def betalingskenmerk_check(digits: str) -> str:
    """Check digit of a betalingskenmerk over all digits after it (Currence, "Betalingskenmerk", 11-test)."""
    total = sum(map(mul, map(int, reversed(digits)), cycle(_WEIGHTS)))
    remainder = total % 11
    return str(remainder if remainder < 2 else 11 - remainder)


def contrast_with_white(colour: str) -> float:
    """WCAG 2.1 contrast ratio of ``#RRGGBB`` on white, 1 to 21."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 1.05 / (luminance + 0.05)


def readable_on_white(colour: str) -> str:
    if contrast_with_white(colour) < _LOWEST_CONTRAST:
        raise ValueError("contrast")
    return colour
