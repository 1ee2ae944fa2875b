"""Outlook messages, made here byte by byte: their text in every form, and what is attached to them."""

import struct

import pytest
from compressed_rtf import compress

from letterkit.lint import judge
from letterkit.lint.inputs import flat, parse
from tests.lint.inputs.test_kinds import FINE, THREAT, rtf

_SECTOR, _END, _FREE, _FAT = 512, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
Tree = dict[str, "bytes | Tree"]


def compound(tree: Tree) -> bytes:
    """A compound file (the container of Outlook) with these streams; each is filled up to the size of a large stream."""
    entries: list[list[object]] = [["Root Entry", 5, _FREE, _FREE, b""]]
    _add(tree, 0, entries)
    sectors: list[bytes] = []
    fat: list[int] = []
    starts = []
    for _, kind, _, _, data in entries:
        starts.append(len(fat) if kind == 2 else _END)
        if kind == 2:
            count = len(data) // _SECTOR  # type: ignore[arg-type]
            fat += [*range(len(fat) + 1, len(fat) + count), _END]
            sectors.append(data)  # type: ignore[arg-type]
    table = b"".join(_entry(one, start) for one, start in zip(entries, starts, strict=True))
    table += _entry(["", 0, _FREE, _FREE, b""], 0) * (-len(entries) % 4)
    first_entry, count = len(fat), len(table) // _SECTOR
    fat += [*range(len(fat) + 1, len(fat) + count), _END]
    fat.append(_FAT)
    allocated = struct.pack(f"<{len(fat)}I", *fat).ljust(_SECTOR, b"\xff")
    assert len(allocated) == _SECTOR
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack(
        "<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, first_entry, 0, 4096, _END, 0, _END, 0, len(fat) - 1
    )
    return head.ljust(_SECTOR, b"\xff") + b"".join(sectors) + table + allocated


def _add(tree: Tree, parent: int, entries: list[list[object]]) -> None:
    """The children of a storage, each the right neighbour of the one before it."""
    before = None
    for name, content in tree.items():
        at = len(entries)
        data = (
            content.ljust(max(4096, -(-len(content) // _SECTOR) * _SECTOR), b"\0")
            if isinstance(content, bytes)
            else b""
        )
        entries.append([name, 2 if isinstance(content, bytes) else 1, _FREE, _FREE, data])
        entries[parent if before is None else before][3 if before is None else 2] = at
        before = at
        if not isinstance(content, bytes):
            _add(content, at, entries)


def _entry(entry: list[object], start: int) -> bytes:
    name, kind, right, child, data = entry
    wide = (str(name) + "\0").encode("utf-16-le") if name else b""
    head = wide.ljust(64, b"\0") + struct.pack("<HBBIII", len(wide), kind, 1, _FREE, right, child)
    return head + bytes(36) + struct.pack("<IQ", start if start != _END else 0, len(data))  # type: ignore[arg-type]


def stream(name: str) -> str:
    return f"__substg1.0_{name}"


def message(**forms: bytes) -> Tree:
    names = {"plain": "1000001F", "html": "10130102", "rich": "10090102"}
    subject = {stream("0037001F"): "Uw betaling".encode("utf-16-le")}
    return subject | {stream(names[form]): data for form, data in forms.items()}


ATTACHED: Tree = {
    "__attach_version1.0_#00000000": {
        stream("3707001F"): "a.txt".encode("utf-16-le"),
        stream("37010102"): THREAT.encode().ljust(4096),
    }
}
FORMS: dict[str, Tree] = {
    "plain": message(plain=f"{FINE} {THREAT}".encode("utf-16-le")),
    "marked up": message(html=f"<p>{FINE}</p><p>{THREAT}</p>".encode()),
    "rich": message(rich=compress(rtf(THREAT), compressed=True)),
    "attached": message(plain=FINE.encode("utf-16-le")) | ATTACHED,
    "only in one of both": message(plain=FINE.encode("utf-16-le"), html=f"<p>{FINE}</p><p>{THREAT}</p>".encode()),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_the_text_is_judged(form: str) -> None:
    document = parse(compound(FORMS[form]), path="a.msg", suffix=".msg")
    assert document.channel == "email"
    assert document.text.startswith("Uw betaling")
    found = {one.rule for part in flat(document) for one in judge(part).findings}
    assert "dreiging" in found
    assert ("mail-delen-verschillen" in found) == (form == "only in one of both")
