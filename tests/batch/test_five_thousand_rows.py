"""Five thousand rows with odd names, numbers and addresses: what is none of these never goes out.

Which values are right is said here, value by value, and what went out is read back from the files; nothing of letterkit
decides about either.
"""

import email
import json
import random
import re
from email import policy
from pathlib import Path

import pytest

from tests.batch.conftest import CREDITOR
from tests.batch_outputs import lines, rows
from tests.case_file.flat import CELLS
from tests.conftest import Run

ROWS = 5_000
SEED = 7
NAMES = {
    "Yıldız": True, "Berg": True, "Groot Wassink": True, "O'Brien": True, "Nguyễn": True, "Smit-Jansen": True, "Özdemir": True,
    "null": False, "None": False, "undefined": False, "onbekend": False, "test": False, "n.v.t.": False, "?": False, "-": False,
    ".": False, "0": False, "12345": False, "0612345678": False, "NL91ABNA0417164300": False, "a@b.nl": False,
    "{{achternaam}}": False, "«Achternaam»": False, "<achternaam>": False, "[ACHTERNAAM]": False, "%achternaam%": False,
    "#REF!": False, "\u200b": False, "\u3164": False, "Dani?ls": False, "Berg, van den": False, "Mw. S. de Wit": False,
    "De Vries e/o P. Bakker": False, "Erven de Vries": False, "wijlen Jansen": False, "Jansen (overleden)": False,
    "Jansen BEWIND": False,
}  # fmt: skip
MOBILES = {
    "06 12345678": True, "+31 6 12345678": True, "0031612345678": True, "06-12345678": True, "": None, "geen": None,
    "06 4NNN XXXX": False, "06 NNNN****": False, "06 NNNN": False, "020 123NNNN": False, "06 ABCDEFGH": False,
    "1234567890NNNN": False, "06 12345678 / 06 87654321": False,
}  # fmt: skip
MAILS = {
    "@voorbeeld.nl": True, "": None, "geen": None, "noorNNNN@": False, "noorNNNN@voorbeeld.nl / piet@voorbeeld.nl": False,
    "noorNNNN voorbeeld.nl": False, "noorNNNN@voorbeeld": False, "Noor <noorNNNN@voorbeeld.nl>": False, "xNNNN@y.nl\u202e": False,
}  # fmt: skip
STREETS = {
    ("Dorpsstraat", "12", "1234 AB", "Utrecht"): True, ("Kade", "1", "3512JE", "Den Haag"): True,
    ("Onbekend", "0", "9999 XX", "Onbekend"): None, ("VOW", "1", "3512 JE", "Utrecht"): None,
    ("Wilgenlaan 12", "12", "3512 JE", "Utrecht"): False, ("Wilgenlaan", "12", "3512 JE", "3512 JE Utrecht"): False,
    ("Antwoordnummer", "1234", "3500 AA", "Utrecht"): False, ("Wilgenlaan", "12", "12345", "Utrecht"): False,
    ("Wilgenlaan", "", "3512 JE", "Utrecht"): False,
}  # fmt: skip
"""NNNN is another number in each row, so that no wrong value is held only because many rows share it.
Right: it may be used. None: it is as good as empty. Wrong: it may never be used."""
_MOBILE = re.compile(r"\+316[1-58][0-9]{7}")
_MAIL = re.compile(r"klant[0-9]+@voorbeeld\.nl")
_GREETING = re.compile(r"^(?:Beste|Geachte) (?:mevrouw |heer of mevrouw )?(?P<name>[^\n,]+),", re.MULTILINE)
_LETTERS = re.compile(r"[^\W\d_](?:[^\W\d_]|[ '’.-])*")


def _rows() -> list[tuple[dict[str, str], tuple[bool | None, ...]]]:
    chance = random.Random(SEED)  # noqa: S311 - the same rows in every run
    made = []
    for place in range(ROWS):
        name, mobile, mail, street = (_drawn(pool, chance) for pool in (NAMES, MOBILES, MAILS, STREETS))
        told = f"klant{place}{mail}" if mail.startswith("@") else mail
        number = mobile.replace("12345678", f"{10_000_000 + place}") if MOBILES[mobile] else mobile
        where = dict(zip(("Straat", "Huisnummer", "Postcode", "Plaats"), street, strict=True))
        one = (
            CELLS
            | {
                "Zaaknummer": f"V-{place}",
                "Achternaam": name,
                "Mobiel": _apart(number, place),
                "E-mail": _apart(told, place),
            }
            | where
        )
        made.append((one, (NAMES[name], MOBILES[mobile], MAILS[mail], STREETS[street])))
    return made


