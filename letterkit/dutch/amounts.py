"""Amounts of euros: found in text, read from a cell or a command line, and written.

A text is read leniently ("€ 40,-", "40.00 euro", "honderdvijftig euro") where it is judged, and strictly, only as
letters print it ("€ 1.234,56"), where it is compared. A cell is read whole, and what may mean two things is refused.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from letterkit.dutch import number_words

_PRINTED = re.compile(r"€[ \u00a0\u202f]?(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<cents>\d{2}|-)(?!\d))?")
_FIGURES = re.compile(
    r"(?:€|\beur(?:o)?\b)\s?-?(?P<before>\d{1,3}(?:[.\s]\d{3})+(?:,\d{2}|,-+)?|\d+(?:[.,]\d{2})?(?:,-+)?)|"
    r"(?<!\d)(?P<after>\d{1,3}(?:\.\d{3}){1,5}(?:,\d{2})?|\d+(?:,\d{2})?)\s?(?:euro|eur)\b(?:\s(?:en\s)?(?P<cents>\d{1,2})\scent\b)?",
    re.IGNORECASE,
)
_ARTICLE = "een"  # "een euro" is no amount; "één euro" is
_MOST_CENTS = 100

_SIGN = re.compile(r"^(-?)\s{0,9}(?:€|EUR)\s*|(?<!\s)\s*(?:€|EUR)$", re.IGNORECASE)
_BLANKS = re.compile(r"[\s\u00a0\u202f]")
_PLAIN = re.compile(r"[0-9]{1,12}(?:[.,](?:[0-9]{1,2}|[0-9]{4,12}|-{1,2}))?")
_GROUPED = re.compile(
    r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,(?:[0-9]{1,12}|-{1,2}))?|[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,12})?"
)
_AMBIGUOUS = re.compile(r"[0-9]{1,3}[.,][0-9]{3}")
_BELOW_ZERO = re.compile(
    r"(?P<before>[0-9.,]{1,20}[.,][0-9]{2})-|\((?:€|EUR)?(?P<inside>[0-9.,]{1,20})\)", re.IGNORECASE
)
"""As accounting packages write what is below nought: "20,00-" and "(20,00)"; "20,-" is twenty euros."""
_DUTCH_SIGNS = str.maketrans(",.", ".,")


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in euro cents, and where it stands in the text."""

    cents: int
    start: int
    end: int

    @property
    def euros(self) -> Decimal:
        return Decimal(self.cents) / 100


def in_text(text: str, *, strict: bool = False) -> tuple[Amount, ...]:
    """All amounts of a text in reading order; ``strict``: only those written as ``printed`` does, "€ 5" and "€ 5,-"."""
    if strict:
        return tuple(_amount(match, match["whole"], match["cents"]) for match in _PRINTED.finditer(text))
    amounts = [_of_figures(match) for match in _FIGURES.finditer(text)]
    if "euro" in text.lower():  # words are far slower to find, and few letters use them
        amounts = sorted([*amounts, *_of_words(text)], key=lambda amount: amount.start)
    return tuple(amounts)


def any_in(text: str) -> bool:
    """Whether a text names an amount in any form."""
    return bool(_FIGURES.search(text)) or ("euro" in text.lower() and any(_of_words(text)))


def read(text: str) -> Decimal:
    """The amount that a whole cell or typed value is: "1250,50", "€ 1.250,50", "1250.50", "40,-", "-5", "5,00-".

    Raises ``ValueError`` with ``money_ambiguous`` for "1.250", which is a thousand or one and a quarter, else
    ``money``. More than two decimals are kept: who asks for the amount decides about them.
    """
    plain = _BLANKS.sub("", _SIGN.sub(r"\1", text))
    if below := _BELOW_ZERO.fullmatch(plain):
        plain = "-" + (below["before"] or below["inside"])
    sign, digits = ("-", plain.strip("-")) if plain.startswith("-") else ("", plain)
    if _AMBIGUOUS.fullmatch(digits):
        raise ValueError("money_ambiguous")
    if _PLAIN.fullmatch(digits):
        return Decimal(sign + digits.rstrip("-").replace(",", ".").rstrip("."))
    if _GROUPED.fullmatch(digits):
        whole, fraction = _parts(digits.rstrip("-"))
        return Decimal(f"{sign}{whole}.{fraction or '0'}")
    raise ValueError("money")


def printed(amount: Decimal) -> str:
    """``€ 1.234,56`` with a non-breaking space, as CLDR has it for nl_NL.

    Every amount of every message passes here, so it is not left to Babel, which takes fifty times as long; a test
    compares the two.
    """
    return f"€\u00a0{amount:,.2f}".translate(_DUTCH_SIGNS)


def printed_cents(cents: int) -> str:
    """The same for an amount in euro cents."""
    return printed(Decimal(cents) / 100)


def is_printed(text: str) -> bool:
    """Whether the whole of ``text`` is an amount with its cents, as ``printed`` writes it."""
    match = _PRINTED.fullmatch(text)
    return bool(match and match["cents"] and match["cents"] != "-")


def _amount(match: re.Match[str], whole: str, cents: str | None) -> Amount:
    """``whole`` euros with dots or blanks between thousands; no cents and "-" are nought."""
    euros = int("".join(filter(str.isdigit, whole)))
    return Amount(euros * 100 + (int(cents) if cents and cents.isdigit() else 0), *match.span())


def _of_figures(match: re.Match[str]) -> Amount:
    figure = (match["before"] or match["after"]).rstrip("-").rstrip(",")
    if re.fullmatch(r"\d+\.\d{2}", figure):  # "40.00", as machines write it
        figure = figure.replace(".", ",")
    whole, _, cents = figure.partition(",")
    return _amount(match, whole, cents or match["cents"])


@cache  # compiled when a text first needs it: it takes longer than all other patterns here together
def _words() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<words>{number_words.PATTERN})\s?euro\b(?:\s(?:en\s)?(?P<cents>{number_words.PATTERN}|\d{{1,2}})\scent\b)?",
        re.IGNORECASE,
    )


def _of_words(text: str) -> Iterator[Amount]:
    for match in _words().finditer(text):
        euros, cents = number_words.read(match["words"]), _cents(match["cents"])
        if euros is not None and cents is not None and match["words"].lower() != _ARTICLE:
            yield Amount(euros * 100 + cents, *match.span())


def _cents(written: str | None) -> int | None:
    """The cents after the euros, in figures or words; None when they are no number below hundred."""
    if written is None:
        return 0
    number = int(written) if written.isdigit() else number_words.read(written)
    return number if number is not None and number < _MOST_CENTS else None


def _parts(digits: str) -> tuple[str, str]:
    """Whole euros and cents of a grouped amount: the first mark groups; the other mark, if there is one, splits."""
    group, split = (
        (".", ",") if "." in digits and ("," not in digits or digits.index(".") < digits.index(",")) else (",", ".")
    )
    whole, _, fraction = digits.partition(split)
    return whole.replace(group, ""), fraction
