"""Codes to scan on a page: what they say, and whether the text says the same."""

import re
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec

from letterkit import fields
from letterkit.lint.findings import Span
from letterkit.lint.inputs.builder import Builder

RULE = "qr-anders-dan-tekst"
_DOTS = 2.0  # pixels a point (144 dpi): enough for a code of two centimetres
_AMOUNT = re.compile(r"EUR(\d{1,9})(?:\.(\d{1,2}))?")


def available() -> bool:
    """Whether the library that reads codes is installed (the extra "qr")."""
    return find_spec("zxingcpp") is not None


def on(page: object) -> Iterator[str]:
    """The contents of the codes on a page of a PDF."""
    picture = page.render(scale=_DOTS).to_pil().convert("L")  # type: ignore[attr-defined]
    for code in import_module("zxingcpp").read_barcodes(picture):
        if code.valid:
            yield str(code.text)


def compare(builder: Builder, content: str) -> None:
    """Note what a code to pay with says that the text does not: another account, amount or reference."""
    text = re.sub(r"\s", "", builder.text_from(0))
    for what, value, written in _contents(content):
        if not any(way in text for way in written):
            builder.note(RULE, Span(0, 0, {"what": what, "value": value}))


def _contents(content: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Kind, value and the ways to write it without spaces, of the lines of a credit transfer code (EPC 069-12)."""
    lines = content.splitlines()
    if lines[:1] != ["BCD"] or len(lines) < 8:
        if content.startswith(("http://", "https://")):
            host = content.split("/")[2]
            yield "adres", host, (host, host.removeprefix("www."))
        return
    yield "rekeningnummer", lines[6], (lines[6],)
    if amount := _AMOUNT.fullmatch(lines[7]):
        whole, cents = f"{int(amount[1]):,}".replace(",", "."), (amount[2] or "0").ljust(2, "0")
        ways = (f"€{whole},{cents}", f"€{amount[1]},{cents}", *((f"€{whole}",) if cents == "00" else ()))
        yield "bedrag", f"€ {whole},{cents}", ways
    for reference in lines[9:11]:
        if reference:
            yield _kind(reference), reference, (re.sub(r"\s", "", reference),)


def _kind(reference: str) -> str:
    """What a reference is called beside the code: only one with a check digit is a betalingskenmerk."""
    try:
        fields.payment_reference(reference)
    except ValueError:
        return "de omschrijving"
    return "betalingskenmerk"
