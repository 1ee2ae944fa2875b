"""Does the letter ask to pay, how much, and how can it be done?"""

from dataclasses import dataclass

from letterkit.dutch import amounts
from letterkit.dutch.dates import MONTH
from letterkit.lint.document import PROSE, Document, Sentence, once
from letterkit.lint.reading.patterns import any_of
from letterkit.lint.reading.request import requests, says_owed
from letterkit.lint.stretches import stretch

WAYS = {
    "iban": any_of(
        (
            r"\b[a-z]{2}\d{2}\s?[a-z]{4}\s?(?:\d\s?){10}\b|\biban\b|\b(?:bank)?rekeningnummer\b|\bbankrekening\b|"
            r"_iban\b|\bnl\d{2}\b"
        ),
        r"\b(?:op|naar) (?:rekening|onze rekening|de rekening van)\b",
    ),
    "link": any_of(
        (
            r"https?://|\bbetaal-?\s?link|\bbetaalverzoek|\bpay_?-?(?:ment)?_?(?:url|link)|\bbetaal\w*_?(?:url|"
            r"link)|\b\w+\.nl/\w+"
        ),
        r"\b(?:betaal|betalen|link)\s?(?:kan\s)?(?:hier|nu|direct)?\s?:\s*(?:https?|www|[\[{$%<_:]|\w+\.\w)",
        r"\b(?:betaal|betalen)\s(?:\w+\s){0,3}?hier\b|\b(?:betaal|betalen)\svia\s(?:\w+\s){0,2}(?:pagina|knop|link)",
        (
            r"(?:^|\n)\W*(?:(?:nu|direct|online|rekening|factuur|nota)\s)+betalen\b|\b(?:knop|betaalknop|link)\b|"
            r"\b\w*_?url\b"
        ),
    ),
    "qr": any_of(r"\bqr-?\s?code"),
    "ideal": any_of(r"\bideal\b|\bwero\b|\btikkie\b"),
    "debit": any_of(
        r"\b(?:automatische?|machtiging tot)\s(?:incasso|afschrijving)|\bschrijven\s(?:\S+\s){0,8}af\b",
        r"\b(?:wordt|worden)\s(?:\S+\s){0,5}afgeschreven|\bincasseren\s(?:wij|we)",
    ),
    "portal": any_of(
        r"\bmijn-?\s?(?:omgeving|pagina|account)|\bmijn [a-z]+\b.{0,30}\bbetal|\b(?:inloggen|log)\b.{0,40}\bbetal",
        r"\b(?:bank)?app\b.{0,30}\bbetal|\bvia (?:uw|je) bank\b",
    ),
    "desk": any_of(r"\b(?:contant|pin(?:nen)?|balie|acceptgiro)\b"),
}
_NUMBER = r"(?:\d+|een|één|twee|drie|vier|vijf|zes|zeven|acht|tien|veertien|vijftien|dertig)"
DATE = any_of(
    rf"\b\d{{1,2}}\s{MONTH}(?:\s\d{{4}})?|\b\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{2,4}}\b|\b\d{{4}}-\d{{2}}-\d{{2}}\b",
    r"\b(?:vóór|voor|op|uiterlijk)\s(?:de\s)?\d{1,2}\s?(?:e|ste|de)?\b(?!\s?(?:euro|uur|%))",
)
TERM = any_of(
    rf"\bbinnen\s(?:\S+\s){{0,2}}?{_NUMBER}\s?(?:\(\d+\)\s)?(?:\w*dagen|dag|uur|we?ken?|maanden?)\b",
    r"\b(?:\d+|veertien|vijftien)\sdagen\sde tijd\b|\bvandaag\b|\bmorgen\b|\buiterlijk\b",
)
_DUE_FIELD = any_of(r"deadline|final_?date|due_?date|uiterste")
_AMOUNT_FIELD = any_of(r"(?:€|\beur\b)\s?[\[{$%<:«_]|bedrag|amount|total|saldo|outstanding|openstaand")


@dataclass(frozen=True, slots=True)
class Payment:
    """``asked``: sentences that say something is owed or ask to pay it, where the stage asks at least the first one;
    ``ways``: keys of ``WAYS`` to use.

    due: a day or a term stands where is asked to pay, or in a line of its own.
    """

    asked: tuple[Sentence, ...]
    ways: tuple[str, ...]
    due: bool
    amount: bool


@once
def payment(document: Document) -> Payment:
    """What the document says of paying."""
    sentences = [sentence for sentence in document.sentences if sentence.kind != "address"]
    asking = {sentence.start for sentence in requests(document)}
    requested = tuple(sentence for sentence in sentences if sentence.start in asking or says_owed(sentence.text))
    if not requested and "asks" in document.facts:  # a stage that asks is known: no guessing
        requested = tuple(sentence for sentence in sentences if sentence.kind in PROSE)[:1]
    named = {sentence.start for sentence in requested}
    wording = [stretch(one.text) for one in sentences if one.start in named or one.kind == "cell"]
    return Payment(
        asked=requested,
        ways=tuple(name for name, pattern in WAYS.items() if name in document.facts or document.has(pattern)),
        due=any(one.found_lower(pattern) for one in wording for pattern in (DATE, TERM)) or document.has(_DUE_FIELD),
        amount=document.has(_AMOUNT_FIELD) or any(amounts.any_in(one.lower) for _, one in document.paragraphs),
    )
