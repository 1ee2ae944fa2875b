"""What a print run needs of each letter. It is personal, so it is thrown away when the run ends."""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from letterkit.batch.box import WAITING, Box
from letterkit.case import Adres, Case

FOLDER = f"{WAITING}/post"
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter to print: its pages, and the case it is made from."""

    pages: int
    case: str

    @classmethod
    def of_line(cls, line: str) -> "Letter":
        """Back from ``posted``."""
        _, pages, case = json.loads(line)
        return cls(pages, case)


def posted(case: Case, record: str, pdf: bytes) -> str:
    """One line for a letter, with its case as JSON; lines in alphabetical order are letters in postal order."""
    import pypdfium2  # noqa: PLC0415 - only a print run counts pages

    document = pypdfium2.PdfDocument(pdf)
    pages = len(document)
    document.close()
    return json.dumps([postal_key(case.klant.adres, case.zaaknummer), pages, record])


def postal_key(address: Adres | None, case_id: str) -> str:
    """Dutch post first, by postcode and house number as numbers; the rest by country. The case id makes it unique."""
    if address is None:
        return f"9 {case_id}"
    number = _NUMBER.search(address.huisnummer)
    house = f"{int(number.group()) if number else 0:06} {address.huisnummer} {address.toevoeging}"
    country = "0" if address.land == "NL" else f"1 {address.land}"
    return f"{country} {address.postcode.replace(' ', '')} {house} {case_id}".casefold()


def post_name(chunk: int) -> str:
    """Where the letters of a chunk wait for their print file."""
    return f"{FOLDER}/{chunk:06}.jsonl"


def keep(box: Box, chunk: int, lines: Iterable[str]) -> str:
    """Put aside the letters of a chunk, in order; the hash of that file."""
    content = "".join(f"{line}\n" for line in sorted(lines)).encode()
    box.place(post_name(chunk), content)
    return hashlib.sha256(content).hexdigest()
