"""Rows that went wrong in every way we could think of: case records, lines of JSON, and cells of a table.

Every personal text has ``NAME`` in it, which no case number can hold: so whoever finds it where no name may stand has
found a leak.
"""

import copy
import json
import random
import re
from datetime import date, datetime, time
from typing import Any

NAME = "Żwartbösch"
_LONG = f"{NAME} " * 200
_RAW = re.compile(r'"@(.*?)@"')  # numbers that json.dumps would not write
HOSTILE = (
    "{{ 7*7 }}", "{% raw %}", "{{ klant.__class__ }}", "{#", "**vet**", "# kop", "::: betalen", "[x](javascript:x)", "| a |",
    "<b>", "<!--", "&amp;lt;", "=1+1", "+31", "-2", "@SUM(A1)", "../../x", "..\\..\\x", "/etc/passwd", "C:\\x", "%00", "%0ABcc:",
    "'; drop table message; --", '"', "''", "\\n", "\\", "$HOME", "`x`", "${jndi:x}", "漢字仮名", "한국어", "👩‍👩‍👧 🇳🇱", "ﷺ", "İıſß",
    "e\u0301", "\u00ad", "\u200d", "\u00a0", "\u3000", "ŉ", "½²", "٣", "𝒜", "é", "Ѐ", "עברית", "العربية", "ก็", "x" * 90,
)  # fmt: skip
"""Texts that a customer may bear; what cannot be printed must be said."""
INVISIBLE = (
    "\x00",
    "\x1b[31m",
    "\u202e",
    "\u2066",
    "\ue000",
    "\U000f0000",
    "\ufffd",
    "\u2028",
    "a\r\nBcc: x@y.nl",
    "\x7f",
    "Ã«",
    "\uffff",
)
"""Texts that no line may hold."""
NUMBERS = (
    "NaN",
    "Infinity",
    "-Infinity",
    "1e999999999",
    "-1e-999999999",
    "1e99999999999999999999",
    "9" * 5_000,
    "0.1e1",
    "-0",
    "1E400",
)
DAYS = (
    "2026-02-30",
    "0000-01-01",
    "9999-12-31",
    "1900-01-01",
    "31-12-2026",
    "20261101",
    "2026-11-20T00:00:00Z",
    "morgen",
    "46347",
)
PLAIN: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 10**12, 10**40, -(2**70), 0.1, 1.005, -3.5, 1e300, "", " ", "0", "ja", [], {}, [{}], [[]],
    {"a": 1}, [None], ["letter", "letter"], [[[[]]]], "RF18539007547034", "6" * 400, "NL", "nl", "\ud800",
)  # fmt: skip
TYPED: tuple[Any, ...] = (
    None, True, 0, -1, 1.5, 1e300, 10**17, 46347, datetime(2026, 11, 1, 3, 4), date(1900, 1, 1), time(3, 4), "#N/A",  # noqa: DTZ001
)  # fmt: skip
EXTRA = (
    "acternaam",
    "klant",
    "zaaknummer ",
    "__proto__",
    "__class__",
    "a.b",
    "=x",
    "\u202ex",
    "x" * 500,
    "漢",
    "overledn",
    "1",
)


def changed(record: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """A right record with one to three changes."""
    record = named(record)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        _change(record, chance)
    return record


def named(record: dict[str, Any]) -> dict[str, Any]:
    """The record for somebody whose every text is recognisable."""
    record = copy.deepcopy(record)
    for part, names in (
        (record["klant"], ("voornaam", "achternaam")),
        (record["klant"].get("adres", {}), ("straat", "plaats")),
    ):
        part.update({name: f"{part[name]} {NAME}" for name in names if part.get(name)})
    return record


def json_line(record: Any, chance: random.Random) -> str:
    """The record as one line, now and then torn, doubled or wrong in its signs."""
    line = json.dumps(record, ensure_ascii="\\ud800" in json.dumps(record) or chance.random() < 0.3)
    line = _RAW.sub(r"\1", line)
    at = chance.randrange(len(line))
    broken = {
        1: line[:at], 2: line[at:], 3: f"{line} {line}", 4: line[:at] + chance.choice('{}[]",:\\\x00 ') + line[at:],
        5: line.replace("{", '{"zaaknummer": "M-9", ', 1), 6: f"[{line}]", 7: line[:-1] + ', "x": ' + "[" * 400 + "]" * 400 + "}",
        8: "[" * 20_000, 9: line.replace('"', "'"), 10: "\ufeff" + line,
    }  # fmt: skip
    return broken.get(chance.randrange(100), line)


def cell(given: str, chance: random.Random) -> str:
    """Another value for a cell of a table."""
    return str(chance.choice((
        "", f"{given} {chance.choice(HOSTILE)}", f"{NAME} {chance.choice(HOSTILE)}", chance.choice(INVISIBLE) + given, chance.choice(NUMBERS),
        chance.choice(DAYS), chance.choice(HOSTILE), chance.choice(PLAIN[3:15]), given * 2, f'="{given}"', "#N/B", "5,00006E+15", "1.234",
        "1.234.567,89", "-12,50", _LONG, f'"{given}', given.upper(), "01-13-2026", "1-1-26", "\t",
    )))  # fmt: skip


def table_line(cells: list[str], chance: random.Random, delimiter: str = ";") -> str:
    """The cells as one row, now and then with a cell too many or too few, or a quote that does not close."""
    quoted = [
        f'"{one.replace(chr(34), chr(34) * 2)}"' if any(sign in one for sign in f'{delimiter}"\r\n') else one
        for one in cells
    ]
    at = chance.randrange(len(quoted))
    match chance.randrange(60):
        case 1:
            quoted.insert(at, "x")
        case 2:
            del quoted[at]
        case 3:
            quoted[at] = '"'
        case 4:
            quoted[at] = f'a"{quoted[at]}'
        case 5:
            quoted = quoted[:at]
        case 6:
            quoted[at] = f'"{quoted[at]}\n{quoted[at]}"'
    return delimiter.join(quoted)


def _change(record: Any, chance: random.Random) -> None:
    path, last = chance.choice(_places(record))
    target = record
    for key in path:
        target = target[key]
    kind = chance.randrange(12)
    if kind == 0:
        del target[last]
    elif kind == 1 and isinstance(target, dict):
        target[chance.choice(EXTRA)] = chance.choice((NAME, 1, None, {}))
    elif kind < 7:
        target[last] = _another(record, chance)
    elif isinstance(person := record.get("klant"), dict):
        name = chance.choice(("voornaam", "achternaam", "tussenvoegsel", "voorletters", "bedrijfsnaam"))
        person[name] = f"{chance.choice(HOSTILE)} {NAME}"


def _another(record: Any, chance: random.Random) -> Any:
    """What may stand anywhere instead of a right value."""
    return chance.choice(
        (
            chance.choice(PLAIN),
            f"@{chance.choice(NUMBERS)}@",
            chance.choice(DAYS),
            chance.choice(INVISIBLE) + NAME,
            _LONG,
            copy.deepcopy(record),
        )
    )


def _places(part: Any, path: tuple[Any, ...] = ()) -> list[tuple[tuple[Any, ...], Any]]:
    """Where something stands in a record: the way to it, and its own key there."""
    inside = list(part.items()) if isinstance(part, dict) else list(enumerate(part)) if isinstance(part, list) else []
    return [place for key, value in inside for place in ((path, key), *_places(value, (*path, key)))]