def _apart(value: str, place: int) -> str:
    return value.replace("NNNN", f"{place:04}").replace("NNN", f"{place % 1_000:03}")


def _drawn(pool: dict, chance: random.Random):  # type: ignore[no-untyped-def,type-arg]  # a key of any of the pools
    """A right value in half of the rows, so that rows with one fault are many."""
    right = [value for value, good in pool.items() if good]
    return chance.choice(right if chance.random() < 0.6 else list(pool))


@pytest.mark.slow
def test_what_is_no_name_number_or_address_never_goes_out(letterkit: Run, tmp_path: Path) -> None:
    made, out = _rows(), tmp_path / "uit"
    head = list(made[0][0])
    content = "\n".join([";".join(head), *(";".join(one[name] for name in head) for one, _ in made)])
    (tmp_path / "zaken.csv").write_text(content, encoding="utf-8")
    done = letterkit("batch", tmp_path / "zaken.csv", "--creditor", CREDITOR, "--today", "2026-11-23", "--out", out)
    assert done.code == 0, done.err
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    assert summary["read"] == ROWS == summary["produced"] + summary["held"] + summary["rejected"]
    sent: dict[str, set[str]] = {}
    for line in lines(out / "manifest.jsonl"):
        sent.setdefault(line["case_id"], set()).add(line["channel"])
    rejected = {int(row["row"]) - 2 for row in rows(out / "rejected.csv")}
    held = {row["case_id"] for row in rows(out / "held.csv")}
    checked = letterkit("check-cases", tmp_path / "zaken.csv", "--creditor", CREDITOR)
    assert _called_wrong(checked.out) == {place + 2 for place in rejected}, "what check-cases calls good"
    for place, (one, (name, mobile, mail, street)) in enumerate(made):
        channels = sent.get(one["Zaaknummer"], set())
        ends = [bool(channels), one["Zaaknummer"] in held, place in rejected]
        assert sum(ends) == 1, one
        if not name:
            assert not channels, one["Achternaam"]
        if not mobile:
            assert "sms" not in channels, one["Mobiel"]
        if not mail:
            assert "email" not in channels, one["E-mail"]
        if not street:
            assert "letter" not in channels, one["Straat"]
    assert {channel for channels in sent.values() for channel in channels} >= {"sms", "email", "letter"}
    assert summary["produced"] > ROWS / 20
    _look_at_what_went_out(out)


def _called_wrong(told: str) -> set[int]:
    """The rows that check-cases finds wrong; a line about a channel that drops out is no fault of the row."""
    lines_of_faults = re.findall(r"(?m)^rij ([0-9]+), zaak [^:]*: .*; verwacht: .*$", told)
    left_out = re.findall(r"(?m)^rij ([0-9]+), .*dit gegeven wordt niet gebruikt.*$", told)
    return set(map(int, lines_of_faults)) - set(map(int, left_out))


def _look_at_what_went_out(out: Path) -> None:
    for line in lines(out / "sms.jsonl"):
        assert _MOBILE.fullmatch(line["to"])
        _is_a_name(line["text"])
    mails = sorted((out / "email").glob("*.eml"))
    assert mails
    for path in mails:
        message = email.message_from_bytes(path.read_bytes(), policy=policy.default)
        assert [
            address.addr_spec for address in message["To"].addresses if not _MAIL.fullmatch(address.addr_spec)
        ] == []
        assert len(message["To"].addresses) == 1
        body = message.get_body(("plain",))
        assert body
        _is_a_name(body.get_content())


def _is_a_name(text: str) -> None:
    greeting = _GREETING.search(text)
    assert greeting, text[:80]
    assert _LETTERS.fullmatch(greeting["name"]), greeting["name"]
    wrong = {name.casefold() for name, good in NAMES.items() if not good and _LETTERS.fullmatch(name)}
    assert greeting["name"].casefold().removeprefix("mevrouw ") not in wrong
